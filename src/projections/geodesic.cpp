#include "projections/geodesic.h"

#include <geodesic.h>

#include <algorithm>
#include <cmath>

namespace placetime::projections {
namespace {

geod_geodesic const& wgs84()
{
    static geod_geodesic const earth = [] {
        geod_geodesic g;
        geod_init(&g, 6'378'137, 1 / 298.257223563);
        return g;
    }();
    return earth;
}

} // namespace

Geodesic geodesic(geo::LonLat a, geo::LonLat b) noexcept
{
    Geodesic result;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &result.length, &result.from_azimuth,
                 &result.to_azimuth);
    return result;
}

std::vector<geo::LonLat> geodesic_line(geo::LonLat a, geo::LonLat b, geo::Meters step)
{
    if (a == b) return {a};
    geod_geodesicline line;
    geod_inverseline(&line, &wgs84(), a.lat, a.lon, b.lat, b.lon,
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    auto const parts = static_cast<int>(std::clamp(std::ceil(line.s13 / step), 1.0, 1999.0));
    std::vector<geo::LonLat> positions;
    for (int i = 0; i <= parts; ++i) {
        double lat = 0, lon = 0;
        geod_position(&line, line.s13 * i / parts, &lat, &lon, nullptr);
        positions.push_back(geo::normalised({lon, lat}));
    }
    positions.front() = a;
    positions.back() = b;
    return positions;
}

} // namespace placetime::projections
