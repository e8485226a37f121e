#pragma once

#include "viewer/panels/slides_state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Brings what is typed up to the slide in hand, unless it is just being typed.
void bring_draft(Ui& ui, SlidesPanelState& panel);

/// Title, marking and theme of the briefing.
void draw_briefing_fields(Ui& ui, SlidesPanelState& panel);

/// What the slide in hand says: words, time, pace.
void draw_slide_fields(Ui& ui, SlidesPanelState& panel, float width, float height);

} // namespace placetime::viewer
