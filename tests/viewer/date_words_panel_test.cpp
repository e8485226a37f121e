#include <doctest/doctest.h>

#include "viewer/panels/date_words.h"

using namespace placetime;
using viewer::date_cell;
using viewer::length_words;
using viewer::moment_words;
using viewer::range_words;

namespace {

time::Interval from_to(char const* begin, char const* end)
{
    return {time::parse_instant(begin), time::parse_instant(end)};
}

} // namespace

TEST_CASE("A half-open stretch of days is told by its last day")
{
    CHECK(range_words(from_to("2020-10-04", "2020-10-08")) == "4–7 Oct 2020");
    CHECK(range_words(from_to("2020-10-04", "2020-10-05")) == "4 Oct 2020");
    CHECK(range_words(from_to("2020-09-28", "2020-10-08")) == "28 Sep – 7 Oct 2020");
    CHECK(range_words(from_to("2019-12-30", "2020-01-02")) == "30 Dec 2019 – 1 Jan 2020");
}

TEST_CASE("Whole months and years are told as such")
{
    CHECK(range_words(from_to("2020-10", "2020-11")) == "Oct 2020");
    CHECK(range_words(from_to("2020-10", "2021-01")) == "Oct–Dec 2020");
    CHECK(range_words(from_to("2019-11", "2020-02")) == "Nov 2019 – Jan 2020");
    CHECK(range_words(from_to("2020", "2021")) == "2020");
    CHECK(range_words(from_to("2018", "2021")) == "2018–2020");
}

TEST_CASE("Times of day name the end itself")
{
    CHECK(range_words(from_to("2020-10-04T14:00", "2020-10-04T16:30")) ==
          "4 Oct 2020, 14:00–16:30 UTC");
    CHECK(range_words(from_to("2020-10-04T14:00", "2020-10-05")) == "4 Oct 2020, 14:00–24:00 UTC");
    CHECK(range_words(from_to("2020-10-04T22:00", "2020-10-05T02:00")) ==
          "4 Oct 2020, 22:00 – 5 Oct 2020, 02:00 UTC");
}

TEST_CASE("An instant is a moment")
{
    CHECK(range_words(from_to("2020-10-04T14:30:05", "2020-10-04T14:30:06")) ==
          "4 Oct 2020, 14:30:05 UTC");
    CHECK(moment_words(time::parse_instant("2020-10-04")) == "4 Oct 2020");
}

TEST_CASE("The last of a stretch is the day before a midnight, else the moment")
{
    using viewer::last_words;
    CHECK(last_words(time::parse_instant("2024-03-01")) == "29 Feb 2024");
    CHECK(last_words(time::parse_instant("2024-03-01T12:00")) == "1 Mar 2024, 12:00 UTC");
}

TEST_CASE("Times of day are told by the clock of the place too")
{
    using viewer::local_words;
    auto const evening = from_to("2010-06-11T14:00", "2010-06-11T19:30");
    CHECK(local_words(evening, "Asia/Bishkek") ==
          "11 Jun 2010, 20:00 – 12 Jun 2010, 01:30 in Asia/Bishkek");
    CHECK(local_words(evening, "UTC").empty());
    CHECK(local_words(evening, "Nowhere/At_all").empty());
    CHECK(local_words(from_to("2020-10-04", "2020-10-05"), "Asia/Bishkek").empty());
}

TEST_CASE("The first and the last year have words too")
{
    CHECK(range_words(from_to("0001-01-01", "0001-01-02")) == "1 Jan 1");
    CHECK(range_words({time::parse_instant("9999-12-31"),
                       time::parse_instant("9999-12-31T23:59:59") + time::Seconds(1)}) ==
          "31 Dec 9999");
}

TEST_CASE("A list's cell is as fine as the date is known")
{
    using time::Precision;
    CHECK(date_cell(from_to("2020-10-05", "2020-10-06"), Precision::day) == "2020-10-05");
    CHECK(date_cell(from_to("2020-10", "2020-11"), Precision::month) == "2020-10");
    CHECK(date_cell(from_to("2020", "2021"), Precision::year) == "2020");
    CHECK(date_cell(from_to("1990", "2000"), Precision::decade) == "1990s");
    CHECK(date_cell(from_to("2020-06", "2020-09"), Precision::season) == "2020-06 – 08");
    CHECK(date_cell(from_to("2020-10-04", "2020-10-07"), Precision::range) == "2020-10-04 – 06");
    CHECK(date_cell(from_to("2020-10-05T14:30", "2020-10-05T14:31"), Precision::minute) ==
          "2020-10-05 14:30 UTC");
}

TEST_CASE("Lengths are told in the calendar's units")
{
    CHECK(length_words(from_to("2020-10-04", "2020-10-08")) == "4 days");
    CHECK(length_words(from_to("2020-02", "2020-03")) == "1 month");
    CHECK(length_words(from_to("2018", "2020")) == "2 years");
    CHECK(length_words(from_to("2020-10-04T14:00", "2020-10-04T16:30")) == "2 h 30 min");
    CHECK(length_words(from_to("2020-10-04T14:00", "2020-10-04T14:00")) == "none");
}
