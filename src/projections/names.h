#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/lonlat.h"

namespace placetime::projections {

/// A projection of which we know more than PROJ says: where it is cut and whether north is up
/// everywhere.
struct KnownProjection {
    std::string definition; ///< PROJ string of a plain operation
    std::string title;
    std::optional<double> seam; ///< degrees; none for azimuthal projections
    double max_latitude = 90;   ///< beyond it the plane grows without bound
    bool north_is_up = false;   ///< cylindrical
    double meridian = 0;        ///< in the middle of the plane, degrees
    double equator = 0;         ///< radius of the equator in the plane's units, of cylindrical ones
    double mercator = 0, plate_carree = 0; ///< radius where it is that projection of a sphere
};

inline constexpr std::string_view kProjectionNames =
    "mercator, plate-carree, equal-earth, robinson, mollweide, "
    "natural-earth, equal-area, stereographic";

/// Looks a name of kProjectionNames up, or the codes EPSG:3857, EPSG:4326 and EPSG:3395, turned to
/// the meridian of `center` where it lies beyond 90 degrees from Greenwich for the codes, and
/// always for the names and when `turned`.
std::optional<KnownProjection> known_projection(std::string_view name, geo::LonLat center,
                                                bool turned = false);

} // namespace placetime::projections
