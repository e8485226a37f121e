#pragma once

#include <memory>
#include <optional>

#include "geo/geometry.h"

class OGRGeometry;

namespace placetime::layers {

/// An OGR geometry as ours: curves made straight, Z and M dropped, a collection's parts of the
/// highest dimension kept. A MultiPoint gives its first point. No value for an empty geometry or
/// one with positions that are not finite. Coordinates are taken as they are; longitude first.
std::optional<geo::Geometry> from_ogr(OGRGeometry const& geometry);

/// Ours as an OGR geometry: a point, lines as a MultiLineString, areas as a MultiPolygon.
std::unique_ptr<OGRGeometry> to_ogr(geo::Geometry const& geometry);

} // namespace placetime::layers
