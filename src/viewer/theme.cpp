#include "viewer/theme.h"

#include <algorithm>
#include <cmath>

namespace placetime::viewer {

ImVec4 color4(scene::Color token, float opacity) noexcept
{
    return {static_cast<float>(token.r) / 255, static_cast<float>(token.g) / 255,
            static_cast<float>(token.b) / 255, static_cast<float>(token.a) / 255 * opacity};
}

ImU32 color(scene::Color token, float opacity) noexcept
{
    auto const alpha = static_cast<ImU32>(std::lround(static_cast<float>(token.a) * opacity));
    return IM_COL32(token.r, token.g, token.b, alpha);
}

namespace {

void set_lengths(ImGuiStyle& style, float scale)
{
    auto const px = [scale](float css) { return std::round(css * scale); };
    style.WindowPadding = {px(12), px(8)};
    style.FramePadding = {px(8), px(4)};
    style.CellPadding = {px(4), px(4)};
    style.ItemSpacing = {px(8), px(4)};
    style.ItemInnerSpacing = {px(4), px(4)};
    style.IndentSpacing = px(16);
    style.ScrollbarSize = px(12);
    style.GrabMinSize = px(12);
    style.WindowRounding = style.ChildRounding = style.FrameRounding = style.PopupRounding =
        style.ScrollbarRounding = style.GrabRounding = style.TabRounding = px(4);
    style.WindowBorderSize = style.PopupBorderSize = std::max(1.0F, px(1));
    style.ChildBorderSize = 0;
    style.FrameBorderSize = std::max(1.0F, px(1));
    style.TabBorderSize = 0;
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.ColorButtonPosition = ImGuiDir_Left;
    style.MouseCursorScale = scale;
    style.CircleTessellationMaxError = 0.2F;
}

void set_colors(ImGuiStyle& style, scene::Palette const& p)
{
    auto const mix = [&](scene::Color top, double opacity) {
        return color4(scene::mixed(top, p.panel, opacity));
    };
    auto* const c = style.Colors;
    for (int i = 0; i < ImGuiCol_COUNT; ++i) c[i] = color4(p.panel);
    c[ImGuiCol_Text] = color4(p.text);
    c[ImGuiCol_TextDisabled] = color4(p.muted);
    c[ImGuiCol_Border] = color4(p.rule);
    c[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
    c[ImGuiCol_ChildBg] = {0, 0, 0, 0};
    c[ImGuiCol_FrameBg] = mix(p.text, 0.04);
    c[ImGuiCol_FrameBgHovered] = mix(p.text, 0.08);
    c[ImGuiCol_FrameBgActive] = mix(p.accent, 0.16);
    c[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    c[ImGuiCol_ScrollbarGrab] = mix(p.text, 0.22);
    c[ImGuiCol_ScrollbarGrabHovered] = mix(p.text, 0.36);
    c[ImGuiCol_ScrollbarGrabActive] = mix(p.text, 0.5);
    c[ImGuiCol_CheckMark] = c[ImGuiCol_SliderGrab] = c[ImGuiCol_SliderGrabActive] =
        color4(p.accent);
    c[ImGuiCol_Button] = mix(p.text, 0.06);
    c[ImGuiCol_ButtonHovered] = mix(p.text, 0.12);
    c[ImGuiCol_ButtonActive] = mix(p.accent, 0.28);
    c[ImGuiCol_Header] = mix(p.accent, 0.18);
    c[ImGuiCol_HeaderHovered] = mix(p.accent, 0.12);
    c[ImGuiCol_HeaderActive] = mix(p.accent, 0.26);
    c[ImGuiCol_Separator] = color4(p.rule);
    c[ImGuiCol_SeparatorHovered] = c[ImGuiCol_SeparatorActive] = color4(p.accent);
    c[ImGuiCol_ResizeGrip] = {0, 0, 0, 0};
    c[ImGuiCol_ResizeGripHovered] = c[ImGuiCol_ResizeGripActive] = color4(p.accent);
    c[ImGuiCol_TabHovered] = mix(p.accent, 0.12);
    c[ImGuiCol_TabActive] = c[ImGuiCol_TabUnfocusedActive] = mix(p.accent, 0.18);
    c[ImGuiCol_PlotLines] = c[ImGuiCol_PlotHistogram] = color4(p.accent);
    c[ImGuiCol_PlotLinesHovered] = c[ImGuiCol_PlotHistogramHovered] = color4(p.text);
    c[ImGuiCol_TableHeaderBg] = mix(p.text, 0.05);
    c[ImGuiCol_TableBorderStrong] = c[ImGuiCol_TableBorderLight] = color4(p.rule);
    c[ImGuiCol_TableRowBg] = {0, 0, 0, 0};
    c[ImGuiCol_TableRowBgAlt] = color4(p.text, 0.025F);
    c[ImGuiCol_TextSelectedBg] = color4(p.accent, 0.35F);
    c[ImGuiCol_DragDropTarget] = c[ImGuiCol_NavHighlight] = color4(p.accent);
    c[ImGuiCol_NavWindowingHighlight] = color4(p.accent);
    c[ImGuiCol_NavWindowingDimBg] = c[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0.35F};
}

} // namespace

void apply_theme(scene::Theme theme, float scale)
{
    auto& style = ImGui::GetStyle();
    style = ImGuiStyle();
    set_lengths(style, scale);
    set_colors(style, scene::palette(theme));
}

} // namespace placetime::viewer
