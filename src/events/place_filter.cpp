#include "events/filter.h"

#include <algorithm>

namespace placetime::events {
namespace {

/// Twice the signed area of the triangle a, b, c.
double turn(geo::LonLat a, geo::LonLat b, geo::LonLat c) noexcept
{
    return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

/// Segments that cross, or touch where one ends on the other.
bool cross(geo::LonLat a, geo::LonLat b, geo::LonLat c, geo::LonLat d) noexcept
{
    auto const side = [](double value) { return (value > 0) - (value < 0); };
    int const c_side = side(turn(a, b, c)), d_side = side(turn(a, b, d));
    int const a_side = side(turn(c, d, a)), b_side = side(turn(c, d, b));
    bool const boxes_meet = std::max(a.lon, b.lon) >= std::min(c.lon, d.lon) &&
                            std::max(c.lon, d.lon) >= std::min(a.lon, b.lon) &&
                            std::max(a.lat, b.lat) >= std::min(c.lat, d.lat) &&
                            std::max(c.lat, d.lat) >= std::min(a.lat, b.lat);
    return boxes_meet && c_side * d_side <= 0 && a_side * b_side <= 0;
}

/// The line starts inside the region or crosses an edge of it.
bool line_meets(geo::Line const& line, geo::MultiPolygon const& region)
{
    if (line.empty()) return false;
    if (geo::contains(region, line.front())) return true;
    for (auto const& polygon : region)
        for (auto const& ring : polygon)
            for (std::size_t i = 1; i < ring.size(); ++i)
                for (std::size_t j = 1; j < line.size(); ++j)
                    if (cross(ring[i - 1], ring[i], line[j - 1], line[j])) return true;
    return false;
}

bool area_meets(geo::MultiPolygon const& areas, geo::MultiPolygon const& region)
{
    for (auto const& polygon : areas)
        for (auto const& ring : polygon)
            if (line_meets(ring, region)) return true;
    for (auto const& polygon : region) // a part of the region may lie wholly inside
        if (!polygon.empty() && !polygon.front().empty() &&
            geo::contains(areas, polygon.front().front()))
            return true;
    return false;
}

} // namespace

bool in_box(EventPlace const& place, geo::Box const& box)
{
    if (box.contains(place.point)) return true;
    if (place.geometry.is_point()) return false;
    auto const extent = geo::bounding_box(*place.geometry);
    return extent && extent->intersects(box);
}

bool in_region(EventPlace const& place, geo::MultiPolygon const& region)
{
    if (geo::contains(region, place.point)) return true;
    if (auto const* lines = std::get_if<geo::MultiLine>(&*place.geometry))
        return std::any_of(lines->begin(), lines->end(),
                           [&](geo::Line const& line) { return line_meets(line, region); });
    auto const* areas = std::get_if<geo::MultiPolygon>(&*place.geometry);
    return areas != nullptr && area_meets(*areas, region);
}

} // namespace placetime::events
