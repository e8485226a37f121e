#include "geo/geometry.h"

namespace placetime::geo {

namespace {

bool in_ring(Line const& ring, LonLat p) noexcept
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        auto const& a = ring[i];
        auto const& b = ring[j];
        if ((a.lat > p.lat) != (b.lat > p.lat) &&
            p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
            inside = !inside;
    }
    return inside;
}

} // namespace

std::optional<Box> bounding_box(Geometry const& geometry)
{
    std::vector<LonLat> all;
    if (auto const* point = std::get_if<LonLat>(&geometry)) all.push_back(*point);
    if (auto const* lines = std::get_if<MultiLine>(&geometry))
        for (auto const& line : *lines) all.insert(all.end(), line.begin(), line.end());
    if (auto const* areas = std::get_if<MultiPolygon>(&geometry))
        for (auto const& polygon : *areas)
            if (!polygon.empty())
                all.insert(all.end(), polygon.front().begin(), polygon.front().end());
    return bounding_box(all.data(), all.data() + all.size());
}

bool contains(MultiPolygon const& areas, LonLat position) noexcept
{
    bool inside = false;
    for (auto const& polygon : areas)
        for (auto const& ring : polygon)
            if (!ring.empty() && in_ring(ring, position)) inside = !inside;
    return inside;
}

double signed_area(Line const& ring) noexcept
{
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        twice += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return twice / 2;
}

} // namespace placetime::geo
