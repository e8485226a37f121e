#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/theme.h"

namespace placetime::viewer {

namespace {

/// An edge between two panels as a thin window over both. True while it is dragged.
bool grab(Ui& ui, char const* name, scene::Rect area, bool upright)
{
    if (area.width <= 0) return false;
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.width, area.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::InvisibleButton("##edge", {area.width, area.height});
    bool const active = ImGui::IsItemActive();
    bool const hot = active || ImGui::IsItemHovered();
    auto& list = *ImGui::GetWindowDrawList();
    float const x = area.x + area.width / 2;
    float const y = area.y + area.height / 2;
    float const width = hot ? ui.px(3) : 1;
    auto const tone = color(hot ? ui.palette.accent : ui.palette.rule);
    if (upright)
        list.AddLine({x, area.y}, {x, area.bottom()}, tone, width);
    else
        list.AddLine({area.x, y}, {area.right(), y}, tone, width);
    if (hot) ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    ImGui::End();
    ImGui::PopStyleVar(3);
    return active;
}

} // namespace

bool drag_edges(Ui& ui, Layout const& layout, PanelSizes& sizes, float width, float height)
{
    auto const pointer = ImGui::GetIO().MousePos;
    auto& panels = ui.session.settings.panels;
    PanelSizes const fresh;
    bool const again = ImGui::IsMouseDoubleClicked(0);
    bool dragged = false;
    if (grab(ui, "##left edge", layout.left_edge, true)) {
        bool const wide = sizes.wide_open;
        float const to = again  ? (wide ? fresh.wide : fresh.left)
                         : wide ? dragged_wide(pointer.x, ui.scale, width)
                                : dragged_left(pointer.x, ui.scale, width);
        if (to > 0)
            (wide ? sizes.wide : sizes.left) = to;
        else if (wide)
            panels.reader = panels.proposals = panels.summary = false;
        else
            panels.left = false;
        dragged = true;
    }
    if (grab(ui, "##right edge", layout.right_edge, true)) {
        float const to = again ? fresh.right : dragged_right(pointer.x, ui.scale, width);
        if (to > 0)
            sizes.right = to;
        else
            panels.details = false;
        dragged = true;
    }
    if (grab(ui, "##timeline edge", layout.timeline_edge, false)) {
        float const to = again ? fresh.timeline : dragged_timeline(pointer.y, ui.scale, height);
        if (to > 0)
            sizes.timeline = to;
        else
            panels.timeline = false;
        dragged = true;
    }
    return dragged;
}

} // namespace placetime::viewer
