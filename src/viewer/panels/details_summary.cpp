#include <algorithm>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/details_event.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/symbols.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

void count(Ui& ui, SummaryState& state)
{
    auto const& table = *ui.session.table();
    auto const& selection = ui.session.selection;
    if (state.table == table.version() && state.selection == selection.revision()) return;
    state = {};
    state.table = table.version();
    state.selection = selection.revision();
    std::unordered_set<std::uint64_t> places;
    for (auto const row : selection.rows()) {
        ++state.types[static_cast<std::size_t>(table.types()[row])];
        if ((table.flags()[row] & events::kPlaced) != 0)
            places.insert(table.place_keys()[row]);
        else
            ++state.unplaced;
        if (row >= table.dated()) {
            ++state.undated;
            continue;
        }
        time::Instant const begin{time::Seconds(table.begins()[row])};
        time::Instant const end{time::Seconds(table.ends()[row])};
        if (!state.span) state.span = time::Interval{begin, end};
        state.span->begin = std::min(state.span->begin, begin);
        state.span->end = std::max(state.span->end, end);
    }
    state.places = places.size();
}

void draw_types(Ui& ui, SummaryState const& state)
{
    for (std::size_t i = 0; i < state.types.size(); ++i) {
        if (state.types[i] == 0) continue;
        auto const type = static_cast<events::Type>(i);
        auto const style = scene::type_style(type, ui.theme);
        auto const at = ImGui::GetCursorScreenPos();
        float const line = ImGui::GetTextLineHeight();
        ImGui::Dummy({ui.px(20), line});
        draw_sign(*ImGui::GetWindowDrawList(), style.shape, {at.x + ui.px(7), at.y + line / 2},
                  ui.px(11), {color(style.color), color(ui.palette.panel)});
        ImGui::SameLine(0, 0);
        text_fitted(ui, events::to_string(type), ImGui::GetContentRegionAvail().x - ui.px(56));
        ImGui::PushFont(ui.fonts.numbers);
        auto const number = grouped(state.types[i]);
        ImGui::SameLine();
        align_right(ImGui::CalcTextSize(number.c_str()).x);
        ImGui::TextUnformatted(number.c_str());
        ImGui::PopFont();
    }
}

} // namespace

void draw_selection_summary(Ui& ui)
{
    auto& state = ui.state.summary;
    auto& session = ui.session;
    count(ui, state);
    ImGui::PushFont(ui.fonts.title);
    ImGui::TextUnformatted(
        fmt::format("{} events", grouped(session.selection.rows().size())).c_str());
    ImGui::PopFont();
    if (state.span) ImGui::TextWrapped("%s", range_words(*state.span).c_str());
    auto line = fmt::format("{} {}", grouped(state.places), state.places == 1 ? "place" : "places");
    if (state.undated > 0) line += fmt::format("  ·  {} undated", grouped(state.undated));
    if (state.unplaced > 0) line += fmt::format("  ·  {} unplaced", grouped(state.unplaced));
    text_muted(ui, line);
    ImGui::Dummy({1, ui.px(4)});
    draw_types(ui, state);
    ImGui::Dummy({1, ui.px(4)});
    if (ImGui::Button("Fit the map to them")) session.fit_selection();
    if (state.span) {
        beside_if_it_fits(ui, "Show their time");
        if (ImGui::Button("Show their time")) session.timeline.set_window(*state.span);
    }
    if (ImGui::Button("List them"))
        ui.choice = EventChoice{"Selected events",
                                {session.selection.rows().begin(), session.selection.rows().end()},
                                ImGui::GetMousePos(),
                                true};
    beside_if_it_fits(ui, "Clear selection");
    if (ImGui::Button("Clear selection")) session.clear_selection();
    part_heading(ui, "All of them");
    command_button(ui, "Merge into one", "edit.merge");
    beside_if_it_fits(ui, "Keep apart");
    command_button(ui, "Keep apart", "edit.keep_apart");
    command_button(ui, "Accept", "review.accept");
    beside_if_it_fits(ui, "Reject");
    command_button(ui, "Reject", "review.reject");
    beside_if_it_fits(ui, "Undo");
    command_button(ui, "Undo", "edit.undo");
}

} // namespace placetime::viewer
