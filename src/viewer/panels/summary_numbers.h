#pragma once

#include "viewer/panels/summary_state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Has the worker count what is shown when that changed; while one count runs the next one waits.
void bring_numbers(Ui& ui, SummaryPanelState& state);

/// The chart that is chosen, as large and with such letters as `look` says; `alone` with its title
/// and what else a picture needs that stands for itself.
summary::Drawing chart_of(session::Session const& session, SummaryPanelState const& state,
                          summary::ChartLook const& look, bool alone);

/// "4 to 7 October 2020, UTC", of the window, or of all events' begins.
std::string window_words(SummaryNumbers const& numbers);

/// Paints a chart at a place of the window's draw list.
void paint_drawing(Ui& ui, summary::Drawing const& drawing, ImVec2 at);
/// Measures as paint_drawing writes.
summary::MeasureText measure_text(Ui& ui);

/// The list of divisions; pressing one flies there.
void draw_division_list(Ui& ui, SummaryPanelState& state, float height);
/// The switch of hot spots and what was found.
void draw_hot_spots(Ui& ui, SummaryPanelState& state);
/// Outlines what was found, over the map's picture, while the panel is open and the switch is on.
void draw_hot_spots_on_map(Ui& ui, scene::Rect map);

} // namespace placetime::viewer
