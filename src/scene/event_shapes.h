#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

#include "geo/geometry.h"
#include "scene/camera.h"
#include "scene/display.h"

namespace placetime::scene {

/// A place's line or area as one camera shows it.
struct ShapePaths {
    std::shared_ptr<Paths const> rings; ///< of areas; else null
    std::shared_ptr<Paths const> lines; ///< of lines, and the edges of areas
    std::optional<Point> middle;        ///< of the longest piece of a line that is in the picture
    Rect bounds;                        ///< of what is in the picture; empty when nothing is
    bool visible() const noexcept
    {
        return (rings && !rings->empty()) || (lines && !lines->empty());
    }
};

/// Cost: a microsecond or less for each of its positions.
ShapePaths make_paths(geo::Geometry const& shape, Camera const& camera);

/// The paths of places' shapes, made once for a camera: an outline can hold ten thousand positions.
class ShapeCache {
public:
    /// Forgets all paths when the camera or `epoch` (of what owns the shapes) is another.
    void look_from(Camera const& camera, std::uint64_t epoch);
    /// `shape` must live until the epoch changes. Placed in the picture of another camera when
    /// `placement` is not the identity.
    ShapePaths of(geo::Geometry const& shape, Placement const& placement);

private:
    std::optional<Camera> camera_;
    std::uint64_t epoch_ = 0;
    std::unordered_map<geo::Geometry const*, ShapePaths> paths_;
};

} // namespace placetime::scene
