#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/details_data.h"
#include "viewer/panels/details_event.h"
#include "viewer/panels/details_report.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

/// Of the panel's height, what the report's text takes below the details.
constexpr float kReportShare = 0.38F;
/// What it keeps of it where title and sentence of the event need more than the rest; CSS pixels.
constexpr float kLeastReport = 96;

/// Looked up again only when the list or the row changed: it costs a walk over the rows above.
std::optional<std::size_t> place_in_list(Ui& ui, events::Row row)
{
    auto& state = ui.state.list;
    auto const& list = ui.session.list;
    auto const table = ui.session.table()->version();
    if (state.place_list != list.revision() || state.place_table != table ||
        state.place_row != row) {
        state.place_list = list.revision();
        state.place_table = table;
        state.place_row = row;
        state.place = list.index_of(row);
    }
    return state.place;
}

/// "3 of 42", with buttons to the events before and after in the list.
void draw_steps(Ui& ui, events::Row row)
{
    auto& session = ui.session;
    if (icon_button(ui, "previous", Icon::fold_left, "Previous event in the list (Shift+Tab)"))
        session.select_previous();
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "next", Icon::fold_right, "Next event in the list (Tab)"))
        session.select_next();
    auto const index = place_in_list(ui, row);
    ImGui::SameLine(0, ui.px(6));
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(ui.fonts.small_numbers);
    text_muted(ui, index
                       ? fmt::format("{} of {}", grouped(*index + 1), grouped(session.list.size()))
                       : std::string("not in the list"));
    ImGui::PopFont();
    ImGui::SameLine(0, 0);
    align_right(ui.px(58));
    bool const placed = (session.table()->flags()[row] & events::kPlaced) != 0;
    if (icon_button(ui, "fit", Icon::fit, "Bring it into view", false, placed))
        session.fit_selection();
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "close", Icon::close, "Clear the selection (Esc)"))
        session.clear_selection();
}

/// A command asked for a field of the event.
void take_wish(Ui& ui)
{
    auto const wish = std::exchange(ui.state.bench_wish, std::nullopt);
    if (!wish) return;
    switch (*wish) {
    case BenchWish::place:
        return open_field(ui, BenchField::where);
    case BenchWish::date:
        return open_field(ui, BenchField::when);
    case BenchWish::type:
        return open_field(ui, BenchField::type);
    case BenchWish::title:
        return open_field(ui, BenchField::title);
    case BenchWish::note:
        ui.state.bench.note_wanted = true;
        return;
    case BenchWish::event:
        return; // the reader's
    }
}

void draw_one(Ui& ui, events::Row row)
{
    auto& state = ui.state.details;
    read_details(ui, state, row);
    auto const* const report = ui.session.document().report(state.event.source_id);
    take_wish(ui);
    draw_steps(ui, row);
    float const room = ImGui::GetContentRegionAvail().y;
    // The reader has it already; a review needs the room for the candidates.
    auto const& panels = ui.session.settings.panels;
    bool const with_report = report != nullptr && !report->text.empty() && room > ui.px(240) &&
                             !panels.reader && !panels.review;
    float const least = std::min(ui.px(kLeastReport), room * kReportShare);
    float const below =
        with_report ? std::round(std::clamp(room - state.needed, least, room * kReportShare)) : 0;
    ImGui::PushID(static_cast<int>(row)); // another event begins at its top
    ImGui::BeginChild("event", {0, std::max(ui.px(40), room - below)});
    draw_event(ui, state, report);
    ImGui::EndChild();
    ImGui::PopID();
    if (!with_report) return;
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({at.x - ui.px(12), at.y},
                                        {at.x + ImGui::GetContentRegionAvail().x + ui.px(12), at.y},
                                        color(ui.palette.rule), 1);
    ImGui::Dummy({1, ui.px(2)});
    part_heading(ui, "Report");
    ImGui::SameLine(0, 0);
    ImGui::PushFont(ui.fonts.small);
    auto const words = "Back to the sentence";
    align_right(ImGui::CalcTextSize(words).x);
    if (link(ui, "sentence", words)) state.scroll = true;
    ImGui::PopFont();
    draw_report(ui, state, *report);
}

} // namespace

void draw_details(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##details", area, ImGuiWindowFlags_NoScrollbar)) {
        auto const& selection = ui.session.selection;
        auto const primary = selection.primary();
        if (!primary) {
            ui.state.bench_wish.reset();
            bool const open = ui.session.table()->size() > 0;
            draw_hint(ui, area, "No event selected",
                      open ? "Click one on the map or in the list, or press Tab."
                           : "Open reports, tables or a project with Ctrl+O.");
        } else if (selection.rows().size() > 1) {
            draw_selection_summary(ui);
        } else {
            draw_one(ui, *primary);
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
