#include "summary/divisions.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>

namespace placetime::summary {
namespace {

constexpr double kCell = 0.1; // degrees: 11 km of latitude

geo::MultiPolygon const& polygons_of(geo::SharedGeometry const& shape)
{
    static geo::MultiPolygon const none;
    auto const* areas = std::get_if<geo::MultiPolygon>(&*shape);
    return areas == nullptr ? none : *areas;
}

/// Cells of kCell degrees that an outline runs through, ascending.
std::vector<std::int64_t> cells_of(geo::MultiPolygon const& areas)
{
    std::vector<std::int64_t> cells;
    auto const add = [&](double lon, double lat) {
        auto const column = static_cast<std::int64_t>(std::floor(lon / kCell));
        auto const row = static_cast<std::int64_t>(std::floor(lat / kCell));
        auto const cell = row * 100'000 + column;
        if (cells.empty() || cells.back() != cell) cells.push_back(cell);
    };
    for (auto const& polygon : areas)
        for (auto const& ring : polygon)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                add(ring[i].lon, ring[i].lat);
                if (i + 1 == ring.size()) break;
                double const across = ring[i + 1].lon - ring[i].lon;
                double const up = ring[i + 1].lat - ring[i].lat;
                int const steps = static_cast<int>(std::hypot(across, up) / (kCell / 2));
                for (int s = 1; s <= steps; ++s) {
                    double const share = s / (steps + 1.0);
                    add(ring[i].lon + across * share, ring[i].lat + up * share);
                }
            }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
}

} // namespace

AreaDivisions::AreaDivisions(std::vector<Area> areas)
{
    for (auto& area : areas) {
        geo::SharedGeometry shape(geo::Geometry(std::move(area.polygons)));
        auto const box = geo::bounding_box(*shape);
        if (!box) continue;
        area.division.radius_m = geo::half_diagonal(*box);
        entries_.push_back({std::move(area.division), std::move(shape), *box});
    }
}

DivisionNumber AreaDivisions::at(geo::LonLat position) const
{
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].box.contains(position) &&
            geo::contains(polygons_of(entries_[i].shape), position))
            return static_cast<DivisionNumber>(i);
    return kNoDivision;
}

Division AreaDivisions::division(DivisionNumber number) const { return entries_[number].division; }

geo::SharedGeometry AreaDivisions::area(DivisionNumber number) const
{
    return entries_[number].shape;
}

geo::SharedGeometry AreaDivisions::country_area(std::string_view alpha2) const
{
    geo::MultiPolygon all;
    for (auto const& entry : entries_) {
        if (entry.division.country != alpha2) continue;
        auto const& areas = polygons_of(entry.shape);
        all.insert(all.end(), areas.begin(), areas.end());
    }
    return geo::SharedGeometry(geo::Geometry(std::move(all)));
}

std::string AreaDivisions::country_name(std::string_view alpha2) const
{
    return std::string(alpha2);
}

std::vector<DivisionNumber> AreaDivisions::of_country(std::string_view alpha2) const
{
    std::vector<DivisionNumber> numbers;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].division.country == alpha2)
            numbers.push_back(static_cast<DivisionNumber>(i));
    return numbers;
}

std::vector<std::pair<std::size_t, std::size_t>>
neighbours_among(Divisions const& divisions, std::vector<DivisionNumber> const& numbers)
{
    std::unordered_map<std::int64_t, std::vector<std::size_t>> in_cell;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto const shape = divisions.area(numbers[i]);
        for (auto const cell : cells_of(polygons_of(shape))) in_cell[cell].push_back(i);
    }
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (auto const& [cell, members] : in_cell)
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t b = a + 1; b < members.size(); ++b)
                pairs.emplace(members[a], members[b]);
    return {pairs.begin(), pairs.end()};
}

} // namespace placetime::summary
