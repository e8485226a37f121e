#include "session/presenting.h"

#include <doctest/doctest.h>

#include <fstream>
#include <limits>
#include <sstream>

#include "briefing/flight.h"
#include "session/moments.h"
#include "session/presenting_keys.h"

namespace placetime::session {
namespace {

using Cover = Presenting::Cover;

struct Talk {
    briefing::Briefing briefing;
    std::vector<briefing::Stop> stops;
    time::Interval reach{time::parse_instant("2020-10-01"), time::parse_instant("2020-10-31")};

    void add(double lon, std::string_view begin, std::string_view end, bool plays = false)
    {
        briefing::Slide slide;
        slide.camera = briefing::CameraView{{lon, 41}, 500'000, "equal-area"};
        slide.begin = time::parse_instant(begin);
        slide.end = time::parse_instant(end);
        slide.plays = plays;
        briefing::Stop stop;
        stop.camera = *slide.camera;
        stop.window = {slide.begin, slide.end};
        stop.run = {*slide.begin, *slide.end};
        stops.push_back(stop);
        briefing.slides.push_back(slide);
    }
    Presenting start(std::size_t first = 0) const { return {briefing, stops, reach, first}; }
};

/// Three slides of a week each; the second plays.
Talk three()
{
    Talk talk;
    talk.add(70, "2020-10-01", "2020-10-08");
    talk.add(74, "2020-10-08", "2020-10-15", true);
    talk.add(78, "2020-10-15", "2020-10-22");
    return talk;
}

void settle(Presenting& state)
{
    for (int i = 0; i < 2000 && state.moving(); ++i) state.advance(0.1);
}

TEST_CASE("the first slide stands at once, and nothing is due")
{
    auto const talk = three();
    auto const state = talk.start();
    CHECK(state.moment() == state.standing(0));
    CHECK_FALSE(state.moving());
    CHECK(state.next() == std::numeric_limits<double>::infinity());
}

TEST_CASE("forward flies; forward on the way is there at once; then the next one")
{
    auto const talk = three();
    auto state = talk.start();
    state.forward();
    state.advance(0.5);
    CHECK(state.moment().in_flight);
    CHECK(state.next() == 0);
    state.forward();
    CHECK(state.slide() == 1);
    CHECK_FALSE(state.moment().in_flight);
    CHECK(state.moment().camera == talk.stops[1].camera);
    state.forward();
    CHECK(state.slide() == 2);
    settle(state);
    CHECK(state.moment() == state.standing(2));
}

TEST_CASE("a slide that plays lets its window grow to the whole of it")
{
    auto const talk = three();
    auto state = talk.start();
    state.forward();
    state.forward();
    state.advance(1);
    CHECK(*state.moment().window.end < *talk.briefing.slides[1].end);
    settle(state);
    CHECK(state.moment() == state.standing(1));
}

TEST_CASE("back flies to the slide before, which does not play again")
{
    auto const talk = three();
    auto state = talk.start(2);
    state.back();
    settle(state);
    CHECK(state.slide() == 1);
    CHECK(state.moment() == state.standing(1));
    state.go_first();
    state.back();
    CHECK(state.slide() == 0);
    state.go_to(99);
    CHECK(state.slide() == 2);
}

TEST_CASE("after the last slide nothing comes")
{
    auto const talk = three();
    auto state = talk.start(2);
    state.forward();
    CHECK(state.slide() == 2);
    CHECK(state.moment() == state.standing(2));
}

TEST_CASE("a number and Enter go to that slide; a number is forgotten after a while")
{
    auto const talk = three();
    auto state = talk.start();
    CHECK_FALSE(state.confirm_typed());
    state.type_digit(3);
    CHECK(state.typed() == "3");
    CHECK(state.next() < 4);
    CHECK(state.confirm_typed());
    CHECK(state.slide() == 2);
    state.type_digit(1);
    state.advance(10);
    CHECK(state.typed().empty());
    CHECK_FALSE(state.confirm_typed());
}

TEST_CASE("black and white cover the slide; going on takes the cover away")
{
    auto const talk = three();
    auto state = talk.start();
    state.toggle(Cover::black);
    CHECK(state.cover() == Cover::black);
    state.toggle(Cover::white);
    CHECK(state.cover() == Cover::white);
    state.toggle(Cover::white);
    CHECK(state.cover() == Cover::none);
    state.toggle(Cover::black);
    state.forward();
    CHECK(state.cover() == Cover::none);
    CHECK(state.slide() == 1);
}

TEST_CASE("slides follow by themselves to the last one")
{
    auto const talk = three();
    auto state = talk.start();
    state.toggle_running();
    CHECK(state.next() == doctest::Approx(briefing::Slide::kSeconds));
    for (int i = 0; i < 1000 && state.runs(); ++i) state.advance(0.1);
    CHECK_FALSE(state.runs());
    CHECK(state.slide() == 2);
    CHECK(state.moment() == state.standing(2));
}

TEST_CASE("the speaker looks elsewhere, and comes back")
{
    auto const talk = three();
    auto state = talk.start();
    auto view = talk.stops[0].camera;
    view.across /= 4;
    state.look_at(view);
    CHECK(state.strayed());
    CHECK(state.moment().camera == view);
    state.back_to_slide();
    CHECK_FALSE(state.strayed());
    CHECK(state.moment().camera == view); // it is left from there
    settle(state);
    CHECK(state.moment() == state.standing(0));
}

TEST_CASE("time is moved by hand: the window keeps its length, its end stays after its begin")
{
    auto const talk = three();
    auto state = talk.start();
    state.step({1, Unit::day}, 2);
    CHECK(state.shown() ==
          time::Interval{time::parse_instant("2020-10-03"), time::parse_instant("2020-10-10")});
    state.move_to(time::parse_instant("2020-10-20"));
    CHECK(state.shown().length() == std::chrono::days(7));
    state.move_end(time::parse_instant("2020-10-01"));
    CHECK(state.shown().begin < state.shown().end);
    state.forward();
    settle(state);
    CHECK(state.moment().window.begin == talk.stops[1].window.begin);
}

TEST_CASE("time of what adds up is moved by its end")
{
    auto talk = three();
    talk.briefing.slides[0].mode = briefing::Mode::cumulative;
    talk.stops[0].window.begin.reset();
    auto state = talk.start();
    state.step({1, Unit::day}, 3);
    CHECK_FALSE(state.moment().window.begin);
    CHECK(state.moment().window.end == time::parse_instant("2020-10-11"));
}

TEST_CASE("time by hand ends what plays")
{
    auto const talk = three();
    auto state = talk.start(1);
    CHECK(state.moving());
    state.step({1, Unit::day}, 1);
    CHECK_FALSE(state.moving());
}

TEST_CASE("the clock runs from the beginning, and from zero again")
{
    auto const talk = three();
    auto state = talk.start();
    state.advance(61.5);
    CHECK(state.elapsed() == doctest::Approx(61.5));
    state.reset_clock();
    CHECK(state.elapsed() == 0);
}

TEST_CASE("keys and clicker mean what a speaker expects")
{
    CHECK(present_action({Key::page_down}) == PresentAction::forward);
    CHECK(present_action({Key::space}) == PresentAction::forward);
    CHECK(present_action({Key::backspace}) == PresentAction::back);
    CHECK(present_action({Key::period}) == PresentAction::black);
    CHECK(present_action({Key::left, false, true}) == PresentAction::step_back);
    CHECK(present_action({Key::f5}) == PresentAction::leave);
    CHECK_FALSE(present_action({Key::s, true}));
    CHECK_FALSE(present_action({Key::tab}));
    CHECK(present_digit({Key::digit_7}) == 7);
    CHECK_FALSE(present_digit({Key::a}));
}

TEST_CASE("the help names each action once, with its keys")
{
    std::size_t lines = 0;
    for (auto const& group : present_help())
        for (auto const& line : group.lines) {
            CHECK_FALSE(line.keys.empty());
            CHECK_FALSE(line.text.empty());
            ++lines;
        }
    CHECK(lines == 22);
}

TEST_CASE("the manual tells these keys")
{
    std::ifstream file(PLACETIME_SOURCE_DIR "/docs/viewer.md", std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    auto const text = all.str();
    for (auto const& group : present_help())
        for (auto const& line : group.lines) {
            CAPTURE(line.text);
            auto keys = line.keys;
            if (auto const comma = keys.find(", "); comma != std::string::npos)
                keys.replace(comma, 2, "`, `");
            bool const told =
                text.find("| `" + keys + "` | " + line.text + " |") != std::string::npos ||
                text.find("| " + line.keys + " | " + line.text + " |") != std::string::npos;
            CHECK(told);
        }
}

} // namespace
} // namespace placetime::session
