#include "session/step.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placetime::session {

namespace {

using time::CivilDate;
using time::Days;
using time::Instant;
using time::Seconds;

constexpr std::array<std::string_view, kUnitCount> kUnitNames{"second", "minute", "hour", "day",
                                                              "week",   "month",  "year"};
constexpr std::array<std::int64_t, 5> kFixedSeconds{1, 60, 3600, 86'400, 604'800};
/// The Monday that ISO weeks are counted from: 1969-12-29.
constexpr std::int64_t kMonday = -3 * 86'400;
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

constexpr std::array kChoices{Step{1, Unit::minute}, Step{15, Unit::minute}, Step{1, Unit::hour},
                              Step{6, Unit::hour},   Step{12, Unit::hour},   Step{1, Unit::day},
                              Step{1, Unit::week},   Step{1, Unit::month},   Step{3, Unit::month},
                              Step{1, Unit::year},   Step{10, Unit::year},   Step{100, Unit::year}};

bool is_fixed(Unit unit) noexcept { return unit <= Unit::week; }
std::int64_t count_of(Step step) noexcept { return std::clamp(step.count, 1, 10'000); }

std::int64_t floored(std::int64_t a, std::int64_t b) noexcept
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// Months since year 0.
std::int64_t month_number(CivilDate date) noexcept
{
    return int{date.year()} * std::int64_t{12} + static_cast<int>(unsigned{date.month()}) - 1;
}

/// The day of a month by its number, or its last day when it has fewer. Out of range: an end of
/// time.
Instant in_month(std::int64_t number, std::chrono::day day, Seconds of_day) noexcept
{
    if (number < 12) return kEarliest;
    if (number >= 120'000) return kLatest;
    auto const year = std::chrono::year(static_cast<int>(number / 12));
    auto const month = std::chrono::month(static_cast<unsigned>(number % 12) + 1);
    auto const last = (year / month / std::chrono::last).day();
    return Days(year / month / std::min(day, last)) + of_day;
}

std::int64_t months_of(Step step) noexcept
{
    return count_of(step) * (step.unit == Unit::year ? 12 : 1);
}

} // namespace

std::string_view to_string(Unit unit) noexcept
{
    return kUnitNames[static_cast<std::size_t>(unit)];
}

std::optional<Unit> parse_unit(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kUnitCount; ++i)
        if (kUnitNames[i] == name) return static_cast<Unit>(i);
    return {};
}

std::string to_string(Step step)
{
    auto text = std::to_string(step.count) + ' ' + std::string(to_string(step.unit));
    if (step.count != 1) text += 's';
    return text;
}

std::optional<Step> parse_step(std::string_view text) noexcept
{
    Step step;
    auto const* const end = text.data() + text.size();
    auto [rest, error] = std::from_chars(text.data(), end, step.count);
    if (error == std::errc::result_out_of_range) return {};
    if (error != std::errc()) step.count = 1;
    while (rest != end && *rest == ' ') ++rest;
    std::string_view name(rest, static_cast<std::size_t>(end - rest));
    constexpr std::array<std::string_view, kUnitCount> kShort{"s", "min", "h", "d", "w", "mo", "y"};
    for (std::size_t i = 0; i < kUnitCount; ++i) {
        auto const whole = kUnitNames[i];
        bool const plural =
            name.size() == whole.size() + 1 && name.starts_with(whole) && name.back() == 's';
        if (name == whole || plural || name == kShort[i])
            step.unit = static_cast<Unit>(i);
        else
            continue;
        if (step.count < 1 || step.count > 10'000) return {};
        return step;
    }
    return {};
}

std::span<Step const> step_choices() noexcept { return kChoices; }

Instant clamped(Instant t) noexcept { return std::clamp(t, kEarliest, kLatest); }

Instant moved(Instant t, Step step, std::int64_t times) noexcept
{
    // Nothing lies further apart than 3.2e11 seconds: more steps than that are as good as that.
    times = std::clamp<std::int64_t>(times, -400'000'000'000, 400'000'000'000);
    if (is_fixed(step.unit)) {
        auto const each = count_of(step) * kFixedSeconds[static_cast<std::size_t>(step.unit)];
        auto const most = std::int64_t{400'000'000'000} / each + 1;
        return clamped(clamped(t) + Seconds(each * std::clamp(times, -most, most)));
    }
    auto const most = 120'000 / months_of(step) + 1;
    auto const day = std::chrono::floor<time::Days::duration>(clamped(t));
    CivilDate const date(day);
    auto const number = month_number(date) + months_of(step) * std::clamp(times, -most, most);
    return clamped(in_month(number, date.day(), clamped(t) - day));
}

Instant floor_to(Instant t, Step step) noexcept
{
    t = clamped(t);
    if (is_fixed(step.unit)) {
        auto const each = count_of(step) * kFixedSeconds[static_cast<std::size_t>(step.unit)];
        auto const origin = step.unit == Unit::week ? kMonday : 0;
        auto const seconds = t.time_since_epoch().count();
        return clamped(Instant(Seconds(floored(seconds - origin, each) * each + origin)));
    }
    CivilDate const date(std::chrono::floor<time::Days::duration>(t));
    auto const each = months_of(step);
    return clamped(in_month(floored(month_number(date), each) * each, std::chrono::day(1), {}));
}

Instant ceil_to(Instant t, Step step) noexcept
{
    auto const edge = floor_to(t, step);
    if (edge >= t) return edge;
    auto const next = floor_to(moved(edge, step, 1), step);
    return next >= t ? next : kLatest; // the year 10000 would be it
}

Instant nearest_to(Instant t, Step step) noexcept
{
    auto const before = floor_to(t, step);
    auto const after = ceil_to(t, step);
    return t - before <= after - t ? before : after;
}

std::optional<std::int64_t> whole_steps(Instant begin, Instant end, Step step) noexcept
{
    if (end <= begin) return {};
    auto const guess = static_cast<std::int64_t>(
        std::llround(static_cast<double>((end - begin).count()) / mean_seconds(step)));
    for (auto n = std::max<std::int64_t>(1, guess - 1); n <= guess + 1; ++n)
        if (moved(begin, step, n) == end) return n;
    return {};
}

double mean_seconds(Step step) noexcept
{
    auto const count = static_cast<double>(count_of(step));
    if (is_fixed(step.unit))
        return count * static_cast<double>(kFixedSeconds[static_cast<std::size_t>(step.unit)]);
    return count * (step.unit == Unit::month ? 30.436875 : 365.2425) * 86'400;
}

std::string iso_text(Instant t)
{
    auto text = time::format_utc(t); // 2020-10-04T14:30:05Z
    text.pop_back();
    if (!text.ends_with(":00")) return text;
    text.resize(text.size() - 3);
    if (text.ends_with("T00:00")) text.resize(text.size() - 6);
    return text;
}

std::string long_text(Instant t)
{
    auto const day = std::chrono::floor<time::Days::duration>(t);
    CivilDate const date(day);
    auto text = std::to_string(unsigned{date.day()}) + ' ' +
                std::string(kMonths[unsigned{date.month()} - 1]) + ' ' +
                std::to_string(int{date.year()});
    if (t == day) return text;
    auto const iso = iso_text(t);
    return text + ", " + iso.substr(iso.find('T') + 1);
}

} // namespace placetime::session
