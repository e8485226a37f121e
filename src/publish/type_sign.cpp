#include "publish/type_sign.h"

#include <fmt/format.h>

#include <cmath>

namespace placetime::publish {
namespace {

using scene::Shape;

/// Corners on a circle, the first at the top turned by `turn`; every second one on the inner radius
/// where there is one.
std::string corners(int count, double radius, double middle = 0, double turn = 0, double inner = 0)
{
    std::string path;
    int const all = inner > 0 ? 2 * count : count;
    for (int i = 0; i < all; ++i) {
        double const r = inner > 0 && i % 2 ? inner : radius;
        double const angle = 2 * M_PI * i / all + turn;
        path += fmt::format("{}{:.3f} {:.3f}", i ? "L" : "M", r * std::sin(angle),
                            middle - r * std::cos(angle));
    }
    return path + "Z";
}

} // namespace

std::string sign_path(Shape shape)
{
    // Radii and middles as in shaders/mark.frag.
    switch (shape) {
    case Shape::square:
        return "M-.886-.886H.886V.886H-.886Z";
    case Shape::diamond:
        return corners(4, 1.253);
    case Shape::triangle_up:
        return corners(3, 1.555, 0.28);
    case Shape::triangle_down:
        return corners(3, 1.555, -0.28, M_PI);
    case Shape::star:
        return corners(5, 1.5, 0, 0, 0.75);
    case Shape::pentagon:
        return corners(5, 1.149);
    case Shape::hexagon:
        return corners(6, 1.1);
    case Shape::octagon:
        return corners(8, 1.054, 0, M_PI / 8);
    case Shape::cross:
        return "M-.43-1.13H.43V-.43H1.13V.43H.43V1.13H-.43V.43H-1.13V-.43H-.43Z";
    case Shape::circle:
        break;
    }
    return "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z";
}

std::string hex(scene::Color color)
{
    return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

} // namespace placetime::publish
