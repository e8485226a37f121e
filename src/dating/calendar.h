#pragma once

#include <optional>
#include <string>

#include "dating/expression.h"
#include "time/instant.h"

namespace placetime::dating {

/// The intervals that calendar words mean. All half-open, wall clock written as if UTC.
///
/// | words | interval | precision |
/// |---|---|---|
/// | early, mid-, late (start, middle, end of) a month | 1-10, 11-20, 21-end | range |
/// | ... of a year | January-April, May-August, September-December | range |
/// | ... of a decade | years 0-3, 4-6, 7-9 | range |
/// | ... of a century | years 0-32, 33-66, 67-99 | range |
/// | ... of a week | Monday-Tuesday, Wednesday-Thursday, Friday-Sunday | range |
/// | ... of a season or quarter | its first, second, third month | range |
/// | early, late on a day | 00-09, 18-24 | part_of_day |
/// | early (small) hours, dawn, morning, afternoon, evening, daytime | 00-06, 05-07, 06-12, 12-18,
/// 18-24, 06-18 | part_of_day | | night | 18 to 06 of the next day | part_of_day | | noon, midnight
/// | 12:00-13:00; 24:00 of the day named, for an hour | hour | | spring, summer, autumn, winter |
/// March-May, June-August, September-November, December to February of the next year (northern) |
/// season | | the 19th century, the 1990s | 1801 to 1900 inclusive is written 1800-1899 as TIMEX3
/// does; 1990-1999 | century, decade |

/// No value when there is no such day or the year is not 1 to 9999.
std::optional<time::Days> make_day(int year, int month, int day) noexcept;
std::optional<time::DatedInterval> whole_day(int year, int month, int day) noexcept;
std::optional<time::DatedInterval> whole_month(int year, int month) noexcept;
std::optional<time::DatedInterval> whole_year(int year) noexcept;
std::optional<time::DatedInterval> whole_season(int year, int season) noexcept;
std::optional<time::DatedInterval> whole_quarter(int year, int quarter) noexcept;
std::optional<time::DatedInterval> whole_half(int year, int half) noexcept;
/// 199 is 1990-1999
std::optional<time::DatedInterval> whole_decade(int decade) noexcept;
/// 19 is 1800-1899
std::optional<time::DatedInterval> whole_century(int century) noexcept;
/// The Saturday and Sunday of an ISO week.
time::DatedInterval weekend_of(time::Days date) noexcept;

/// By the table above.
time::DatedInterval third_of(time::DatedInterval const& whole, Edge edge) noexcept;
time::DatedInterval part_of(time::Days date, Part part) noexcept;

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8).
time::Days easter(int year) noexcept;

/// The day, week, month, year, decade or century that lies `count` units from the one that holds
/// `date`.
std::optional<time::DatedInterval> step_from(time::Days date, Unit unit, int count) noexcept;
/// `date` moved by `count` units: months and years keep the day of the month where there is one,
/// else take the last.
std::optional<time::Days> move_by(time::Days date, Unit unit, double count) noexcept;

time::Days start_of(time::DatedInterval const& when) noexcept;
int year_of(time::DatedInterval const& when) noexcept;
int month_of(time::DatedInterval const& when) noexcept;

/// TIMEX3 of an interval at its precision: 2020-10-06, 2020-W41, 2020-10, 2020-SP, 2020-Q2, 2020,
/// 199, 18.
std::string timex_value(time::DatedInterval const& when);
/// "TMO", "TNI" ...
std::string_view timex_part(Part part) noexcept;
/// The hour, minute or second of a day, as precise as it is written.
time::DatedInterval clock_on(time::Days date, Expression const& e) noexcept;
/// T14:30
std::string clock_value(Expression const& e);
/// XXXX-WXX-5 (Fridays), XXXX-XX-XXTNI (nights), P1D (daily)
std::string timex_set(Expression const& e);
/// P3D, PT2H, P2.5Y, PXM for an unknown count
std::string timex_duration(double count, Unit unit);

} // namespace placetime::dating
