#pragma once

#include <optional>
#include <string_view>

#include "geo/geometry.h"

namespace placetime::gazetteer_build {

/// A position inside the largest part: the centroid of its outer ring, or where that lies outside
/// the middle of the widest stretch inside on the centroid's parallel. Planar. (0, 0) when there is
/// no part.
geo::LonLat inner_point(geo::MultiPolygon const& areas);

/// The middle position, along the longest line. (0, 0) when there is none.
geo::LonLat middle_of(geo::MultiLine const& lines);

/// POINT, LINESTRING, POLYGON and their MULTI forms; no value when the text is none of these.
std::optional<geo::Geometry> parse_wkt(std::string_view text);

} // namespace placetime::gazetteer_build
