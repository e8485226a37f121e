#include "gazetteer_build/cells.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "gazetteer/shape_codec.h"
#include "gazetteer_build/draft.h"

namespace placetime::gazetteer_build {

using gazetteer::format::CellPart;

namespace {

/// Outlines that are asked lie within this many degrees (about 100 m) of the full ones.
constexpr double kCellTolerance = 0.001;
constexpr int kColumns = 360;
constexpr int kLines = 180;

int column_of(double lon)
{
    return std::clamp(static_cast<int>(std::floor(lon + 180)), 0, kColumns - 1);
}
int line_of(double lat)
{
    return std::clamp(static_cast<int>(std::floor(lat + 90)), 0, kLines - 1);
}

/// Cells that the edges of a polygon go through, or touch the box of an edge's short piece.
std::set<int> crossed_cells(geo::Polygon const& polygon)
{
    std::set<int> cells;
    for (auto const& ring : polygon) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            auto const a = ring[i];
            auto const b = ring[i + 1];
            // Pieces of a quarter degree at most: their boxes meet few cells too many.
            auto const pieces = static_cast<int>(std::ceil(4 * std::max(std::abs(b.lon - a.lon),
                                                                        std::abs(b.lat - a.lat)))) +
                                1;
            for (int k = 0; k < pieces; ++k) {
                auto const at = [&](int step) {
                    double const t = static_cast<double>(step) / pieces;
                    return geo::LonLat{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
                };
                auto const p = at(k);
                auto const q = at(k + 1);
                for (int y = line_of(std::min(p.lat, q.lat)); y <= line_of(std::max(p.lat, q.lat));
                     ++y)
                    for (int x = column_of(std::min(p.lon, q.lon));
                         x <= column_of(std::max(p.lon, q.lon)); ++x)
                        cells.insert(y * kColumns + x);
            }
        }
    }
    return cells;
}

} // namespace

Cells area_cells(Draft const& draft, std::string& shapes)
{
    std::vector<std::pair<int, CellPart>> all;
    for (auto const& [row, areas] : draft.areas) {
        for (auto const& polygon : areas) {
            if (polygon.empty() || polygon.front().size() < 4) continue;
            auto const begin = shapes.size();
            auto const simple = gazetteer::simplified(geo::MultiPolygon{polygon}, kCellTolerance);
            auto const& whole = std::get<geo::MultiPolygon>(simple);
            gazetteer::encode(whole, shapes);
            CellPart const edge{row, static_cast<std::uint32_t>(begin),
                                static_cast<std::uint32_t>(shapes.size() - begin)};
            auto const crossed = crossed_cells(polygon);
            for (int const cell : crossed) all.emplace_back(cell, edge);
            auto const& ring = polygon.front();
            auto const [west, east] = std::minmax_element(
                ring.begin(), ring.end(), [](auto a, auto b) { return a.lon < b.lon; });
            auto const [south, north] = std::minmax_element(
                ring.begin(), ring.end(), [](auto a, auto b) { return a.lat < b.lat; });
            for (int y = line_of(south->lat); y <= line_of(north->lat); ++y)
                for (int x = column_of(west->lon); x <= column_of(east->lon); ++x)
                    if (!crossed.contains(y * kColumns + x) &&
                        geo::contains(whole, {x - 179.5, y - 89.5}))
                        all.emplace_back(y * kColumns + x, CellPart{row, CellPart::kWhole, 0});
        }
    }
    // Small polygons first: an enclave's own area before one that may hold it by a rough outline.
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
        return a.first != b.first ? a.first < b.first : a.second.size < b.second.size;
    });
    Cells cells;
    cells.offsets.resize(kColumns * kLines + 1);
    for (auto const& [cell, part] : all) {
        ++cells.offsets[static_cast<std::size_t>(cell) + 1];
        cells.parts.push_back(part);
    }
    std::partial_sum(cells.offsets.begin(), cells.offsets.end(), cells.offsets.begin());
    return cells;
}

} // namespace placetime::gazetteer_build
