#pragma once

#include "scene/display.h"

namespace placetime::viewer {

/// What the user made of the window: which panels are open, and how wide. Lengths in CSS pixels, so
/// that they mean the same on another screen. Kept in the session's settings.
struct PanelSizes {
    bool left_open = true;
    bool timeline_open = true;
    bool right_open = false;  ///< opens with a selection
    bool wide_open = false;   ///< a wide panel (reports, proposals) stands on the left instead
    bool known_open = false;  ///< the slider of what was known, below the timeline
    bool review_open = false; ///< the bar of the review, above the map
    float left = 320, right = 360, timeline = 168, wide = 600;
};

/// Where everything lies, in device pixels; together the parts cover the window exactly, and do not
/// overlap. A part that is folded away has no width or height.
struct Layout {
    scene::Rect menu;    ///< the whole bar
    scene::Rect search;  ///< the box at its right end
    scene::Rect notices; ///< bars that say what went wrong: below the menu bar, over its width
    scene::Rect left;    ///< layers, filters, list; or the wide panel
    scene::Rect map;
    scene::Rect review; ///< above the map, as wide as it
    scene::Rect right;  ///< event details
    scene::Rect timeline;
    scene::Rect known; ///< below the timeline
    scene::Rect status;
    scene::Rect left_edge, right_edge, timeline_edge; ///< to drag; they lie over both neighbours
};

/// Least and greatest sizes of panels, CSS pixels.
inline constexpr float kLeastPanel = 200, kGreatestPanel = 640;
inline constexpr float kLeastTimeline = 96, kGreatestTimeline = 320;
inline constexpr float kLeastWide = 360, kGreatestWide = 1200;
/// The share of the window's width that the map keeps at least, and beside a wide panel.
inline constexpr float kMapShare = 0.6F, kMapShareBesideWide = 0.35F;

/// The geometry of a window of so many device pixels. When both side panels are open and would
/// leave the map less than kMapShare, they shrink in proportion; so they do below kLeastPanel too,
/// for the map comes first. `notices` is the height of the notices in CSS pixels, 0 without any.
Layout arrange(float width, float height, float scale, PanelSizes const& sizes, float notices = 0);

/// A panel's size while its edge is dragged to the pixel `at` (an x, or a y for the timeline):
/// within its limits; zero, which folds it away, when it is dragged below half of the least.
float dragged_left(float at, float scale, float window_width);
float dragged_wide(float at, float scale, float window_width);
float dragged_right(float at, float scale, float window_width);
float dragged_timeline(float at, float scale, float window_height);

} // namespace placetime::viewer
