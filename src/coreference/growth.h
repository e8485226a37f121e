#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "events/event.h"

namespace placetime::coreference {

/// One claim's count, when it was reported.
struct GrowthPoint {
    time::Instant reported;
    events::Figure figure;
    std::string source;      ///< events::source_name of the claim
    std::string attribution; ///< who says so in the report's words, empty when none
    std::size_t event = 0;   ///< into the events given
    std::size_t claim = 0;   ///< into claims_of(that event)
};

/// How a figure grew over reports: every claim that gives it and whose report is dated, in the
/// order of reports (of one moment the smaller count first).
std::vector<GrowthPoint> growth(std::span<events::Event const> events, events::FigureKind kind);

} // namespace placetime::coreference
