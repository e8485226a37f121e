#pragma once

#include <string>
#include <vector>

#include "scene/basemap.h"
#include "scene/camera.h"

namespace placetime::scene {

/// A name for an area, with the positions where it may stand, the best first.
struct AreaName {
    std::string text;
    std::vector<geo::LonLat> spots;
    float room = 0; ///< square pixels of the box of what is seen of it: large ones first
};

/// Names of the areas that the camera shows, at points deep inside what is seen of their main
/// part and of those at least a third as large. Smaller parts are named where no main part is seen,
/// if `also_small`: not beside a disputed line, where the name would take a side.
std::vector<AreaName> area_names(Features const& features, Camera const& camera, float scale,
                                 bool also_small);

/// Points inside the area, best first: far from its edge. At most `count`; rings in device pixels,
/// even-odd.
std::vector<Point> inner_points(Paths const& rings, Rect const& frame, std::size_t count);

} // namespace placetime::scene
