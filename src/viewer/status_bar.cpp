#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

/// 1234567 as "1 234 567".
std::string grouped(std::size_t number)
{
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), "\u202F"); // narrow no-break space
    return text;
}

/// Text that can be pressed: underlined while pointed at.
bool link(Ui& ui, std::string const& text, std::string_view tip, bool on)
{
    ImVec2 const at = ImGui::GetCursorScreenPos();
    ImVec2 const size = ImGui::CalcTextSize(text.c_str());
    bool const pressed = ImGui::InvisibleButton(text.c_str(), size);
    auto& list = *ImGui::GetWindowDrawList();
    bool const hovered =
        ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    auto const tone = color(on || hovered ? ui.palette.accent : ui.palette.muted);
    list.AddText(at, tone, text.c_str());
    if (hovered) {
        list.AddLine({at.x, at.y + size.y}, {at.x + size.x, at.y + size.y}, tone);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    tooltip(ui, tip);
    return pressed;
}

void dot(Ui& ui)
{
    ImGui::SameLine(0, ui.px(6));
    text_muted(ui, "·");
    ImGui::SameLine(0, ui.px(6));
}

void show_list(session::Session& session, session::ListScope scope)
{
    session.list.set_scope(session.list.scope() == scope ? session::ListScope::window : scope);
    session.settings.panels.left = true;
    session.settings.panels.events = true;
}

void draw_counts(Ui& ui)
{
    auto& session = ui.session;
    auto const counts = session.counts();
    text_muted(ui, fmt::format("{} shown of {}", grouped(counts.shown), grouped(counts.total)));
    if (counts.undated > 0) {
        dot(ui);
        if (link(ui, grouped(counts.undated) + " undated", "List the events without a date",
                 session.list.scope() == session::ListScope::undated))
            show_list(session, session::ListScope::undated);
    }
    if (counts.unplaced > 0) {
        dot(ui);
        if (link(ui, grouped(counts.unplaced) + " unplaced", "List the events without a place",
                 session.list.scope() == session::ListScope::unplaced))
            show_list(session, session::ListScope::unplaced);
    }
}

void cancel(session::Session& session, session::TaskState const& task)
{
    if (session.opening() && task.name.starts_with("Opening"))
        session.cancel_opening();
    else
        session.tasks.cancel(task.id);
}

/// The first task that is worth showing, with its progress and a way out.
bool draw_task(Ui& ui)
{
    auto const states = ui.session.tasks.states();
    auto const shown =
        std::find_if(states.begin(), states.end(), [](auto const& state) { return !state.quiet; });
    if (shown == states.end()) return false;
    ImGui::TextUnformatted(shown->name.c_str());
    ImGui::SameLine(0, ui.px(8));
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const width = ui.px(140);
    float const height = ui.px(6);
    float const y = at.y + (ImGui::GetTextLineHeight() - height) / 2;
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x, y}, {at.x + width, y + height},
                       color(scene::mixed(ui.palette.text, ui.palette.panel, 0.12)), height / 2);
    std::string tip = "Working";
    if (shown->total > 0) {
        float const part = std::clamp(
            static_cast<float>(shown->done) / static_cast<float>(shown->total), 0.0F, 1.0F);
        if (part > 0)
            list.AddRectFilled({at.x, y}, {at.x + std::max(height, width * part), y + height},
                               color(ui.palette.accent), height / 2);
        tip = fmt::format("{} of {}", shown->done, shown->total);
    } else {
        // How much is left is not known: a piece that stands in the middle, for at rest nothing
        // moves, and a bar that moves asks for frames.
        list.AddRectFilled({at.x + width * 0.35F, y}, {at.x + width * 0.65F, y + height},
                           color(ui.palette.accent), height / 2);
    }
    ImGui::Dummy({width, ImGui::GetTextLineHeight()});
    tooltip(ui, tip);
    ImGui::SameLine(0, ui.px(8));
    if (link(ui, "Cancel", "Stop this and go back to what was there", true))
        cancel(ui.session, *shown);
    if (states.size() > 1) {
        dot(ui);
        text_muted(ui, fmt::format("{} more", states.size() - 1));
    }
    return true;
}

} // namespace

void draw_status_bar(Ui& ui, scene::Rect area, std::string const& pointer)
{
    ImGui::PushFont(ui.fonts.small);
    if (begin_area(ui, "##status", area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        auto& list = *ImGui::GetWindowDrawList();
        list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()});
        list.AddLine({area.x, area.y}, {area.right(), area.y}, color(ui.palette.rule));
        list.PopClipRect();
        float const y = std::round(area.y + (area.height - ImGui::GetTextLineHeight()) / 2);
        ImGui::SetCursorScreenPos({area.x + ui.px(12), y});
        if (!draw_task(ui) && ui.session.document().is_open()) draw_counts(ui);
        ImGui::SameLine();
        float const used = ImGui::GetCursorScreenPos().x;
        float const wide = ImGui::CalcTextSize(pointer.c_str()).x;
        float const x = std::max(used + ui.px(16), area.right() - ui.px(12) - wide);
        ImGui::SetCursorScreenPos({x, y});
        ImGui::PushStyleColor(ImGuiCol_Text, color(ui.palette.muted));
        if (!pointer.empty()) text_fitted(ui, pointer, area.right() - ui.px(12) - x);
        ImGui::PopStyleColor();
    }
    ImGui::End();
    ImGui::PopFont();
}

} // namespace placetime::viewer
