#pragma once

#include "project/records.h"
#include "viewer/panels/reader_state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// The text of the report that is read, with its marks, in a child window that fills `size`: events
/// tint their sentences and have their sign in the margin, places have a line below, dates a broken
/// one. A click selects the event, flies to the place, shows the time; dragging marks words.
void draw_reader_text(Ui& ui, ReaderState& state, project::ReportRecord const& report, ImVec2 size);

/// What the three styles of marks mean, in a line.
void draw_reader_legend(Ui& ui);

} // namespace placetime::viewer
