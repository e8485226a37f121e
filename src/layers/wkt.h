#pragma once

#include <optional>
#include <string>

#include "geo/geometry.h"

namespace placetime::layers {

/// Well-known text (also EWKT, without regard to its SRID), longitude first; curves made straight,
/// of a collection the parts of the highest dimension. No value when it is empty or none. Thread
/// safe.
std::optional<geo::Geometry> parse_wkt(std::string const& text);

} // namespace placetime::layers
