#include "viewer/panels/lanes.h"

#include <algorithm>
#include <limits>

namespace placetime::viewer {

Lanes laid_in_lanes(std::span<LaneWish const> wishes, int lanes, float gap)
{
    Lanes result;
    std::vector<float> ends(static_cast<std::size_t>(std::max(0, lanes)),
                            -std::numeric_limits<float>::infinity());
    for (auto const& wish : wishes) {
        auto const free = std::find_if(ends.begin(), ends.end(),
                                       [&](float end) { return end + gap <= wish.left; });
        if (free == ends.end()) {
            result.more.push_back(wish.row);
            continue;
        }
        *free = wish.right;
        int const lane = static_cast<int>(free - ends.begin());
        result.bars.push_back({wish.row, wish.left, wish.right, lane});
        result.used = std::max(result.used, lane + 1);
    }
    return result;
}

} // namespace placetime::viewer
