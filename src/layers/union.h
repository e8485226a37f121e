#pragma once

#include "geo/geometry.h"

namespace placetime::layers {

/// The areas as one, inner edges gone (planar, by GEOS). Where GEOS fails, which broken rings can
/// bring about, the areas side by side.
geo::MultiPolygon united(geo::MultiPolygon const& areas);

} // namespace placetime::layers
