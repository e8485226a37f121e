#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "time/instant.h"

namespace placetime::session {

/// What the calendar counts in. Weeks are ISO weeks (from Monday).
enum class Unit : std::uint8_t { second, minute, hour, day, week, month, year };
inline constexpr std::size_t kUnitCount = 7;
/// "day"
std::string_view to_string(Unit unit) noexcept;
std::optional<Unit> parse_unit(std::string_view name) noexcept;

/// So many units, as the calendar has them: a month is 28 to 31 days. count is 1 to 10 000.
struct Step {
    int count = 1;
    Unit unit = Unit::day;
    friend bool operator==(Step const&, Step const&) = default;
};
/// "1 day", "6 hours"
std::string to_string(Step step);
/// Reads what to_string writes ("6 hours", "6 hour", "6h", "day"). No value for anything else.
std::optional<Step> parse_step(std::string_view text) noexcept;
/// The choices of the step menu, shortest first.
std::span<Step const> step_choices() noexcept;

/// The moments that every calculation here is clamped to: 0001-01-01 and 9999-12-31T23:59:59.
inline constexpr time::Instant kEarliest{time::Seconds{-62'135'596'800}};
inline constexpr time::Instant kLatest{time::Seconds{253'402'300'799}};
time::Instant clamped(time::Instant t) noexcept;

/// `t` moved by `times` steps (backwards when negative). Months and years keep the day of the month
/// and the time of day, or take the month's last day: 31 January + 1 month is 28 or 29 February,
/// + 2 months 31 March. Clamped to kEarliest and kLatest.
time::Instant moved(time::Instant t, Step step, std::int64_t times) noexcept;

/// The step of the calendar that holds `t` begins here: hours count from midnight, weeks from
/// Monday, months and years from their first day; several units from multiples of them (quarters,
/// decades).
time::Instant floor_to(time::Instant t, Step step) noexcept;
/// The first edge at or after `t`.
time::Instant ceil_to(time::Instant t, Step step) noexcept;
/// The nearer of the two edges; the earlier of equals.
time::Instant nearest_to(time::Instant t, Step step) noexcept;

/// How many steps lie from `begin` to `end` when it is a whole number of at least 1.
std::optional<std::int64_t> whole_steps(time::Instant begin, time::Instant end, Step step) noexcept;

/// Mean length in seconds (a month of 30.436875 days).
double mean_seconds(Step step) noexcept;

/// ISO 8601 as short as it can be said: "2020-10-04", "2020-10-04T14:30", "2020-10-04T14:30:05".
std::string iso_text(time::Instant t);
/// "4 October 2020", "4 October 2020, 14:30"
std::string long_text(time::Instant t);

} // namespace placetime::session
