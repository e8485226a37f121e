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

    /// The same kind of projection about another centre: azimuthal ones about the point, world
    /// projections turned to its meridian (EPSG codes of them too). One that cannot be turned is
    /// returned as it is.
    Projection about(geo::LonLat center) const;
    /// The same projection with a PROJ object of its own, for another thread.
    Projection own_copy() const;

    std::optional<XY> forward(geo::LonLat position) const;
    std::optional<geo::LonLat> inverse(XY position) const;
    /// Sizes must agree. `out` may hold NaN. Some 0.2 us a position, 0.03 us in cylindrical ones.
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
    /// What it was named by, without its centre: "equal-area", "EPSG:3857".
    std::string const& code() const noexcept;
    /// What PROJ and GDAL make it from, its centre included: equal definitions are the same plane.
    std::string const& definition() const noexcept;
    /// Units of the plane once round the equator, when turning the projection by a meridian only
    /// moves the plane in x (cylindrical projections). No value for others.
    std::optional<double> period() const noexcept;
    /// What it was made about.
    geo::LonLat center() const noexcept;
    /// The meridian in the middle of the plane, degrees: x = 0 there. The centre's where it is not
    /// known better.
    double meridian() const noexcept;

private:
    struct State;
    explicit Projection(std::shared_ptr<State const> state);
    static Projection made(std::string_view definition, geo::LonLat center, bool turned);
    void forward_cylindrical(std::span<geo::LonLat const> in, std::span<XY> out) const;
    std::shared_ptr<State const> state_;
};

} // namespace placetime::projections
