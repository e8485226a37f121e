#include "summary/hot_spots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "summary/equal_area_grid.h"
#include "summary/place_reader.h"
#include "summary/statistics.h"

namespace placetime::summary {
namespace {

using events::Row;

constexpr std::array<std::string_view, 3> kNames{"divisions", "hexagons", "squares"};
constexpr geo::Meters kLeastWidth = 5'000;
/// More cells are of no use to a reader: they are made wider.
constexpr double kMostCells = 20'000;

using Neighbours = std::vector<std::vector<std::size_t>>; ///< of each cell, itself not among them

/// Gi* and what follows from it, for cells whose events are counted.
void test(HotSpots& found, Neighbours const& neighbours, double level)
{
    auto& cells = found.cells;
    auto const n = static_cast<double>(cells.size());
    double sum = 0, squares = 0;
    for (auto const& cell : cells) {
        auto const x = static_cast<double>(cell.events);
        sum += x;
        squares += x * x;
    }
    double const mean = sum / n;
    double const deviation = std::sqrt(std::max(0.0, squares / n - mean * mean));
    std::vector<double> p;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto& cell = cells[i];
        cell.neighbours = neighbours[i].size();
        auto local = static_cast<double>(cell.events);
        for (auto const j : neighbours[i]) local += static_cast<double>(cells[j].events);
        auto const weights = static_cast<double>(neighbours[i].size() + 1);
        double const spread = deviation * std::sqrt((n * weights - weights * weights) / (n - 1));
        cell.z = spread > 0 ? (local - mean * weights) / spread : 0;
        cell.p = two_sided_normal(cell.z);
        p.push_back(cell.p);
    }
    auto const q = false_discovery_rates(p);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i].q = q[i];
        cells[i].verdict = q[i] <= level ? (cells[i].z > 0 ? 1 : -1) : 0;
    }
}

bool is_enough(HotSpots& found)
{
    if (found.events < kLeastHotSpotEvents)
        found.problem = fmt::format("too few events for hot spots: {} are placed well enough, {} "
                                    "are needed",
                                    found.events, kLeastHotSpotEvents);
    else if (found.cells.size() < kLeastHotSpotCells)
        found.problem =
            fmt::format("too few {} for hot spots: {} are in what is looked at, {} are needed",
                        found.kind == HotSpotCells::divisions ? "divisions" : "cells",
                        found.cells.size(), kLeastHotSpotCells);
    if (found.problem.empty()) return true;
    found.cells.clear();
    return false;
}

/// 1, 2 or 5 times a power of ten, the nearest below.
geo::Meters rounded(geo::Meters width)
{
    double const power = std::pow(10.0, std::floor(std::log10(width)));
    for (double const step : {5.0, 2.0})
        if (step * power <= width) return step * power;
    return power;
}

double area_of(geo::Box const& box)
{
    double const high = std::sin(box.north * M_PI / 180) - std::sin(box.south * M_PI / 180);
    return geo::kEarthRadius * geo::kEarthRadius * box.width() * M_PI / 180 * high;
}

class GridSearch {
public:
    GridSearch(events::EventTable const& table, events::RowSet const& rows,
               HotSpotOptions const& options, Divisions const& divisions)
        : table_(table), options_(options), divisions_(divisions)
    {
        found_.kind = options.cells;
        rows.for_each([&](Row row) { take(row); });
    }

    HotSpots search(CancelToken const* cancel)
    {
        auto const box = options_.box ? options_.box : around();
        if (!box || rows_.empty()) {
            is_enough(found_);
            return std::move(found_);
        }
        found_.width_m = width_for(*box);
        EqualAreaGrid const grid(*box, found_.width_m, options_.cells == HotSpotCells::hexagons);
        std::map<CellIndex, std::size_t> counts;
        for (auto const row : rows_) {
            geo::LonLat const at{table_.lons()[row], table_.lats()[row]};
            if (static_cast<double>(table_.place_precisions()[row]) > found_.width_m) {
                ++found_.imprecise;
                continue;
            }
            ++found_.events;
            ++counts[grid.at(at)];
        }
        auto cells = grid.in_box();
        for (auto const& [cell, count] : counts)
            if (!std::binary_search(cells.begin(), cells.end(), cell)) extra_.push_back(cell);
        cells.insert(cells.end(), extra_.begin(), extra_.end());
        std::sort(cells.begin(), cells.end());
        std::map<CellIndex, std::size_t> places;
        for (auto const cell : cells) {
            if (cancel != nullptr) cancel->check();
            auto const count = counts.find(cell);
            auto const center = grid.center(cell);
            if (count == counts.end() && divisions_.at(center) == kNoDivision) continue;
            places.emplace(cell, found_.cells.size());
            HotSpotCell one;
            one.center = center;
            one.outline = grid.outline(cell);
            one.events = count == counts.end() ? 0 : count->second;
            found_.cells.push_back(std::move(one));
        }
        if (!is_enough(found_)) return std::move(found_);
        Neighbours neighbours(found_.cells.size());
        for (auto const& [cell, place] : places)
            for (auto const other : grid.neighbours(cell))
                if (auto const at = places.find(other); at != places.end())
                    neighbours[place].push_back(at->second);
        test(found_, neighbours, options_.level);
        return std::move(found_);
    }

private:
    void take(Row row)
    {
        if ((table_.flags()[row] & events::kPlaced) == 0) {
            ++found_.unplaced;
            return;
        }
        auto const shape = table_.shapes()[row];
        if (shape != events::kNoShape) {
            auto const& place = table_.shaped_places()[shape];
            if (events::is_wide(place) || place.kind == "border") {
                ++found_.wide;
                return;
            }
        }
        geo::LonLat const at{table_.lons()[row], table_.lats()[row]};
        if (options_.box && !options_.box->contains(at)) {
            ++found_.beyond;
            return;
        }
        rows_.push_back(row);
    }

