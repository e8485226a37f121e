#pragma once

#include <string>
#include <string_view>

#include "geo/geometry.h"

namespace placetime::gazetteer {

/// Shapes as bytes: positions in 1e-5 degrees (1.1 m at the equator), each as the difference to
/// the one before, in zigzag varints; 3 to 5 bytes a position.
void encode(geo::Geometry const& geometry, std::string& out);
/// Throws FormatError when the bytes are no shape.
geo::Geometry decode(std::string_view bytes);

/// Even-odd test against an encoded area without building it. Throws FormatError.
bool encoded_area_contains(std::string_view bytes, geo::LonLat position);

/// Fewer vertices (Douglas and Peucker, planar): none moves, those dropped lay within `tolerance`
/// degrees. Rings that would keep fewer than 4 positions stay as they are when `keep_small`, else
/// they go. Points are returned as they are.
geo::Geometry simplified(geo::Geometry const& geometry, double tolerance, bool keep_small = true);

} // namespace placetime::gazetteer
