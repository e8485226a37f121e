#include "gazetteer/containment.h"

#include <algorithm>

namespace placetime::gazetteer {

namespace {

/// Some positions of a shape, spread over its parts.
std::vector<geo::LonLat> sampled(geo::Geometry const& shape)
{
    constexpr std::size_t kMost = 48;
    std::vector<geo::LonLat> all;
    auto const add = [&](geo::Line const& line) {
        all.insert(all.end(), line.begin(), line.end());
    };
    if (auto const* const lines = std::get_if<geo::MultiLine>(&shape))
        for (auto const& line : *lines) add(line);
    if (auto const* const areas = std::get_if<geo::MultiPolygon>(&shape))
        for (auto const& polygon : *areas)
            if (!polygon.empty()) add(polygon.front());
    if (all.size() <= kMost) return all;
    std::vector<geo::LonLat> some;
    for (std::size_t i = 0; i < kMost; ++i) some.push_back(all[i * all.size() / kMost]);
    return some;
}

/// A suburb or landmark counts as in a town when it is not much farther than the town reaches.
constexpr geo::Meters kTownOutskirts = 15'000;

} // namespace

bool lies_in(Gazetteer const& gazetteer, PlaceIndex place, PlaceIndex container)
{
    if (place == container) return false;
    auto const& inner = gazetteer.row(place);
    auto const& outer = gazetteer.row(container);
    switch (outer.kind) {
    case Kind::country:
        if (inner.kind == Kind::country) return false;
        if (inner.country.known())
            return inner.country == outer.country || inner.country2 == outer.country;
        return belongs_to(gazetteer, place, outer.country);
    case Kind::admin1:
        if (inner.kind == Kind::country || inner.kind == Kind::admin1) return false;
        if (inner.admin1 != kNoPlace) return inner.admin1 == container;
        return gazetteer.admin1_at(inner.point) == container;
    case Kind::admin2:
        if (inner.kind == Kind::city) return inner.admin2 == container;
        break;
    case Kind::city:
        return inner.kind != Kind::country && inner.kind != Kind::admin1 &&
               inner.country == outer.country &&
               geo::distance(inner.point, outer.point) < outer.radius_m + kTownOutskirts;
    default:
        break;
    }
    if (!outer.has_geometry) return geo::distance(inner.point, outer.point) < outer.radius_m;
    if (!gazetteer.box(container).contains(inner.point)) return false;
    auto const shape = gazetteer.geometry(container);
    auto const* const areas = std::get_if<geo::MultiPolygon>(&shape);
    return areas != nullptr && geo::contains(*areas, inner.point);
}

bool belongs_to(Gazetteer const& gazetteer, PlaceIndex place, CountryCode country)
{
    auto const& row = gazetteer.row(place);
    if (row.country == country || row.country2 == country) return true;
    if (row.country.known()) return false;
    if (gazetteer.country_at(row.point) == country) return true;
    if (!row.has_geometry) return false;
    auto const points = sampled(gazetteer.geometry(place));
    return std::any_of(points.begin(), points.end(),
                       [&](geo::LonLat p) { return gazetteer.country_at(p) == country; });
}

} // namespace placetime::gazetteer
