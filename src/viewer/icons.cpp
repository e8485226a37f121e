#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>

#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

/// Draws on a grid of 16 by 16, origin in its top left corner.
struct Pen {
    ImDrawList& list;
    ImVec2 origin;
    float unit; ///< device pixels of a unit
    ImU32 color;
    float width() const { return 1.5F * unit; }

    ImVec2 at(ImVec2 p) const { return {origin.x + p.x * unit, origin.y + p.y * unit}; }
    void line(std::initializer_list<ImVec2> points, bool closed = false) const
    {
        for (auto const p : points) list.PathLineTo(at(p));
        list.PathStroke(color, closed ? ImDrawFlags_Closed : 0, width());
    }
    void solid(std::initializer_list<ImVec2> points) const
    {
        for (auto const p : points) list.PathLineTo(at(p));
        list.PathFillConvex(color);
    }
    void box(float left, float top, float right, float bottom) const
    {
        list.AddRect(at({left, top}), at({right, bottom}), color, unit, 0, width());
    }
    void solid_box(float left, float top, float right, float bottom) const
    {
        list.AddRectFilled(at({left, top}), at({right, bottom}), color, unit);
    }
    void circle(ImVec2 center, float radius) const
    {
        list.AddCircle(at(center), radius * unit, color, 0, width());
    }
    void dot(ImVec2 center, float radius) const
    {
        list.AddCircleFilled(at(center), radius * unit, color);
    }
    /// Angles in quarters of a turn, clockwise from the right.
    void arc(ImVec2 center, float radius, float from, float to) const
    {
        constexpr float quarter = std::numbers::pi_v<float> / 2;
        list.PathArcTo(at(center), radius * unit, from * quarter, to * quarter);
        list.PathStroke(color, 0, width());
    }
};

void draw_playback(Pen const& pen, Icon icon)
{
    switch (icon) {
    case Icon::play:
        pen.solid({{4.5F, 2.5F}, {13, 8}, {4.5F, 13.5F}});
        break;
    case Icon::pause:
        pen.solid({{4, 3}, {6.5F, 3}, {6.5F, 13}, {4, 13}});
        pen.solid({{9.5F, 3}, {12, 3}, {12, 13}, {9.5F, 13}});
        break;
    case Icon::step_back:
        pen.solid({{12, 3.5F}, {12, 12.5F}, {6, 8}});
        pen.line({{4, 3.5F}, {4, 12.5F}});
        break;
    case Icon::step_forward:
        pen.solid({{4, 3.5F}, {10, 8}, {4, 12.5F}});
        pen.line({{12, 3.5F}, {12, 12.5F}});
        break;
    case Icon::to_start:
        pen.line({{3, 3.5F}, {3, 12.5F}});
        pen.line({{8.5F, 4}, {5, 8}, {8.5F, 12}});
        pen.line({{13, 4}, {9.5F, 8}, {13, 12}});
        break;
    case Icon::to_end:
        pen.line({{13, 3.5F}, {13, 12.5F}});
        pen.line({{7.5F, 4}, {11, 8}, {7.5F, 12}});
        pen.line({{3, 4}, {6.5F, 8}, {3, 12}});
        break;
    case Icon::reverse:
        pen.solid({{11.5F, 2.5F}, {11.5F, 13.5F}, {3, 8}});
        break;
    case Icon::loop:
        pen.arc({8, 8}, 5, -0.6F, 2.7F);
        pen.solid({{9.5F, 0.8F}, {14.2F, 3}, {9.8F, 5.6F}});
        break;
    case Icon::bounce:
        pen.line({{2.5F, 8}, {13.5F, 8}});
        pen.line({{5.5F, 5}, {2.5F, 8}, {5.5F, 11}});
        pen.line({{10.5F, 5}, {13.5F, 8}, {10.5F, 11}});
        break;
    default: // skip
        pen.line({{2, 11}, {4.5F, 11}});
        pen.line({{11.5F, 11}, {14, 11}});
        pen.arc({8, 10}, 4.5F, -1.95F, -0.3F);
        pen.solid({{9.8F, 9.2F}, {14.2F, 9.2F}, {12.3F, 12.2F}});
        break;
    }
}

void draw_eye(Pen const& pen, bool off)
{
    pen.line({{1.5F, 8}, {4, 5}, {8, 3.7F}, {12, 5}, {14.5F, 8}, {12, 11}, {8, 12.3F}, {4, 11}},
             true);
    pen.circle({8, 8}, 2);
    if (off) pen.line({{3, 14}, {13, 2}});
}

void draw_measure(Pen const& pen)
{
    pen.line({{1.5F, 11}, {11, 1.5F}, {14.5F, 5}, {5, 14.5F}}, true);
    pen.line({{4, 8.7F}, {5.6F, 10.3F}});
    pen.line({{6.4F, 6.3F}, {8, 7.9F}});
    pen.line({{8.8F, 3.9F}, {10.4F, 5.5F}});
}

