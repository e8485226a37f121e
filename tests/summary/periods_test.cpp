#include <doctest/doctest.h>

#include "summary/periods.h"

using namespace placetime;
using namespace placetime::summary;

namespace {

time::Instant at(char const* iso) { return time::parse_instant(iso); }
std::string begin_of(char const* iso, Period period)
{
    return time::format_utc(period_begin(at(iso), period));
}

} // namespace

TEST_CASE("periods begin where the calendar has them")
{
    CHECK(begin_of("2020-10-06T14:59:59", Period::hour) == "2020-10-06T14:00:00Z");
    CHECK(begin_of("2020-10-06T14:59:59", Period::day) == "2020-10-06T00:00:00Z");
    CHECK(begin_of("2020-10-06", Period::week) == "2020-10-05T00:00:00Z");
    CHECK(begin_of("2020-10-04", Period::week) == "2020-09-28T00:00:00Z"); // a Sunday
    CHECK(begin_of("2020-10-31", Period::month) == "2020-10-01T00:00:00Z");
    CHECK(begin_of("2020-11-30", Period::quarter) == "2020-10-01T00:00:00Z");
    CHECK(begin_of("2020-12-31T23:59:59", Period::year) == "2020-01-01T00:00:00Z");
}

TEST_CASE("periods meet without a gap over leap days and ends of years")
{
    for (auto const period :
         {Period::hour, Period::day, Period::week, Period::month, Period::quarter, Period::year}) {
        auto begin = period_begin(at("2019-12-20"), period);
        for (int i = 0; i < 120; ++i) {
            auto const next = next_period(begin, period);
            CHECK(next > begin);
            CHECK(period_begin(next, period) == next);
            CHECK(period_begin(next - time::Seconds(1), period) == begin);
            begin = next;
        }
    }
}

TEST_CASE("weeks are named by the year of their Thursday")
{
    auto const name = [](char const* iso) {
        return period_name(period_begin(at(iso), Period::week), Period::week);
    };
    CHECK(name("2020-10-06") == "2020-W41");
    CHECK(name("2020-12-31") == "2020-W53");
    CHECK(name("2021-01-03") == "2020-W53");
    CHECK(name("2021-01-04") == "2021-W01");
    CHECK(name("2018-12-31") == "2019-W01");
}

TEST_CASE("a period's name is ISO 8601")
{
    CHECK(period_name(at("2020-10-06T14"), Period::hour) == "2020-10-06T14");
    CHECK(period_name(at("2020-10-06"), Period::day) == "2020-10-06");
    CHECK(period_name(at("2020-10"), Period::month) == "2020-10");
    CHECK(period_name(at("2020-10"), Period::quarter) == "2020-Q4");
    CHECK(period_name(at("2020"), Period::year) == "2020");
}

TEST_CASE("the suited period gives no more rows than asked for")
{
    CHECK(suited_period({at("2020-10-06"), at("2020-10-07")}, 40) == Period::hour);
    CHECK(suited_period({at("2020-10-01"), at("2020-10-15")}, 40) == Period::day);
    CHECK(suited_period({at("2020-04"), at("2020-10")}, 40) == Period::week);
    CHECK(suited_period({at("2019"), at("2021")}, 40) == Period::month);
    CHECK(suited_period({at("1000"), at("2021")}, 40) == Period::year);
}

TEST_CASE("too many periods are none")
{
    CHECK(periods_between(at("2020"), at("2020-02-29"), Period::day, 60).size() == 60);
    CHECK(periods_between(at("2020"), at("2020-03-01"), Period::day, 60).empty());
}
