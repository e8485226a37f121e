#pragma once

#include <optional>
#include <string_view>

#include "geo/lonlat.h"

namespace placetime::geo {

/// A box in degrees on WGS 84, edges included. south <= north. west > east means that it crosses
/// the antimeridian.
struct Box {
    double west = 0.0;
    double south = 0.0;
    double east = 0.0;
    double north = 0.0;
    friend bool operator==(Box const&, Box const&) = default;

    bool crosses_antimeridian() const noexcept { return west > east; }
    /// In [0, 360] degrees.
    double width() const noexcept
    {
        return crosses_antimeridian() ? east - west + 360.0 : east - west;
    }
    double height() const noexcept { return north - south; }
    LonLat center() const noexcept;
    bool contains(LonLat position) const noexcept;
    bool intersects(Box const& other) const noexcept;
};

/// Grows a box to hold positions. Does not cross the antimeridian: a set that does gives a box
/// round the world.
class BoxBuilder {
public:
    void add(LonLat position) noexcept;
    void add(Box const& box) noexcept;
    /// No value when nothing was added.
    std::optional<Box> box() const noexcept;

private:
    bool empty_ = true;
    Box box_;
};

/// The smallest box, across the antimeridian if that is narrower, that holds all positions. No
/// value for an empty range.
std::optional<Box> bounding_box(LonLat const* first, LonLat const* last);

/// "W,S,E,N" in degrees. Throws UsageError that says what is wrong (not four numbers, out of range,
/// south above north).
Box parse_box(std::string_view text);

/// Half the diagonal in metres: the radius of place_precision_m for areas and lines.
Meters half_diagonal(Box const& box) noexcept;

} // namespace placetime::geo
