#include "viewer/panels/timeline_plot.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <vector>

#include "session/session.h"
#include "viewer/panels/event_words.h"

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
    auto const cut = std::max(*at * 3, 4U);
    // A little more than the scale is no reason to break a bar.
    return histogram.highest > cut + cut / 2 ? cut : histogram.highest;
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
    auto lanes = laid_in_lanes(wishes, std::clamp(static_cast<int>(room / kLane), 1, 5), ui.px(2));
    lanes.cut = state.loose.size() == kMostLoose;
    return lanes;
}

std::string left_out_words(Lanes const& lanes)
{
    return (lanes.cut ? "over " : "+") + grouped(lanes.more.size()) + " more";
}

scene::Rect left_out_box(Ui const& ui, PlotParts const& parts, Lanes const& lanes)
{
    auto* const font = ui.fonts.small_numbers;
    auto const size =
        font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, left_out_words(lanes).c_str());
    auto const& timeline = ui.session.timeline;
    auto const x_of = [&](time::Instant t) {
        return parts.bars.x + static_cast<float>(timeline.axis().x_of(t, parts.bars.width));
    };
    auto const shown = timeline.shown();
    std::array edges{x_of(shown.begin), x_of(shown.end), x_of(timeline.playhead())};
    std::sort(edges.begin(), edges.end());
    float const wide = size.x + ui.px(8), room = ui.px(4);
    float x = parts.lanes.x;
    for (float const edge : edges)
        if (edge > x - room && edge < x + wide + room) x = edge + room;
    if (x + wide > parts.lanes.right()) x = parts.lanes.x;
    return {x, parts.lanes.bottom() - size.y - ui.px(1), wide, size.y};
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
