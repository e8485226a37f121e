#include "viewer/panels/panel_parts.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "viewer/panels/symbols.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

float width_of(ImFont* font, std::string_view text)
{
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size())
        .x;
}

} // namespace

float draw_text_fitted(ImFont* font, ImVec2 at, float width, ImU32 color, std::string_view text)
{
    constexpr std::string_view kDots = "…";
    auto& list = *ImGui::GetWindowDrawList();
    auto const newline = text.find('\n');
    if (newline != std::string_view::npos) text = text.substr(0, newline);
    // What lies far beyond the width need not be measured.
    char const* rest = nullptr;
    auto const size = font->CalcTextSizeA(font->FontSize, width, 0, text.data(),
                                          text.data() + text.size(), &rest);
    if (rest == text.data() + text.size() && size.x <= width) {
        list.AddText(font, font->FontSize, at, color, text.data(), text.data() + text.size());
        return size.x;
    }
    float const room = width - width_of(font, kDots);
    if (room <= 0) return 0;
    font->CalcTextSizeA(font->FontSize, room, 0, text.data(), text.data() + text.size(), &rest);
    while (rest > text.data() && rest[-1] == ' ') --rest;
    list.AddText(font, font->FontSize, at, color, text.data(), rest);
    float const shown = width_of(font, {text.data(), static_cast<std::size_t>(rest - text.data())});
    list.AddText(font, font->FontSize, {at.x + shown, at.y}, color, kDots.data(),
                 kDots.data() + kDots.size());
    return width;
}

void draw_event_sign_on(ImDrawList& list, Ui& ui, events::EventTable const& table, events::Row row,
                        ImVec2 center, float size, scene::Color ground)
{
    auto const style = scene::type_style(table.types()[row], ui.theme);
    bool const drawn = (table.flags()[row] & events::kDrawn) != 0;
    SignLook look{color(style.color, drawn ? 1 : 0.75F), color(ground)};
    look.hollow = (table.flags()[row] & events::kShaped) != 0;
    look.broken = table.statuses()[row] != events::Status::asserted;
    look.dot = table.reviews()[row] == events::Review::unreviewed;
    draw_sign(list, style.shape, center, size, look);
}

void draw_event_sign(Ui& ui, events::EventTable const& table, events::Row row, ImVec2 center,
                     float size, scene::Color ground)
{
    draw_event_sign_on(*ImGui::GetWindowDrawList(), ui, table, row, center, size, ground);
}

bool segment(Ui& ui, char const* id, std::string_view words, bool chosen)
{
    auto const& p = ui.palette;
    auto const text = ImGui::CalcTextSize(words.data(), words.data() + words.size());
    ImVec2 const size{text.x + ui.px(16), ui.px(26)};
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton(id, size);
    bool const focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + size.x, at.y + size.y};
    if (chosen)
        list.AddRectFilled(at, end, color(scene::mixed(p.accent, p.panel, 0.18)), ui.px(4));
    else if (ImGui::IsItemHovered())
        list.AddRectFilled(at, end, color(scene::mixed(p.text, p.panel, 0.08)), ui.px(4));
    if (focused) list.AddRect(at, end, color(p.accent), ui.px(4), 0, ui.px(2));
    list.AddText({at.x + ui.px(8), std::round(at.y + (size.y - text.y) / 2)},
                 color(chosen ? p.accent : p.text), words.data(), words.data() + words.size());
    return pressed;
}

void draw_tick(Ui& ui, ImVec2 at, bool on)
{
    auto const& p = ui.palette;
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const box{at.x, at.y - ui.px(7)}, end{box.x + ui.px(14), box.y + ui.px(14)};
    if (!on) return list.AddRect(box, end, color(p.muted), ui.px(3), 0, std::max(1.0F, ui.px(1)));
    list.AddRectFilled(box, end, color(p.accent), ui.px(3));
    draw_icon(list, Icon::check, {box.x + ui.px(7), at.y}, ui.px(12), color(p.panel));
}

