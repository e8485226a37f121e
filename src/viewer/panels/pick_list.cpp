#include "viewer/panels/pick_list.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

/// Up and down go round; pages stop at the ends.
void move(PickState& state, std::size_t count, std::size_t page)
{
    auto const to = [&](std::size_t row) {
        state.active = row;
        state.scroll = true;
    };
    if (pressed(ImGuiKey_DownArrow)) to(state.active + 1 < count ? state.active + 1 : 0);
    if (pressed(ImGuiKey_UpArrow)) to(state.active > 0 ? state.active - 1 : count - 1);
    if (pressed(ImGuiKey_PageDown)) to(std::min(state.active + page, count - 1));
    if (pressed(ImGuiKey_PageUp)) to(state.active - std::min(page, state.active));
}

} // namespace

void pick_field(Ui& ui, PickState& state, char const* hint, float width)
{
    if (std::exchange(state.fresh, false)) {
        ImGui::SetKeyboardFocusHere();
        ui.frames.now(); // it has the keyboard from the next frame on
    }
    auto const before = state.words;
    ImGui::SetNextItemWidth(width);
    float const pad = std::max(0.0F, (ui.px(30) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), pad});
    state.entered = ImGui::InputTextWithHint("##pick", hint, state.words.data(), state.words.size(),
                                             ImGuiInputTextFlags_EnterReturnsTrue |
                                                 ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    state.escaped = ImGui::IsItemDeactivated() && pressed(ImGuiKey_Escape);
    state.edited = before != state.words;
    if (!state.edited) return;
    state.active = 0;
    state.scroll = true;
}

std::optional<std::size_t> pick_rows(Ui& ui, PickState& state, std::size_t count, float row,
                                     float most, DrawPick const& draw,
                                     std::function<bool(std::size_t)> const& enabled)
{
    if (count == 0) return std::nullopt;
    state.active = std::min(state.active, count - 1);
    auto const page = static_cast<std::size_t>(std::max(1.0F, most / row - 1));
    move(state, count, page);
    std::optional<std::size_t> chosen;
    auto const take = [&](std::size_t index) {
        if (!enabled || enabled(index)) chosen = index;
    };
    if (state.entered) take(state.active);
    float const height = std::min(most, static_cast<float>(count) * row);
    if (ImGui::BeginChild("##rows", {0, height}, false, ImGuiWindowFlags_NoNav)) {
        if (std::exchange(state.scroll, false)) {
            float const at = static_cast<float>(state.active) * row;
            if (at < ImGui::GetScrollY()) ImGui::SetScrollY(at);
            if (at + row > ImGui::GetScrollY() + height) ImGui::SetScrollY(at + row - height);
            ui.frames.now();
        }
        auto const& io = ImGui::GetIO();
        bool const moved = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(count), row);
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                auto const index = static_cast<std::size_t>(i);
                ImVec2 const size{std::max(1.0F, ImGui::GetContentRegionAvail().x), row};
                auto const at = ImGui::GetCursorScreenPos();
                ImGui::PushID(i);
                if (ImGui::InvisibleButton("row", size)) take(index);
                ImGui::PopID();
                if (ImGui::IsItemHovered() && moved) state.active = index;
                bool const active = index == state.active;
                auto const& p = ui.palette;
                auto const ground = active ? scene::mixed(p.accent, p.panel, 0.18) : p.panel;
                if (active)
                    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y},
                                                              color(ground), ui.px(4));
                draw(index, at, size, ground);
            }
        ImGui::PopStyleVar();
    }
    ImGui::EndChild();
    return chosen;
}

} // namespace placetime::viewer
