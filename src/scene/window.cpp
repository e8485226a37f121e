#include "scene/window.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace placetime::scene {
namespace {

using time::CivilDate;

constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};

CivilDate date_of(time::Instant t) { return CivilDate{std::chrono::floor<std::chrono::days>(t)}; }

std::string month_name(CivilDate d) { return kMonths[static_cast<unsigned>(d.month()) - 1]; }
std::string month_abbreviation(CivilDate d) { return month_name(d).substr(0, 3); }
unsigned day_of(CivilDate d) { return static_cast<unsigned>(d.day()); }
int year_of(CivilDate d) { return static_cast<int>(d.year()); }

std::string clock(time::Instant t)
{
    std::chrono::hh_mm_ss const time(t - std::chrono::floor<std::chrono::days>(t));
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

bool is_midnight(time::Instant t) { return t == std::chrono::floor<std::chrono::days>(t); }

} // namespace

TimeSummary summarise_time(events::EventTable const& table, std::span<events::Row const> rows,
                           events::Window const& window)
{
    TimeSummary result;
    // An event "in 2020" would stretch the title's span over the year: those dated to a day speak,
    // when they are most.
    auto const precisions = table.precisions();
    auto const begins = table.begins(), ends = table.ends();
    auto const is_fine = [&](events::Row row) { return precisions[row] <= time::Precision::day; };
    auto const fine = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_fine));
    bool const fine_only = fine * 2 >= rows.size() && fine > 0;
    std::optional<std::pair<std::int64_t, std::int64_t>> seen;
    std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = -first;
    for (auto const row : rows) {
        first = std::min(first, begins[row]);
        last = std::max(last, begins[row]);
        if (fine_only && !is_fine(row)) {
            ++result.loosely_dated;
            continue;
        }
        if (!seen) seen = {begins[row], ends[row]};
        seen->first = std::min(seen->first, begins[row]);
        seen->second = std::max(seen->second, ends[row]);
    }
    auto const instant = [](std::int64_t t) { return time::Instant(time::Seconds(t)); };
    if (!rows.empty())
        result.with_year = year_of(date_of(instant(first))) != year_of(date_of(instant(last)));
    std::optional<time::Interval> span;
    if (seen) span = time::Interval{instant(seen->first), instant(seen->second)};
    auto const& begin = window.begin;
    auto const& end = window.end;
    if (begin && end)
        span = time::Interval{*begin, *end};
    else if (begin)
        span = time::Interval{*begin, span ? std::max(span->end, *begin) : *begin};
    else if (end)
        span = time::Interval{span ? std::min(span->begin, *end) : *end, *end};
    if (span && span->end <= span->begin) span->end = span->begin + time::Seconds(1);
    result.span = span;
    return result;
}

std::string days_text(time::Interval const& interval)
{
    auto const first = date_of(interval.begin);
    auto const last = date_of(std::max(interval.begin, interval.end - time::Seconds(1)));
    auto const full = [](CivilDate d) {
        return fmt::format("{} {} {}", day_of(d), month_name(d), year_of(d));
    };
    if (first == last) return full(first);
    if (first.year() != last.year()) return fmt::format("{} to {}", full(first), full(last));
    if (first.month() != last.month())
        return fmt::format("{} {} to {}", day_of(first), month_name(first), full(last));
    return fmt::format("{} to {}", day_of(first), full(last));
}

std::string written_out(time::Interval const& interval)
{
    auto const first = date_of(interval.begin);
    auto const last = date_of(interval.end - time::Seconds(1));
    bool const whole_days = is_midnight(interval.begin) && is_midnight(interval.end);
    if (!whole_days && interval.length() <= std::chrono::days(2)) {
        auto const from = fmt::format("{} {} {}, {}", day_of(first), month_name(first),
                                      year_of(first), clock(interval.begin));
        if (interval.length() <= time::Seconds(60)) return from + ", UTC";
        if (first == last) return fmt::format("{} to {}, UTC", from, clock(interval.end));
        return fmt::format("{} to {} {} {}, {}, UTC", from, day_of(last), month_name(last),
                           year_of(last), clock(interval.end));
    }
    return days_text(interval) + ", UTC";
}

std::string known_at_text(time::Instant moment)
{
    auto const date = date_of(moment);
    auto const day = fmt::format("{} {} {}", day_of(date), month_name(date), year_of(date));
    // A report that only has a date is dated to its midnight: it is known on its day.
    return is_midnight(moment) ? fmt::format("As known on {}, from reports up to that date", day)
                               : fmt::format("As known at {}, {} UTC", day, clock(moment));
}

std::string short_date(events::EventTime const& when, bool with_year)
{
    auto const first = date_of(when.interval.begin);
    auto const last = date_of(when.interval.end - time::Seconds(1));
    auto const year = with_year ? fmt::format(" {}", year_of(last)) : std::string();
    using time::Precision;
    switch (when.precision) {
    case Precision::month:
        return fmt::format("{} {}", month_abbreviation(first), year_of(first));
    case Precision::year:
        return fmt::format("{}", year_of(first));
    case Precision::decade:
        return fmt::format("{}s", year_of(first) / 10 * 10);
    case Precision::century:
        return fmt::format("{}–{}", year_of(first), year_of(last));
    case Precision::season:
    case Precision::quarter:
        return fmt::format("{}–{} {}", month_abbreviation(first), month_abbreviation(last),
                           year_of(last));
    default:
        break;
    }
    if (first == last)
        return fmt::format("{} {}{}", day_of(first), month_abbreviation(first), year);
    if (first.year() != last.year())
        return fmt::format("{} {}–{} {}", month_abbreviation(first), year_of(first),
                           month_abbreviation(last), year_of(last));
    if (first.month() != last.month())
        return fmt::format("{} {}–{} {}{}", day_of(first), month_abbreviation(first), day_of(last),
                           month_abbreviation(last), year);
    return fmt::format("{}–{} {}{}", day_of(first), day_of(last), month_abbreviation(last), year);
}

} // namespace placetime::scene
