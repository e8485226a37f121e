#include "viewer/panels/date_edit.h"

#include <doctest/doctest.h>

using namespace placetime;
using time::Precision;
using viewer::read_date;
using viewer::written;

namespace {

time::DatedInterval dated(std::string_view begin, std::string_view end, Precision precision)
{
    return {{time::parse_instant(begin), time::parse_instant(end)}, precision};
}

} // namespace

TEST_CASE("A date that is written to be edited is read again as it was")
{
    for (auto const& when :
         {dated("2020-10-06", "2020-10-07", Precision::day),
          dated("2020-10", "2020-11", Precision::month), dated("2020", "2021", Precision::year),
          dated("2020-10-04", "2020-10-09", Precision::range),
          dated("2020-10-06T14:30", "2020-10-06T14:31", Precision::minute),
          dated("2020-10-06T04:00", "2020-10-06T10:00", Precision::part_of_day)}) {
        auto const text = written(when);
        auto const again = read_date(text.from, text.last, {});
        REQUIRE(again.when);
        CHECK(*again.when == when);
        CHECK(again.problem.empty());
    }
}

TEST_CASE("A last day makes a range that holds it")
{
    CHECK(read_date("2020-10-06", "2020-10-08", {}).when ==
          dated("2020-10-06", "2020-10-09", Precision::range));
    CHECK(read_date(" 2020-10-06 ", "2020-10-06", {}).when ==
          dated("2020-10-06", "2020-10-07", Precision::day));
}

TEST_CASE("A chosen precision takes the whole period that holds the begin")
{
    CHECK(read_date("2020-10-06", "", Precision::month).when ==
          dated("2020-10", "2020-11", Precision::month));
    CHECK(read_date("2020-10-07", "", Precision::week).when ==
          dated("2020-10-05", "2020-10-12", Precision::week));
    CHECK(read_date("1994-05", "", Precision::decade).when ==
          dated("1990", "2000", Precision::decade));
    CHECK(read_date("2000", "", Precision::century).when ==
          dated("1901", "2001", Precision::century));
}

TEST_CASE("What is no date is told in a sentence")
{
    for (auto const& read :
         {read_date("", "", {}), read_date("yesterday", "", {}),
          read_date("2020-10-06", "soon", {}), read_date("2020-10-06", "2020-10-01", {})}) {
        CHECK_FALSE(read.when);
        CHECK(read.problem.ends_with("."));
    }
}
