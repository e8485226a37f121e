#pragma once

#include <string>
#include <vector>

#include "briefing/material.h"
#include "briefing/slide.h"

namespace placetime::publish {

/// A briefing with all that its pages are made from.
struct Deck {
    briefing::Briefing briefing;
    briefing::Material material;
    std::string program; ///< "Placetime 0.1.0", for a file's metadata
};

/// A row of the annex, the event cards and the event table: an event that a slide shows.
struct EventRow {
    events::Row row = events::kNoRow;
    std::string when, what, type, where, quote, source; ///< written out, one line each
    std::string link;                                   ///< of the source; empty: none
    bool unreviewed = false, claimed = false;
};
/// In the order of their begin; each once. Reads every event whole: some microseconds each.
std::vector<EventRow> event_rows(Deck const& deck, std::vector<events::Row> const& rows);

} // namespace placetime::publish
