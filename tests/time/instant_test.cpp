#include "time/instant.h"

#include <doctest/doctest.h>

#include "base/error.h"

using namespace placetime;
using namespace placetime::time;
using namespace std::chrono_literals;

namespace {

std::string shown(std::optional<DatedInterval> const& read)
{
    if (!read) return "none";
    return format_utc(read->interval.begin) + " " + format_utc(read->interval.end) + " " +
           std::string(to_string(read->precision));
}

} // namespace

TEST_CASE("intervals are half-open")
{
    Interval const october = month(std::chrono::year(2020) / 10);
    Interval const november = month(std::chrono::year(2020) / 11);
    CHECK(october.end == november.begin);
    CHECK_FALSE(october.overlaps(november));
    CHECK(october.contains(october.begin));
    CHECK_FALSE(october.contains(october.end));
    CHECK(october.overlaps(day(std::chrono::sys_days(std::chrono::year(2020) / 10 / 31))));
}

TEST_CASE("days, months, years and weeks have their lengths, leap years too")
{
    CHECK(month(std::chrono::year(2020) / 2).length() == std::chrono::days(29));
    CHECK(month(std::chrono::year(2019) / 2).length() == std::chrono::days(28));
    CHECK(month(std::chrono::year(2019) / 12).end == parse_instant("2020-01-01"));
    CHECK(year(2000).length() == std::chrono::days(366));
    CHECK(year(1900).length() == std::chrono::days(365));
    auto const week = iso_week(std::chrono::sys_days(std::chrono::year(2021) / 1 / 3));
    CHECK(format_utc(week.begin) == "2020-12-28T00:00:00Z");
    CHECK(week.length() == std::chrono::days(7));
    CHECK(iso_week(std::chrono::sys_days(std::chrono::year(2021) / 1 / 4)).begin == week.end);
}

TEST_CASE("ISO 8601 is read at every precision")
{
    CHECK(shown(parse_iso("2020")) == "2020-01-01T00:00:00Z 2021-01-01T00:00:00Z year");
    CHECK(shown(parse_iso("2020-10")) == "2020-10-01T00:00:00Z 2020-11-01T00:00:00Z month");
    CHECK(shown(parse_iso("2020-12")) == "2020-12-01T00:00:00Z 2021-01-01T00:00:00Z month");
    CHECK(shown(parse_iso("2020-10-06")) == "2020-10-06T00:00:00Z 2020-10-07T00:00:00Z day");
    CHECK(shown(parse_iso("20201006")) == "2020-10-06T00:00:00Z 2020-10-07T00:00:00Z day");
    CHECK(shown(parse_iso("2020-W41")) == "2020-10-05T00:00:00Z 2020-10-12T00:00:00Z week");
    CHECK(shown(parse_iso("2020-W53")) == "2020-12-28T00:00:00Z 2021-01-04T00:00:00Z week");
    CHECK(shown(parse_iso("2020-10-06T14")) == "2020-10-06T14:00:00Z 2020-10-06T15:00:00Z hour");
    CHECK(shown(parse_iso("2020-10-06T14:30")) ==
          "2020-10-06T14:30:00Z 2020-10-06T14:31:00Z minute");
    CHECK(shown(parse_iso("2020-10-06T14:30:05")) ==
          "2020-10-06T14:30:05Z 2020-10-06T14:30:06Z second");
    CHECK(shown(parse_iso("2020-10-06 14:30")) ==
          "2020-10-06T14:30:00Z 2020-10-06T14:31:00Z minute");
    CHECK(shown(parse_iso("2020-10-06T14:30Z")) ==
          "2020-10-06T14:30:00Z 2020-10-06T14:31:00Z minute");
    CHECK(shown(parse_iso("2020-10-06T14:30+06:00")) ==
          "2020-10-06T08:30:00Z 2020-10-06T08:31:00Z minute");
    CHECK(shown(parse_iso("2020-10-06T02:30+0600")) ==
          "2020-10-05T20:30:00Z 2020-10-05T20:31:00Z minute");
    CHECK(shown(parse_iso("2020-10-06T14:30-05")) ==
          "2020-10-06T19:30:00Z 2020-10-06T19:31:00Z minute");
    CHECK(shown(parse_iso("2020-10-06T14:30:05.250Z")) ==
          "2020-10-06T14:30:05Z 2020-10-06T14:30:06Z second");
    CHECK(shown(parse_iso("2020-10-06T24:00")) ==
          "2020-10-07T00:00:00Z 2020-10-07T00:01:00Z minute");
    CHECK(shown(parse_iso("2020-02-29")) == "2020-02-29T00:00:00Z 2020-03-01T00:00:00Z day");
    CHECK(shown(parse_iso("0001")) == "0001-01-01T00:00:00Z 0002-01-01T00:00:00Z year");
}

TEST_CASE("what is no ISO 8601 gives nothing")
{
    for (auto const* const text : {"",
                                   "2",
                                   "20",
                                   "202",
                                   "2020-",
                                   "2020-1",
                                   "2020-13",
                                   "2020-00",
                                   "2020-10-",
                                   "2020-10-6",
                                   "2020-10-32",
                                   "2019-02-29",
                                   "2020-10-06T",
                                   "2020-10-06T25",
                                   "2020-10-06T14:60",
                                   "2020-10-06T14:30+",
                                   "2020-10-06T14:30+25:00",
                                   "2020-10-06x",
                                   "202010",
                                   "2020-W00",
                                   "2020-W54",
                                   "2021-W53",
                                   "2020-W41-1x",
                                   "0000",
                                   "yesterday",
                                   "06.10.2020",
                                   " 2020",
                                   "2020 ",
                                   "2020-10-06T14:30ZZ",
                                   "20201",
                                   "2020-10-06T24:30",
                                   "-2020",
                                   "99999"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso(text));
    }
}

TEST_CASE("an instant is the start of its period, and an error names the value")
{
    CHECK(format_utc(parse_instant("2020")) == "2020-01-01T00:00:00Z");
    CHECK(format_utc(parse_instant("2020-10-06T14:30:05Z")) == "2020-10-06T14:30:05Z");
    CHECK_THROWS_WITH_AS(parse_instant("soon"), doctest::Contains("soon"), UsageError);
}

TEST_CASE("times are written with four digits of year and read back")
{
    CHECK(format_date(std::chrono::sys_days(std::chrono::year(64) / 7 / 18)) == "0064-07-18");
    for (auto const* const text : {"1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z",
                                   "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
        CHECK(format_utc(parse_instant(text)) == text);
}

TEST_CASE("precisions have names and are civil from a day up")
{
    for (int i = 0; i <= static_cast<int>(Precision::range); ++i) {
        auto const precision = static_cast<Precision>(i);
        CHECK(parse_precision(to_string(precision)) == precision);
        CHECK(is_civil(precision) == (precision >= Precision::day));
    }
    CHECK(to_string(Precision::part_of_day) == "part_of_day");
    CHECK_FALSE(parse_precision("fortnight"));
}
