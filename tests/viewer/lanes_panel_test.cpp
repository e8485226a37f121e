#include <doctest/doctest.h>

#include <vector>

#include "viewer/panels/lanes.h"
#include "viewer/panels/timeline_plot.h"

using namespace placetime;
using viewer::laid_in_lanes;
using viewer::LaneWish;

TEST_CASE("Bars that overlap stand in different lanes, others share one")
{
    std::vector<LaneWish> const wishes{{0, 0, 10}, {1, 5, 20}, {2, 12, 30}, {3, 40, 50}};
    auto const lanes = laid_in_lanes(wishes, 3, 1);
    REQUIRE(lanes.bars.size() == 4);
    CHECK(lanes.bars[0].lane == 0);
    CHECK(lanes.bars[1].lane == 1);
    CHECK(lanes.bars[2].lane == 0);
    CHECK(lanes.bars[3].lane == 0);
    CHECK(lanes.used == 2);
    CHECK(lanes.more.empty());
}

TEST_CASE("What finds no lane is counted, not drawn over another")
{
    std::vector<LaneWish> const wishes{{7, 0, 100}, {8, 1, 100}, {9, 2, 100}};
    auto const lanes = laid_in_lanes(wishes, 2, 1);
    CHECK(lanes.used == 2);
    CHECK(lanes.more == std::vector<events::Row>{9});
}

TEST_CASE("No lanes hold nothing")
{
    std::vector<LaneWish> const wishes{{7, 0, 100}};
    CHECK(laid_in_lanes(wishes, 0, 1).more.size() == 1);
    CHECK(laid_in_lanes({}, 3, 1).used == 0);
}

namespace {

events::Histogram histogram_of(std::vector<std::uint32_t> const& counts)
{
    events::Histogram histogram;
    for (std::size_t i = 0; i <= counts.size(); ++i)
        histogram.edges.push_back(static_cast<std::int64_t>(i) * 86400);
    for (auto const count : counts) {
        histogram.bins.push_back({});
        histogram.bins.back()[3] = count;
        histogram.highest = std::max(histogram.highest, count);
    }
    return histogram;
}

} // namespace

TEST_CASE("The scale reaches the highest bin unless a few tower above the rest")
{
    CHECK(viewer::scale_top(histogram_of({3, 5, 0, 8})) == 8);
    CHECK(viewer::scale_top(histogram_of({})) == 1);
    std::vector<std::uint32_t> counts(100, 10);
    counts[50] = 5000;
    CHECK(viewer::scale_top(histogram_of(counts)) == 30);
    counts[50] = 25;
    CHECK(viewer::scale_top(histogram_of(counts)) == 25);
    counts[50] = 40; // hardly more than three times the others
    CHECK(viewer::scale_top(histogram_of(counts)) == 40);
}
