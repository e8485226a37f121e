#include "summary/periods.h"

#include <array>

#include <fmt/format.h>

namespace placetime::summary {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 6> kNames{"hour", "day", "week", "month", "quarter", "year"};

time::Instant month_begin(year_month month) noexcept { return sys_days(month / 1); }

/// Monday of the ISO week that holds the day.
time::Days monday(time::Days day) noexcept { return day - (weekday(day) - Monday); }

} // namespace

std::string_view to_string(Period period) noexcept
{
    return kNames[static_cast<std::size_t>(period)];
}

time::Instant period_begin(time::Instant t, Period period) noexcept
{
    auto const day = floor<days>(t);
    year_month_day const date(day);
    switch (period) {
    case Period::hour:
        return floor<hours>(t);
    case Period::day:
        return day;
    case Period::week:
        return monday(day);
    case Period::month:
        return month_begin(date.year() / date.month());
    case Period::quarter: {
        auto const first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
        return month_begin(date.year() / month(first));
    }
    case Period::year:
        break;
    }
    return month_begin(date.year() / January);
}

time::Instant next_period(time::Instant begin, Period period) noexcept
{
    year_month_day const date(floor<days>(begin));
    auto const first = date.year() / date.month();
    switch (period) {
    case Period::hour:
        return begin + hours(1);
    case Period::day:
        return begin + days(1);
    case Period::week:
        return begin + days(7);
    case Period::month:
        return month_begin(first + months(1));
    case Period::quarter:
        return month_begin(first + months(3));
    case Period::year:
        break;
    }
    return month_begin(first + years(1));
}

std::string period_name(time::Instant begin, Period period)
{
    auto const date = time::format_date(floor<days>(begin)); // YYYY-MM-DD
    switch (period) {
    case Period::hour:
        return time::format_utc(begin).substr(0, 13);
    case Period::day:
        return date;
    case Period::week: {
        // The year of an ISO week is that of its Thursday.
        auto const thursday = floor<days>(begin) + days(3);
        year_month_day const in(thursday);
        auto const first = monday(sys_days(in.year() / January / 4));
        auto const number = (floor<days>(begin) - first).count() / 7 + 1;
        return fmt::format("{:04}-W{:02}", static_cast<int>(in.year()), number);
    }
    case Period::month:
        return date.substr(0, 7);
    case Period::quarter: {
        auto const number =
            (static_cast<unsigned>(year_month_day(floor<days>(begin)).month()) - 1) / 3 + 1;
        return fmt::format("{}-Q{}", date.substr(0, 4), number);
    }
    case Period::year:
        break;
    }
    return date.substr(0, 4);
}

Period suited_period(time::Interval const& interval, std::size_t most) noexcept
{
    constexpr std::array<double, 5> kHours{1, 24, 168, 730, 2190}; // rounded down: never too many
    auto const hours_long = static_cast<double>(interval.length().count()) / 3600;
    for (std::size_t i = 0; i < kHours.size(); ++i)
        if (hours_long / kHours[i] <= static_cast<double>(most)) return static_cast<Period>(i);
    return Period::year;
}

std::vector<time::Instant> periods_between(time::Instant first, time::Instant last, Period period,
                                           std::size_t most)
{
    std::vector<time::Instant> begins;
    auto const end = period_begin(last, period);
    for (auto at = period_begin(first, period); at <= end; at = next_period(at, period)) {
        if (begins.size() == most) return {};
        begins.push_back(at);
    }
    return begins;
}

} // namespace placetime::summary
