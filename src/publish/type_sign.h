#pragma once

#include <string>

#include "scene/display.h"

namespace placetime::publish {

/// The outline of a shape as an SVG path about (0, 0), y down, with the area of a circle of radius
/// 1: the same shapes as shaders/mark.frag draws.
std::string sign_path(scene::Shape shape);

/// "#0b62a4"
std::string hex(scene::Color color);

} // namespace placetime::publish
