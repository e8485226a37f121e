#pragma once

#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Playing, step, speed, mode, repeating, and the window's begin and end as fields; one row, of
/// which a narrow window leaves out the words first, then the jumps to the ends.
void draw_timeline_toolbar(Ui& ui, TimelineState& state);

} // namespace placetime::viewer
