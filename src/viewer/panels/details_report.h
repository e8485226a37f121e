#pragma once

#include "project/records.h"
#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// The report's text in the rest of the current window, the event's sentence marked and, when the
/// event is new, in sight. Places and times in it tell what they were taken for, and a click flies
/// or goes there.
void draw_report(Ui& ui, DetailsState& state, project::ReportRecord const& report);

} // namespace placetime::viewer
