#pragma once

#include <span>
#include <vector>

#include "geo/box.h"
#include "scene/groups.h"

namespace placetime::scene {

/// What a map of these places should show.
struct Framing {
    geo::Box box; ///< of what is shown
    std::vector<geo::LonLat>
        positions; ///< to be fitted into the frame: points, corners of areas and lines
};

/// The places that hold most events, without the few (at most 15 % of the events) that lie more
/// than 2.5 times as far from their middle as the rest: a statement made in another continent does
/// not shrink the map. A wide place (a country) is shown whole where it is not 2.5 times larger
/// than the rest, or where there is nothing else. Without places the world.
Framing frame_places(std::span<PlaceGroup const> groups);

} // namespace placetime::scene
