#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kRow = 38, kWidth = 340, kMostHeight = 380, kHead = 60; ///< CSS pixels
constexpr char const* kName = "##choose event";

/// Takes the row; true when the list is to be closed (with Ctrl it stays, to take more).
bool take(Ui& ui, events::Row row)
{
    if (ImGui::GetIO().KeyCtrl) {
        ui.session.selection.toggle(row);
        return false;
    }
    ui.session.select(row);
    return true;
}

bool draw_row(Ui& ui, events::Row row, bool active)
{
    auto const& table = *ui.session.table();
    auto const& p = ui.palette;
    float const width = ImGui::GetContentRegionAvail().x, height = ui.px(kRow);
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton("row", {std::max(1.0F, width), height});
    bool const hovered = ImGui::IsItemHovered();
    if (hovered) ui.session.selection.set_hovered(row);
    bool const selected = ui.session.selection.contains(row);
    auto const ground = selected            ? scene::mixed(p.accent, p.panel, 0.18)
                        : hovered || active ? scene::mixed(p.text, p.panel, 0.08)
                                            : p.panel;
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, color(ground), ui.px(4));
    if (active)
        list.AddRect(at, {at.x + width, at.y + height}, color(p.accent), ui.px(4), 0, ui.px(1.5F));
    draw_event_sign(ui, table, row, {at.x + ui.px(15), at.y + height / 2}, ui.px(11), ground);
    float const left = at.x + ui.px(30), room = width - ui.px(36);
    draw_text_fitted(ui.fonts.base, {left, at.y + ui.px(2)}, room, color(p.text), table.title(row));
    draw_text_fitted(ui.fonts.small, {left, at.y + ui.px(20)}, room, color(p.muted),
                     row_date(table, row) + "  ·  " + table.place_name(row));
    return pressed;
}

float rows_height(Ui& ui, EventChoice const& choice)
{
    return std::min(ui.px(kMostHeight), ui.px(kRow) * static_cast<float>(choice.rows.size()));
}

/// Below the pointer; where there is too little room above the lowest line, on that.
void place_popup(Ui& ui, EventChoice const& choice)
{
    float const left = choice.at.x + ui.px(8), top = choice.at.y + ui.px(8);
    float const height = rows_height(ui, choice) + ui.px(kHead);
    if (choice.lowest && top + height > *choice.lowest)
        ImGui::SetNextWindowPos({left, *choice.lowest - ui.px(4)}, ImGuiCond_Appearing, {0, 1});
    else
        ImGui::SetNextWindowPos({left, top}, ImGuiCond_Appearing);
}

/// True when it is to be closed.
bool draw_rows(Ui& ui, EventChoice const& choice)
{
    auto& active = ui.state.choice.active;
    auto const& rows = choice.rows;
    auto const pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    active = std::min(active, rows.size() - 1);
    bool moved = false;
    if (pressed(ImGuiKey_DownArrow) && active + 1 < rows.size()) ++active, moved = true;
    if (pressed(ImGuiKey_UpArrow) && active > 0) --active, moved = true;
    if (pressed(ImGuiKey_Enter)) return take(ui, rows[active]);
    bool done = false;
    float const height = rows_height(ui, choice);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::BeginChild("rows", {ui.px(kWidth), height}, false, ImGuiWindowFlags_NoNavInputs);
    if (moved) {
        float const top = ui.px(kRow) * static_cast<float>(active);
        if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
        if (top + ui.px(kRow) > ImGui::GetScrollY() + height)
            ImGui::SetScrollY(top + ui.px(kRow) - height);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), ui.px(kRow));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const row = rows[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            if (row < ui.session.table()->size() &&
                draw_row(ui, row, static_cast<std::size_t>(i) == active))
                done = take(ui, row);
            ImGui::PopID();
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    return done;
}

} // namespace

void draw_event_choice(Ui& ui)
{
    if (!ui.choice) return;
    auto& choice = *ui.choice;
    if (choice.rows.empty()) return ui.choice.reset();
    if (choice.fresh) {
        choice.fresh = false;
        ui.state.choice.active = 0;
        ui.state.choice.table = ui.session.table()->version();
        ImGui::OpenPopup(kName);
    }
    // An edit made another table: the rows mean nothing now.
    if (ui.state.choice.table != ui.session.table()->version()) return ui.choice.reset();
    place_popup(ui, choice);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
    if (ImGui::BeginPopup(kName)) {
        ImGui::PushFont(ui.fonts.strong);
        text_fitted(ui, choice.title, ui.px(kWidth));
        ImGui::PopFont();
        ImGui::PushFont(ui.fonts.small);
        text_muted(ui, choice.rows.size() == 1 ? std::string("1 event")
                                               : grouped(choice.rows.size()) + " events");
        if (choice.rows.size() > 1) {
            auto const words = "Select them all";
            ImGui::SameLine(0, 0);
            align_right(ImGui::CalcTextSize(words).x);
            if (link(ui, "all", words)) {
                ui.session.selection.select(choice.rows);
                ImGui::CloseCurrentPopup();
            }
        }
        ImGui::PopFont();
        if (draw_rows(ui, choice)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    } else {
        ui.choice.reset();
    }
    ImGui::PopStyleVar();
}

} // namespace placetime::viewer
