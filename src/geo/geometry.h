#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "geo/box.h"
#include "geo/lonlat.h"

namespace placetime::geo {

/// Positions in order. As a ring it is closed: the first position is repeated at the end.
using Line = std::vector<LonLat>;
/// The outer ring first, then holes.
using Polygon = std::vector<Line>;
using MultiLine = std::vector<Line>;
using MultiPolygon = std::vector<Polygon>;

/// The shape of a place: a point, lines (a border, a river) or areas (a country, a valley). WGS 84
/// degrees.
using Geometry = std::variant<LonLat, MultiLine, MultiPolygon>;

/// A geometry that many values share without copying: an outline can hold ten thousand positions,
/// and every event of a country has it. Never null; (0, 0) by default. Immutable, so safe from
/// several threads.
class SharedGeometry {
public:
    SharedGeometry() : SharedGeometry(LonLat{}) {}
    SharedGeometry(std::shared_ptr<Geometry const> shape) : shape_(std::move(shape)) {}
    template <typename Shape>
    requires std::constructible_from<Geometry, Shape> SharedGeometry(Shape&& shape)
        : shape_(std::make_shared<Geometry const>(std::forward<Shape>(shape)))
    {
    }

    Geometry const& operator*() const noexcept { return *shape_; }
    bool is_point() const noexcept { return std::holds_alternative<LonLat>(*shape_); }

private:
    std::shared_ptr<Geometry const> shape_;
};

/// The smallest box that holds it; no value when it has no position.
std::optional<Box> bounding_box(Geometry const& geometry);

/// Even-odd test in degrees (planar); positions on the edge may be in or out.
bool contains(MultiPolygon const& areas, LonLat position) noexcept;

/// Signed planar area in square degrees: positive when the ring is counter-clockwise (the outer
/// ring of RFC 7946).
double signed_area(Line const& ring) noexcept;

} // namespace placetime::geo
