#include "session/session.h"

#include <algorithm>
#include <cmath>

namespace placetime::session {

namespace {

using events::Row;

constexpr double kProgressEvery = 0.2;
constexpr std::int64_t kLongestTypical = 31 * 86'400;
constexpr double kLeastBin = 4; ///< pixels

} // namespace

Session::Session(SessionOptions options) : options_(std::move(options))
{
    auto loaded = load_settings(options_.settings_files);
    settings = std::move(loaded.settings);
    for (auto& problem : loaded.problems) say(Notice::Kind::warning, std::move(problem));
    if (camera.set_projection(settings.projection)) settings.projection.clear();
    playback.skip_empty = settings.skip_empty;
    playback.at_end = settings.at_end;
    saved_settings_ = seen_settings_ = settings;
    slides.set_clock([this] { return history_.last_number(); });
    start_bench({}, {});
    seen_ = marks();
}

Session::Marks Session::marks() const noexcept
{
    return {timeline.revision(), filters.revision(),
            camera.revision(),   layers.revision(),
            slides.changes(),    playback.speed(),
            playback.at_end,     playback.reverse,
            playback.skip_empty, size_by};
}

bool Session::update(double seconds, std::optional<time::Instant> now)
{
    now_ = now;
    auto const before = marks();
    auto const lists = list_marks();
    auto const notices = notices_.size();
    bool changed = tasks.poll();
    changed = playback.advance(seconds, timeline, *document_.table, &filters.drawn()) || changed;
    changed = camera.advance(seconds) || changed;
    bring_edition();
    filters.update(tasks);
    bring_queue();
    bring_proposals(seconds);
    std::optional<geo::Box> view;
    if (settings.list_follows_view) view = camera.camera().view();
    list.update(tasks, filters.listed_rows(), timeline.query(), view);
    search.update(tasks, options_.gazetteer, document_.table, filters.listed_rows());
    age_notices(seconds);
    watch_changes(seconds);
    watch_settings(seconds);
    return changed || !(marks() == before) || notices_.size() != notices || list_marks() != lists;
}

/// A sum that grows with what is listed, selected, found, proposed and said.
std::uint64_t Session::list_marks() const noexcept
{
    return list.revision() + selection.revision() + search.revision() + proposals.revision() +
           workspace_.revision() + slides.revision() + next_notice_;
}

double Session::next_update() const noexcept
{
    if (playback.playing() || camera.moving()) return 0;
    auto next = std::numeric_limits<double>::infinity();
    auto const within = [&](double seconds) { next = std::min(next, std::max(seconds, 0.0)); };
    if (tasks.busy()) within(kProgressEvery);
    for (auto const& notice : notices_)
        if (notice.kind != Notice::Kind::error) within(kNoticeSeconds - notice.age);
    if ((view_changed_ || document_.changed()) && document_.project &&
        !document_.project->read_only())
        within(std::max(kAutosaveAfter - quiet_, autosave_rest_));
    if (propose_rest_ > 0 && proposed_revision_ != workspace_.revision()) within(propose_rest_);
    if (copy_due_) within(kRecoverEvery - copy_age_);
    if (!(settings == saved_settings_)) within(kAutosaveAfter - settings_quiet_);
    return next;
}

void Session::say(Notice::Kind kind, std::string text)
{
    // Said again, it is there once, and young.
    std::erase_if(notices_, [&](Notice const& notice) { return notice.text == text; });
    notices_.push_back({kind, std::move(text), 0, next_notice_++});
}

void Session::dismiss(std::uint64_t notice)
{
    std::erase_if(notices_, [&](Notice const& n) { return n.id == notice; });
}

void Session::age_notices(double seconds)
{
    for (auto& notice : notices_) notice.age += seconds;
    std::erase_if(notices_, [](Notice const& notice) {
        return notice.kind != Notice::Kind::error && notice.age >= kNoticeSeconds;
    });
}

/// How long most of the drawn events last, in seconds: bins that are shorter would hold none of
/// them. Dates alone make bins of a day.
double Session::typical_length() const
{
    auto const& drawn = filters.drawn();
    auto const half = drawn.count() / 2;
    std::size_t count = 0;
    for (auto const& one : document_.table->duration_classes()) {
        count += drawn.count(one.rows);
        if (count > half) return static_cast<double>(std::min(one.longest, kLongestTypical));
    }
    return 0;
}

events::Histogram const& Session::histogram(double width)
{
    auto const& axis = timeline.axis();
    if (histogram_revision_ != filters.revision() || histogram_width_ != width ||
        !(histogram_axis_ == axis)) {
        // A little less, so that a month is not too short for what lasts 31 days.
        auto const least = 0.9 * typical_length() / axis.span() * width;
        histogram_ = events::histogram(*document_.table, &filters.drawn(),
                                       axis.bin_edges(width, std::max(kLeastBin, least)));
        histogram_revision_ = filters.revision();
        histogram_width_ = width;
        histogram_axis_ = axis;
    }
    return histogram_;
}

void Session::select(Row row, bool fly)
{
    auto const& table = *document_.table;
    if (row >= table.size()) return;
    selection.select(row);
    settings.panels.details = true;
    if (!fly || (table.flags()[row] & events::kPlaced) == 0) return;
    geo::LonLat const at{table.lons()[row], table.lats()[row]};
    auto const on_screen = camera.camera().to_screen(at);
    if (on_screen && camera.camera().frame().contains(*on_screen)) return;
    // The middle of a country says nothing: what one looks at stays where the country is in sight.
    if ((table.flags()[row] & events::kWide) != 0) {
        auto const& place = table.shaped_places()[table.shapes()[row]];
        auto const box = geo::bounding_box(*place.geometry);
        if (box && box->intersects(camera.camera().view())) return;
    }
    camera.center_on(at);
}

void Session::select_next()
{
    auto row = list.next(selection.primary());
    if (!row) row = list.next({});
    if (row) select(*row, true);
}

void Session::select_previous()
{
    auto row = list.previous(selection.primary());
    if (!row) row = list.previous({});
    if (row) select(*row, true);
}

void Session::clear_selection() { selection.clear(); }

void Session::reveal_selection()
{
    auto const row = selection.primary();
    auto const& table = *document_.table;
    if (!row || *row >= table.dated()) return;
    time::Interval const when{time::Instant(time::Seconds(table.begins()[*row])),
                              time::Instant(time::Seconds(table.ends()[*row]))};
    if (!timeline.query().holds(when)) timeline.jump_to(when.begin);
    timeline.axis().reveal(when.begin);
}

/// A position in each half degree where the rows' points are, and the corners of their areas and
/// lines; of wide places only when there is nothing else.
std::vector<geo::LonLat> Session::outline_of(events::RowSet const& rows) const
{
    auto const& table = *document_.table;
    std::vector<geo::LonLat> positions, wide;
    std::vector<bool> seen(721 * 361);
    std::vector<bool> seen_shapes(table.shaped_places().size());
    rows.for_each([&](Row row) {
        auto const flags = table.flags()[row];
        if ((flags & events::kPlaced) == 0) return;
        geo::LonLat const at{table.lons()[row], table.lats()[row]};
        auto& to = (flags & events::kWide) != 0 ? wide : positions;
        auto const shape = table.shapes()[row];
        if (shape != events::kNoShape) {
            if (seen_shapes[shape]) return;
            seen_shapes[shape] = true;
            if (auto const box = geo::bounding_box(*table.shaped_places()[shape].geometry)) {
                to.insert(to.end(), {{box->west, box->south}, {box->east, box->north}});
                return;
            }
        }
        auto const cell = static_cast<std::size_t>(at.lat * 2 + 180) * 721 +
                          static_cast<std::size_t>(at.lon * 2 + 360);
        if (cell < seen.size() && seen[cell]) return;
        if (cell < seen.size()) seen[cell] = true;
        to.push_back(at);
    });
    return positions.empty() ? wide : positions;
}

void Session::fit_events()
{
    filters.update(tasks);
    auto in_window = events::RowSet(document_.table->size());
    for (auto const range : document_.table->in_window(timeline.query())) in_window.set(range);
    in_window &= filters.drawn();
    auto positions = outline_of(in_window);
    if (positions.empty()) positions = outline_of(filters.drawn());
    if (!positions.empty()) return camera.fit(positions);
    geo::BoxBuilder box;
    for (auto const& layer : layers.layers())
        if (layer.extent && layer.style.visible) box.add(*layer.extent);
    if (auto const all = box.box())
        camera.fit(*all);
    else
        camera.fit_world();
}

void Session::fit_selection()
{
    auto rows = events::RowSet(document_.table->size());
    for (auto const row : selection.rows()) rows.set(row);
    auto const positions = outline_of(rows);
    if (positions.empty()) return fit_events();
    if (positions.size() > 1) return camera.fit(positions);
    auto const row = *selection.primary();
    camera.fly_to(positions.front(), 3 * double{document_.table->place_precisions()[row]});
}

void Session::fly_to(PlaceHit const& hit)
{
    bool const is_point = hit.box.west == hit.box.east && hit.box.south == hit.box.north;
    if (is_point)
        camera.fly_to(hit.point, std::max(3 * hit.radius, 10'000.0));
    else
        camera.fit(hit.box);
}

void Session::finish_tool()
{
    if (tools.tool() == Tool::region) {
        auto region = tools.region();
        if (!region.empty()) filters.set_region(std::move(region));
    } else if (tools.tool() == Tool::event_area) {
        draw_place(tools.region());
    } else if (tools.tool() == Tool::move_event && !tools.points().empty()) {
        move_place(tools.points().back());
    }
    if (tools.tool() != Tool::measure) tools.cancel();
}

} // namespace placetime::session
