// Areas tinted by the number of their events.
#include "scene/composer.h"

namespace placetime::scene {

summary::PlaceColumn const&
Caches::column_of(events::EventTable const& table,
                  std::shared_ptr<summary::Divisions const> const& divisions)
{
    if (!place_column || place_column->table_version() != table.version() ||
        place_column->shared_divisions() != divisions)
        place_column.emplace(table, divisions);
    return *place_column;
}

geo::Geometry const& Composer::outline_of(AreaCounts::Area const& area)
{
    // A country as the map draws it meets the borders.
    for (auto const* country : caches_.ground->boundaries.countries)
        if (!area.country.empty() && country->code == area.country &&
            std::holds_alternative<geo::MultiPolygon>(country->geometry))
            return country->geometry;
    return *caches_.outlines.of(area, input_.divisions);
}

void Composer::draw_choropleth_areas()
{
    if (input_.choropleth == Choropleth::none || !input_.divisions) return;
    auto const& column = caches_.column_of(table_, input_.divisions);
    auto const counts = count_by_area(query_, column, input_.choropleth);
    // Classes follow the fullest window, so that a colour means the same while time moves.
    auto highest = counts.highest;
    if (!is_fitted() && !input_.window.open()) {
        auto const fullest = fullest_query();
        highest = std::max(highest, count_by_area(fullest, column, input_.choropleth).highest);
    }
    auto classes = summary::count_classes(highest);
    auto const& moved = scene_.ground_placement;
    std::vector<TintedArea> tinted;
    for (auto const& area : counts.areas) {
        auto const& shape = outline_of(area);
        auto const epoch = caches_.ground->number * 1'000'003 + caches_.outlines.epoch();
        caches_.area_paths.look_from(caches_.ground->made_for.camera, epoch);
        caches_.wide_area_paths.look_from(caches_.ground->wide, epoch);
        auto paths = moved.is_identity() ? caches_.area_paths.of(shape, moved)
                                         : caches_.wide_area_paths.of(shape, moved);
        if (paths.visible()) tinted.push_back({std::move(paths), *class_of(classes, area.events)});
    }
    scene_.passes.push_back(draw_choropleth(tinted, classes.size(), layout_.frame, colors_,
                                            input_.theme, scene_.scale));
    // Waters and borders again, over the tint; while the map moves they are on the ground alone.
    if (moved.is_identity() && !tinted.empty()) {
        auto& over = caches_.lines_over;
        if (!over || caches_.lines_over_of != caches_.ground->number) {
            over = draw_lines(caches_.ground->boundaries, *camera_, colors_, scene_.scale, {});
            caches_.lines_over_of = caches_.ground->number;
        }
        scene_.passes.push_back(*over);
    }
    choropleth_ = choropleth_legend(counts, std::move(classes), input_.choropleth, input_.unplaced);
}

} // namespace placetime::scene
