#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/session.h"
#include "text/utf8.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/reader_data.h"
#include "viewer/panels/reader_event.h"
#include "viewer/panels/reader_list.h"
#include "viewer/panels/reader_text.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

/// Of the panel's height, what the list takes at most.
constexpr float kListShare = 0.34F;

void rule(Ui& ui)
{
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(
        {at.x - ui.px(12), at.y + ui.px(2)},
        {at.x + ImGui::GetContentRegionAvail().x + ui.px(12), at.y + ui.px(2)},
        color(ui.palette.rule), 1);
    ImGui::Dummy({1, ui.px(4)});
}

void read(ReaderState& state, std::size_t report)
{
    state.report = report;
    state.scroll_to = 0;
    state.list_follows = true;
}

/// The event that was selected elsewhere is brought into sight.
void follow_selection(Ui& ui, ReaderState& state)
{
    auto const& selection = ui.session.selection;
    if (state.selection_seen == selection.revision()) return;
    state.selection_seen = selection.revision();
    auto const row = selection.primary();
    if (!row) return;
    for (auto const report : {state.report, state.rows.size()}) {
        // The report that is read first, for several may tell of the event.
        for (std::size_t i = 0; i < state.rows.size(); ++i) {
            if (report < state.rows.size() && i != report) continue;
            if (!std::ranges::binary_search(state.rows[i], *row)) continue;
            if (i != state.report) read(state, i);
            read_report(ui.session.document(), state);
            for (auto const& mark : state.marks)
                if (mark.kind == ReaderMark::Kind::event && mark.index == *row) {
                    state.scroll_to = mark.begin;
                    return;
                }
            return;
        }
    }
}

/// A sentence that a claim in the details asked for.
void show_asked(Ui& ui, ReaderState& state)
{
    if (!state.show_sentence) return;
    auto const [id, start] = *std::exchange(state.show_sentence, std::nullopt);
    auto const report = report_of(ui.session.document(), id);
    if (!report) return;
    read(state, *report);
    auto const& text = (*ui.session.document().reports)[*report].text;
    state.scroll_to = text::OffsetMap(text).bytes(start);
}

void draw_head(Ui& ui, ReaderState& state)
{
    auto const& document = ui.session.document();
    auto const count = document.reports->size();
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(ui.fonts.strong);
    ImGui::TextUnformatted("Reports");
    ImGui::PopFont();
    ImGui::SameLine(0, ui.px(8));
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(ui.fonts.small_numbers);
    text_muted(ui, fmt::format("{} of {}", count == 0 ? 0 : state.report + 1, grouped(count)));
    ImGui::PopFont();
    ImGui::SameLine(0, 0);
    align_right(ui.px(28 * 4 + 2 * 3));
    if (icon_button(ui, "previous", Icon::fold_left, "Previous report", false, state.report > 0))
        read(state, state.report - 1);
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "next", Icon::fold_right, "Next report", false, state.report + 1 < count))
        read(state, state.report + 1);
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "list", state.list_open ? Icon::fold_up : Icon::fold_down,
                    state.list_open ? "Fold the list of reports" : "Show the list of reports"))
        state.list_open = !state.list_open;
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "close", Icon::close, "Close the reader"))
        ui.session.settings.panels.reader = false;
}

void draw_title(Ui& ui, ReaderState const& state, project::ReportRecord const& report)
{
    ImGui::PushFont(ui.fonts.title);
    text_fitted(ui, report.title.empty() ? report.id : report.title,
                ImGui::GetContentRegionAvail().x);
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.small);
    auto words = report.publisher;
    auto const add = [&](std::string const& more) {
        if (!more.empty()) words += (words.empty() ? "" : "  ·  ") + more;
    };
    add(report.date ? moment_words(*report.date) : std::string("no date"));
    add(finds_words(state.finds[state.report]));
    ImGui::PushStyleColor(ImGuiCol_Text, color(ui.palette.muted));
    text_fitted(ui, words, ImGui::GetContentRegionAvail().x);
    ImGui::PopStyleColor();
    ImGui::PopFont();
    draw_reader_legend(ui);
    ImGui::Dummy({1, ui.px(2)});
}

/// The marked words become an event, which is selected.
void add_event_of_words(Ui& ui, ReaderState& state)
{
    auto& session = ui.session;
    if (!state.selected) {
        session.say(session::Notice::Kind::info,
                    "Mark words of a report with the mouse first; they become the event.");
        return;
    }
    auto const& report = (*session.document().reports)[state.report];
    auto const [from, to] = *state.selected;
    edit_events(ui, {}, [&](auto const& workspace, auto) {
        return curation::add_event(workspace,
                                   event_of_words(report, from, to, session.gazetteer()));
    });
    state.selected.reset();
}

/// What can be done with the words that the mouse marked.
void draw_selected(Ui& ui, ReaderState& state, project::ReportRecord const& report)
{
    rule(ui);
    auto const [from, to] = *state.selected;
    auto const words = std::string_view(report.text).substr(from, to - from);
    ImGui::BeginDisabled(!can_edit(ui));
    if (ImGui::Button("Add an event from these words")) add_event_of_words(ui, state);
    ImGui::EndDisabled();
    tooltip(ui, command_words("edit.add"));
    ImGui::SameLine();
    if (ImGui::Button("Copy")) ImGui::SetClipboardText(std::string(words).c_str());
    ImGui::SameLine();
    if (ImGui::Button("Clear")) state.selected.reset();
}

void draw_reading(Ui& ui, ReaderState& state)
{
    auto const& report = (*ui.session.document().reports)[state.report];
    draw_title(ui, state, report);
    float const below = state.selected ? ui.px(40) : 0;
    float const height = std::max(ui.px(40), ImGui::GetContentRegionAvail().y - below);
    if (report.text.empty()) {
        auto const at = ImGui::GetCursorScreenPos();
        draw_hint(ui, {at.x, at.y, ImGui::GetContentRegionAvail().x, height}, "No text",
                  "The file holds no text that could be read.");
        return;
    }
    draw_reader_text(ui, state, report, {0, height});
    if (state.selected) draw_selected(ui, state, report);
}

} // namespace

void draw_reader(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##reader", area, ImGuiWindowFlags_NoScrollbar)) {
        auto& state = ui.state.reader;
        auto const& document = ui.session.document();
        count_finds(document, state);
        draw_head(ui, state);
        if (document.reports->empty() && document.problems.empty()) {
            draw_hint(ui, area, "No report is open",
                      document.is_open()
                          ? "What is open holds events without the text that they come from."
                          : "Drop a folder, PDF, saved web page or .eml here, or Ctrl+O.");
        } else {
            follow_selection(ui, state);
            show_asked(ui, state);
            if (state.list_open) {
                float const room = ImGui::GetContentRegionAvail().y * kListShare;
                draw_reader_list(ui, state,
                                 std::round(std::min(room, reader_list_height(ui, state))));
                rule(ui);
            }
            if (!document.reports->empty()) {
                read_report(document, state);
                if (std::exchange(state.add_wanted, false)) {
                    add_event_of_words(ui, state);
                    count_finds(document, state); // its rows are others now
                    read_report(document, state);
                }
                draw_reading(ui, state);
            }
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
