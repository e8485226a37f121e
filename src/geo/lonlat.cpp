#include "geo/lonlat.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placetime::geo {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

double square(double x) { return x * x; }

} // namespace

bool is_valid(LonLat position) noexcept
{
    return position.lon >= -180.0 && position.lon <= 180.0 && position.lat >= -90.0 &&
           position.lat <= 90.0; // false for NaN too
}

LonLat normalised(LonLat position) noexcept
{
    if (position.lon >= -180.0 && position.lon < 180.0) return position;
    double lon = std::fmod(position.lon + 180.0, 360.0);
    if (lon < 0.0) lon += 360.0;
    return {lon - 180.0, position.lat};
}

Meters distance(LonLat a, LonLat b) noexcept
{
    double const h = square(std::sin((b.lat - a.lat) * kRadians / 2)) +
                     std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) *
                         square(std::sin((b.lon - a.lon) * kRadians / 2));
    return 2.0 * kEarthRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

LonLat destination(LonLat from, double bearing, Meters along) noexcept
{
    double const angle = along / kEarthRadius;
    double const lat = from.lat * kRadians;
    double const course = bearing * kRadians;
    double const sine =
        std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(course);
    double const lon =
        from.lon * kRadians + std::atan2(std::sin(course) * std::sin(angle) * std::cos(lat),
                                         std::cos(angle) - std::sin(lat) * sine);
    return normalised({lon / kRadians, std::asin(std::clamp(sine, -1.0, 1.0)) / kRadians});
}

double bearing(LonLat a, LonLat b) noexcept
{
    double const across = (b.lon - a.lon) * kRadians;
    double const y = std::sin(across) * std::cos(b.lat * kRadians);
    double const x = std::cos(a.lat * kRadians) * std::sin(b.lat * kRadians) -
                     std::sin(a.lat * kRadians) * std::cos(b.lat * kRadians) * std::cos(across);
    if (x == 0.0 && y == 0.0) return 0.0;
    double const degrees = std::atan2(y, x) / kRadians;
    return degrees < 0.0 ? degrees + 360.0 : degrees;
}

LonLat midpoint(LonLat a, LonLat b) noexcept
{
    return destination(a, bearing(a, b), distance(a, b) / 2);
}

} // namespace placetime::geo
