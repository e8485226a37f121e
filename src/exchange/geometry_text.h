#pragma once

#include <string>

#include "geo/geometry.h"

namespace placetime::exchange {

/// A geometry fit for RFC 7946: cut at the antimeridian, longitudes in [-180, 180], rings closed,
/// outer rings counter-clockwise and holes clockwise, positions rounded to 6 decimals (0.1 m) with
/// repeats and collapsed rings dropped. Rings round a pole are only clamped. A geometry of which
/// nothing is left comes back empty.
geo::Geometry prepared(geo::Geometry const& geometry);

/// Appends a GeoJSON geometry object of a prepared geometry: Point, LineString, MultiLineString,
/// Polygon or MultiPolygon; null when it is empty.
void append_geojson(std::string& out, geo::Geometry const& geometry);

/// The same as well-known text, longitude first; empty when the geometry is empty.
std::string wkt(geo::Geometry const& geometry);

/// A position to stand for a shape without one: the point itself; of areas the centroid of the
/// largest; of lines the middle of the longest.
geo::LonLat representative_point(geo::Geometry const& geometry);

} // namespace placetime::exchange
