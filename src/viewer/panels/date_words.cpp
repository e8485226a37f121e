#include "viewer/panels/date_words.h"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "time/zones.h"

namespace placetime::viewer {
namespace {

using time::CivilDate;
using time::Instant;

constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr std::array kShort{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

time::Days day_of(Instant t) { return std::chrono::floor<std::chrono::days>(t); }
CivilDate date_of(Instant t) { return CivilDate{day_of(t)}; }
bool is_midnight(Instant t) { return t == day_of(t); }
int year(CivilDate d) { return static_cast<int>(d.year()); }
unsigned month(CivilDate d) { return static_cast<unsigned>(d.month()); }
unsigned day(CivilDate d) { return static_cast<unsigned>(d.day()); }
bool is_first_of_month(Instant t) { return is_midnight(t) && day(date_of(t)) == 1; }
bool is_first_of_year(Instant t) { return is_first_of_month(t) && month(date_of(t)) == 1; }

std::string clock(Instant t)
{
    std::chrono::hh_mm_ss const at(t - day_of(t));
    if (at.seconds().count() != 0)
        return fmt::format("{:02}:{:02}:{:02}", at.hours().count(), at.minutes().count(),
                           at.seconds().count());
    return fmt::format("{:02}:{:02}", at.hours().count(), at.minutes().count());
}

std::string day_words(CivilDate d)
{
    return fmt::format("{} {} {}", day(d), month_short(month(d)), year(d));
}

std::string days_words(CivilDate first, CivilDate last)
{
    if (first == last) return day_words(first);
    if (first.year() != last.year())
        return fmt::format("{} – {}", day_words(first), day_words(last));
    if (first.month() != last.month())
        return fmt::format("{} {} – {}", day(first), month_short(month(first)), day_words(last));
    return fmt::format("{}–{}", day(first), day_words(last));
}

std::string months_words(CivilDate first, CivilDate last)
{
    auto const whole = [](CivilDate d) {
        return fmt::format("{} {}", month_short(month(d)), year(d));
    };
    if (first.year() == last.year() && first.month() == last.month()) return whole(last);
    if (first.year() == last.year())
        return fmt::format("{}–{}", month_short(month(first)), whole(last));
    return fmt::format("{} – {}", whole(first), whole(last));
}

std::string iso_day(CivilDate d) { return time::format_date(time::Days(d)); }
std::string iso_month(CivilDate d) { return fmt::format("{:04}-{:02}", year(d), month(d)); }

/// "2020-10-04 – 06": of the last only what differs.
std::string iso_days(CivilDate first, CivilDate last)
{
    if (first == last) return iso_day(first);
    if (first.year() != last.year()) return fmt::format("{} – {}", iso_day(first), iso_day(last));
    if (first.month() != last.month())
        return fmt::format("{} – {:02}-{:02}", iso_day(first), month(last), day(last));
    return fmt::format("{} – {:02}", iso_day(first), day(last));
}

std::string plural(std::int64_t n, char const* unit)
{
    return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s");
}

std::string plain_moment(Instant t)
{
    auto words = day_words(date_of(t));
    return is_midnight(t) ? words : words + ", " + clock(t);
}

/// Whether the words of an interval tell a time of day.
bool tells_clock(time::Interval const& interval)
{
    auto const [begin, end] = interval;
    if (end - begin <= time::Seconds(1)) return !is_midnight(begin);
    return !is_midnight(begin) || !is_midnight(end);
}

std::string plain_range(time::Interval const& interval)
{
    auto const [begin, end] = interval;
    if (end - begin <= time::Seconds(1)) return plain_moment(begin);
    auto const first = date_of(begin), last = date_of(end - time::Seconds(1));
    if (is_midnight(begin) && is_midnight(end)) {
        if (is_first_of_year(begin) && is_first_of_year(end))
            return year(first) == year(last) ? fmt::format("{}", year(first))
                                             : fmt::format("{}–{}", year(first), year(last));
        if (is_first_of_month(begin) && is_first_of_month(end)) return months_words(first, last);
        return days_words(first, last);
    }
    if (first == last)
        return fmt::format("{}, {}–{}", day_words(first), clock(begin),
                           is_midnight(end) ? "24:00" : clock(end));
    return fmt::format("{}, {} – {}, {}", day_words(first), clock(begin), day_words(date_of(end)),
                       clock(end));
}

} // namespace

char const* month_short(unsigned number) noexcept { return kShort[(number + 11) % 12]; }
char const* month_name(unsigned number) noexcept { return kMonths[(number + 11) % 12]; }

std::string moment_words(Instant t)
{
    auto words = plain_moment(t);
    return is_midnight(t) ? words : words + " UTC";
}

std::string last_words(Instant end)
{
    return is_midnight(end) ? day_words(date_of(end - time::Seconds(1))) : moment_words(end);
}

std::string range_words(time::Interval const& interval)
{
    auto words = plain_range(interval);
    return tells_clock(interval) ? words + " UTC" : words;
}

std::string local_words(time::Interval const& interval, std::string_view zone)
{
    if (!tells_clock(interval) || zone.empty() || zone == "UTC" || !time::is_zone(zone)) return {};
    auto const local = [&](Instant t) {
        return Instant(time::to_local(t, zone).time_since_epoch());
    };
    return fmt::format("{} in {}", plain_range({local(interval.begin), local(interval.end)}), zone);
}

std::string date_cell(events::EventTime const& when)
{
    return date_cell(when.interval, when.precision);
}

std::string date_cell(time::Interval const& interval, time::Precision precision)
{
    using time::Precision;
    auto const first = date_of(interval.begin), last = date_of(interval.end - time::Seconds(1));
    switch (precision) {
    case Precision::second:
    case Precision::minute:
    case Precision::hour:
    case Precision::part_of_day:
        if (precision == Precision::part_of_day && first == last)
            return fmt::format("{} {}–{} UTC", iso_day(first), clock(interval.begin),
                               is_midnight(interval.end) ? "24:00" : clock(interval.end));
        return fmt::format("{} {} UTC", iso_day(first), clock(interval.begin));
    case Precision::month:
        return iso_month(first);
    case Precision::season:
    case Precision::quarter:
        return year(first) == year(last)
                   ? fmt::format("{} – {:02}", iso_month(first), month(last))
                   : fmt::format("{} – {}", iso_month(first), iso_month(last));
    case Precision::year:
        return fmt::format("{:04}", year(first));
    case Precision::decade:
        return fmt::format("{}s", year(first) / 10 * 10);
    case Precision::century:
        return fmt::format("{:04} – {:04}", year(first), year(last));
    default:
        return iso_days(first, last);
    }
}

std::string length_words(time::Interval const& interval)
{
    auto const seconds = interval.length().count();
    if (seconds <= 0) return "none";
    auto const first = date_of(interval.begin), end = date_of(interval.end);
    if (is_midnight(interval.begin) && is_midnight(interval.end) && day(first) == day(end)) {
        std::int64_t const months = (year(end) - year(first)) * 12 + static_cast<int>(month(end)) -
                                    static_cast<int>(month(first));
        if (months > 0)
            return months % 12 == 0 ? plural(months / 12, "year") : plural(months, "month");
    }
    if (seconds % 86400 == 0) return plural(seconds / 86400, "day");
    if (seconds > 86400 * 3)
        return fmt::format("{:.1f} days", static_cast<double>(seconds) / 86400);
    if (seconds % 3600 == 0) return plural(seconds / 3600, "hour");
    if (seconds >= 3600) return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
    if (seconds % 60 == 0) return plural(seconds / 60, "minute");
    if (seconds >= 60) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return plural(seconds, "second");
}

} // namespace placetime::viewer
