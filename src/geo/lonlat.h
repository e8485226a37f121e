#pragma once

#include <compare>

namespace placetime::geo {

using Meters = double;

/// Mean radius of the Earth, (2a + b) / 3 of WGS 84.
inline constexpr Meters kEarthRadius = 6'371'008.8;

/// A position on WGS 84 (EPSG:4326), in degrees.
/// lon is in [-180, 180], east positive; lat is in [-90, 90], north positive.
struct LonLat {
    double lon = 0.0;
    double lat = 0.0;
    friend bool operator==(LonLat, LonLat) = default;
};

/// True when both are finite and in range.
bool is_valid(LonLat position) noexcept;

/// lon brought into [-180, 180); lat untouched.
LonLat normalised(LonLat position) noexcept;

/// Great-circle distance on the mean sphere (haversine).
/// Within 0.6 % of the ellipsoidal distance; correct across the antimeridian.
Meters distance(LonLat a, LonLat b) noexcept;

/// The point reached from `from` after `along` metres on the great circle that starts at `bearing`
/// degrees clockwise from north.
LonLat destination(LonLat from, double bearing, Meters along) noexcept;

/// Initial bearing of the great circle from a to b, in [0, 360) degrees clockwise from north; 0
/// when a equals b.
double bearing(LonLat a, LonLat b) noexcept;

/// Middle of the great circle between a and b; a when they are antipodal.
LonLat midpoint(LonLat a, LonLat b) noexcept;

} // namespace placetime::geo