    std::optional<geo::Box> around() const
    {
        std::vector<geo::LonLat> points;
        for (auto const row : rows_) points.push_back({table_.lons()[row], table_.lats()[row]});
        auto box = geo::bounding_box(points.data(), points.data() + points.size());
        if (!box) return box;
        // A margin, so that what lies beside the events is looked at too.
        double const x = std::max(0.25, box->width() * 0.1),
                     y = std::max(0.25, box->height() * 0.1);
        box->south = std::max(-89.0, box->south - y);
        box->north = std::min(89.0, box->north + y);
        if (box->width() + 2 * x >= 360) {
            box->west = -180;
            box->east = 180;
        } else {
            box->west = geo::normalised({box->west - x, 0}).lon;
            box->east = geo::normalised({box->east + x, 0}).lon;
        }
        return box;
    }

    geo::Meters width_for(geo::Box const& box) const
    {
        double const area = area_of(box);
        double const least = std::sqrt(area / kMostCells);
        if (options_.width_m > 0) return std::max(options_.width_m, least);
        std::set<std::uint64_t> places;
        for (auto const row : rows_) places.insert(table_.place_keys()[row]);
        double const wanted = std::sqrt(2 * area / static_cast<double>(places.size()));
        // At least kLeastHotSpotCells of them, with some to spare for the sea.
        double const most = std::sqrt(area / (3 * static_cast<double>(kLeastHotSpotCells)));
        return std::max({rounded(std::min(wanted, most)), kLeastWidth, least});
    }

    events::EventTable const& table_;
    HotSpotOptions const& options_;
    Divisions const& divisions_;
    HotSpots found_;
    std::vector<Row> rows_;
    std::vector<CellIndex> extra_;
};

HotSpots among_divisions(events::EventTable const& table, events::RowSet const& rows,
                         HotSpotOptions const& options, Divisions const& divisions)
{
    HotSpots found;
    found.kind = HotSpotCells::divisions;
    PlaceReader reader(table, &divisions);
    std::map<DivisionNumber, std::size_t> counts;
    std::set<std::string> countries;
    rows.for_each([&](Row row) {
        auto const& told = reader.of(row);
        if (told.kind == PlaceTold::Kind::unplaced) {
            ++found.unplaced;
            return;
        }
        if (options.box && !options.box->contains({table.lons()[row], table.lats()[row]})) {
            ++found.beyond;
            return;
        }
        if (told.division == kNoDivision) {
            ++(told.kind == PlaceTold::Kind::across ? found.imprecise : found.wide);
            return;
        }
        ++found.events;
        ++counts[told.division];
        countries.insert(told.country);
    });
    std::set<DivisionNumber> all;
    for (auto const& country : countries)
        for (auto const number : divisions.of_country(country)) {
            auto const shape = divisions.area(number);
            auto const box = geo::bounding_box(*shape);
            if (!options.box || (box && box->intersects(*options.box))) all.insert(number);
        }
    for (auto const& [number, count] : counts) all.insert(number);
    std::vector<DivisionNumber> const numbers(all.begin(), all.end());
    for (auto const number : numbers) {
        auto const division = divisions.division(number);
        HotSpotCell cell;
        cell.division = number;
        cell.name = fmt::format("{}, {}", division.name, divisions.country_name(division.country));
        if (auto const box = geo::bounding_box(*divisions.area(number)))
            cell.center = box->center();
        if (auto const at = counts.find(number); at != counts.end()) cell.events = at->second;
        found.cells.push_back(std::move(cell));
    }
    if (!is_enough(found)) return found;
    Neighbours neighbours(numbers.size());
    for (auto const& [a, b] : neighbours_among(divisions, numbers)) {
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
    }
    test(found, neighbours, options.level);
    return found;
}

} // namespace

std::string_view to_string(HotSpotCells cells) noexcept
{
    return kNames[static_cast<std::size_t>(cells)];
}

std::optional<HotSpotCells> parse_hot_spot_cells(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name) return static_cast<HotSpotCells>(i);
    return std::nullopt;
}

HotSpots hot_spots(events::EventTable const& table, events::RowSet const& rows,
                   HotSpotOptions const& options, Divisions const& divisions,
                   CancelToken const* cancel)
{
    if (options.cells == HotSpotCells::divisions)
        return among_divisions(table, rows, options, divisions);
    return GridSearch(table, rows, options, divisions).search(cancel);
}

} // namespace placetime::summary
