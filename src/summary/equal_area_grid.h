#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

#include "geo/box.h"
#include "geo/geometry.h"

namespace placetime::summary {

/// A cell by its column and row (of hexagons: axial coordinates, pointed tops).
struct CellIndex {
    std::int32_t column = 0, row = 0;
    friend auto operator<=>(CellIndex, CellIndex) = default;
};

/// Cells of equal area over the sphere, in the cylindrical equal-area projection about a box; see
/// hot_spots.h.
class EqualAreaGrid {
public:
    EqualAreaGrid(geo::Box const& box, geo::Meters width, bool hexagons);

    CellIndex at(geo::LonLat position) const;
    geo::LonLat center(CellIndex cell) const;
    /// A closed ring, counter-clockwise.
    geo::Line outline(CellIndex cell) const;
    /// Those that touch it: six, or eight of a square.
    std::vector<CellIndex> neighbours(CellIndex cell) const;
    /// Cells whose middle lies in the box, ascending.
    std::vector<CellIndex> in_box() const;
    /// Square metres in the plane, the same on the sphere.
    double cell_area() const noexcept;

private:
    struct Plane {
        double x = 0, y = 0;
    };
    Plane project(geo::LonLat position) const;
    geo::LonLat unproject(Plane at) const;
    Plane center_of(CellIndex cell) const;

    geo::Box box_;
    double width_, middle_lon_, cos_parallel_;
    bool hexagons_;
};

} // namespace placetime::summary
