#pragma once

#include "events/histogram.h"
#include "scene/scene.h"
#include "scene/text_kit.h"
#include "session/axis.h"

namespace placetime::viewer {

/// The slim strip of time over a slide: when events happened, and the window that is seen.
struct TimeStrip {
    scene::Rect area; ///< the whole of it
    scene::Rect plot; ///< the axis' width, the bars' height
};
/// At the lower edge of a picture; device pixels.
TimeStrip arrange_strip(float width, float height);

/// What the pointer would take there.
enum class StripPart : std::uint8_t { none, end, window, axis };
StripPart strip_part(TimeStrip const& strip, session::Axis const& axis, time::Interval const& shown,
                     scene::Point at);
time::Instant strip_time(TimeStrip const& strip, session::Axis const& axis, float x);

/// `shown` is the window; `adds_up`: all up to its end. From bottom to top.
std::vector<scene::Pass> draw_strip(TimeStrip const& strip, session::Axis const& axis,
                                    events::Histogram const& histogram, time::Interval const& shown,
                                    scene::Theme theme, scene::TextKit& kit);

} // namespace placetime::viewer
