#pragma once

#include "viewer/panels/timeline_plot.h"

namespace placetime::viewer {

/// What the pointer does below the toolbar: handles, the window's body, panning, a new window with
/// Shift, a bin by double click, the wheel; and what it is told while it hovers. Keys do the same
/// by the session's commands.
void handle_pointer(Ui& ui, TimelineState& state, events::Histogram const& histogram,
                    PlotParts const& parts, Lanes const& lanes);

} // namespace placetime::viewer
