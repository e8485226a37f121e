#include "briefing/slide_maker.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "briefing/flight.h"
#include "briefing/markdown.h"
#include "briefing/words.h"
#include "time/instant.h"

namespace placetime::briefing {

namespace {

using events::Row;
using time::Instant;

constexpr float kPageHeight = 540; ///< CSS pixels of a slide

Instant instant(std::int64_t t) { return Instant(time::Seconds(t)); }

/// A slide made ready.
struct Prepared {
    events::RowSet shown; ///< that pass its filter, whatever the time
    std::vector<Row> rows, selected;
    std::vector<scene::TextBlock> text;
    std::vector<scene::Callout> callouts; ///< of `selected`, one each
    std::vector<scene::MapLayer> layers;
    bool unreviewed = false;
    std::size_t unplaced = 0;
};

/// Events of the window that pass and have no place: a choropleth says how many.
std::size_t unplaced_of(Slide const& slide, events::EventTable const& table)
{
    auto const is_left_out = [&](Row row) {
        auto const flags = table.flags()[row];
        return (flags & events::kPlaced) != 0 || row >= table.dated() ||
               !events::is_told(table.statuses()[row]) ||
               table.reviews()[row] == events::Review::rejected ||
               !slide.filter.types[static_cast<std::size_t>(table.types()[row])] ||
               ((flags & events::kBackground) != 0 && !slide.filter.background) ||
               ((flags & events::kStatement) != 0 && !slide.filter.statements);
    };
    std::size_t count = 0;
    for (auto const range : table.in_window(window_of(slide)))
        for (auto row = range.first; row < range.last; ++row) count += !is_left_out(row);
    return count;
}

/// The date first: a callout has room for the beginning of a long title.
std::string credit_of(events::Event const& event)
{
    auto const name = event.publisher.empty() ? event.source_title : event.publisher;
    if (!event.reported) return name;
    auto const day = day_text(*event.reported);
    return name.empty() ? day : day + ", " + name;
}

bool holds(events::Window const& window, events::EventTable const& table, Row row)
{
    return row < table.dated() &&
           window.holds({instant(table.begins()[row]), instant(table.ends()[row])});
}

/// What time runs through: without the events that are known to a week or coarser, where most are
/// known better.
time::Interval run_of(events::Window const& window, events::EventTable const& table,
                      std::vector<Row> const& rows)
{
    auto const is_fine = [&](Row row) { return table.precisions()[row] <= time::Precision::day; };
    bool const fine_only =
        std::ranges::any_of(rows, is_fine) &&
        std::ranges::count_if(rows, is_fine) * 2 >= static_cast<std::ptrdiff_t>(rows.size());
    std::optional<time::Interval> span;
    for (auto const row : rows) {
        if (fine_only && !is_fine(row)) continue;
        time::Interval const one{instant(table.begins()[row]), instant(table.ends()[row])};
        if (!span) span = one;
        span->begin = std::min(span->begin, one.begin);
        span->end = std::max(span->end, one.end);
    }
    time::Interval run = span.value_or(time::Interval{});
    if (window.begin) run.begin = *window.begin;
    if (window.end) run.end = *window.end;
    if (!span && !(window.begin && window.end)) return {};
    run.end = std::max(run.begin, run.end);
    return run;
}

} // namespace

struct SlideMaker::Impl {
    Briefing const& briefing;
    Material const& material;
    std::vector<std::optional<Prepared>> prepared;

    // What the input points into.
    scene::SceneInput input;
    scene::SlideWords words;
    std::vector<scene::Callout> callouts;
    std::vector<Row> selected;

    // The rectangles of the maps of a size, by slide.
    scene::SceneBuilder rooms;
    std::tuple<int, int, float> rooms_of{0, 0, 0.0F};
    std::vector<std::optional<scene::Rect>> frames;
    std::vector<std::optional<scene::Camera>> rests; ///< where slides look once they stand
    std::vector<std::optional<CameraView>> views;    ///< the same, as stops() found it

    Impl(Briefing const& b, Material const& m)
        : briefing(b), material(m), prepared(b.slides.size()), frames(b.slides.size()),
          rests(b.slides.size()), views(b.slides.size())
    {
    }

    Prepared const& slide(std::size_t i)
    {
        if (!prepared[i]) prepared[i] = prepare(briefing.slides[i]);
        return *prepared[i];
    }

    Prepared prepare(Slide const& slide) const
    {
        Prepared made;
        auto const& table = *material.table;
        made.shown = drawn_rows(table, slide.filter, slide.known_at);
        for (auto const range : table.in_window(window_of(slide)))
            made.shown.for_each(range, [&](Row row) {
                if (row < table.dated()) made.rows.push_back(row);
            });
        std::ranges::sort(made.rows, {}, [&](Row row) {
            return std::tuple(table.begins()[row], table.ends()[row], table.record(row));
        });
        made.unreviewed = !made.rows.empty() && std::ranges::all_of(made.rows, [&](Row row) {
            return table.reviews()[row] == events::Review::unreviewed;
        });
        for (auto const& id : slide.selected)
            if (auto const row = table.find(id);
                row && std::ranges::find(made.selected, *row) == made.selected.end()) {
                auto const event = table.event(*row);
                made.selected.push_back(*row);
                made.callouts.push_back({*row, event.title, event.source_quote, credit_of(event)});
            }
        if (slide.choropleth != scene::Choropleth::none) made.unplaced = unplaced_of(slide, table);
        made.text = blocks_of(slide.text);
        for (auto const& layer : material.layers)
            if (std::ranges::find(slide.layers, layer.name) != slide.layers.end()) {
                made.layers.push_back(layer);
                made.layers.back().style.visible = true;
            }
        return made;
    }

