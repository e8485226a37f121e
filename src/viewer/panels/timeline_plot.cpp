#include "viewer/panels/timeline_plot.h"

#include <algorithm>
#include <vector>

#include "session/session.h"

namespace placetime::viewer {
namespace {

/// Long events are looked at up to so many; the longest win.
constexpr std::size_t kMostLoose = 400;
/// What the bars keep of the height before lanes get any; CSS pixels.
constexpr float kLeastBars = 52;

} // namespace

PlotParts plot_parts(Ui const& ui, scene::Rect area, int lanes)
{
    float const labels = ui.px(kLabels), window = ui.px(kWindow);
    float const lane_height = lanes > 0 ? ui.px(kLane) * static_cast<float>(lanes) + ui.px(4) : 0;
    PlotParts parts;
    parts.window = {area.x, area.y, area.width, window};
    parts.labels = {area.x, area.bottom() - labels, area.width, labels};
    parts.lanes = {area.x, parts.labels.y - lane_height, area.width, lane_height};
    float const top = parts.window.bottom() + ui.px(2);
    parts.bars = {area.x, top, area.width, std::max(ui.px(8), parts.lanes.y - top)};
    return parts;
}

std::uint32_t scale_top(events::Histogram const& histogram)
{
    std::vector<std::uint32_t> sums;
    for (auto const& bin : histogram.bins) {
        std::uint32_t sum = 0;
        for (auto const count : bin) sum += count;
        if (sum > 0) sums.push_back(sum);
    }
    if (sums.empty()) return 1;
    auto const at = sums.begin() + static_cast<std::ptrdiff_t>((sums.size() - 1) * 95 / 100);
    std::nth_element(sums.begin(), at, sums.end());
    auto const cut = *at * 3;
    return histogram.highest > cut ? std::max(cut, 4U) : histogram.highest;
}

events::Histogram const& counts_for(Ui& ui, float width)
{
    // The session's bins are at least 4 units wide.
    return ui.session.histogram(width / ui.px(5) * 4);
}

Lanes lanes_for(Ui& ui, TimelineState& state, events::Histogram const& histogram, float width,
                float height)
{
    auto const& axis = ui.session.timeline.axis();
    auto const& table = *ui.session.table();
    TimelineState::LooseKey const key{table.version(), ui.session.filters.revision(), axis.begin(),
                                      axis.end(), histogram.longest_bin};
    if (!(state.loose_key == key)) {
        state.loose_key = key;
        state.loose = events::loose_events(table, &ui.session.drawn(),
                                           {axis.at(0, width), axis.at(width, width)},
                                           histogram.longest_bin, kMostLoose);
    }
    std::vector<LaneWish> wishes;
    wishes.reserve(state.loose.size());
    for (auto const row : state.loose) {
        auto const x_of = [&](std::int64_t t) {
            return static_cast<float>(axis.x_of(time::Instant(time::Seconds(t)), width));
        };
        float const left = std::max(-ui.px(8), x_of(table.begins()[row]));
        float const right = std::min(width + ui.px(8), x_of(table.ends()[row]));
        wishes.push_back({row, left, std::max(right, left + ui.px(4))});
    }
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](auto const& a, auto const& b) { return a.left < b.left; });
    float const room = height / ui.scale - kLabels - kWindow - kLeastBars - 6;
    return laid_in_lanes(wishes, std::clamp(static_cast<int>(room / kLane), 1, 5), ui.px(2));
}

Handles handles_of(Ui const& ui)
{
    switch (ui.session.timeline.mode()) {
    case session::Mode::window:
        return {true, true};
    case session::Mode::from_start:
        return {false, true};
    case session::Mode::to_end:
        return {true, false};
    default:
        return {};
    }
}

} // namespace placetime::viewer
