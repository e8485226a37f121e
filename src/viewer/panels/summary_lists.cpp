// Divisions and hot spots in the summary panel.
#include <algorithm>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/summary_numbers.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kRow = 24; ///< CSS pixels
constexpr std::size_t kMostHot = 12;

void fly_to_division(Ui& ui, SummaryPanelState const& state, summary::DivisionNumber number)
{
    auto const shape = state.divisions->area(number);
    if (auto const box = geo::bounding_box(*shape)) ui.session.camera.fit(*box);
}

/// A row that can be pressed where it leads somewhere: a bar behind, a name, a number.
bool list_row(Ui& ui, int id, std::string const& name, std::string const& number, float share,
              bool leads, scene::Color tone)
{
    ImGui::PushID(id);
    auto const at = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    bool const pressed = ImGui::InvisibleButton("row", {std::max(1.0F, width), ui.px(kRow)});
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + width, at.y + ui.px(kRow)};
    list.AddRectFilled({at.x, at.y + ui.px(2)}, {at.x + width * share, end.y - ui.px(2)},
                       color(tone, 0.16F), ui.px(2));
    if (leads && (ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)))
        list.AddRectFilled(at, end, color(ui.palette.text, 0.05F), ui.px(4));
    auto* const numbers = ui.fonts.numbers;
    auto const size = numbers->CalcTextSizeA(numbers->FontSize, 1e6F, 0, number.c_str());
    float const y = at.y + (ui.px(kRow) - numbers->FontSize) / 2;
    draw_text_fitted(ui.fonts.base, {at.x + ui.px(6), y}, width - size.x - ui.px(24),
                     color(leads ? ui.palette.text : ui.palette.muted), name);
    list.AddText(numbers, numbers->FontSize, {end.x - size.x - ui.px(6), y}, color(ui.palette.text),
                 number.c_str());
    if (leads) tooltip(ui, name + ": look at it on the map");
    ImGui::PopID();
    return pressed && leads;
}

} // namespace

void draw_division_list(Ui& ui, SummaryPanelState& state, float height)
{
    auto const& table = state.numbers->summary.tables[2];
    if (table.groups.empty()) {
        wrapped_muted(ui, "No event in the window.");
        return;
    }
    std::size_t most = 1;
    for (auto const& group : table.groups) most = std::max(most, group.events);
    bool const with_country = summary::has_countries(table);
    float const needed = ui.px(kRow) * static_cast<float>(table.groups.size()) + ui.px(4);
    ImGui::BeginChild("##divisions", {0, std::min(height, needed)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.groups.size()), ui.px(kRow));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const& group = table.groups[static_cast<std::size_t>(i)];
            auto const& key = group.keys.front();
            bool const leads = key.division != summary::kNoDivision;
            float const share =
                static_cast<float>(static_cast<double>(group.events) / static_cast<double>(most));
            if (list_row(ui, i, summary::label_of(group.keys, with_country, state.divisions.get()),
                         grouped(group.events), share, leads,
                         leads ? ui.palette.accent : ui.palette.muted))
                fly_to_division(ui, state, key.division);
        }
    ImGui::EndChild();
}

void draw_hot_spots(Ui& ui, SummaryPanelState& state)
{
    part_heading(ui, "Hot spots");
    if (switch_row(ui, "hot spots", "Where events stand closer than chance", state.hot_spots))
        state.hot_spots = !state.hot_spots;
    auto const& found = state.numbers->hot_spots;
    if (!state.hot_spots) return;
    using summary::HotSpotCells;
    bool const hexagons = state.cells == HotSpotCells::hexagons;
    if (segment(ui, "hexagons", "Hexagons", hexagons)) state.cells = HotSpotCells::hexagons;
    tooltip(ui, "Cells of equal area");
    ImGui::SameLine(0, 0);
    if (segment(ui, "by division", "Divisions", !hexagons)) state.cells = HotSpotCells::divisions;
    if (!found) {
        wrapped_muted(ui, "Counting…");
        return;
    }
    if (!found->problem.empty()) {
        wrapped_muted(ui, found->problem + ".");
        return;
    }
    std::vector<summary::HotSpotCell const*> hot;
    for (auto const& cell : found->cells)
        if (cell.verdict > 0) hot.push_back(&cell);
    std::stable_sort(hot.begin(), hot.end(),
                     [](auto const* a, auto const* b) { return a->z > b->z; });
    if (hot.empty()) wrapped("None: events stand no closer than chance.");
    for (std::size_t i = 0; i < std::min(hot.size(), kMostHot); ++i) {
        auto const& cell = *hot[i];
        auto const name = cell.name.empty()
                              ? fmt::format("{:.2f}°, {:.2f}°", cell.center.lat, cell.center.lon)
                              : cell.name;
        if (list_row(ui, static_cast<int>(i) + 10'000, name,
                     fmt::format("{}  Gi* {:.1f}", grouped(cell.events), cell.z), 0, true,
                     ui.palette.accent)) {
            if (cell.division != summary::kNoDivision)
                fly_to_division(ui, state, cell.division);
            else
                ui.session.camera.fly_to(cell.center, found->width_m);
        }
    }
    if (hot.size() > kMostHot) wrapped_muted(ui, fmt::format("and {} more", hot.size() - kMostHot));
    wrapped_muted(ui, fmt::format("{} of {} cells{}; Getis-Ord Gi*, corrected for many tests. {} "
                                  "country-wide or on borders, {} too imprecise and {} unplaced "
                                  "events are left out.",
                                  hot.size(), found->cells.size(),
                                  found->width_m > 0
                                      ? fmt::format(", {:g} km wide", found->width_m / 1000)
                                      : std::string(),
                                  found->wide, found->imprecise, found->unplaced));
}

} // namespace placetime::viewer
