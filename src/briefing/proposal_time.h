#pragma once

#include <string>
#include <vector>

#include "briefing/slide.h"
#include "events/event_table.h"
#include "summary/periods.h"

namespace placetime::briefing {

/// A time in which much happened, parted from others by a long quiet.
struct Episode {
    time::Interval interval; ///< whole days
    std::size_t events = 0;  ///< that begin in it
};

/// The episodes of some events, by time: parted where nothing begins for two weeks and eight times
/// longer than nine in ten of the gaps between events. Only those of at least `least` events, the
/// `most` largest; of more than that many the whole time is one. Events known to no better than
/// two weeks do not speak where most are known better. Never empty for a table with dated rows.
std::vector<Episode> find_episodes(events::EventTable const& table,
                                   std::vector<events::Row> const& rows, std::size_t least,
                                   std::size_t most);

/// The period that a time is told in: no more than forty of them, a day at least.
summary::Period period_for(time::Interval const& interval);

/// "6 October 2020", "5 to 11 October 2020", "October 2020", "2020"
std::string period_text(time::Interval const& interval, summary::Period period);
/// The months that a time touches: "October 2020", "April to June 2010".
std::string months_text(time::Interval const& interval);

/// Leaves out what is dated to a time longer than the period; ranges stay.
void keep_fine(FilterChoice& filter, summary::Period period);

} // namespace placetime::briefing
