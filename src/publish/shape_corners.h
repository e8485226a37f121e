#pragma once

#include <vector>

#include "scene/display.h"

namespace placetime::publish {

/// The corners of a type's sign about (0, 0), y down, with the area of a circle of radius 1: the
/// same shapes as shaders/mark.frag draws. A circle is many corners.
std::vector<scene::Point> shape_corners(scene::Shape shape);

} // namespace placetime::publish
