#include "viewer/map_scene.h"

#include <bit>

#include "app/town_labels.h"
#include "scene/steady.h"
#include "session/divisions.h"
#include "session/session.h"

namespace placetime::viewer {

namespace {

/// While playing, events about to leave the window fade over its last tenth.
constexpr double kFade = 0.1;

/// Before anything is open the window has a card of its own, and while time moves a box that comes
/// and goes would flicker.
bool has_empty_state(session::Session const& session)
{
    return session.document().is_open() && !session.playback.playing();
}

/// Events in the window that pass the filters and have no place.
std::size_t unplaced_in(session::Session const& session)
{
    auto const& table = *session.table();
    auto const& listed = session.filters.listed();
    std::size_t count = 0;
    for (auto const range : table.in_window(session.window()))
        listed.for_each(range, [&](events::Row row) {
            count += (table.flags()[row] & events::kPlaced) == 0 &&
                     events::is_told(table.statuses()[row]) &&
                     table.reviews()[row] != events::Review::rejected;
        });
    return count;
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

/// What a picture takes of the window of time: which rows lie in it, and how long it is for the
/// groups of symbols. While events fade, and where areas are tinted by the fullest window of the
/// same length, also where it begins and ends.
std::uint64_t moment_of(session::Session const& session)
{
    auto const window = session.window();
    std::uint64_t mark = 14695981039346656037U; // FNV-1a, by words
    auto const add = [&mark](std::uint64_t value) { mark = (mark ^ value) * 1099511628211U; };
    if (session.playback.playing() || session.choropleth != scene::Choropleth::none) {
        for (auto const& end : {window.begin, window.end})
            add(end ? static_cast<std::uint64_t>(end->time_since_epoch().count()) : 0);
        add(window.open() ? 1 : 2);
    }
    add(static_cast<std::uint64_t>(scene::steady_length(*session.table(), window)));
    for (auto const range : session.table()->in_window(window)) {
        add(range.first);
        add(range.last);
    }
    return mark;
}

} // namespace

MapScene::MapScene(std::function<void()> ready) { builder_.set_ready(std::move(ready)); }

MapScene::Key MapScene::key_of(session::Session const& session, int width, int height,
                               float scale) const
{
    auto const hovered = session.selection.hovered();
    auto const& tools = session.tools;
    std::uint64_t measured = 0;
    if (tools.tool() == session::Tool::measure) {
        measured = tools.points().size() + 1;
        if (auto const p = tools.pointer()) measured ^= bits(p->lon) * 31 + bits(p->lat);
    }
    std::uint64_t const look =
        static_cast<std::uint64_t>(session.settings.theme) |
        (session.settings.graticule ? 16U : 0U) | (session.playback.playing() ? 32U : 0U) |
        (has_empty_state(session) ? 64U : 0U) | static_cast<std::uint64_t>(session.size_by) << 8 |
        static_cast<std::uint64_t>(session.choropleth) << 16 | (session.symbols ? 0 : 1U << 20);
    return {session.table()->version(),
            session.filters.revision(),
            moment_of(session),
            session.camera.revision(),
            session.selection.revision(),
            hovered ? std::uint64_t{*hovered} : ~std::uint64_t{0},
            session.layers.revision(),
            measured,
            look,
            static_cast<std::uint64_t>(width),
            static_cast<std::uint64_t>(height),
            bits(scale),
            bits(static_cast<double>(session.filters.choice().background))};
}

bool MapScene::is_of_another_table(session::Session const& session) const noexcept
{
    return !made_ || key_.front() != session.table()->version();
}

scene::SceneInput MapScene::input(session::Session const& session, float scale)
{
    scene::SceneInput input;
    input.table = session.table().get();
    input.window = session.window();
    input.shown = &session.drawn();
    input.camera = session.camera.camera();
    input.theme = session.settings.theme;
    input.scale = scale;
    input.layers = session.layers.for_scene();
    input.graticule = session.settings.graticule;
    input.furniture = scene::Furniture::map;
    input.empty_state = has_empty_state(session);
    input.size_by = session.size_by;
    input.selected = session.selection.rows();
    input.hovered = session.selection.hovered().value_or(events::kNoRow);
    input.choropleth = session.choropleth;
    input.symbols = session.symbols;
    if (input.choropleth != scene::Choropleth::none) {
        divisions_ = session::divisions_of(gazetteer::Gazetteer::standard());
        input.divisions = divisions_;
        input.unplaced = unplaced_in(session);
    }
    input.fade = session.playback.playing() ? kFade : 0;
    measure_.clear();
    if (session.tools.tool() == session::Tool::measure) measure_ = session.tools.line();
    input.measure = measure_;
    input.towns = [](geo::Box const& view, std::size_t count) {
        return app::town_labels(gazetteer::Gazetteer::standard(), view, count);
    };
    return input;
}

scene::Scene const& MapScene::bring(session::Session const& session, int width, int height,
                                    float scale)
{
    auto const key = key_of(session, width, height, scale);
    if (made_ && key == key_ && builder_.is_settled()) return scene_;
    scene_ = builder_.build(input(session, scale), width, height);
    key_ = key;
    made_ = true;
    ++revision_;
    return scene_;
}

std::vector<events::Row> MapScene::rows_in(session::Session const& session, scene::Rect const& rect,
                                           std::size_t limit)
{
    if (!made_) return {};
    return builder_.rows_in(input(session, scene_.scale), rect, limit, scene_.width, scene_.height);
}

} // namespace placetime::viewer
