#include "publish/shape_corners.h"

#include <cmath>
#include <numbers>

namespace placetime::publish {

namespace {

using scene::Point;
using scene::Shape;

/// On a circle about (0, middle), from the top, turned by `turn`; every second one on the inner
/// radius where there is one.
std::vector<Point> regular(int count, double radius, double middle = 0, double turn = 0,
                           double inner = 0)
{
    std::vector<Point> corners;
    int const all = inner > 0 ? 2 * count : count;
    for (int i = 0; i < all; ++i) {
        double const r = inner > 0 && i % 2 != 0 ? inner : radius;
        double const angle = 2 * std::numbers::pi * i / all + turn;
        corners.push_back({static_cast<float>(r * std::sin(angle)),
                           static_cast<float>(middle - r * std::cos(angle))});
    }
    return corners;
}

} // namespace

std::vector<Point> shape_corners(Shape shape)
{
    constexpr double kPi = std::numbers::pi;
    constexpr float kSide = 0.886F, kArm = 1.13F, kHalf = 0.43F;
    switch (shape) { // radii and middles as in shaders/mark.frag
    case Shape::square:
        return {{-kSide, -kSide}, {kSide, -kSide}, {kSide, kSide}, {-kSide, kSide}};
    case Shape::diamond:
        return regular(4, 1.253);
    case Shape::triangle_up:
        return regular(3, 1.555, 0.28);
    case Shape::triangle_down:
        return regular(3, 1.555, -0.28, kPi);
    case Shape::star:
        return regular(5, 1.5, 0, 0, 0.75);
    case Shape::pentagon:
        return regular(5, 1.149);
    case Shape::hexagon:
        return regular(6, 1.1);
    case Shape::octagon:
        return regular(8, 1.054, 0, kPi / 8);
    case Shape::cross:
        return {{-kHalf, -kArm}, {kHalf, -kArm}, {kHalf, -kHalf}, {kArm, -kHalf},
                {kArm, kHalf},   {kHalf, kHalf}, {kHalf, kArm},   {-kHalf, kArm},
                {-kHalf, kHalf}, {-kArm, kHalf}, {-kArm, -kHalf}, {-kHalf, -kHalf}};
    case Shape::circle:
        break;
    }
    return regular(48, 1);
}

} // namespace placetime::publish