    void fill(std::size_t i, events::Window const& window, double opacity, Look const& look,
              int height)
    {
        auto const& from = briefing.slides[i];
        auto const& made = slide(i);
        selected.clear();
        callouts.clear();
        for (std::size_t k = 0; k < made.selected.size(); ++k) {
            auto const row = made.selected[k];
            if (!made.shown.test(row)) continue;
            // Callouts have their room before their time comes, so that none moves for another.
            bool const now = holds(window, *material.table, row);
            if (now || holds(window_of(from), *material.table, row))
                callouts.push_back(made.callouts[k]);
            if (now) selected.push_back(row);
        }
        words = {};
        words.title = from.title;
        words.text = made.text;
        words.marking = briefing.marking;
        words.source = from.source;
        words.attribution = material.attribution;
        words.page = fmt::format("{} / {}", i + 1, briefing.slides.size());
        words.unreviewed = made.unreviewed;
        words.callouts = callouts;
        words.opacity = std::clamp(opacity, 0.0, 1.0);
        words.inset = look.inset;
        words.parts = look.parts;

        input = {};
        input.table = material.table.get();
        input.window = window;
        input.shown = &made.shown;
        input.theme = look.theme;
        input.scale = look.scale > 0 ? look.scale : static_cast<float>(height) / kPageHeight;
        input.title = from.title;
        input.layers = made.layers;
        input.graticule = look.graticule;
        input.furniture = scene::Furniture::slide;
        input.size_by = from.size_by;
        input.choropleth = material.divisions ? from.choropleth : scene::Choropleth::none;
        input.divisions = material.divisions;
        input.unplaced = made.unplaced;
        input.symbols = from.symbols;
        input.known_at = from.known_at;
        input.selected = selected;
        input.slide = &words;
        input.towns = material.towns;
    }

    /// What the page keeps to while camera and time move; `input` is filled.
    void keep_to_rest(std::size_t i, CameraView const& now, scene::Rect const& map)
    {
        auto const& slide = briefing.slides[i];
        words.rest = scene::SlideRest{window_of(slide), {}};
        auto const& view = slide.camera ? slide.camera : views[i];
        if (!view) return;
        if (view->center == now.center && view->across == now.across) return;
        if (!rests[i]) rests[i] = camera_of(*view, map);
        words.rest->camera = rests[i];
    }

    /// Where the page has its map: found once for each slide and size, of the input.
    scene::Rect frame(std::size_t i, Look const& look, int width, int height)
    {
        std::tuple const size{width, height, look.scale};
        if (size != rooms_of) {
            rooms_of = size;
            frames.assign(frames.size(), std::nullopt);
            rests.assign(rests.size(), std::nullopt);
        }
        if (!frames[i]) frames[i] = rooms.map_frame(input, width, height);
        return *frames[i];
    }
};

SlideMaker::SlideMaker(Briefing const& briefing, Material const& material)
    : impl_(std::make_unique<Impl>(briefing, material))
{
}
SlideMaker::~SlideMaker() = default;
SlideMaker::SlideMaker(SlideMaker&&) noexcept = default;

scene::SceneInput const& SlideMaker::input(Moment const& moment, Look const& look, int width,
                                           int height)
{
    impl_->fill(moment.slide, moment.window, moment.words, look, height);
    if (moment.camera.across > 0) {
        auto const map = impl_->frame(moment.slide, look, width, height);
        impl_->input.camera = camera_of(moment.camera, map);
        impl_->keep_to_rest(moment.slide, moment.camera, map);
    }
    return impl_->input;
}

std::vector<Stop> SlideMaker::stops(scene::SceneBuilder& builder, Look const& look, int width,
                                    int height)
{
    std::vector<Stop> stops;
    for (std::size_t i = 0; i < impl_->briefing.slides.size(); ++i) {
        auto const& slide = impl_->briefing.slides[i];
        Stop stop;
        stop.window = window_of(slide);
        stop.run = run_of({slide.begin, slide.end}, *impl_->material.table, rows(i));
        impl_->fill(i, stop.window, 1, look, height);
        if (slide.camera) {
            auto const frame = impl_->frame(i, look, width, height);
            stop.camera = *slide.camera;
            stop.camera.projection = camera_of(*slide.camera, frame).projection().code();
        } else {
            // Countries alone say little of where: the map stays where the others are.
            if (std::ranges::all_of(rows(i), [&](Row row) {
                    return (impl_->material.table->flags()[row] & events::kWide) != 0;
                }))
                impl_->input.window = {};
            auto const camera = builder.fitted(impl_->input, width, height);
            stop.camera = view_of(camera, camera.projection().code());
        }
        impl_->views[i] = stop.camera;
        stops.push_back(std::move(stop));
    }
    return stops;
}

std::vector<Row> SlideMaker::rows(std::size_t slide) { return impl_->slide(slide).rows; }

std::vector<Row> SlideMaker::selected(std::size_t slide) { return impl_->slide(slide).selected; }

bool SlideMaker::is_unreviewed(std::size_t slide) { return impl_->slide(slide).unreviewed; }

} // namespace placetime::briefing
