#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "events/row_set.h"

namespace placetime::viewer {

/// An event that is longer than a bin, as a bar on the timeline.
struct LaneBar {
    events::Row row = 0;
    float left = 0, right = 0; ///< pixels, cut at the axis' ends; right is outside
    int lane = 0;              ///< from 0, the uppermost
};

struct Lanes {
    std::vector<LaneBar> bars;     ///< in order of their left ends
    std::vector<events::Row> more; ///< those that found no lane
    bool cut = false;              ///< there are more than were looked at
    int used = 0;                  ///< how many lanes have a bar
};

/// A bar that wants a lane.
struct LaneWish {
    events::Row row = 0;
    float left = 0, right = 0;
};

/// Puts bars, given in order of their left ends, into at most `lanes` lanes with `gap` pixels
/// between two bars of one; each takes the uppermost lane that is free.
Lanes laid_in_lanes(std::span<LaneWish const> wishes, int lanes, float gap);

} // namespace placetime::viewer
