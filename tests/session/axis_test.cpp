#include <doctest/doctest.h>

#include <algorithm>

#include "session/axis.h"
#include "session/moments.h"

using namespace placetime;
using namespace placetime::session;
using test::at;

namespace {

Axis axis_over(std::string_view begin, std::string_view end)
{
    Axis axis;
    axis.show({at(begin), at(end)});
    return axis;
}

std::vector<std::string> labels(Axis const& axis, double width)
{
    std::vector<std::string> list;
    for (auto const& tick : axis.ticks(width)) list.push_back(tick.label);
    return list;
}

} // namespace

TEST_CASE("ticks follow the calendar from seconds to millennia")
{
    using Labels = std::vector<std::string>;
    CHECK(labels(axis_over("2018", "2022"), 300) == Labels{"2018", "2019", "2020", "2021", "2022"});
    CHECK(labels(axis_over("2019-11", "2020-03"), 400) ==
          Labels{"Nov", "Dec", "2020", "Feb", "Mar"});
    CHECK(labels(axis_over("2020-10-06", "2020-10-09"), 300) ==
          Labels{"6 Oct", "7 Oct", "8 Oct", "9 Oct"});
    CHECK(labels(axis_over("2020-10-06T12", "2020-10-07T03"), 400) ==
          Labels{"12:00", "15:00", "18:00", "21:00", "7 Oct", "03:00"});
    CHECK(labels(axis_over("2020-10-06T12:00:00", "2020-10-06T12:00:20"), 320) ==
          Labels{"12:00:00", "12:00:05", "12:00:10", "12:00:15", "12:00:20"});
    CHECK(labels(axis_over("0001", "9999"), 800) ==
          Labels{"1", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"});
}

TEST_CASE("the context is said once and where it changes")
{
    auto const ticks = axis_over("2019-11", "2020-03").ticks(400);
    CHECK(ticks[0].context == "2019");
    CHECK(ticks[1].context.empty());
    CHECK(ticks[2].context.empty()); // "2020" is the label itself
    CHECK(ticks[2].major);
    auto const hours = axis_over("2020-10-06T12", "2020-10-07T03").ticks(400);
    CHECK(hours[0].context == "6 Oct 2020");
    CHECK(hours[4].context.empty()); // "7 Oct" is the label itself
    auto const halves = axis_over("2010-04-05", "2010-04-08").ticks(800);
    CHECK(halves[0].label == "5 Apr");
    CHECK(halves[0].context == "2010");
    for (std::size_t i = 1; i < halves.size(); ++i) CHECK(halves[i].context.empty());
    auto const turn = axis_over("2019-12-31T12", "2020-01-01T12").ticks(800);
    auto const midnight = std::ranges::find(turn, at("2020"), &Tick::at);
    REQUIRE(midnight != turn.end());
    CHECK(midnight->label == "1 Jan");
    CHECK(midnight->context == "2020");
}

TEST_CASE("ticks keep their distance and their places at any zoom")
{
    Axis axis;
    axis.show(-62'135'596'800.0, 253'402'300'800.0);
    for (int i = 0; i < 60; ++i) {
        auto const ticks = axis.ticks(900, 64);
        CHECK(ticks.size() <= 16);
        for (std::size_t t = 1; t < ticks.size(); ++t) {
            CHECK(ticks[t].x - ticks[t - 1].x >= 63.5F);
            CHECK(axis.at(double{ticks[t].x}, 900) - ticks[t].at <
                  time::Seconds(static_cast<std::int64_t>(axis.span() / 900) + 2));
        }
        axis.zoom(1.5, 1'600'000'000);
    }
    CHECK(axis.span() == doctest::Approx(Axis::kLeastSpan));
}

TEST_CASE("bins lie on the calendar, cover the axis and are about four pixels wide")
{
    auto const axis = axis_over("2015-02-03", "2025-06-07");
    auto const edges = axis.bin_edges(900);
    CHECK(axis.bin_step(900) == Step{1, Unit::month});
    CHECK(edges.front() == at("2015-02-01").time_since_epoch().count());
    CHECK(edges.back() == at("2025-07-01").time_since_epoch().count());
    CHECK(std::ranges::is_sorted(edges));
    CHECK(axis_over("2020-10-01", "2020-11-15").bin_step(900) == Step{6, Unit::hour});
    CHECK(axis_over("0001", "9999").bin_edges(900).size() < 260);
}

TEST_CASE("zooming keeps the moment under the pointer, and the years 1 to 9999")
{
    auto axis = axis_over("2020-01-01", "2021-01-01");
    auto const about = axis.seconds_at(300, 1000);
    axis.zoom(2, about);
    CHECK(axis.seconds_at(300, 1000) == doctest::Approx(about).epsilon(1e-12));
    CHECK(axis.span() == doctest::Approx(183 * 86'400.0));
    axis.zoom(1e-9, about);
    CHECK(axis.begin() == -62'135'596'800.0);
    CHECK(axis.end() == 253'402'300'800.0);
    axis.pan(1);
    CHECK(axis.end() == 253'402'300'800.0);
}

TEST_CASE("revealing moves just so far")
{
    auto axis = axis_over("2020-01-01", "2021-01-01");
    auto const before = axis;
    axis.reveal(at("2020-06-01"));
    CHECK(axis == before);
    axis.reveal(at("2021-02-01"));
    CHECK(axis.span() == doctest::Approx(before.span()));
    CHECK(axis.x_of(at("2021-02-01"), 100) == doctest::Approx(95));
}

TEST_CASE("the last bin reaches to the end of time")
{
    auto const end = kLatest.time_since_epoch().count();
    CHECK(axis_over("0001", "9999-12-31").bin_edges(900).back() == end);
    Axis last;
    last.show(253'402'300'800.0 - 3600, 253'402'300'800.0);
    auto const edges = last.bin_edges(900, 900); // longer than what is seen
    REQUIRE(edges.size() >= 2);
    CHECK(edges.back() == end);
}