void draw_settings(Pen const& pen)
{
    for (auto const [y, x] :
         std::initializer_list<std::array<float, 2>>{{4, 10}, {8, 5.5F}, {12, 11}}) {
        pen.line({{2, y}, {14, y}});
        pen.dot({x, y}, 2.2F);
    }
}

void draw_editing(Pen const& pen, Icon icon)
{
    switch (icon) {
    case Icon::pencil:
        pen.line({{3, 13}, {3.8F, 9.8F}, {10.8F, 2.8F}, {13.2F, 5.2F}, {6.2F, 12.2F}}, true);
        pen.line({{9, 4.6F}, {11.4F, 7}});
        break;
    case Icon::undo:
        pen.line({{6, 2.5F}, {2.5F, 5.8F}, {6, 9}});
        pen.line({{2.8F, 5.8F}, {9.5F, 5.8F}});
        pen.arc({9.5F, 9.5F}, 3.7F, -1, 1);
        pen.line({{9.5F, 13.2F}, {6, 13.2F}});
        break;
    case Icon::redo:
        pen.line({{10, 2.5F}, {13.5F, 5.8F}, {10, 9}});
        pen.line({{13.2F, 5.8F}, {6.5F, 5.8F}});
        pen.arc({6.5F, 9.5F}, 3.7F, 1, 3);
        pen.line({{6.5F, 13.2F}, {10, 13.2F}});
        break;
    case Icon::merge:
        pen.line({{3.5F, 2.5F}, {3.5F, 5}, {8, 9}, {8, 13.5F}});
        pen.line({{12.5F, 2.5F}, {12.5F, 5}, {8, 9}});
        pen.line({{5.7F, 11.3F}, {8, 13.7F}, {10.3F, 11.3F}});
        break;
    case Icon::split:
        pen.line({{8, 2.5F}, {8, 7}, {3.5F, 11}, {3.5F, 13.5F}});
        pen.line({{8, 7}, {12.5F, 11}, {12.5F, 13.5F}});
        break;
    default: // move
        pen.line({{8, 2}, {8, 14}});
        pen.line({{2, 8}, {14, 8}});
        pen.line({{6, 4}, {8, 2}, {10, 4}});
        pen.line({{6, 12}, {8, 14}, {10, 12}});
        pen.line({{4, 6}, {2, 8}, {4, 10}});
        pen.line({{12, 6}, {14, 8}, {12, 10}});
        break;
    }
}

/// The four modes: an axis with what of it is shown.
void draw_mode(Pen const& pen, Icon icon)
{
    pen.line({{1, 13}, {15, 13}});
    switch (icon) {
    case Icon::instant:
        pen.line({{8, 3}, {8, 13}});
        return pen.dot({8, 3.5F}, 1.8F);
    case Icon::window:
        return pen.solid_box(4.5F, 4.5F, 11.5F, 11);
    case Icon::from_begin:
        pen.solid_box(1.5F, 4.5F, 8.5F, 11);
        return pen.line({{11, 4}, {14, 7.7F}, {11, 11.4F}});
    case Icon::to_the_end:
        pen.solid_box(7.5F, 4.5F, 14.5F, 11);
        return pen.line({{5, 4}, {2, 7.7F}, {5, 11.4F}});
    default:
        return;
    }
}

