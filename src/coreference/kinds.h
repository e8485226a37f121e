#pragma once

#include "events/event.h"

namespace placetime::coreference {

/// How alike two kinds of event are, 0 to 1: 1 for the same type and sub-type; less where
/// extraction and reporters confuse them (riots for protests, a takeover for politics); 0 for kinds
/// that are never one happening.
double kind_likeness(events::Event const& a, events::Event const& b) noexcept;

/// True for kinds of which a country rarely sees two in a day (a resignation, a curfew, an
/// earthquake), so that two reports of the same day are likely to mean one.
bool is_singular(events::Event const& event) noexcept;

} // namespace placetime::coreference
