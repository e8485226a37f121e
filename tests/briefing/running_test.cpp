#include <doctest/doctest.h>

#include <cmath>

#include "briefing/flight.h"
#include "briefing/running.h"

using namespace placetime;
using namespace placetime::briefing;

namespace {

time::Instant at(char const* iso) { return time::parse_instant(iso); }

struct Story {
    Briefing briefing;
    std::vector<Stop> stops;

    Story()
    {
        briefing.slides.resize(3);
        auto const add = [&](std::size_t i, geo::LonLat center, char const* begin,
                             char const* end) {
            auto& slide = briefing.slides[i];
            slide.begin = at(begin);
            slide.end = at(end);
            Stop stop;
            stop.camera = {center, 100'000, "equal-area"};
            stop.window = window_of(slide);
            stop.run = {*slide.begin, *slide.end};
            stops.push_back(stop);
        };
        add(0, {74.6, 42.9}, "2020-10-01", "2020-10-11");
        add(1, {72.8, 40.5}, "2020-10-05", "2020-10-06");
        add(2, {74.6, 42.9}, "2020-10-06", "2020-10-07");
        briefing.slides[0].plays = true;
    }
    Running running(Pace const& pace = {}) const { return {briefing, stops, pace}; }
};

} // namespace

TEST_CASE("a run lasts as long as its slides, and ends with the last one standing")
{
    Story story;
    auto const running = story.running();
    CHECK(running.duration() == 24);
    CHECK(running.begin_of(2) == 16);
    CHECK(running.at(1e9) == running.standing(2));
    CHECK(running.at(24) == running.standing(2));
    CHECK(running.at(-5) == running.at(0));
    CHECK(running.at(std::nan("")) == running.standing(2));
    CHECK(story.running({.seconds_a_slide = 2}).duration() == 6);
}

TEST_CASE("the same moment is the same, in whatever order it is asked for")
{
    Story story;
    auto const first = story.running(), second = story.running();
    for (int i = 240; i >= 0; --i) CHECK(first.at(i / 10.0) == second.at(i / 10.0));
}

TEST_CASE("every slide stands whole in the last tenth of its time")
{
    Story story;
    for (auto const& pace : {Pace{}, Pace{.seconds_a_slide = 0.5}, Pace{.data_rate = 86'400},
                             Pace{.flights = false}}) {
        auto const running = story.running(pace);
        for (std::size_t i = 0; i < 3; ++i) {
            auto const begin = running.begin_of(i);
            auto const end = i + 1 < 3 ? running.begin_of(i + 1) : running.duration();
            CHECK(running.at(begin + (end - begin) * 0.91) == running.standing(i));
        }
    }
}

TEST_CASE("time plays through the window by whole hours, its begin standing still")
{
    Story story;
    auto const running = story.running();
    auto before = running.at(0);
    CHECK(before.window.begin == at("2020-10-01"));
    CHECK(before.window.end == at("2020-10-01T01:00:00Z"));
    CHECK(before.words == 1);
    for (double t = 0; t < 7.9; t += 1.0 / 30) {
        auto const now = running.at(t);
        CHECK(now.window.begin == before.window.begin);
        CHECK(*now.window.end >= *before.window.end);
        CHECK(*now.window.end - *before.window.end <= std::chrono::hours(2));
        before = now;
    }
    CHECK(running.at(7.5).window.end == at("2020-10-11"));
}

TEST_CASE("a cumulative slide plays with its begin open")
{
    Story story;
    story.briefing.slides[0].mode = Mode::cumulative;
    story.stops[0].window.begin.reset();
    auto const now = story.running().at(3);
    CHECK_FALSE(now.window.begin);
    CHECK(*now.window.end > at("2020-10-01"));
    CHECK(*now.window.end < at("2020-10-11"));
}

TEST_CASE("camera and window move together from slide to slide, without a jump")
{
    Story story;
    auto const running = story.running();
    auto before = running.at(7.99);
    bool flew = false;
    for (double t = 8; t < 16; t += 1.0 / 60) {
        auto const now = running.at(t);
        flew = flew || now.in_flight;
        auto const seen = std::min(now.camera.across, before.camera.across);
        CHECK(geo::distance(now.camera.center, before.camera.center) < 0.3 * seen);
        CHECK(std::abs(now.words - before.words) < 0.2);
        CHECK(*now.window.begin >= *before.window.begin);
        CHECK(*now.window.end <= *before.window.end);
        before = now;
    }
    CHECK(flew);
    CHECK_FALSE(before.in_flight);
    CHECK(running.at(8.05).slide == 0); // still seen while it is left
    CHECK_FALSE(story.running({.flights = false}).at(8.001).in_flight);
}

TEST_CASE("data time for each second")
{
    Story story;
    auto const running = story.running({.data_rate = 86'400}); // a day a second
    CHECK(running.begin_of(1) == doctest::Approx(11.5));       // ten days, and it stands
    auto const half = running.at(5).window;
    CHECK(half.end == at("2020-10-06"));
    // A slide of one day: the flight, a second, and it stands.
    auto const flight = flight_seconds(story.stops[0].camera, story.stops[1].camera);
    CHECK(running.begin_of(2) - running.begin_of(1) == doctest::Approx(flight + 1 + 1.5));
}

TEST_CASE("windows with open ends follow at once")
{
    Moment from{0, {{74, 42}, 1e5, "equal-area"}, {{}, at("2020-10-05")}, 1, false};
    Stop stop{{{72, 40}, 1e5, "equal-area"}, {at("2020-10-01"), {}}, {}};
    auto const way = moment_on_the_way(from, 1, stop, 0.4, 0, true);
    CHECK(way.in_flight);
    CHECK(way.window.begin == at("2020-10-01"));
    CHECK_FALSE(way.window.end);
    CHECK(moment_on_the_way(from, 1, stop, 0.4, 5, false).window.begin == at("2020-10-01"));
    CHECK(Running({}, {}, {}).at(1) == Moment{});
}
