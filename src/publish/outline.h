#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/box.h"
#include "geo/geometry.h"

namespace placetime::publish {

/// Shapes for a page: fewer positions, cut to a box, written as text.

/// Douglas and Peucker's simplification: no position lies farther than `tolerance` (degrees of
/// latitude; longitude counts by its cosine) from what is left. Closed lines stay closed; rings
/// that fall below four positions are empty.
geo::Line simplified(geo::Line const& line, double tolerance);

/// The part of a ring inside a box that does not cross the antimeridian; edges that lie on the box
/// close it. Empty when nothing is left.
geo::Line clipped_ring(geo::Line ring, geo::Box const& box);
/// The parts of a line inside.
geo::MultiLine clipped_line(geo::Line const& line, geo::Box const& box);

/// Positions in whole numbers of `unit` degrees, as differences in printable ASCII (Google's
/// encoded polyline, longitude first). Those that fall together are one.
std::string encoded(geo::Line const& line, double unit);

/// Square degrees.
double ring_area(geo::Line const& ring);

} // namespace placetime::publish
