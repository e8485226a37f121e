#include "viewer/panels/date_edit.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "session/step.h"

namespace placetime::viewer {
namespace {

namespace chr = std::chrono;
using time::Precision;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// Years [first, first + count), as far as the calendar goes.
time::Interval years(int first, int count)
{
    auto const from = std::max(first, 1), to = std::min(first + count, 9999);
    return {time::year(from).begin, time::year(std::max(from, to - 1)).end};
}

/// The whole period of a precision that holds a moment; an interval of its own length where the
/// calendar has none.
time::Interval whole(time::Interval const& interval, Precision precision)
{
    auto const day = chr::floor<chr::days>(interval.begin);
    chr::year_month_day const date(day);
    auto const last = std::max(interval.begin, interval.end - time::Seconds(1));
    switch (precision) {
    case Precision::second:
        return {interval.begin, interval.begin + time::Seconds(1)};
    case Precision::minute: {
        auto const from = chr::floor<chr::minutes>(interval.begin);
        return {from, from + chr::minutes(1)};
    }
    case Precision::hour: {
        auto const from = chr::floor<chr::hours>(interval.begin);
        return {from, from + chr::hours(1)};
    }
    case Precision::day:
        return time::day(day);
    case Precision::week:
        return time::iso_week(day);
    case Precision::month:
        return time::month(date.year() / date.month());
    case Precision::year:
        return time::year(int(date.year()));
    case Precision::decade:
        return years(int(date.year()) / 10 * 10, 10);
    case Precision::century:
        return years((int(date.year()) - 1) / 100 * 100 + 1, 100);
    case Precision::season:
    case Precision::quarter:
    case Precision::range:
        return {time::Instant(day), time::day(chr::floor<chr::days>(last)).end};
    case Precision::part_of_day:
        return interval;
    }
    return interval;
}

} // namespace

WrittenDate written(time::DatedInterval const& when)
{
    auto const& interval = when.interval;
    auto const day = chr::floor<chr::days>(interval.begin);
    chr::year_month_day const date(day);
    auto const last = chr::floor<chr::days>(interval.end - time::Seconds(1));
    switch (when.precision) {
    case Precision::year:
        if (interval == time::year(int(date.year())))
            return {fmt::format("{:04}", int(date.year())), {}};
        break;
    case Precision::month:
        if (interval == time::month(date.year() / date.month()))
            return {time::format_date(day).substr(0, 7), {}};
        break;
    case Precision::day:
        if (interval == time::day(day)) return {time::format_date(day), {}};
        break;
    case Precision::second:
    case Precision::minute:
    case Precision::hour:
        return {session::iso_text(interval.begin), {}};
    case Precision::part_of_day:
        return {session::iso_text(interval.begin), session::iso_text(interval.end)};
    default:
        break;
    }
    if (last == day) return {time::format_date(day), {}};
    return {time::format_date(day), time::format_date(last)};
}

ReadDate read_date(std::string_view from, std::string_view last, std::optional<Precision> precision)
{
    from = trimmed(from);
    last = trimmed(last);
    auto const first = time::parse_iso(from);
    if (!first)
        return {{}, "The date is not ISO 8601, like 2020-10-06, 2020-10 or 2020-10-06T14:30."};
    auto when = *first;
    if (!last.empty()) {
        auto const second = time::parse_iso(last);
        if (!second) return {{}, "The last day is not ISO 8601, like 2020-10-08."};
        // A clock time is the end itself, a day or a month is held whole.
        auto const end =
            time::is_civil(second->precision) ? second->interval.end : second->interval.begin;
        if (end <= when.interval.begin) return {{}, "The last day lies before the first."};
        bool const longer = end > when.interval.end || !time::is_civil(second->precision);
        when.interval.end = end;
        if (longer)
            when.precision =
                time::is_civil(second->precision) ? Precision::range : Precision::part_of_day;
    }
    if (precision && *precision != when.precision)
        when = {whole(when.interval, *precision), *precision};
    return {when, {}};
}

} // namespace placetime::viewer
