#include <algorithm>
#include <limits>

#include "gazetteer_build/steps.h"

namespace placetime::gazetteer_build {

namespace {

struct Inside {
    std::uint64_t population = 0;
    PlaceIndex largest = kNoPlace;
    std::vector<geo::LonLat> points;
};

bool has_point(PlaceRow const& row) { return !(row.point == geo::LonLat{}); }

/// Three quarters of the places lie nearer to the point than this, and a little more.
float spread(PlaceRow const& row, std::vector<geo::LonLat> const& points)
{
    std::vector<geo::Meters> away;
    for (auto const point : points) away.push_back(geo::distance(row.point, point));
    auto const at = away.begin() + static_cast<std::ptrdiff_t>(away.size() * 3 / 4);
    std::nth_element(away.begin(), at, away.end());
    return static_cast<float>(std::clamp(*at * 1.3, 5000.0, 300'000.0));
}

} // namespace

void complete_areas(Draft& draft)
{
    std::vector<Inside> inside(draft.size());
    for (PlaceIndex i = 0; i < draft.size(); ++i) {
        auto const& row = draft.rows[i];
        if (row.kind != Kind::city) continue;
        for (auto const area : {row.admin1, row.admin2, draft.country(row.country)}) {
            if (area == kNoPlace) continue;
            auto& in = inside[area];
            if (row.rank != 255) in.population += row.population; // sections count with their town
            if (in.largest == kNoPlace || row.population > draft.rows[in.largest].population)
                in.largest = i;
            if (draft.rows[area].kind != Kind::country) in.points.push_back(row.point);
        }
    }
    for (PlaceIndex i = 0; i < draft.size(); ++i) {
        auto& row = draft.rows[i];
        auto const& in = inside[i];
        if (in.largest != kNoPlace) {
            row.population = static_cast<std::uint32_t>(
                std::min<std::uint64_t>(in.population, std::numeric_limits<std::uint32_t>::max()));
            draft.zones[i] = draft.zones[in.largest];
            if (!has_point(row)) row.point = draft.rows[in.largest].point;
            if (!row.has_geometry && in.points.size() > 1) row.radius_m = spread(row, in.points);
        } else if (row.kind == Kind::admin1 || row.kind == Kind::admin2) {
            // Nothing tells where it lies: it stands for what it lies in, and says so by its
            // radius.
            auto const outer = row.admin1 != kNoPlace ? row.admin1 : draft.country(row.country);
            if (outer == kNoPlace) continue;
            draft.zones[i] = draft.zones[outer];
            if (has_point(row)) continue;
            row.point = draft.rows[outer].point;
            row.radius_m = draft.rows[outer].radius_m;
        }
    }
}

} // namespace placetime::gazetteer_build
