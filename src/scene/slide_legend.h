#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scene/choropleth.h"
#include "scene/legend.h"
#include "scene/slide.h"

namespace placetime::scene {

/// What is there to be seen on a slide's map.
struct SeenEvents {
    std::vector<TypeCount> types; ///< in the order of legends
    std::size_t events = 0;
    bool claimed = false, unreviewed = false, hollow = false;
};
/// Of rows.
SeenEvents tell_of(events::EventTable const& table, std::span<events::Row const> rows,
                   SizeBy size_by);

/// What a slide's legend says. Types that come into view while time runs have their row from the
/// start, without a count.
struct SlideLegend {
    std::string head; ///< "Events shown", "Events shown (2 beyond)": outside the map
    std::size_t total = 0;
    std::vector<LegendRow> types, signs, layers;
    std::string sizes; ///< "Size: killed"; empty: nothing to say
    std::optional<ChoroplethLegend> choropleth;
    std::optional<DensityScale> density;
    bool empty() const noexcept
    {
        return types.empty() && layers.empty() && !choropleth && !density;
    }
};
SlideLegend slide_legend(SceneInput const& input, SeenEvents const& now, SeenEvents const& at_rest,
                         std::optional<ChoroplethLegend> const& choropleth,
                         std::optional<DensityScale> const& density, float scale);

/// How large its rows are.
struct LegendSize {
    float row = 20;     ///< CSS pixels
    float text = 13;    ///< CSS pixels
    float height = 0;   ///< device pixels
    bool whole = false; ///< all of it has room
};
/// With rows of `row` CSS pixels, no higher than `room` device pixels.
LegendSize size_legend(SlideLegend const& legend, float row, float room, TextKit const& kit);

/// From the rectangle's top; its rows are added to the plan. Rows without room are left out.
Pass draw_slide_legend(SlideLegend const& legend, LegendSize const& size, Rect const& rect,
                       TextKit& kit, Theme theme, SlidePlan& plan);

} // namespace placetime::scene
