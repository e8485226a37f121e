#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "events/histogram.h"
#include "scene/display.h"
#include "viewer/panels/lanes.h"
#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Where the parts of the timeline below its toolbar lie, device pixels; all as wide as the axis.
struct PlotParts {
    scene::Rect window; ///< the strip with the window's bar and handles
    scene::Rect bars;   ///< the histogram
    scene::Rect lanes;  ///< events longer than a bin; of no height without any
    scene::Rect labels; ///< two rows
};
/// CSS pixels: a lane with what parts it from the next, its bar, the labels, the window's strip.
inline constexpr float kLane = 8, kLaneBar = 6, kLabels = 32, kWindow = 12;
PlotParts plot_parts(Ui const& ui, scene::Rect area, int lanes);

/// The count at the upper end of the bars' scale. Linear, because only then do the parts of a stack
/// compare; a few bins that tower above the rest (over four and a half times the 95th percentile of
/// the bins that hold anything) are cut at three times it, drawn with a break and marked with their
/// count.
std::uint32_t scale_top(events::Histogram const& histogram);

/// Of what all filters let through, in bins of at least five CSS pixels.
events::Histogram const& counts_for(Ui& ui, float width);

/// The lanes of the long events that the axis shows, one to five by the height of all parts; looked
/// for anew only when table, filters or axis changed.
Lanes lanes_for(Ui& ui, TimelineState& state, events::Histogram const& histogram, float width,
                float height);

/// "+42 more": the events without a lane, and where that is written: at the left end of the lanes,
/// or the first place right of it that the window's edges and the playhead leave free.
std::string left_out_words(Lanes const& lanes);
scene::Rect left_out_box(Ui const& ui, PlotParts const& parts, Lanes const& lanes);

/// Draws everything below the toolbar; changes nothing.
void paint_plot(Ui& ui, events::Histogram const& histogram, PlotParts const& parts,
                Lanes const& lanes);

/// The window's ends that have a handle in the timeline's mode.
struct Handles {
    bool begin = false, end = false;
};
Handles handles_of(Ui const& ui);

} // namespace placetime::viewer
