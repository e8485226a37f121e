#include "coreference/growth.h"

#include <algorithm>
#include <tuple>

#include "coreference/publisher.h"

namespace placetime::coreference {

std::vector<GrowthPoint> growth(std::span<events::Event const> events, events::FigureKind kind)
{
    std::vector<GrowthPoint> points;
    for (std::size_t e = 0; e < events.size(); ++e) {
        auto const claims = claims_of(events[e]);
        for (std::size_t c = 0; c < claims.size(); ++c) {
            events::Event const& claim = claims[c];
            if (!claim.reported || !claim.figure(kind).known()) continue;
            points.push_back({*claim.reported, claim.figure(kind),
                              std::string(events::source_name(claim)), claim.attribution, e, c});
        }
    }
    auto const key = [](GrowthPoint const& point) {
        auto const low = point.figure.min.value_or(0);
        return std::tuple(point.reported, low, point.figure.max.value_or(low), point.event,
                          point.claim);
    };
    std::sort(points.begin(), points.end(),
              [&](GrowthPoint const& a, GrowthPoint const& b) { return key(a) < key(b); });
    return points;
}

} // namespace placetime::coreference
