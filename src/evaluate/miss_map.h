#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "geo/box.h"
#include "geo/geometry.h"

namespace placetime::evaluate {

/// Small maps for a page, as SVG, from the base layers: gold a filled circle, found an open square,
/// a line between. Grounds of neighbouring views are one, so that a thousand maps stay small. Not
/// thread safe.
class MissMaps {
public:
    /// Reads the layers of data_dir(). Throws FileError or FormatError.
    MissMaps();

    /// An svg element; empty when neither point is given. Points are drawn the short way round the
    /// world.
    std::string draw(std::optional<geo::LonLat> gold, std::optional<geo::LonLat> found);
    /// The grounds of what was drawn so far, an svg element that shows nothing: it belongs on the
    /// page once, before the maps.
    std::string grounds() const;

private:
    /// A line or ring and its box.
    struct Shape {
        geo::Line line;
        geo::Box box;
    };
    struct Sheet {
        std::vector<Shape> land, lakes, borders, divisions;
    };
    /// A view of the plate carrée, longitudes narrowed at its middle; may reach beyond 180 degrees.
    struct View {
        double west = 0, north = 0;
        double per_lat = 1, per_lon = 1; ///< units to a degree
        bool operator<(View const& other) const
        {
            return std::tie(west, north, per_lat, per_lon) <
                   std::tie(other.west, other.north, other.per_lat, other.per_lon);
        }
    };
    static View view_of(std::optional<geo::LonLat> a, std::optional<geo::LonLat> b);
    std::string ground(View const& view) const;
    void append(std::string& path, std::vector<Shape> const& shapes, View const& view,
                bool areas) const;

    Sheet coarse_, middle_;
    std::map<View, std::size_t> ids_;
    std::vector<std::string> grounds_; ///< by id
};

} // namespace placetime::evaluate
