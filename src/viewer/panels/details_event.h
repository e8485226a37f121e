#pragma once

#include "project/records.h"
#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// What is known of the event in `state`, from its title to where it was reported, at the cursor
/// of the current window. `report` is null when its text is not here.
void draw_event(Ui& ui, DetailsState& state, project::ReportRecord const* report);

/// Several selected: how many, of which types, when, where, their figures.
void draw_selection_summary(Ui& ui);

} // namespace placetime::viewer
