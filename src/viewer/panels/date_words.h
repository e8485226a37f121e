#pragma once

#include <string>

#include "events/event.h"
#include "time/instant.h"

namespace placetime::viewer {

/// A half-open interval as a person reads it: [4th, 8th) is "4–7 Oct 2020"; a whole month is "Oct
/// 2020", whole years "2020" or "2018–2020"; finer ones say the time, and the end is the moment
/// itself: "4 Oct 2020, 14:00–16:30". An interval of a second or none is its begin.
std::string range_words(time::Interval const& interval);

/// A moment: "4 Oct 2020", with the time when it is not midnight: "4 Oct 2020, 14:30".
std::string moment_words(time::Instant t);

/// An event's date as precisely as it is known, as a column in a list: "2020-10-05", "2020-10-05
/// 14:30", "2020-10", "2020", "1990s", "2020-10-04 – 06", "summer 2020" is "2020-06 – 08".
std::string date_cell(events::EventTime const& when);
std::string date_cell(time::Interval const& interval, time::Precision precision);

/// "3 days", "2 h 30 min", "1 month"; whole calendar months and years are told as such. "none" for
/// an empty interval.
std::string length_words(time::Interval const& interval);

/// "month" of 1 to 12 by name, three letters or whole.
char const* month_short(unsigned month) noexcept;
char const* month_name(unsigned month) noexcept;

} // namespace placetime::viewer
