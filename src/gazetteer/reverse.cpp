#include "gazetteer/reverse.h"

#include <algorithm>
#include <cmath>

#include "gazetteer/shape_codec.h"

namespace placetime::gazetteer {

using namespace format;

namespace {

constexpr int kColumns = 720; ///< half-degree cells of towns
constexpr int kLines = 360;
constexpr geo::Meters kHalfDegree = geo::kEarthRadius * 3.14159265358979 / 360;

int cell_of(double degrees, double origin, double per_degree, int count)
{
    return std::clamp(static_cast<int>(std::floor((degrees - origin) * per_degree)), 0, count - 1);
}

} // namespace

Surroundings surroundings(IndexFile const& file, geo::LonLat position)
{
    Surroundings found;
    if (!geo::is_valid(position)) return found;
    auto const x = cell_of(position.lon, -180, 1, 360);
    auto const y = cell_of(position.lat, -90, 1, 180);
    auto const rows = file.records<PlaceRow>(kRows);
    auto const shapes = file.bytes(kShapes);
    for (auto const& part :
         file.slice<CellPart>(kCells, kCellParts, static_cast<std::size_t>(y * 360 + x))) {
        if (part.row >= rows.size()) continue;
        auto& slot = rows[part.row].kind == Kind::country ? found.country : found.admin1;
        if (slot != kNoPlace) continue;
        if (part.offset == CellPart::kWhole)
            slot = part.row;
        else if (part.offset <= shapes.size() &&
                 encoded_area_contains(shapes.substr(part.offset, part.size), position))
            slot = part.row;
    }
    return found;
}

std::vector<Nearby> nearest_towns(IndexFile const& file, geo::LonLat position, std::size_t limit,
                                  geo::Meters within)
{
    std::vector<Nearby> found;
    if (!geo::is_valid(position) || limit == 0 || !(within >= 0)) return found;
    auto const rows = file.records<PlaceRow>(kRows);
    auto const x = cell_of(position.lon, -180, 2, kColumns);
    auto const y = cell_of(position.lat, -90, 2, kLines);
    auto const visit = [&](int column, int line) {
        auto const wrapped = ((column % kColumns) + kColumns) % kColumns;
        auto const cell = static_cast<std::size_t>(line * kColumns + wrapped);
        for (auto const row : file.slice<std::uint32_t>(kTownCells, kTowns, cell)) {
            if (row >= rows.size()) continue;
            auto const away = geo::distance(position, rows[row].point);
            if (away <= within) found.push_back({row, away});
        }
    };
    auto const nearer = [](Nearby const& a, Nearby const& b) {
        return a.distance < b.distance || (a.distance == b.distance && a.place < b.place);
    };
    for (int ring = 0; ring < kColumns / 2; ++ring) {
        // Nothing outside `ring - 1` squares can be nearer than this.
        double const edge = std::min(90.0, std::abs(position.lat) + ring * 0.5);
        double const safe = std::max(0, ring - 1) * kHalfDegree *
                            std::min(1.0, std::cos(edge * 3.14159265358979 / 180));
        if (safe > within) break;
        if (found.size() >= limit) {
            std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(limit - 1),
                             found.end(), nearer);
            if (found[limit - 1].distance <= safe) break;
        }
        // Where circles of latitude get short the reach in degrees grows without bound: stop there.
        if (edge >= 89.5 && ring > 60 && found.size() >= limit) break;
        for (int line = std::max(0, y - ring); line <= std::min(kLines - 1, y + ring); ++line) {
            bool const outer = line == y - ring || line == y + ring;
            if (outer || ring == 0) {
                for (int column = x - ring; column <= x + ring; ++column) visit(column, line);
            } else {
                visit(x - ring, line);
                visit(x + ring, line);
            }
        }
    }
    auto const kept = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      nearer);
    found.resize(kept);
    return found;
}

} // namespace placetime::gazetteer
