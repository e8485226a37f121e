// Hot spots over the map.
#include <algorithm>
#include <vector>

#include "session/session.h"
#include "viewer/panels/state.h"
#include "viewer/panels/summary_numbers.h"
#include "viewer/theme.h"

namespace placetime::viewer {
namespace {

/// Outlines of more positions than this are thinned: they are a few pixels apart anyway.
constexpr std::size_t kMostPositions = 600;

/// Rings of a cell: its hexagon, or the outer outlines of its division.
std::vector<geo::Line> rings_of(summary::HotSpotCell const& cell,
                                summary::Divisions const& divisions)
{
    if (cell.division == summary::kNoDivision) return {cell.outline};
    std::vector<geo::Line> rings;
    auto const shape = divisions.area(cell.division);
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&*shape))
        for (auto const& polygon : *areas)
            if (!polygon.empty()) rings.push_back(polygon.front());
    return rings;
}

} // namespace

void draw_hot_spots_on_map(Ui& ui, scene::Rect map)
{
    auto const& panel = ui.state.summary_panel;
    if (!panel || !panel->hot_spots || !panel->numbers || !panel->numbers->hot_spots ||
        !ui.session.settings.panels.summary)
        return;
    auto& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({map.x, map.y}, {map.right(), map.bottom()});
    auto const& camera = ui.session.camera.camera();
    // Warm for more than chance, cool for less, as of battles and protests.
    auto const hot = scene::type_style(events::Type::battles, ui.theme).color;
    auto const cold = scene::type_style(events::Type::protests, ui.theme).color;
    std::vector<ImVec2> points;
    for (auto const& cell : panel->numbers->hot_spots->cells) {
        if (cell.verdict == 0) continue;
        for (auto const& ring : rings_of(cell, *panel->divisions)) {
            auto const step = std::max<std::size_t>(1, ring.size() / kMostPositions);
            points.clear();
            for (std::size_t i = 0; i < ring.size(); i += step)
                if (auto const p = camera.to_screen(ring[i]))
                    points.push_back({p->x + map.x, p->y + map.y});
            if (points.size() < 3) continue;
            auto const tone = cell.verdict > 0 ? hot : cold;
            auto const count = static_cast<int>(points.size());
            if (!cell.outline.empty())
                list.AddConvexPolyFilled(points.data(), count, color(tone, 0.14F));
            list.AddPolyline(points.data(), count, color(tone, 0.95F), ImDrawFlags_Closed,
                             ui.px(2));
        }
    }
    list.PopClipRect();
}

} // namespace placetime::viewer
