#include "viewer/panels/icons.h"

#include <cmath>
#include <initializer_list>
#include <vector>

#include "viewer/theme.h"

namespace placetime::viewer {
namespace {

constexpr float kPi = 3.14159265F;

/// Draws in a square of 16 units about a centre.
class Pen {
public:
    Pen(ImDrawList& list, ImVec2 center, float size, ImU32 color)
        : list_(list), origin_{center.x - size / 2, center.y - size / 2}, unit_(size / 16),
          color_(color)
    {
    }

    void line(std::initializer_list<ImVec2> points, bool closed = false)
    {
        auto const placed = all(points);
        list_.AddPolyline(placed.data(), static_cast<int>(placed.size()), color_,
                          closed ? ImDrawFlags_Closed : 0, stroke());
    }
    void fill(std::initializer_list<ImVec2> points)
    {
        auto const placed = all(points);
        list_.AddConvexPolyFilled(placed.data(), static_cast<int>(placed.size()), color_);
    }
    void box(float x, float y, float right, float bottom, bool filled = false, float corner = 1)
    {
        if (filled)
            list_.AddRectFilled(at({x, y}), at({right, bottom}), color_, corner * unit_);
        else
            list_.AddRect(at({x, y}), at({right, bottom}), color_, corner * unit_, 0, stroke());
    }
    void circle(float x, float y, float radius, bool filled = false)
    {
        if (filled)
            list_.AddCircleFilled(at({x, y}), radius * unit_, color_, 24);
        else
            list_.AddCircle(at({x, y}), radius * unit_, color_, 24, stroke());
    }
    /// Clockwise on screen, from and to in degrees from the right.
    void arc(float x, float y, float radius, float from, float to)
    {
        list_.PathArcTo(at({x, y}), radius * unit_, from * kPi / 180, to * kPi / 180, 24);
        list_.PathStroke(color_, 0, stroke());
    }

private:
    ImVec2 at(ImVec2 p) const { return {origin_.x + p.x * unit_, origin_.y + p.y * unit_}; }
    std::vector<ImVec2> all(std::initializer_list<ImVec2> points) const
    {
        std::vector<ImVec2> placed;
        for (auto const p : points) placed.push_back(at(p));
        return placed;
    }
    float stroke() const { return 1.5F * unit_; }

    ImDrawList& list_;
    ImVec2 origin_;
    float unit_;
    ImU32 color_;
};

/// The four modes: an axis with what of it is shown.
void draw_mode(Pen& pen, PanelIcon icon)
{
    pen.line({{1, 13}, {15, 13}});
    switch (icon) {
    case PanelIcon::instant:
        pen.line({{8, 3}, {8, 13}});
        return pen.circle(8, 3.5F, 1.8F, true);
    case PanelIcon::window:
        return pen.box(4.5F, 4.5F, 11.5F, 11, true);
    case PanelIcon::from_begin:
        pen.box(1.5F, 4.5F, 8.5F, 11, true);
        return pen.line({{11, 4}, {14, 7.7F}, {11, 11.4F}});
    case PanelIcon::to_the_end:
        pen.box(7.5F, 4.5F, 14.5F, 11, true);
        return pen.line({{5, 4}, {2, 7.7F}, {5, 11.4F}});
    default:
        return;
    }
}

void draw_thing(Pen& pen, PanelIcon icon)
{
    switch (icon) {
    case PanelIcon::once:
        pen.line({{2, 8}, {11, 8}});
        pen.line({{8, 4.5F}, {11.5F, 8}, {8, 11.5F}});
        return pen.line({{14, 3}, {14, 13}});
    case PanelIcon::calendar:
        pen.box(2, 3.5F, 14, 14);
        pen.line({{2, 7}, {14, 7}});
        pen.line({{5.5F, 1.5F}, {5.5F, 4.5F}});
        return pen.line({{10.5F, 1.5F}, {10.5F, 4.5F}});
    case PanelIcon::target:
        pen.circle(8, 8, 4.6F);
        pen.circle(8, 8, 1.3F, true);
        pen.line({{8, 0.8F}, {8, 3.6F}});
        pen.line({{8, 12.4F}, {8, 15.2F}});
        pen.line({{0.8F, 8}, {3.6F, 8}});
        return pen.line({{12.4F, 8}, {15.2F, 8}});
    case PanelIcon::copy:
        pen.box(5.5F, 5.5F, 14, 14);
        return pen.line({{10.5F, 5}, {10.5F, 2}, {2, 2}, {2, 10.5F}, {5, 10.5F}});
    case PanelIcon::grip:
        for (float y : {4.0F, 8.0F, 12.0F}) {
            pen.circle(6, y, 1.1F, true);
            pen.circle(10, y, 1.1F, true);
        }
        return;
    case PanelIcon::place:
        pen.line(
            {{8, 14.5F}, {3.6F, 8.4F}, {3.6F, 4.6F}, {6, 2}, {10, 2}, {12.4F, 4.6F}, {12.4F, 8.4F}},
            true);
        return pen.circle(8, 6.3F, 1.7F, true);
    case PanelIcon::event:
        return pen.line({{8, 2}, {14, 8}, {8, 14}, {2, 8}}, true);
    case PanelIcon::tray:
        pen.line({{2, 9}, {2, 14}, {14, 14}, {14, 9}});
        pen.line({{4, 3.5F}, {12, 3.5F}});
        return pen.line({{4, 7}, {12, 7}});
    default:
        return;
    }
}

} // namespace

void draw_icon(ImDrawList& list, PanelIcon icon, ImVec2 center, float size, ImU32 color)
{
    Pen pen(list, {std::round(center.x), std::round(center.y)}, size, color);
    if (icon >= PanelIcon::instant && icon <= PanelIcon::to_the_end)
        draw_mode(pen, icon);
    else
        draw_thing(pen, icon);
}

bool icon_button(Ui& ui, char const* id, PanelIcon icon, std::string_view text, bool on,
                 bool enabled)
{
    float const side = ui.px(28);
    ImGui::BeginDisabled(!enabled);
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton(id, {side, side});
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + side, at.y + side};
    auto const& p = ui.palette;
    if (on || ImGui::IsItemActive())
        list.AddRectFilled(at, end, color(scene::mixed(p.accent, p.panel, 0.22)), ui.px(4));
    else if (ImGui::IsItemHovered())
        list.AddRectFilled(at, end, color(scene::mixed(p.text, p.panel, 0.09)), ui.px(4));
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, end, color(p.accent), ui.px(4), 0, ui.px(2));
    draw_icon(list, icon, {at.x + side / 2, at.y + side / 2}, ui.px(16),
              enabled ? color(on ? p.accent : p.text) : color(p.muted, 0.5F));
    ImGui::EndDisabled();
    tooltip(ui, text);
    return pressed;
}

} // namespace placetime::viewer
