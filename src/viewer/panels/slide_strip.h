#pragma once

#include "viewer/panels/slides_state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// The slides in order, each with its picture: a click shows one in the window,
/// two present from it, a drag moves it, keys too.
void draw_strip_of_slides(Ui& ui, SlidesPanelState& panel, float width, float height);

} // namespace placetime::viewer
