#include "dating/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace placetime::dating {

namespace chr = std::chrono;
using time::DatedInterval;
using time::Days;
using time::Precision;

namespace {

bool is_year(int year) { return year >= 1 && year < 9999; }

std::optional<DatedInterval> months(int year, int month, int count, Precision precision)
{
    auto const begin = make_day(year, month, 1);
    if (!begin) return std::nullopt;
    auto const end = chr::year_month(chr::year(year), chr::month(static_cast<unsigned>(month))) +
                     chr::months(count);
    return DatedInterval{{*begin, Days(end / 1)}, precision};
}

std::optional<DatedInterval> years(int first, int count, Precision precision)
{
    if (!is_year(first) || !is_year(first + count)) return std::nullopt;
    return DatedInterval{{time::year(first).begin, time::year(first + count).begin}, precision};
}

int year_of(time::Instant t)
{
    return static_cast<int>(time::CivilDate(chr::floor<chr::days>(t)).year());
}
int month_of(time::Instant t)
{
    return static_cast<int>(
        static_cast<unsigned>(time::CivilDate(chr::floor<chr::days>(t)).month()));
}

constexpr std::array<std::string_view, 8> kParts{"",    "TMO", "TMO", "TMO",
                                                 "TAF", "TEV", "TNI", "TDT"};

} // namespace

std::optional<Days> make_day(int year, int month, int day) noexcept
{
    if (!is_year(year) || month < 1 || month > 12 || day < 1) return std::nullopt;
    time::CivilDate const date(chr::year(year), chr::month(static_cast<unsigned>(month)),
                               chr::day(static_cast<unsigned>(day)));
    if (!date.ok()) return std::nullopt;
    return Days(date);
}

std::optional<DatedInterval> whole_day(int year, int month, int day) noexcept
{
    auto const date = make_day(year, month, day);
    if (!date) return std::nullopt;
    return DatedInterval{time::day(*date), Precision::day};
}

std::optional<DatedInterval> whole_month(int year, int month) noexcept
{
    return months(year, month, 1, Precision::month);
}
std::optional<DatedInterval> whole_year(int year) noexcept
{
    return years(year, 1, Precision::year);
}
std::optional<DatedInterval> whole_season(int year, int season) noexcept
{
    return months(year, 3 + season * 3, 3, Precision::season);
}
std::optional<DatedInterval> whole_quarter(int year, int quarter) noexcept
{
    return months(year, quarter * 3 - 2, 3, Precision::quarter);
}
std::optional<DatedInterval> whole_half(int year, int half) noexcept
{
    return months(year, half * 6 - 5, 6, Precision::range);
}
std::optional<DatedInterval> whole_decade(int decade) noexcept
{
    return years(decade * 10, 10, Precision::decade);
}
std::optional<DatedInterval> whole_century(int century) noexcept
{
    if (century == 1) return years(1, 99, Precision::century);
    return years((century - 1) * 100, 100, Precision::century);
}

DatedInterval weekend_of(Days date) noexcept
{
    auto const week = time::iso_week(date);
    return {{week.begin + chr::days(5), week.end}, Precision::range};
}

DatedInterval third_of(DatedInterval const& whole, Edge edge) noexcept
{
    auto const begin = whole.interval.begin, end = whole.interval.end;
    if (edge == Edge::none) return whole;
    time::Instant first = begin, second = begin;
    auto const date = time::CivilDate(chr::floor<chr::days>(begin));
    auto const year = static_cast<int>(date.year());
    auto const month = static_cast<int>(static_cast<unsigned>(date.month()));
    auto const day_after = [&](int days) { return begin + chr::days(days); };
    switch (whole.precision) {
    case Precision::month:
        first = day_after(10), second = day_after(20);
        break;
    case Precision::week:
        first = day_after(2), second = day_after(4);
        break;
    case Precision::year:
        first = *make_day(year, 5, 1), second = *make_day(year, 9, 1);
        break;
    case Precision::decade:
        first = *make_day(year + 4, 1, 1), second = *make_day(year + 7, 1, 1);
        break;
    case Precision::century:
        first = *make_day(year + 33, 1, 1), second = *make_day(year + 67, 1, 1);
        break;
    case Precision::season:
    case Precision::quarter: {
        auto const from = chr::year_month(date.year(), chr::month(static_cast<unsigned>(month)));
        first = Days((from + chr::months(1)) / 1), second = Days((from + chr::months(2)) / 1);
        break;
    }
    case Precision::day:
        if (edge == Edge::mid)
            return {{begin + chr::hours(11), begin + chr::hours(14)}, Precision::part_of_day};
        if (edge == Edge::early) return {{begin, begin + chr::hours(9)}, Precision::part_of_day};
        return {{begin + chr::hours(18), end}, Precision::part_of_day};
    default:
        return whole;
    }
    if (edge == Edge::early) return {{begin, first}, Precision::range};
    if (edge == Edge::mid) return {{first, second}, Precision::range};
    return {{second, end}, Precision::range};
}

DatedInterval part_of(Days date, Part part) noexcept
{
    static constexpr std::array<std::array<int, 2>, 8> kHours{
        {{0, 24}, {0, 6}, {5, 7}, {6, 12}, {12, 18}, {18, 24}, {18, 30}, {6, 18}}};
    auto const& hours = kHours[static_cast<std::size_t>(part)];
    if (part == Part::none) return {time::day(date), Precision::day};
    return {{date + chr::hours(hours[0]), date + chr::hours(hours[1])}, Precision::part_of_day};
}

Days easter(int year) noexcept
{
    int const a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25,
              g = (b - f + 1) / 3;
    int const h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4,
              l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int const month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
    return chr::year(year) / month / day;
}

