#pragma once

#include <span>
#include <vector>

#include "geo/lonlat.h"

namespace placetime::projections {

/// The shortest way between two positions on the ellipsoid of WGS 84.
struct Geodesic {
    geo::Meters length = 0;
    double from_azimuth = 0, to_azimuth = 0; ///< degrees clockwise from north, in (-180, 180]
};

/// Within 15 nm of length (Karney 2013, by PROJ). Thread safe.
Geodesic geodesic(geo::LonLat a, geo::LonLat b) noexcept;

/// Positions along the geodesic, both ends included, at most `step` metres apart (step > 0) and at
/// most 2000 of them. One position for a == b.
std::vector<geo::LonLat> geodesic_line(geo::LonLat a, geo::LonLat b, geo::Meters step);

} // namespace placetime::projections
