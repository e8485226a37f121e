#pragma once

#include <span>

#include "scene/basemap.h"
#include "scene/collision.h"
#include "scene/labels.h"
#include "scene/markers.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// Puts names on the map where there is room: countries and first-level divisions at a point deep
/// inside what is seen of them, then towns beside their dot, most important first. What finds no
/// room is left out. Names in `taken` (of places with events) are not written twice.
Pass draw_map_labels(Boundaries const& boundaries, std::span<LabelCandidate const> towns,
                     std::span<std::string const> taken, std::span<PlacedGroup const> placed,
                     Camera const& camera, TextKit& kit, Palette const& colors, Occupied& occupied);

/// Points inside the area, best first: far from its edge. At most `count`; rings in device pixels,
/// even-odd.
std::vector<Point> inner_points(Paths const& rings, Rect const& frame, std::size_t count);

} // namespace placetime::scene
