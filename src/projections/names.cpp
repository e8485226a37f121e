#include "projections/names.h"

#include <cmath>
#include <cstdio>

namespace placetime::projections {
namespace {

std::string number(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6f", value);
    return buffer;
}

std::string degrees(double value, char const* positive, char const* negative)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f°%s", std::abs(value),
                  value < 0 ? negative : positive);
    return buffer;
}

struct Row {
    std::string_view name;
    char const* definition;
    char const* title;
    double max_latitude;
    bool north_is_up;
    double equator, mercator, plate_carree; // radii, metres
};

constexpr double kWebRadius = 6'378'137, kMean = geo::kEarthRadius;

constexpr Row kWorld[] = {
    {"EPSG:3857", "+proj=merc +R=6378137", "Web Mercator (EPSG:3857)", 85.06, true, kWebRadius,
     kWebRadius, 0},
    {"EPSG:3395", "+proj=merc +ellps=WGS84", "World Mercator (EPSG:3395)", 85.06, true, kWebRadius,
     0, 0},
    {"EPSG:4326", "+proj=eqc +R=6371008.8", "Plate carrée (EPSG:4326)", 90, true, kMean, 0, kMean},
    {"mercator", "+proj=merc +ellps=WGS84", "Mercator", 85.06, true, kWebRadius, 0, 0},
    {"plate-carree", "+proj=eqc +R=6371008.8", "Plate carrée", 90, true, kMean, 0, kMean},
    {"equal-earth", "+proj=eqearth +ellps=WGS84", "Equal Earth", 90, false, 0, 0, 0},
    {"robinson", "+proj=robin +R=6371008.8", "Robinson", 90, false, 0, 0, 0},
    {"mollweide", "+proj=moll +R=6371008.8", "Mollweide", 90, false, 0, 0, 0},
    {"natural-earth", "+proj=natearth +R=6371008.8", "Natural Earth", 90, false, 0, 0, 0},
};

} // namespace

std::optional<KnownProjection> known_projection(std::string_view name, geo::LonLat center,
                                                bool turned)
{
    std::string const about =
        ", centre " + degrees(center.lat, "N", "S") + " " + degrees(center.lon, "E", "W");
    std::string const at = " +lat_0=" + number(center.lat) + " +lon_0=" + number(center.lon);
    if (name == "equal-area")
        return KnownProjection{
            "+proj=laea +ellps=WGS84" + at, "Lambert azimuthal equal-area" + about, {}, 90, false};
    if (name == "stereographic")
        return KnownProjection{
            "+proj=stere +ellps=WGS84" + at, "Stereographic" + about, {}, 90, false};
    for (auto const& row : kWorld) {
        if (row.name != name) continue;
        bool const code = name.starts_with("EPSG:") && !turned;
        double const meridian =
            code && std::abs(center.lon) <= 90 ? 0.0 : std::round(center.lon * 1e6) / 1e6;
        double const seam = geo::normalised({meridian + 180.0, 0.0}).lon;
        return KnownProjection{std::string(row.definition) + " +lon_0=" + number(meridian),
                               row.title,
                               seam,
                               row.max_latitude,
                               row.north_is_up,
                               meridian,
                               row.equator,
                               row.mercator,
                               row.plate_carree};
    }
    return std::nullopt;
}

} // namespace placetime::projections
