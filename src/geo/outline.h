#pragma once

#include "geo/box.h"
#include "geo/geometry.h"

namespace placetime::geo {

/// Shapes for a drawing: fewer positions, cut to a box.

/// Douglas and Peucker's simplification: no position lies farther than `tolerance` (degrees of
/// latitude; longitude counts by its cosine) from what is left. Closed lines stay closed; rings
/// that fall below four positions are empty.
Line simplified(Line const& line, double tolerance);

/// The part of a ring inside a box that does not cross the antimeridian; edges that lie on the box
/// close it. Empty when nothing is left.
Line clipped_ring(Line ring, Box const& box);
/// The parts of a line inside.
MultiLine clipped_line(Line const& line, Box const& box);

/// Square degrees.
double ring_area(Line const& ring);

} // namespace placetime::geo
