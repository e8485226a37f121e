#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"

namespace placetime::summary {

/// Periods of the calendar in UTC; weeks are ISO 8601's, Monday to Sunday.
enum class Period { hour, day, week, month, quarter, year };
/// "hour" ... "year"
std::string_view to_string(Period period) noexcept;

/// First moment of the period that holds `t`; periods are half-open and meet without a gap.
time::Instant period_begin(time::Instant t, Period period) noexcept;
/// First moment of the one after the period that begins at `begin`.
time::Instant next_period(time::Instant begin, Period period) noexcept;
/// "2020-10-06T14", "2020-10-06", "2020-W41", "2020-10", "2020-Q4", "2020"
std::string period_name(time::Instant begin, Period period);

/// The finest period of which an interval holds at most `most`; years when none does.
Period suited_period(time::Interval const& interval, std::size_t most) noexcept;

/// Beginnings of all periods from the one that holds `first` to the one that holds `last`; empty
/// when they are more than `most`.
std::vector<time::Instant> periods_between(time::Instant first, time::Instant last, Period period,
                                           std::size_t most);

} // namespace placetime::summary
