#pragma once

#include "project/records.h"
#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Reads the event and finds its marks when the row or the table changed: about a millisecond for
/// a report of a megabyte.
void read_details(Ui& ui, DetailsState& state, events::Row row);

/// The report's mention behind a mark of `DetailsState::marks`; null for the sentence.
project::MentionRecord const* mention_of(project::ReportRecord const& report,
                                         TextMark const& mark) noexcept;

} // namespace placetime::viewer
