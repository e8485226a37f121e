#include "briefing/proposal_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include "summary/hot_spots.h"

namespace placetime::briefing {

namespace {

using events::Row;

constexpr geo::Meters kNear = 25'000;
constexpr std::size_t kLeastEvents = 2;
constexpr std::size_t kMostTaken = 100; ///< places that are looked at for being the largest

/// A box about a middle that reaches `reach` to each side. Across the antimeridian in two parts.
geo::MultiPolygon box_about(geo::LonLat middle, geo::Meters reach)
{
    constexpr double kDegree = geo::kEarthRadius * std::numbers::pi / 180;
    auto const rounded = [](double degrees) { return std::round(degrees * 1e4) / 1e4; };
    auto const lat = reach / kDegree;
    auto const lon =
        std::min(179.0, lat / std::max(0.05, std::cos(middle.lat * std::numbers::pi / 180)));
    auto const south = rounded(std::max(-90.0, middle.lat - lat));
    auto const north = rounded(std::min(90.0, middle.lat + lat));
    auto const box = [&](double west, double east) {
        return geo::Polygon{
            {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}};
    };
    auto const west = rounded(middle.lon - lon), east = rounded(middle.lon + lon);
    if (west < -180) return {box(west + 360, 180), box(-180, east)};
    if (east > 180) return {box(west, 180), box(-180, east - 360)};
    return {box(west, east)};
}

struct Place {
    geo::LonLat position;
    std::size_t events = 0;
};

/// Points with their events, most first.
std::vector<Place> places_of(events::EventTable const& table, std::vector<Row> const& rows)
{
    std::map<std::uint64_t, Place> by_key;
    for (auto const row : rows) {
        if ((table.flags()[row] & events::kWide) != 0) continue;
        if (table.place_precisions()[row] > static_cast<float>(kNear)) continue;
        auto& place = by_key[table.place_keys()[row]];
        place.position = {table.lons()[row], table.lats()[row]};
        ++place.events;
    }
    std::vector<Place> places;
    for (auto const& [key, place] : by_key) places.push_back(place);
    std::ranges::stable_sort(places, [](Place const& a, Place const& b) {
        return std::tuple(b.events, a.position.lon, a.position.lat) <
               std::tuple(a.events, b.position.lon, b.position.lat);
    });
    return places;
}

} // namespace

std::vector<Spot> find_spots(Material const& material, std::vector<Row> const& rows,
                             std::size_t most, CancelToken const* cancel)
{
    auto const& table = *material.table;
    std::vector<summary::HotSpotCell> hot;
    geo::Meters width = 0;
    if (material.divisions) {
        events::RowSet set(table.size());
        for (auto const row : rows) set.set(row);
        auto found = summary::hot_spots(table, set, {}, *material.divisions, cancel);
        width = found.width_m;
        for (auto& cell : found.cells)
            if (cell.verdict > 0 && cell.events > 0) hot.push_back(std::move(cell));
    }
    auto const is_hot = [&](geo::LonLat position) {
        return std::ranges::any_of(hot, [&](auto const& cell) {
            return geo::distance(cell.center, position) <= width * 0.6;
        });
    };
    std::vector<Spot> spots;
    std::vector<Place> taken;
    for (auto const& place : places_of(table, rows)) {
        auto const near = std::ranges::find_if(taken, [&](Place const& other) {
            return geo::distance(other.position, place.position) <= 2 * kNear;
        });
        if (near != taken.end()) {
            if (geo::distance(near->position, place.position) <= kNear)
                near->events += place.events;
            continue;
        }
        if (taken.size() < kMostTaken) taken.push_back(place);
    }
    std::ranges::stable_sort(taken, std::greater(), &Place::events);
    bool const any_hot =
        std::ranges::any_of(taken, [&](Place const& place) { return is_hot(place.position); });
    for (auto const& place : taken) {
        if (spots.size() == most || place.events < kLeastEvents) break;
        bool const tested = is_hot(place.position);
        if (any_hot && !tested) continue;
        spots.push_back({box_about(place.position, kNear), kNear, place.events, tested});
    }
    return spots;
}

} // namespace placetime::briefing
