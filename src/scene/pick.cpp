#include "scene/pick.h"

#include <algorithm>
#include <cmath>

#include "scene/scene.h"

namespace placetime::scene {
namespace {

constexpr float kNear = 4; // CSS pixels

float distance_to(Point p, Point a, Point b)
{
    float const dx = b.x - a.x, dy = b.y - a.y;
    float const length = dx * dx + dy * dy;
    float const t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0F, 1.0F) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

bool inside(Paths const& rings, Point p)
{
    bool in = false;
    std::uint32_t first = 0;
    for (auto const end : rings.ends) {
        for (auto i = first, j = end - 1; i < end; j = i++) {
            auto const& a = rings.points[i];
            auto const& b = rings.points[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                in = !in;
        }
        first = end;
    }
    return in;
}

float distance_to(Paths const& lines, Point p)
{
    float nearest = 1e9F;
    std::uint32_t first = 0;
    for (auto const end : lines.ends) {
        for (auto i = first; i + 1 < end; ++i)
            nearest = std::min(nearest, distance_to(p, lines.points[i], lines.points[i + 1]));
        first = end;
    }
    return nearest;
}

/// The nearest symbol, of those within reach.
std::optional<Hit> pick_marker(Scene const& scene, Point point)
{
    std::optional<Hit> hit;
    float const slack = kNear * scene.scale;
    float nearest = slack;
    for (std::size_t i = 0; i < scene.markers.size(); ++i) {
        auto const& m = scene.markers[i];
        if (std::hypot(point.x - m.center.x, point.y - m.center.y) > m.radius + slack) continue;
        for (auto const& part : m.parts) {
            // From the symbol's edge: negative inside.
            float const d =
                std::hypot(point.x - part.center.x, point.y - part.center.y) - part.reach;
            if (d > nearest) continue;
            nearest = d;
            hit = Hit{Hit::Kind::marker, i, part.type, {}};
        }
        // The middle of a flower is the place itself.
        if (m.parts.size() > 1 && !(hit && hit->index == i) && nearest > 0 &&
            std::hypot(point.x - m.center.x, point.y - m.center.y) < m.radius)
            hit = Hit{Hit::Kind::marker, i, {}, {}};
    }
    return hit;
}

std::optional<Hit> pick_shape(Scene const& scene, Point point)
{
    std::optional<Hit> hit;
    float const slack = kNear * scene.scale;
    float nearest = slack, smallest = 0;
    bool line_hit = false;
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
        auto const& shape = scene.shapes[i];
        if (!shape.paths || !shape.bounds.grown(slack).contains(point)) continue;
        if (shape.kind == ShapeMark::Kind::line) {
            float const d = distance_to(*shape.paths, point);
            if (d > nearest) continue;
            nearest = d;
            line_hit = true;
            hit = Hit{Hit::Kind::line, i, {}, {}};
            continue;
        }
        if (line_hit || !inside(*shape.paths, point)) continue;
        float const size = shape.bounds.width * shape.bounds.height *
                           (shape.kind == ShapeMark::Kind::wide ? 1e6F : 1.0F);
        if (hit && size >= smallest) continue;
        smallest = size;
        hit = Hit{Hit::Kind::area, i, {}, {}};
    }
    return hit;
}

} // namespace

std::optional<Hit> pick(Scene const& scene, Point point)
{
    for (std::size_t i = 0; i < scene.tray.size(); ++i)
        if (scene.tray[i].rect.contains(point))
            return Hit{Hit::Kind::tray, i, {}, scene.tray[i].rows};
    if (!scene.frame.contains(point)) return std::nullopt;
    if (auto hit = pick_marker(scene, point)) {
        auto const& marker = scene.markers[hit->index];
        if (hit->type) {
            for (auto const& part : marker.parts)
                if (part.type == *hit->type) hit->rows = part.rows;
        } else
            hit->rows = marker.rows;
        return hit;
    }
    auto hit = pick_shape(scene, point);
    if (hit) hit->rows = scene.shapes[hit->index].rows;
    return hit;
}

} // namespace placetime::scene
