#include "publish/type_sign.h"

#include <fmt/format.h>

#include "publish/shape_corners.h"

namespace placetime::publish {

std::string sign_path(scene::Shape shape)
{
    if (shape == scene::Shape::circle) return "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z";
    std::string path;
    for (auto const& p : shape_corners(shape))
        path += fmt::format("{}{:.3f} {:.3f}", path.empty() ? "M" : "L", p.x, p.y);
    return path + "Z";
}

std::string hex(scene::Color color)
{
    return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

} // namespace placetime::publish
