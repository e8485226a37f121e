#include "viewer/widgets.h"

#include <algorithm>
#include <string>

#include "viewer/theme.h"

namespace placetime::viewer {

void tooltip(Ui& ui, std::string_view text)
{
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(4)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(320));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

bool icon_button(Ui& ui, char const* id, Icon icon, std::string_view text, bool on, bool enabled)
{
    float const side = ui.px(28);
    ImGui::BeginDisabled(!enabled);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton(id, {side, side});
    bool const hovered = ImGui::IsItemHovered();
    bool const held = ImGui::IsItemActive();
    bool const focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + side, at.y + side};
    auto const& p = ui.palette;
    if (on || held)
        list.AddRectFilled(at, end, color(scene::mixed(p.accent, p.panel, 0.22)), ui.px(4));
    else if (hovered)
        list.AddRectFilled(at, end, color(scene::mixed(p.text, p.panel, 0.09)), ui.px(4));
    if (focused) list.AddRect(at, end, color(p.accent), ui.px(4), 0, ui.px(2));
    draw_icon(list, icon, {at.x + side / 2, at.y + side / 2}, ui.px(16),
              enabled ? color(on ? p.accent : p.text) : color(p.muted, 0.5F));
    ImGui::EndDisabled();
    tooltip(ui, text);
    return pressed;
}

bool begin_area(Ui& ui, char const* name, scene::Rect area, ImGuiWindowFlags more)
{
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({std::max(1.0F, area.width), std::max(1.0F, area.height)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
    bool const open = ImGui::Begin(name, nullptr,
                                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                       ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                       ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground | // the frame is cleared to it
                                       ImGuiWindowFlags_NoBringToFrontOnFocus | more);
    ImGui::PopStyleVar(4);
    return open;
}

void text_fitted(Ui& ui, std::string_view text, float width)
{
    auto const wide = [](char const* begin, char const* end) {
        return ImGui::CalcTextSize(begin, end).x;
    };
    char const* const begin = text.data();
    char const* const end = begin + text.size();
    if (wide(begin, end) <= width) {
        ImGui::TextUnformatted(begin, end);
        return;
    }
    constexpr char kDots[] = "…";
    float const room = std::max(0.0F, width - wide(kDots, nullptr));
    // The longest beginning that fits: widths grow with the text, so halve.
    char const* low = begin;
    char const* high = end;
    while (high - low > 1) {
        char const* const middle = low + (high - low) / 2;
        (wide(begin, middle) <= room ? low : high) = middle;
    }
    while (low > begin && (static_cast<unsigned char>(*low) & 0xC0) == 0x80) --low;
    while (low > begin && low[-1] == ' ') --low;
    std::string shown(begin, low);
    shown += kDots;
    ImGui::TextUnformatted(shown.c_str());
    tooltip(ui, text);
}

void text_muted(Ui& ui, std::string_view text)
{
    ImGui::PushStyleColor(ImGuiCol_Text, color(ui.palette.muted));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
}

void badge(Ui& ui, std::string_view text, scene::Color tone)
{
    ImGui::PushFont(ui.fonts.small);
    ImVec2 const size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
    float const side = ui.px(6);
    float const above = ui.px(1);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({size.x + 2 * side, size.y + 2 * above});
    auto& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + size.x + 2 * side, at.y + size.y + 2 * above},
                       color(scene::mixed(tone, ui.palette.panel, 0.16)), ui.px(4));
    list.AddText({at.x + side, at.y + above}, color(tone), text.data(), text.data() + text.size());
    ImGui::PopFont();
}

} // namespace placetime::viewer
