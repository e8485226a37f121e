#pragma once

#include <span>
#include <string>

#include "geo/lonlat.h"
#include "scene/camera.h"
#include "scene/display.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// Of the geodesics through the positions on the ellipsoid of WGS 84; 0 for fewer than two.
geo::Meters measured_length(std::span<geo::LonLat const> positions);
/// "12.3 km", "847 m", "10 230 km": three figures below a thousand.
std::string length_text(geo::Meters length);

/// A line along the geodesics with a dot at each position, the whole length at the last one, and
/// the length of each part in its middle where it has room. Empty for no positions.
Pass draw_measure(std::span<geo::LonLat const> positions, Camera const& camera, TextKit& kit,
                  Theme theme);

} // namespace placetime::scene
