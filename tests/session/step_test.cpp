#include <doctest/doctest.h>

#include "session/moments.h"
#include "session/step.h"

using namespace placetime;
using namespace placetime::session;
using test::at;

TEST_CASE("months and years keep the day of the month or take the last one")
{
    Step const month{1, Unit::month}, year{1, Unit::year};
    CHECK(moved(at("2020-01-31"), month, 1) == at("2020-02-29"));
    CHECK(moved(at("2020-01-31"), month, 2) == at("2020-03-31"));
    CHECK(moved(at("2021-01-31"), month, 1) == at("2021-02-28"));
    CHECK(moved(at("2020-03-31T14:30"), month, -1) == at("2020-02-29T14:30"));
    CHECK(moved(at("2020-02-29"), year, 1) == at("2021-02-28"));
    CHECK(moved(at("2020-02-29"), year, 4) == at("2024-02-29"));
    CHECK(moved(at("1969-12-31"), Step{3, Unit::month}, 1) == at("1970-03-31"));
}

TEST_CASE("edges lie on the calendar, before 1970 as well")
{
    auto const t = at("2020-10-07T14:35:07");
    CHECK(floor_to(t, {1, Unit::minute}) == at("2020-10-07T14:35"));
    CHECK(floor_to(t, {6, Unit::hour}) == at("2020-10-07T12"));
    CHECK(floor_to(t, {1, Unit::day}) == at("2020-10-07"));
    CHECK(floor_to(t, {1, Unit::week}) == at("2020-10-05")); // a Monday
    CHECK(floor_to(t, {1, Unit::month}) == at("2020-10-01"));
    CHECK(floor_to(t, {3, Unit::month}) == at("2020-10-01"));
    CHECK(floor_to(t, {1, Unit::year}) == at("2020"));
    CHECK(floor_to(t, {10, Unit::year}) == at("2020"));
    CHECK(floor_to(at("1969-12-31T23:59"), {1, Unit::day}) == at("1969-12-31"));
    CHECK(floor_to(at("1965-05-05"), {1, Unit::week}) == at("1965-05-03"));
    CHECK(floor_to(at("0005-05-05"), {10, Unit::year}) == kEarliest);
    CHECK(ceil_to(t, {1, Unit::month}) == at("2020-11-01"));
    CHECK(ceil_to(at("2020-10-01"), {1, Unit::month}) == at("2020-10-01"));
    CHECK(nearest_to(at("2020-10-20"), {1, Unit::month}) == at("2020-11-01"));
    CHECK(nearest_to(at("2020-10-07T12:00"), {1, Unit::day}) == at("2020-10-07"));
}

TEST_CASE("nothing leaves the years 1 to 9999")
{
    for (auto const unit : {Unit::minute, Unit::day, Unit::week, Unit::month, Unit::year}) {
        CHECK(moved(at("2020-10-07"), {10'000, unit}, 1'000'000'000'000) == kLatest);
        CHECK(moved(at("2020-10-07"), {10'000, unit}, -1'000'000'000'000) == kEarliest);
        CHECK(moved(kLatest, {1, unit}, 1) == kLatest);
        CHECK(moved(kEarliest, {1, unit}, -1) == kEarliest);
        CHECK(floor_to(kEarliest, {7, unit}) == kEarliest);
        CHECK(ceil_to(kLatest, {7, unit}) <= kLatest);
    }
    CHECK(time::format_utc(kEarliest) == "0001-01-01T00:00:00Z");
    CHECK(time::format_utc(kLatest) == "9999-12-31T23:59:59Z");
}

TEST_CASE("an interval knows of how many whole steps it is")
{
    CHECK(whole_steps(at("2020-01-31"), at("2020-02-29"), {1, Unit::month}) == 1);
    CHECK(whole_steps(at("2020-01-01"), at("2021-01-01"), {1, Unit::month}) == 12);
    CHECK(whole_steps(at("2020-01-01"), at("2021-01-01"), {1, Unit::day}) == 366);
    CHECK_FALSE(whole_steps(at("2020-01-01"), at("2020-01-15"), {1, Unit::month}));
    CHECK_FALSE(whole_steps(at("2020-01-01"), at("2020-01-01"), {1, Unit::day}));
}

TEST_CASE("steps are written and read")
{
    CHECK(to_string(Step{1, Unit::day}) == "1 day");
    CHECK(to_string(Step{6, Unit::hour}) == "6 hours");
    for (auto const step : step_choices()) CHECK(parse_step(to_string(step)) == step);
    CHECK(parse_step("6h") == Step{6, Unit::hour});
    CHECK(parse_step("week") == Step{1, Unit::week});
    CHECK_FALSE(parse_step("0 days"));
    CHECK_FALSE(parse_step("3 fortnights"));
    CHECK_FALSE(parse_step("99999999999 days"));
    CHECK_FALSE(parse_step(""));
}

TEST_CASE("moments are written as short as they can be said")
{
    CHECK(iso_text(at("2020-10-04")) == "2020-10-04");
    CHECK(iso_text(at("2020-10-04T14:30")) == "2020-10-04T14:30");
    CHECK(iso_text(at("2020-10-04T14:30:05")) == "2020-10-04T14:30:05");
    CHECK(iso_text(at("2020-10-04T00:00:05")) == "2020-10-04T00:00:05");
    CHECK(long_text(at("2020-10-04")) == "4 October 2020");
    CHECK(long_text(at("0845-03-01T09:05")) == "1 March 845, 09:05");
}
