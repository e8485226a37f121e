#pragma once

#include <string>
#include <string_view>

#include "events/event.h"
#include "time/instant.h"

namespace placetime::viewer {

/// A half-open interval as a person reads it: [4th, 8th) is "4–7 Oct 2020"; a whole month is "Oct
/// 2020", whole years "2020" or "2018–2020"; finer ones say the time and its zone, and the end
/// is the moment itself: "4 Oct 2020, 14:00–16:30 UTC". An interval of a second or none is its
/// begin.
std::string range_words(time::Interval const& interval);

/// The same by the clock of an IANA zone: "4 Oct 2020, 20:00–22:30 in Asia/Bishkek". Empty for
/// whole days, which are the same everywhere, and for a zone that is UTC or not known.
std::string local_words(time::Interval const& interval, std::string_view zone);

/// A moment: "4 Oct 2020", with the time when it is not midnight: "4 Oct 2020, 14:30 UTC".
std::string moment_words(time::Instant t);

/// The last of what ends before `end`: the day before a midnight ("29 Feb 2024" for 1 March), else
/// the moment itself.
std::string last_words(time::Instant end);

/// An event's date as precisely as it is known, as a column in a list: "2020-10-05", "2020-10-05
/// 14:30 UTC", "2020-10", "2020", "1990s", "2020-10-04 – 06", "summer 2020" is "2020-06 – 08".
std::string date_cell(events::EventTime const& when);
std::string date_cell(time::Interval const& interval, time::Precision precision);

/// "3 days", "2 h 30 min", "1 month"; whole calendar months and years are told as such. "none" for
/// an empty interval.
std::string length_words(time::Interval const& interval);

/// "month" of 1 to 12 by name, three letters or whole.
char const* month_short(unsigned month) noexcept;
char const* month_name(unsigned month) noexcept;

} // namespace placetime::viewer
