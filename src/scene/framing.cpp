#include "scene/framing.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

struct Item {
    PlaceGroup const* group;
    double distance = 0; // of its farthest corner
    std::size_t weight = 0;
    std::vector<geo::LonLat> corners;
};

/// Some 40 positions along a line or ring: enough to frame it in any projection.
void sample(geo::Line const& line, std::vector<geo::LonLat>& into)
{
    auto const step = std::max<std::size_t>(1, line.size() / 40);
    for (std::size_t i = 0; i < line.size(); i += step) into.push_back(line[i]);
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    std::size_t extremes[4] = {0, 0, 0, 0};
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const& p = line[i];
        if (p.lon < west) west = line[extremes[0] = i].lon;
        if (p.lon > east) east = line[extremes[1] = i].lon;
        if (p.lat < south) south = line[extremes[2] = i].lat;
        if (p.lat > north) north = line[extremes[3] = i].lat;
    }
    if (!line.empty())
        for (auto const i : extremes) into.push_back(line[i]);
}

/// Of a country the main land: without the parts that are smaller than a twelfth of the largest.
std::vector<geo::LonLat> corners_of(PlaceGroup const& group)
{
    if (!group.shape) return {group.position};
    std::vector<geo::LonLat> corners;
    if (auto const* areas = std::get_if<geo::MultiPolygon>(group.shape)) {
        double largest = 0;
        for (auto const& polygon : *areas)
            if (!polygon.empty())
                largest = std::max(largest, std::abs(geo::signed_area(polygon[0])));
        for (auto const& polygon : *areas)
            if (!polygon.empty() && std::abs(geo::signed_area(polygon[0])) >= largest / 12)
                sample(polygon[0], corners);
    } else if (auto const* lines = std::get_if<geo::MultiLine>(group.shape)) {
        for (auto const& line : *lines) sample(line, corners);
    }
    if (corners.empty()) corners.push_back(group.position);
    return corners;
}

double weighted_median(std::vector<std::pair<double, std::size_t>> values)
{
    std::sort(values.begin(), values.end());
    std::size_t total = 0, seen = 0;
    for (auto const& v : values) total += v.second;
    for (auto const& v : values)
        if ((seen += v.second) * 2 >= total) return v.first;
    return 0;
}

geo::LonLat middle_of(std::vector<Item> const& items)
{
    // Offsets from the heaviest place, so that places on both sides of the antimeridian have a
    // middle between them.
    auto const heaviest =
        std::max_element(items.begin(), items.end(),
                         [](auto const& a, auto const& b) { return a.weight < b.weight; });
    double const origin = heaviest->group->position.lon;
    std::vector<std::pair<double, std::size_t>> lons, lats;
    for (auto const& item : items) {
        lons.emplace_back(geo::normalised({item.group->position.lon - origin, 0}).lon, item.weight);
        lats.emplace_back(item.group->position.lat, item.weight);
    }
    return geo::normalised({origin + weighted_median(lons), weighted_median(lats)});
}

double farthest(geo::LonLat from, std::vector<geo::LonLat> const& corners)
{
    double result = 0;
    for (auto const& c : corners) result = std::max(result, geo::distance(from, c));
    return result;
}

} // namespace

Framing frame_places(std::span<PlaceGroup const> groups)
{
    std::vector<Item> items, wide;
    for (auto const& group : groups) {
        auto& into = group.kind == PlaceGroup::Kind::wide ? wide : items;
        if (group.kind == PlaceGroup::Kind::wide && !group.shape && groups.size() > 1) continue;
        into.push_back({&group, 0, group.rows.size(), corners_of(group)});
    }
    if (items.empty()) items.swap(wide);
    if (items.empty()) return {{-180, -90, 180, 90}, {}};

    auto const middle = middle_of(items);
    std::size_t total = 0, seen = 0;
    for (auto& item : items) {
        item.distance = farthest(middle, item.corners);
        total += item.weight;
    }
    std::stable_sort(items.begin(), items.end(),
                     [](auto const& a, auto const& b) { return a.distance < b.distance; });
    double core = 0;
    for (auto const& item : items) {
        core = item.distance;
        if ((seen += item.weight) * 100 >= total * 85) break;
    }
    double const reach = 2.5 * std::max(core, 150'000.0);
    Framing framing;
    for (auto const& item : items)
        if (item.distance <= reach)
            framing.positions.insert(framing.positions.end(), item.corners.begin(),
                                     item.corners.end());
    std::size_t all = total;
    for (auto const& item : wide) all += item.weight;
    for (auto const& item : wide) {
        // A country with much of what happened is shown whole even where the rest lies in a corner
        // of it.
        bool const main = item.weight * 7 >= all;
        if (farthest(middle, item.corners) <= (main ? 2 * reach : reach))
            framing.positions.insert(framing.positions.end(), item.corners.begin(),
                                     item.corners.end());
    }
    framing.box = *geo::bounding_box(framing.positions.data(),
                                     framing.positions.data() + framing.positions.size());
    return framing;
}

} // namespace placetime::scene
