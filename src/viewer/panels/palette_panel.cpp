// The command palette: every command by its name.
#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "session/palette.h"
#include "session/session.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/pick_list.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kWidth = 600, kRow = 32, kMost = 12 * kRow; ///< CSS pixels

float width_of(ImFont const* font, std::string const& text)
{
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.c_str()).x;
}

/// The letters that were asked for, tinted below the title.
void draw_marks(Ui& ui, session::PaletteLine const& line, float x, float y, float most)
{
    auto* const font = ui.fonts.base;
    auto const title = line.command->title;
    for (auto const& [from, to] : line.marks) {
        if (to > title.size() || from >= to) continue;
        float const left = x + width_of(font, std::string(title.substr(0, from)));
        float const right = left + width_of(font, std::string(title.substr(from, to - from)));
        if (right > most) break;
        ImGui::GetWindowDrawList()->AddRectFilled({left, y - ui.px(1)},
                                                  {right, y + font->FontSize + ui.px(1)},
                                                  color(ui.palette.accent, 0.20F), ui.px(2));
    }
}

/// A command's menu, title, and key at the right end.
void draw_command(Ui& ui, session::PaletteLine const& line, ImVec2 at, ImVec2 size,
                  scene::Color ground)
{
    auto& session = ui.session;
    auto const& command = *line.command;
    bool const enabled = line.enabled;
    auto const& p = ui.palette;
    auto& list = *ImGui::GetWindowDrawList();
    float const fade = enabled ? 1 : 0.55F;
    auto const y = [&](ImFont const* font) {
        return std::round(at.y + (size.y - font->FontSize) / 2);
    };
    float right = at.x + size.x - ui.px(12);
    auto const key = session::to_string(command.chords[0]);
    if (!key.empty()) {
        auto* const font = ui.fonts.small_numbers;
        float const wide = width_of(font, key), pad = ui.px(6);
        right -= wide + 2 * pad;
        list.AddRect({right, at.y + ui.px(6)}, {right + wide + 2 * pad, at.y + size.y - ui.px(6)},
                     color(scene::mixed(p.text, ground, 0.25), fade), ui.px(3));
        list.AddText(font, font->FontSize, {right + pad, y(font)}, color(p.muted, fade),
                     key.c_str());
        right -= ui.px(10);
    }
    float left = at.x + ui.px(30);
    if (command.checked != nullptr && command.checked(session))
        draw_icon(list, Icon::check, {at.x + ui.px(16), at.y + size.y / 2}, ui.px(14),
                  color(p.accent, fade));
    if (!command.menu.empty()) {
        auto const menu = std::string(command.menu) + "  ›";
        auto* const font = ui.fonts.base;
        left += draw_text_fitted(font, {left, y(font)}, right - left, color(p.muted, fade), menu) +
                ui.px(8);
    }
    if (enabled) draw_marks(ui, line, left, y(ui.fonts.base), right);
    draw_text_fitted(ui.fonts.base, {left, y(ui.fonts.base)}, right - left,
                     color(enabled ? p.text : p.muted, fade), command.title);
}

} // namespace

void draw_palette(Ui& ui, float width, float height)
{
    auto& state = ui.state.palette;
    auto& session = ui.session;
    if (!ui.state.palette_open) {
        state = {};
        return;
    }
    float const wide = std::min(ui.px(kWidth), width - ui.px(32));
    ImGui::SetNextWindowPos({std::round((width - wide) / 2), std::round(height * 0.14F)});
    ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, height * 0.8F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(12)});
    bool close = false;
    if (ImGui::Begin("##palette", nullptr,
                     ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                         ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysAutoResize)) {
        pick_field(ui, state, "Type what you want to do", wide - ui.px(24));
        auto const found = session::find_commands(session, state.words.data());
        ImGui::Dummy({1, ui.px(4)});
        auto const chosen = pick_rows(
            ui, state, found.size(), ui.px(kRow), std::min(ui.px(kMost), height * 0.6F),
            [&](std::size_t i, ImVec2 at, ImVec2 size, scene::Color ground) {
                draw_command(ui, found[i], at, size, ground);
            },
            [&](std::size_t i) { return found[i].enabled; });
        if (found.empty()) text_muted(ui, "Nothing is called so.");
        ImGui::Dummy({1, ui.px(2)});
        ImGui::PushFont(ui.fonts.small);
        text_muted(ui, "↑ ↓ choose  ·  Enter runs  ·  Esc closes");
        ImGui::PopFont();
        bool const beside = ImGui::IsMouseClicked(0) &&
                            !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows);
        close = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)) || beside;
        if (chosen) {
            auto const& command = *found[*chosen].command;
            ui.state.palette_open = false;
            ImGui::SetWindowFocus(nullptr);
            session::run_command(session, command);
        }
    }
    ImGui::End();
    ImGui::PopStyleVar();
    if (close) {
        ui.state.palette_open = false;
        ImGui::SetWindowFocus(nullptr);
    }
}

} // namespace placetime::viewer
