#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placetime::time {

/// A moment: seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar, without leap
/// seconds.
using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;
using Days = std::chrono::sys_days;
using CivilDate = std::chrono::year_month_day;

/// A half-open interval [begin, end). Never empty where it is part of an event: an instant lasts
/// one second.
struct Interval {
    Instant begin{};
    Instant end{};
    friend bool operator==(Interval const&, Interval const&) = default;

    /// begin <= t < end
    bool contains(Instant t) const noexcept { return begin <= t && t < end; }
    /// True when some moment lies in both: b < E and e > B.
    bool overlaps(Interval const& other) const noexcept
    {
        return begin < other.end && end > other.begin;
    }
    Seconds length() const noexcept { return end - begin; }
};

/// How finely a time is known, finest first. `range` is an interval given by its two ends.
enum class Precision : std::uint8_t {
    second,
    minute,
    hour,
    part_of_day,
    day,
    week,
    month,
    season,
    quarter,
    year,
    decade,
    century,
    range
};

/// As in the contract: "second" ... "part_of_day" ... "range".
std::string_view to_string(Precision precision) noexcept;
std::optional<Precision> parse_precision(std::string_view name) noexcept;

/// True for a day and coarser: civil dates that are written at 00:00:00Z and never shifted by a
/// zone.
inline bool is_civil(Precision precision) noexcept { return precision >= Precision::day; }

struct DatedInterval {
    Interval interval;
    Precision precision = Precision::day;
    friend bool operator==(DatedInterval const&, DatedInterval const&) = default;
};

/// The whole civil day, month, year (from midnight to midnight, UTC).
Interval day(Days date) noexcept;
Interval month(std::chrono::year_month month) noexcept;
Interval year(int year) noexcept;
/// The ISO week (Monday to Sunday) that holds the date.
Interval iso_week(Days date) noexcept;

/// "2020-10-06T00:00:00Z". Years 1 to 9999.
std::string format_utc(Instant t);
/// "2020-10-06"
std::string format_date(Days date);

/// Reads ISO 8601: `2020`, `2020-10`, `2020-10-06`, `20201006`, `2020-W41`, `2020-10-06T14`,
/// `2020-10-06T14:30`, `2020-10-06T14:30:05`, with `Z` or an offset `+06:00`; a time without zone
/// is UTC; a space may stand for T. Gives the whole period at its precision. No value when it is
/// anything else or out of range (years 1 to 9999).
std::optional<DatedInterval> parse_iso(std::string_view text) noexcept;

/// What `--begin` and `--end` take: the start of the period that parse_iso reads. Throws UsageError
/// naming the option's value.
Instant parse_instant(std::string_view text);

} // namespace placetime::time
