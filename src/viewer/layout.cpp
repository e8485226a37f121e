#include "viewer/layout.h"

#include <algorithm>
#include <cmath>

namespace placetime::viewer {

namespace {

constexpr float kMenu = 36, kStatus = 26, kSearch = 300, kEdge = 8, kKnown = 58, kReview = 44;
/// The timeline gives way where the window is low, so that the map keeps this share of its height.
constexpr float kMapHeightShare = 0.45F;

float whole(float pixels) { return std::round(pixels); }

} // namespace

Layout arrange(float width, float height, float scale, PanelSizes const& sizes, float notices)
{
    Layout layout;
    float const menu = whole(kMenu * scale);
    float const status = whole(kStatus * scale);
    float const bars = whole(notices * scale);
    float const known = sizes.known_open ? whole(kKnown * scale) : 0;
    float const timeline =
        sizes.timeline_open
            ? whole(
                  std::min(std::clamp(sizes.timeline, kLeastTimeline, kGreatestTimeline) * scale,
                           std::max(0.0F, (1 - kMapHeightShare) * height - menu - status - known)))
            : 0;
    float left = sizes.wide_open   ? std::clamp(sizes.wide, kLeastWide, kGreatestWide)
                 : sizes.left_open ? std::clamp(sizes.left, kLeastPanel, kGreatestPanel)
                                   : 0;
    float right = sizes.right_open ? std::clamp(sizes.right, kLeastPanel, kGreatestPanel) : 0;
    float const room = (1 - (sizes.wide_open ? kMapShareBesideWide : kMapShare)) * width / scale;
    if (left + right > room) {
        float const shrink = room / (left + right);
        left *= shrink;
        right *= shrink;
    }
    left = std::floor(left * scale);
    right = std::floor(right * scale);

    float const top = menu + bars;
    float const middle = std::max(1.0F, height - top - timeline - known - status);
    float const review =
        sizes.review_open ? std::min(whole(kReview * scale), std::floor(middle / 2)) : 0;
    layout.menu = {0, 0, width, menu};
    float const margin = whole(6 * scale);
    float const search = whole(std::min(kSearch * scale, 0.3F * width));
    layout.search = {width - search - margin, margin - whole(2 * scale), search,
                     menu - 2 * (margin - whole(2 * scale))};
    layout.notices = {0, menu, width, bars};
    layout.left = {0, top, left, middle};
    layout.review = {left, top, width - left - right, review};
    layout.map = {left, top + review, width - left - right, middle - review};
    layout.right = {width - right, top, right, middle};
    layout.timeline = {0, top + middle, width, timeline};
    layout.known = {0, top + middle + timeline, width, known};
    layout.status = {0, height - status, width, status};
    float const edge = whole(kEdge * scale);
    if (left > 0) layout.left_edge = {left - whole(edge / 2), top, edge, middle};
    if (right > 0) layout.right_edge = {width - right - whole(edge / 2), top, edge, middle};
    if (timeline > 0) layout.timeline_edge = {0, top + middle - whole(edge / 2), width, edge};
    return layout;
}

namespace {

float dragged(float css, float least, float greatest)
{
    if (css < least / 2) return 0;
    return std::clamp(css, least, greatest);
}

} // namespace

float dragged_left(float at, float scale, float window_width)
{
    return dragged(std::min(at, (1 - kMapShare) * window_width) / scale, kLeastPanel,
                   kGreatestPanel);
}

float dragged_wide(float at, float scale, float window_width)
{
    return dragged(std::min(at, (1 - kMapShareBesideWide) * window_width) / scale, kLeastWide,
                   kGreatestWide);
}

float dragged_right(float at, float scale, float window_width)
{
    return dragged(std::min(window_width - at, (1 - kMapShare) * window_width) / scale, kLeastPanel,
                   kGreatestPanel);
}

float dragged_timeline(float at, float scale, float window_height)
{
    return dragged((window_height - at) / scale - kStatus, kLeastTimeline, kGreatestTimeline);
}

} // namespace placetime::viewer
