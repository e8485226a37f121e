#pragma once

#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// The event in the details, part by part: each shows what is known and is where it is edited.
/// `event` is Ui::state.details.event.
void draw_head(Ui& ui, events::Event const& event);
void draw_when(Ui& ui, events::Event const& event, bool of_report);
void draw_where(Ui& ui, events::Event const& event);
/// What its place may be, numbered as the keys that choose it; search, moving and drawing.
void draw_candidates(Ui& ui, events::Event const& event);
void draw_who(Ui& ui, events::Event const& event);
void draw_figures(Ui& ui, events::Event const& event);
void draw_grade(Ui& ui, events::Event const& event);
/// What each report says, where they agree and where not, and how figures grew. Nothing for an
/// event that was never merged.
void draw_claims(Ui& ui, events::Event const& event);
/// What was done to the event, by whom, when and why; the newest first.
void draw_history(Ui& ui, events::Event const& event);
/// Split, merge, apply the name, and the note on why.
void draw_actions(Ui& ui, events::Event const& event);

} // namespace placetime::viewer
