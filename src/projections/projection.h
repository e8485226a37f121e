#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/box.h"
#include "geo/lonlat.h"

namespace placetime::projections {

/// A position on the map plane, in the projection's unit (metres, or degrees for EPSG:4326); x to
/// the east, y to the north.
struct XY {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(XY, XY) = default;
};

/// A map projection from WGS 84 degrees to a plane. Copies share the PROJ object, so that one
/// Projection and its copies belong to one thread. Positions that cannot be projected (beyond the
/// projection's reach) are NaN in arrays and no value alone.
class Projection {
public:
    /// What a person names: "EPSG:3857", any "AUTHORITY:CODE", a PROJ string ("+proj=laea +lat_0=41
    /// +lon_0=75"), WKT, or one of mercator, plate-carree, equal-earth, robinson, mollweide,
    /// natural-earth, equal-area, stereographic (the last two about `center`). World projections
    /// are turned to the meridian of `center`, so that a view across the antimeridian is whole.
    /// Throws UsageError for what PROJ does not know.
    static Projection named(std::string_view definition, geo::LonLat center = {});
    /// Lambert azimuthal equal-area about a point: areas true, north up at the centre, poles and
    /// antimeridian without a seam.
    static Projection equal_area(geo::LonLat center);
    /// Equal Earth about a meridian: the whole world, areas true.
    static Projection equal_earth(double meridian);
    /// The one that suits a box: equal_area for regions, equal_earth from 150 degrees of longitude
    /// (away from the poles) or 120 of latitude.
    static Projection suited_to(geo::Box const& box);

    std::optional<XY> forward(geo::LonLat position) const;
    std::optional<geo::LonLat> inverse(XY position) const;
    /// Sizes must agree. `out` may hold NaN.
    void forward(std::span<geo::LonLat const> in, std::span<XY> out) const;

    /// The meridian opposite the centre, where a world map is cut, in [-180, 180). No value when
    /// the plane has no such cut in its use (azimuthal projections).
    std::optional<double> seam() const noexcept;
    /// Where the projection may be used. The world when PROJ states nothing.
    geo::Box validity() const noexcept;
    /// Ground metres of one unit of the plane toward the east at a position: 1 at the centre of
    /// equal_area, cos(lat) * 1 for Mercator. No value where it cannot be projected.
    std::optional<double> ground_meters_per_unit(geo::LonLat position) const;
    /// True when every meridian is vertical (cylindrical), so that north is up all over the map.
    bool north_is_up() const noexcept;
    /// "Lambert azimuthal equal-area, centre 41.2°N 74.6°E"
    std::string const& name() const noexcept;

private:
    struct State;
    explicit Projection(std::shared_ptr<State const> state);
    std::shared_ptr<State const> state_;
};

} // namespace placetime::projections