std::optional<Days> move_by(Days date, Unit unit, double count) noexcept
{
    if (std::abs(count) > 1e5) return std::nullopt;
    auto const whole = static_cast<int>(std::lround(count));
    double month_count = 0;
    switch (unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
        return date;
    case Unit::day:
        return date + chr::days(whole);
    case Unit::week:
    case Unit::weekend:
        return date + chr::days(std::lround(count * 7));
    case Unit::fortnight:
        return date + chr::days(std::lround(count * 14));
    case Unit::month:
        month_count = count;
        if (month_count != std::floor(month_count))
            return date + chr::days(std::lround(count * 30.44));
        break;
    case Unit::year:
        month_count = count * 12;
        break;
    case Unit::decade:
        month_count = count * 120;
        break;
    case Unit::century:
        month_count = count * 1200;
        break;
    case Unit::millennium:
        month_count = count * 12000;
        break;
    }
    if (std::abs(month_count) > 120000) return std::nullopt;
    time::CivilDate const from(date);
    auto const moved =
        chr::year_month(from.year(), from.month()) + chr::months(std::lround(month_count));
    if (!is_year(static_cast<int>(moved.year()))) return std::nullopt;
    time::CivilDate const same(moved.year(), moved.month(), from.day());
    return same.ok() ? Days(same) : Days(moved / chr::last);
}

std::optional<DatedInterval> step_from(Days date, Unit unit, int count) noexcept
{
    auto const moved = move_by(date, unit == Unit::fortnight ? Unit::week : unit,
                               unit == Unit::fortnight ? count * 2 : count);
    if (!moved) return std::nullopt;
    int const year = year_of(*moved);
    if (!is_year(year) || !is_year(year + 1)) return std::nullopt;
    switch (unit) {
    case Unit::week:
    case Unit::fortnight:
        return DatedInterval{time::iso_week(*moved), Precision::week};
    case Unit::weekend:
        return weekend_of(*moved);
    case Unit::month:
        return whole_month(year, month_of(*moved));
    case Unit::year:
        return whole_year(year);
    case Unit::decade:
        return whole_decade(year / 10);
    case Unit::century:
    case Unit::millennium:
        return whole_century(year / 100 + 1);
    default:
        return DatedInterval{time::day(*moved), Precision::day};
    }
}

Days start_of(DatedInterval const& when) noexcept
{
    return chr::floor<chr::days>(when.interval.begin);
}
int year_of(DatedInterval const& when) noexcept { return year_of(when.interval.begin); }
int month_of(DatedInterval const& when) noexcept { return month_of(when.interval.begin); }

DatedInterval clock_on(Days date, Expression const& e) noexcept
{
    time::Instant const begin = date + chr::hours(e.hour) + chr::minutes(std::max(e.minute, 0)) +
                                chr::seconds(std::max(e.second, 0));
    if (e.second >= 0) return {{begin, begin + chr::seconds(1)}, Precision::second};
    if (e.minute >= 0) return {{begin, begin + chr::minutes(1)}, Precision::minute};
    return {{begin, begin + chr::hours(1)}, Precision::hour};
}

std::string clock_value(Expression const& e)
{
    auto value = fmt::format("T{:02}:{:02}", e.hour, std::max(e.minute, 0));
    if (e.second >= 0) value += fmt::format(":{:02}", e.second);
    if (e.zoned) value += 'Z';
    return value;
}

std::string timex_set(Expression const& e)
{
    static constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
    if (e.weekday >= 0)
        return fmt::format("XXXX-WXX-{}{}", e.weekday == 0 ? 7 : e.weekday, timex_part(e.part));
    if (e.part != Part::none) return fmt::format("XXXX-XX-XX{}", timex_part(e.part));
    if (e.month != 0) return fmt::format("XXXX-{:02}", e.month);
    if (e.season >= 0) return fmt::format("XXXX-{}", kSeasons[static_cast<std::size_t>(e.season)]);
    return timex_duration(e.count, e.unit);
}

std::string timex_value(DatedInterval const& when)
{
    static constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
    auto const date = chr::floor<chr::days>(when.interval.begin);
    int const year = year_of(date), month = month_of(date);
    switch (when.precision) {
    case Precision::week: {
        auto const thursday = date + chr::days(3);
        int const week_year = year_of(thursday);
        auto const week = (thursday - Days(chr::year(week_year) / 1 / 1)).count() / 7 + 1;
        return fmt::format("{:04}-W{:02}", week_year, week);
    }
    case Precision::month:
        return fmt::format("{:04}-{:02}", year, month);
    case Precision::season:
        return fmt::format("{:04}-{}", year,
                           kSeasons[static_cast<std::size_t>((month - 3) / 3 & 3)]);
    case Precision::quarter:
        return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Precision::year:
        return fmt::format("{:04}", year);
    case Precision::decade:
        return fmt::format("{:03}", year / 10);
    case Precision::century:
        return fmt::format("{:02}", year / 100);
    default:
        return time::format_date(date);
    }
}

std::string_view timex_part(Part part) noexcept { return kParts[static_cast<std::size_t>(part)]; }

std::string timex_duration(double count, Unit unit)
{
    static constexpr std::array<std::string_view, 12> kUnits{"S", "M", "H",  "D",  "W",  "W",
                                                             "M", "Y", "DE", "CE", "ML", "WE"};
    bool const clock = unit <= Unit::hour;
    if (unit == Unit::fortnight) count *= 2;
    std::string const amount = count <= 0 ? "X" : fmt::format("{:g}", count);
    return fmt::format("P{}{}{}", clock ? "T" : "", amount, kUnits[static_cast<std::size_t>(unit)]);
}

} // namespace placetime::dating
