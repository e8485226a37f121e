// Which rows a picture shows, and where its camera looks.
#include "scene/composer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "scene/framing.h"
#include "scene/layout.h"

namespace placetime::scene {
namespace {

using events::Row;

constexpr geo::Meters kLeastHeight = 280'000; // one town does not fill the map
/// More rows than this are not put in order before they are grouped.
constexpr std::size_t kSorted = 50'000;

events::EventTable const& no_events()
{
    static events::EventTable const table;
    return table;
}

Rect size_of(int width, int height)
{
    if (width < 64 || height < 64 || width > 16384 || height > 16384)
        throw UsageError(
            fmt::format("a picture of {}x{} cannot be drawn; each side may have 64 to 16384 pixels",
                        width, height));
    return {0, 0, static_cast<float>(width), static_cast<float>(height)};
}

float scale_of(SceneInput const& input, int width, int height)
{
    if (input.scale > 0) return input.scale;
    return input.furniture == Furniture::slide ? slide_scale(width, height)
                                               : natural_scale(width, height);
}

/// The layers' own extent: what a map without events shows.
std::optional<geo::Box> extent_of(std::span<MapLayer const> layers)
{
    std::vector<geo::LonLat> positions;
    auto const add = [&](geo::Box const& box) {
        positions.push_back({box.west, box.south});
        positions.push_back({box.east, box.north});
    };
    for (auto const& layer : layers) {
        if (layer.extent) add(*layer.extent);
        if (!layer.shapes) continue;
        for (auto const& shape : layer.shapes->shapes)
            if (auto const box = geo::bounding_box(shape)) add(*box);
    }
    return geo::bounding_box(positions.data(), positions.data() + positions.size());
}

} // namespace

TableIndex const& Caches::index_of(events::EventTable const& table)
{
    if (!index || index->version() != table.version()) index.emplace(table);
    return *index;
}

Positions const& Caches::positions_of(events::EventTable const& table,
                                      projections::Projection const& projection)
{
    if (!positions || !positions->serve(table.version(), projection))
        positions.emplace(table, projection);
    return *positions;
}

Features const& Caches::coarse_countries()
{
    if (!coarse_countries_)
        coarse_countries_ = coarse.read("countries", layers::Detail::coarse, {-180, -90, 180, 90});
    return *coarse_countries_;
}

Composer::Composer(Caches& caches, SceneInput const& input, int width, int height)
    : caches_(caches), input_(input), table_(input.table ? *input.table : no_events()),
      index_(caches.index_of(table_)),
      query_(table_, index_, input.shown ? *input.shown : index_.drawn(input.background),
             input.window),
      all_(table_, index_, query_.may_be_shown(), {}), emphasis_(input),
      kit_(caches.typesetter, scale_of(input, width, height)), colors_(palette(input.theme))
{
    size_of(width, height);
    scene_.width = width;
    scene_.height = height;
    scene_.scale = kit_.scale();
    scene_.background = colors_.outside;
}

Told Composer::told() const { return {input_, table_, rows_, grouping_.groups, caches_.book}; }

void Composer::take_all_rows()
{
    rows_.clear();
    rows_.reserve(query_.size());
    query_.each_row([&](Row row) { rows_.push_back(row); });
    if (rows_.size() <= kSorted) index_.sort(table_, rows_);
    grouping_ = group_by_place(table_, rows_);
}

void Composer::choose_camera()
{
    // Words beside the map tell of all events, a fitted map looks for them.
    bool const full = input_.furniture == Furniture::full;
    if (full || is_fitted()) take_all_rows();
    if (full) summary_ = summarise(told(), kit_);
    float const under =
        !full || has_panel(scene_.width, scene_.height, scene_.scale)
            ? 0
            : flowing_legend_height(static_cast<float>(scene_.width), summary_, kit_);
    if (is_slide())
        lay_out_page();
    else
        layout_ = lay_out(scene_.width, scene_.height, scene_.scale, input_.furniture, under);
    if (is_slide())
        choose_page_camera();
    else if (input_.camera)
        camera_ = input_.camera->with_frame(layout_.frame);
    else
        camera_ = look_at();
}

Camera Composer::look_at()
{
    Framing framing{{-180, -90, 180, 90}, {}};
    std::optional<geo::Box> box = input_.view;
    Grouping cells;
    std::span<PlaceGroup> groups = grouping_.groups;
    if (!box && query_.points() > kDensityFrom) {
        // Too many places to look at one by one.
        std::vector<Row> points;
        query_.each_point([&](Row row) { points.push_back(row); });
        cells = group_by_cell(table_, points);
        groups = cells.groups;
    }
    if (!box && groups.empty()) box = extent_of(input_.layers);
    if (!box) {
        // Countries without an outline of their own are framed by the coarse one.
        for (auto& g : groups)
            if (g.is_country && !g.shape && g.place)
                for (auto const* c : caches_.coarse_countries())
                    if (c->code == g.place->country && !c->code.empty()) g.shape = &c->geometry;
        framing = frame_places(groups);
    } else
        framing.box = *box;
    bool const whole = box && box->width() >= 359.9 && box->height() >= 170;
    bool const nothing = whole || (!box && framing.positions.empty());
    auto const middle = nothing ? geo::LonLat{} : framing.box.center();
    auto projection = input_.projection.empty()
                          ? projections::Projection::suited_to(framing.box)
                          : projections::Projection::named(input_.projection, middle);
    // A view that was asked for fills the frame; events keep clear of its edge.
    auto const& inner = input_.view ? layout_.frame : layout_.inner;
    geo::Meters const least = input_.view ? 0 : kLeastHeight;
    bool const all = !input_.view && projection.seam() && framing.box.width() >= 150;
    if (box && !whole && !all)
        return Camera::fitted(std::move(projection), *box, layout_.frame, inner, least);
    if (whole || all) framing.positions.clear();
    return Camera::fitted(std::move(projection), framing.positions, layout_.frame, inner, least);
}

void Composer::keep_clear_of_tray()
{
    // Events must not lie under the tray: where some would, the map's part for them begins below
    // it.
    if (!layout_.footer || !is_fitted() || input_.view || is_slide()) return;
    Occupied probe(layout_.frame);
    std::vector<TrayMark> marks;
    std::vector<PlaceGroup const*> wide;
    for (auto const& g : grouping_.groups)
        if (g.kind == PlaceGroup::Kind::wide) wide.push_back(&g);
    auto const tray = draw_tray(tray_rows(told(), wide, groups_beyond(), emphasis_), layout_, kit_,
                                input_.theme, probe, marks);
    bool const hidden =
        !tray.panels.empty() && std::any_of(placed_.begin(), placed_.end(), [&](auto const& p) {
            float const r = p.flower.radius;
            return tray.panels.front().rect.intersects(
                {p.center.x - r, p.center.y - r, 2 * r, 2 * r});
        });
    if (!hidden) return;
    float const lower = tray.panels.front().rect.bottom() + 8 * scene_.scale - layout_.inner.y;
    layout_.inner.y += lower;
    layout_.inner.height -= lower;
    camera_ = look_at();
    place();
}

void Composer::count_points(RowQuery const& query, DensityGrid& grid)
{
    auto const& positions = caches_.positions_of(table_, camera_->projection());
    Positions::View const view(positions, *camera_);
    auto const& projected = positions.projected();
    Rect const frame = grid.frame();
    auto* counts = grid.counts();
    auto const columns = static_cast<std::size_t>(grid.columns());
    float const per = 1 / grid.cell();
    query.each_point([&](Row row) {
        auto const p = view(row);
        float const x = p.x - frame.x, y = p.y - frame.y;
        if (!(x >= 0 && x < frame.width && y >= 0 && y < frame.height)) return;
        if (!projected.test(row)) return;
        ++counts[static_cast<std::size_t>(static_cast<int>(y * per)) * columns +
                 static_cast<std::size_t>(static_cast<int>(x * per))];
    });
}

void Composer::take_rows_in_frame()
{
    Rect const frame = layout_.frame;
    points_in_frame_ = 0;
    density_ = false;
    if (query_.points() > kDensityFrom) {
        float const cell = kDensityCell * scene_.scale;
        auto& grid = caches_.grid;
        if (!grid || grid->frame() != frame || grid->cell() != cell)
            grid.emplace(frame, cell);
        else
            grid->clear();
        count_points(query_, *grid);
        points_in_frame_ = grid->total();
        density_ = points_in_frame_ > kDensityFrom;
    }
    if (is_fitted() && !density_) return;                        // all rows are grouped already
    if (density_ && input_.furniture == Furniture::full) return; // the list tells of all
    rows_.clear();
    if (!density_) {
        rows_ = points_in_frame(query_, query_.points());
        points_in_frame_ = rows_.size();
    }
    query_.each_shaped([&](Row row) { rows_.push_back(row); });
    if (rows_.size() <= kSorted) index_.sort(table_, rows_);
    grouping_ = group_by_place(table_, rows_);
}

Rect Composer::map_frame()
{
    if (is_slide())
        lay_out_page();
    else
        choose_camera();
    return layout_.frame;
}

Camera Composer::fitted()
{
    choose_camera();
    take_rows_in_frame();
    find_shapes();
    place();
    keep_clear_of_tray();
    return *camera_;
}

std::vector<Row> Composer::rows_in(Rect const& rect, std::size_t limit)
{
    choose_camera();
    auto const& positions = caches_.positions_of(table_, camera_->projection());
    Positions::View const view(positions, *camera_);
    std::vector<Row> found;
    query_.each_point([&](Row row) {
        if (found.size() < limit && rect.contains(view(row)) && positions.projected().test(row))
            found.push_back(row);
    });
    return found;
}

Scene Composer::compose()
{
    choose_camera();
    take_rows_in_frame();
    if (is_fitted() && !input_.view) {
        place();
        keep_clear_of_tray();
        take_rows_in_frame();
    }
    find_ground();
    outline_countries();
    draw_choropleth_areas();
    find_shapes();
    place();
    if (input_.symbols) draw_events();
    draw_map_furniture();
    draw_words();
    if (input_.symbols) tell_marks();
    return std::move(scene_);
}

} // namespace placetime::scene
