// What else can be done to the event in the details, and what was done.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr std::size_t kHistoryShown = 30;

bool touches(curation::Edit const& edit, std::string const& id)
{
    auto const holds = [&](std::vector<curation::PlacedEvent> const& events) {
        return std::ranges::any_of(events, [&](auto const& placed) {
            if (placed.event.id == id) return true;
            return std::ranges::any_of(placed.event.claims,
                                       [&](auto const& claim) { return claim.id == id; });
        });
    };
    return holds(edit.before) || holds(edit.after);
}

/// Looked for anew when something was done.
void find_entries(HistoryView& view, std::span<curation::History::Entry const> log,
                  std::string const& id)
{
    if (view.log == log.size()) return;
    view.log = log.size();
    view.entries.clear();
    for (auto entry = log.rbegin(); entry != log.rend() && view.entries.size() < kHistoryShown;
         ++entry)
        if (touches(**entry, id)) view.entries.push_back(*entry);
}

/// A heading that folds what is below; true when it was pressed.
bool fold(Ui& ui, char const* id, std::string const& words, bool open)
{
    float const width = std::max(1.0F, ImGui::GetContentRegionAvail().x), height = ui.px(26);
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton(id, {width, height});
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + width, at.y + height};
    if (ImGui::IsItemHovered())
        list.AddRectFilled(at, end, color(ui.palette.text, 0.06F), ui.px(4));
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, end, color(ui.palette.accent), ui.px(4), 0, ui.px(2));
    float const middle = at.y + height / 2;
    draw_icon(list, open ? Icon::fold_down : Icon::fold_right, {at.x + ui.px(7), middle}, ui.px(12),
              color(ui.palette.muted));
    auto* const font = ui.fonts.base;
    draw_text_fitted(font, {at.x + ui.px(20), std::round(middle - font->FontSize / 2)},
                     width - ui.px(24), color(ui.palette.text), words);
    return pressed;
}

void draw_entry(Ui& ui, curation::Edit const& edit)
{
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::Indent(ui.px(10));
    wrapped(edit.summary);
    auto words = edit.at ? moment_words(*edit.at) : std::string("time not known");
    words = comma(words, edit.who);
    wrapped_muted(ui, words);
    if (!edit.why.empty()) wrapped_muted(ui, "Why: " + edit.why);
    ImGui::Unindent(ui.px(10));
    ImGui::GetWindowDrawList()->AddCircleFilled(
        {at.x + ui.px(3), at.y + ImGui::GetTextLineHeight() / 2}, ui.px(2.5F),
        color(ui.palette.muted), 12);
    ImGui::Dummy({1, ui.px(2)});
}

/// A note that goes with the edits that follow, into the history.
void draw_note(Ui& ui)
{
    auto& note = ui.session.note;
    std::array<char, 400> text{};
    note.copy(text.data(), std::min(note.size(), text.size() - 1));
    bool const wanted = std::exchange(ui.state.bench.note_wanted, false);
    begin_row(ui, "Why");
    text_input(ui, "##why", text.data(), text.size(), "A note for the history", wanted);
    if (wanted) ImGui::SetScrollHereY(0.5F);
    if (note != text.data()) note = text.data();
    end_row();
}

} // namespace

void draw_actions(Ui& ui, events::Event const& event)
{
    ImGui::Dummy({1, ui.px(4)});
    ImGui::BeginDisabled(!can_edit(ui));
    draw_note(ui);
    ImGui::Dummy({1, ui.px(4)});
    float const right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool first = true;
    auto const button = [&](char const* words, char const* command) {
        float const wide = ImGui::CalcTextSize(words).x + ui.px(16);
        if (!first && ImGui::GetItemRectMax().x + ui.px(4) + wide <= right)
            ImGui::SameLine(0, ui.px(4));
        first = false;
        command_button(ui, words, command);
    };
    if (event.claims.size() > 1) button("Split all", "edit.split");
    button("Merge selected", "edit.merge");
    button("Same place for this name", "edit.apply_name");
    button("Undo", "edit.undo");
    button("Redo", "edit.redo");
    ImGui::EndDisabled();
}

void draw_history(Ui& ui, events::Event const& event)
{
    auto& view = ui.state.bench.history;
    find_entries(view, ui.session.history().log(), event.id);
    auto const& entries = view.entries;
    ImGui::Dummy({1, ui.px(2)});
    auto const title = entries.empty() ? std::string("History: not edited")
                                       : fmt::format("History ({})", entries.size());
    auto& open = ui.state.bench.history_open;
    if (fold(ui, "history", title, open)) open = !open;
    if (!open) return;
    if (entries.empty())
        wrapped_muted(ui, "As it was extracted or opened. Edits are listed here with who made "
                          "them, when and why.");
    for (auto const& entry : entries) draw_entry(ui, *entry);
}

} // namespace placetime::viewer
