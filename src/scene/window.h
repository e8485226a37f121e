#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/event_table.h"

namespace placetime::scene {

/// What the words beside a map say of the time of its events.
struct TimeSummary {
    std::optional<time::Interval> span; ///< what the title says: the window, with open ends closed
                                        ///< by the events; none without either
    std::size_t loosely_dated = 0;      ///< dated to a week or coarser and left out of `span`
    bool with_year = false;             ///< events of more than one year
};
TimeSummary summarise_time(events::EventTable const& table, std::span<events::Row const> rows,
                           events::Window const& window);

/// The days that an interval touches: "5 October 2020", "4 to 7 October 2020", "28 September to 7
/// October 2020", "30 December 2019 to 2 January 2020".
std::string days_text(time::Interval const& interval);

/// The window written out: "5 October 2020, UTC", "4 to 7 October 2020, UTC", "28 September to 7
/// October 2020, UTC", "5 October 2020, 14:00 to 16:30, UTC". The last day named is the last that
/// the interval touches.
std::string written_out(time::Interval const& interval);

/// "As known on 8 October 2020, from reports up to that date"; "As known at 8 October 2020, 14:30
/// UTC"
std::string known_at_text(time::Instant moment);

/// An event's date for a list: "5 Oct", "4–6 Oct", "Oct 2020", "2020"; with the year when
/// `with_year`.
std::string short_date(events::EventTime const& when, bool with_year);

} // namespace placetime::scene