void draw_thing(Pen const& pen, Icon icon)
{
    switch (icon) {
    case Icon::once:
        pen.line({{2, 8}, {11, 8}});
        pen.line({{8, 4.5F}, {11.5F, 8}, {8, 11.5F}});
        return pen.line({{14, 3}, {14, 13}});
    case Icon::calendar:
        pen.box(2, 3.5F, 14, 14);
        pen.line({{2, 7}, {14, 7}});
        pen.line({{5.5F, 1.5F}, {5.5F, 4.5F}});
        return pen.line({{10.5F, 1.5F}, {10.5F, 4.5F}});
    case Icon::copy:
        pen.box(5.5F, 5.5F, 14, 14);
        return pen.line({{10.5F, 5}, {10.5F, 2}, {2, 2}, {2, 10.5F}, {5, 10.5F}});
    case Icon::grip:
        for (float y : {4.0F, 8.0F, 12.0F}) {
            pen.dot({6, y}, 1.1F);
            pen.dot({10, y}, 1.1F);
        }
        return;
    case Icon::place:
        pen.line(
            {{8, 14.5F}, {3.6F, 8.4F}, {3.6F, 4.6F}, {6, 2}, {10, 2}, {12.4F, 4.6F}, {12.4F, 8.4F}},
            true);
        return pen.dot({8, 6.3F}, 1.7F);
    default:
        return;
    }
}

} // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 tone)
{
    Pen const pen{
        list, {std::round(center.x) - size / 2, std::round(center.y) - size / 2}, size / 16, tone};
    switch (icon) {
    case Icon::play:
    case Icon::pause:
    case Icon::step_back:
    case Icon::step_forward:
    case Icon::to_start:
    case Icon::to_end:
    case Icon::reverse:
    case Icon::loop:
    case Icon::bounce:
    case Icon::skip:
        draw_playback(pen, icon);
        break;
    case Icon::close:
        pen.line({{4, 4}, {12, 12}});
        pen.line({{12, 4}, {4, 12}});
        break;
    case Icon::fold_left:
        pen.line({{10, 3.5F}, {5.5F, 8}, {10, 12.5F}});
        break;
    case Icon::fold_right:
        pen.line({{6, 3.5F}, {10.5F, 8}, {6, 12.5F}});
        break;
    case Icon::fold_down:
        pen.line({{3.5F, 6}, {8, 10.5F}, {12.5F, 6}});
        break;
    case Icon::fold_up:
        pen.line({{3.5F, 10}, {8, 5.5F}, {12.5F, 10}});
        break;
    case Icon::search:
        pen.circle({7, 7}, 4.2F);
        pen.line({{10.2F, 10.2F}, {14, 14}});
        break;
    case Icon::plus:
        pen.line({{8, 3}, {8, 13}});
        pen.line({{3, 8}, {13, 8}});
        break;
    case Icon::minus:
        pen.line({{3, 8}, {13, 8}});
        break;
    case Icon::fit:
        pen.line({{2.5F, 6}, {2.5F, 2.5F}, {6, 2.5F}});
        pen.line({{10, 2.5F}, {13.5F, 2.5F}, {13.5F, 6}});
        pen.line({{13.5F, 10}, {13.5F, 13.5F}, {10, 13.5F}});
        pen.line({{6, 13.5F}, {2.5F, 13.5F}, {2.5F, 10}});
        pen.dot({8, 8}, 2);
        break;
    case Icon::measure:
        draw_measure(pen);
        break;
    case Icon::region:
        pen.line({{3, 4}, {10.5F, 2.5F}, {13.5F, 9}, {7, 13.5F}}, true);
        for (auto const corner :
             std::initializer_list<ImVec2>{{3, 4}, {10.5F, 2.5F}, {13.5F, 9}, {7, 13.5F}})
            pen.dot(corner, 1.7F);
        break;
    case Icon::eye:
        draw_eye(pen, false);
        break;
    case Icon::eye_off:
        draw_eye(pen, true);
        break;
    case Icon::up:
        pen.line({{8, 13}, {8, 3}});
        pen.line({{4, 7}, {8, 3}, {12, 7}});
        break;
    case Icon::down:
        pen.line({{8, 3}, {8, 13}});
        pen.line({{4, 9}, {8, 13}, {12, 9}});
        break;
    case Icon::trash:
        pen.line({{2.5F, 4.5F}, {13.5F, 4.5F}});
        pen.line({{6, 4}, {6, 2.3F}, {10, 2.3F}, {10, 4}});
        pen.line({{4, 4.5F}, {4.7F, 13.7F}, {11.3F, 13.7F}, {12, 4.5F}});
        break;
    case Icon::warning:
        pen.line({{8, 2.2F}, {14.5F, 13.5F}, {1.5F, 13.5F}}, true);
        pen.line({{8, 6.3F}, {8, 9.6F}});
        pen.dot({8, 11.6F}, 0.9F);
        break;
    case Icon::info:
        pen.circle({8, 8}, 6);
        pen.line({{8, 7.2F}, {8, 11.5F}});
        pen.dot({8, 4.9F}, 0.9F);
        break;
    case Icon::check:
        pen.line({{3, 8.5F}, {6.5F, 12}, {13, 4.5F}});
        break;
    case Icon::folder:
        pen.line({{1.8F, 13}, {1.8F, 3.5F}, {6.3F, 3.5F}, {7.8F, 5.3F}, {14.2F, 5.3F}, {14.2F, 13}},
                 true);
        break;
    case Icon::file:
        pen.line({{3.5F, 1.8F}, {9, 1.8F}, {12.5F, 5.3F}, {12.5F, 14.2F}, {3.5F, 14.2F}}, true);
        pen.line({{9, 2}, {9, 5.3F}, {12.3F, 5.3F}});
        break;
    case Icon::settings:
        draw_settings(pen);
        break;
    case Icon::more:
        for (float const x : {3.5F, 8.0F, 12.5F}) pen.dot({x, 8}, 1.3F);
        break;
    case Icon::pencil:
    case Icon::undo:
    case Icon::redo:
    case Icon::merge:
    case Icon::split:
    case Icon::move:
        draw_editing(pen, icon);
        break;
    case Icon::instant:
    case Icon::window:
    case Icon::from_begin:
    case Icon::to_the_end:
        draw_mode(pen, icon);
        break;
    case Icon::once:
    case Icon::calendar:
    case Icon::copy:
    case Icon::grip:
    case Icon::place:
        draw_thing(pen, icon);
        break;
    }
}

} // namespace placetime::viewer
