#pragma once

#include <string>

#include "geo/outline.h"

namespace placetime::publish {

using geo::clipped_line;
using geo::clipped_ring;
using geo::ring_area;
using geo::simplified;

/// Positions in whole numbers of `unit` degrees, as differences in printable ASCII (Google's
/// encoded polyline, longitude first). Those that fall together are one.
std::string encoded(geo::Line const& line, double unit);

} // namespace placetime::publish
