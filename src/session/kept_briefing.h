#pragma once

#include <optional>
#include <vector>

#include "briefing/slide.h"
#include "project/records.h"

namespace placetime::session {

/// The briefing that a project keeps: a slide for each of its records, and title, marking and theme
/// from its view (briefing_title, briefing_marking, briefing_theme). What is broken is at its
/// default.
briefing::Briefing briefing_of(std::vector<project::SlideRecord> const& slides,
                               project::ViewRecord const& view);

std::vector<project::SlideRecord> records_of(briefing::Briefing const& briefing);
/// Title, marking and theme into a view; what is at its default is left out.
void put_into(project::ViewRecord& view, briefing::Briefing const& briefing);

} // namespace placetime::session
