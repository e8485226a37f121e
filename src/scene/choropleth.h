#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "scene/event_shapes.h"
#include "scene/furniture.h"
#include "scene/row_query.h"
#include "summary/classes.h"
#include "summary/place_column.h"

namespace placetime::scene {

/// Events by area: of divisions or of countries.
struct AreaCounts {
    struct Area {
        summary::DivisionNumber division = summary::kNoDivision; ///< of divisions
        std::string country;                                     ///< alpha-2, of countries
        std::size_t events = 0;
    };
    std::vector<Area> areas; ///< with events, in a fixed order
    std::size_t highest = 0;
    /// Not in any area, and so not coloured.
    std::size_t country_wide = 0, border = 0, across = 0, outside = 0;
};
/// Of the rows that the query shows. A few ns a row.
AreaCounts count_by_area(RowQuery const& query, summary::PlaceColumn const& column,
                         Choropleth level);

/// The outlines of a choropleth's areas, kept while the divisions stay.
class AreaOutlines {
public:
    geo::SharedGeometry const& of(AreaCounts::Area const& area,
                                  std::shared_ptr<summary::Divisions const> const& divisions);
    /// Unique in the process for the outlines that are kept; for caches of their paths.
    std::uint64_t epoch() const noexcept { return epoch_; }

private:
    std::shared_ptr<summary::Divisions const> divisions_;
    std::unordered_map<std::string, geo::SharedGeometry> shapes_;
    std::uint64_t epoch_ = 0;
};

/// The colour of class `i` of `count`, from few to many: of the ramp of density().
Color class_color(std::size_t i, std::size_t count, Theme theme) noexcept;

/// An area with what is drawn of it.
struct TintedArea {
    ShapePaths paths;
    std::size_t count_class = 0;
};
/// Fills, and edges that part neighbours.
Pass draw_choropleth(std::vector<TintedArea> const& areas, std::size_t classes, Rect const& frame,
                     Palette const& colors, Theme theme, float scale);

/// What the legend of a choropleth says.
struct ChoroplethLegend {
    std::string title; ///< "Events by province or region"
    std::vector<summary::CountClass> classes;
    std::vector<std::string> notes; ///< "not coloured: 3 country-wide, 2 unplaced"
};
ChoroplethLegend choropleth_legend(AreaCounts const& counts,
                                   std::vector<summary::CountClass> classes, Choropleth level,
                                   std::size_t unplaced);
/// Above the attribution; takes its room.
Pass draw_choropleth_legend(ChoroplethLegend const& legend, Layout const& layout, TextKit& kit,
                            Theme theme, Occupied& occupied);

} // namespace placetime::scene