bool switch_row(Ui& ui, char const* id, std::string_view words, bool on)
{
    float const width = std::max(1.0F, ImGui::GetContentRegionAvail().x), height = ui.px(24);
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton(id, {width, height});
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const corner{at.x + width, at.y + height};
    if (ImGui::IsItemHovered())
        list.AddRectFilled(at, corner, color(ui.palette.text, 0.06F), ui.px(4));
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, corner, color(ui.palette.accent), ui.px(4), 0, ui.px(2));
    float const middle = at.y + height / 2;
    draw_tick(ui, {at.x + ui.px(2), middle}, on);
    draw_text_fitted(ui.fonts.base,
                     {at.x + ui.px(22), std::round(middle - ui.fonts.base->FontSize / 2)},
                     width - ui.px(24), color(ui.palette.text), words);
    return pressed;
}

bool begin_choice(Ui& ui, char const* id, std::string const& shown, float width)
{
    float const pad = (ui.px(28) - ImGui::GetFontSize()) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), pad});
    ImGui::SetNextItemWidth(width);
    auto const at = ImGui::GetCursorScreenPos();
    bool const open = ImGui::BeginCombo(
        id, shown.c_str(), ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
    ImGui::PopStyleVar();
    auto& list = open ? *ImGui::GetForegroundDrawList() : *ImGui::GetWindowDrawList();
    draw_icon(list, Icon::fold_down, {at.x + width - ui.px(13), at.y + ui.px(14)}, ui.px(12),
              color(ui.palette.muted));
    return open;
}

void part_heading(Ui& ui, std::string_view words)
{
    ImGui::Dummy({1, ui.px(2)});
    ImGui::PushFont(ui.fonts.small);
    text_muted(ui, words);
    ImGui::PopFont();
}

void share_bar(Ui& ui, double share, float width)
{
    auto const text = fmt::format("{} %", std::lround(std::clamp(share, 0.0, 1.0) * 100));
    ImGui::PushFont(ui.fonts.small_numbers);
    float const height = ImGui::GetTextLineHeight();
    float const label = ImGui::CalcTextSize("100 %").x + ui.px(6);
    float const bar = std::max(ui.px(12), width - label);
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({bar + label, height});
    auto& list = *ImGui::GetWindowDrawList();
    float const y = at.y + height / 2;
    list.AddRectFilled({at.x, y - ui.px(3)}, {at.x + bar, y + ui.px(3)},
                       color(ui.palette.text, 0.12F), ui.px(3));
    if (share > 0)
        list.AddRectFilled(
            {at.x, y - ui.px(3)},
            {at.x + std::max(ui.px(3), bar * static_cast<float>(share)), y + ui.px(3)},
            color(ui.palette.accent), ui.px(3));
    list.AddText({at.x + bar + ui.px(6), at.y}, color(ui.palette.text), text.c_str());
    ImGui::PopFont();
}

bool link(Ui& ui, char const* id, std::string_view words)
{
    auto const text = ImGui::CalcTextSize(words.data(), words.data() + words.size());
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton(id, {text.x, text.y + ui.px(2)});
    bool const lit =
        ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    if (lit) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    auto& list = *ImGui::GetWindowDrawList();
    list.AddText(at, color(ui.palette.accent), words.data(), words.data() + words.size());
    float const y = at.y + text.y + ui.px(0.5F);
    if (lit) list.AddLine({at.x, y}, {at.x + text.x, y}, color(ui.palette.accent), ui.px(1));
    return pressed;
}

std::string_view kind_words(std::string_view kind) noexcept
{
    if (kind == "admin1") return "province or region";
    if (kind == "admin2") return "district";
    if (kind == "airbase") return "air base";
    if (kind == "range") return "mountain range";
    if (kind == "relative") return "place told by another";
    return kind;
}

void align_right(float width)
{
    float const room = ImGui::GetContentRegionAvail().x;
    if (room > width) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
}

} // namespace placetime::viewer
