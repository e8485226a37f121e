#include "viewer/panels/symbols.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace placetime::viewer {
namespace {

constexpr float kPi = 3.14159265F;

using Outline = std::vector<ImVec2>;

/// Regular, with a vertex at the top turned by so many radians.
Outline polygon(ImVec2 center, float radius, int corners, float turned = 0)
{
    Outline points;
    for (int i = 0; i < corners; ++i) {
        float const angle = turned + 2 * kPi * static_cast<float>(i) / static_cast<float>(corners);
        points.emplace_back(center.x + radius * std::sin(angle),
                            center.y - radius * std::cos(angle));
    }
    return points;
}

/// The factors are those of mark.frag: every sign has the area of the circle with radius r.
Outline outline_of(scene::Shape shape, ImVec2 c, float r)
{
    using scene::Shape;
    switch (shape) {
    case Shape::square:
        return polygon(c, 0.886F * std::sqrt(2.0F) * r, 4, kPi / 4);
    case Shape::diamond:
        return polygon(c, 1.253F * r, 4);
    case Shape::triangle_up:
        return polygon({c.x, c.y + 0.28F * r}, 1.555F * r, 3);
    case Shape::triangle_down:
        return polygon({c.x, c.y - 0.28F * r}, 1.555F * r, 3, kPi);
    case Shape::star: {
        auto const outer = polygon(c, 1.5F * r, 5), inner = polygon(c, 0.75F * r, 5, kPi / 5);
        Outline points;
        for (std::size_t i = 0; i < 5; ++i) {
            points.push_back(outer[i]);
            points.push_back(inner[i]);
        }
        return points;
    }
    case Shape::pentagon:
        return polygon(c, 1.149F * r, 5);
    case Shape::hexagon:
        return polygon(c, 1.1F * r, 6);
    case Shape::octagon:
        return polygon(c, 1.054F * r, 8, kPi / 8);
    case Shape::cross: {
        float const a = 1.13F * r, b = 0.43F * r;
        return {{c.x - b, c.y - a}, {c.x + b, c.y - a}, {c.x + b, c.y - b}, {c.x + a, c.y - b},
                {c.x + a, c.y + b}, {c.x + b, c.y + b}, {c.x + b, c.y + a}, {c.x - b, c.y + a},
                {c.x - b, c.y + b}, {c.x - a, c.y + b}, {c.x - a, c.y - b}, {c.x - b, c.y - b}};
    }
    default:
        return polygon(c, r, std::clamp(static_cast<int>(r * 3), 12, 48));
    }
}

/// ImGui fills convex outlines only: a star and a cross are a fan about their centre, and their
/// edge is drawn over the seams.
void fill(ImDrawList& list, scene::Shape shape, Outline const& outline, ImVec2 center, ImU32 color)
{
    auto const count = static_cast<int>(outline.size());
    if (shape != scene::Shape::star && shape != scene::Shape::cross) {
        list.AddConvexPolyFilled(outline.data(), count, color);
        return;
    }
    auto const flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 0; i < outline.size(); ++i)
        list.AddTriangleFilled(center, outline[i], outline[(i + 1) % outline.size()], color);
    list.Flags = flags;
    list.AddPolyline(outline.data(), count, color, ImDrawFlags_Closed, 1);
}

/// Dashes along a closed outline: about as many as the map draws.
void draw_dashes(ImDrawList& list, Outline const& outline, ImU32 color, float width)
{
    float length = 0;
    auto const step = [&](std::size_t i) {
        auto const a = outline[i], b = outline[(i + 1) % outline.size()];
        return std::hypot(b.x - a.x, b.y - a.y);
    };
    for (std::size_t i = 0; i < outline.size(); ++i) length += step(i);
    float const period = length / 7;
    if (!(period > 0)) return;
    float at = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        auto const a = outline[i], b = outline[(i + 1) % outline.size()];
        float const all = step(i);
        for (float from = 0; from < all;) {
            float const phase = std::fmod(at + from, period) / period;
            bool const on = phase < 0.6F;
            float const to = std::min(all, from + ((on ? 0.6F : 1.0F) - phase) * period + 0.01F);
            if (on)
                list.AddLine({a.x + (b.x - a.x) * from / all, a.y + (b.y - a.y) * from / all},
                             {a.x + (b.x - a.x) * to / all, a.y + (b.y - a.y) * to / all}, color,
                             width);
            from = to;
        }
        at += all;
    }
}

} // namespace

void draw_sign(ImDrawList& list, scene::Shape shape, ImVec2 center, float size,
               SignLook const& look)
{
    float const radius = size / 2;
    auto const outline = outline_of(shape, center, radius);
    if (look.hollow || look.broken) {
        auto const tint = (look.color & ~IM_COL32_A_MASK) | (0x33U << IM_COL32_A_SHIFT);
        fill(list, shape, outline, center, tint);
        float const width = std::max(1.4F, radius * 0.28F);
        auto const edge = outline_of(shape, center, radius - width / 2);
        if (look.broken)
            draw_dashes(list, edge, look.color, width);
        else
            list.AddPolyline(edge.data(), static_cast<int>(edge.size()), look.color,
                             ImDrawFlags_Closed, width);
    } else {
        fill(list, shape, outline, center, look.color);
    }
    if (look.dot)
        list.AddCircleFilled(center, std::max(1.15F, radius * 0.3F),
                             look.hollow || look.broken ? look.color : look.ground, 12);
}

} // namespace placetime::viewer
