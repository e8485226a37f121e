#include <doctest/doctest.h>

#include "session/moments.h"
#include "session/timeline.h"

using namespace placetime;
using namespace placetime::session;
using test::at;

namespace {

Timeline over(std::string_view begin, std::string_view end, Step step = {1, Unit::day})
{
    Timeline timeline;
    timeline.set_extent(time::Interval{at(begin), at(end)}, true);
    timeline.set_step(step);
    return timeline;
}

} // namespace

TEST_CASE("at first everything is shown, in steps that suit it")
{
    Timeline timeline;
    timeline.set_extent(time::Interval{at("2020-10-04T03:00"), at("2020-11-03T05:00")}, true);
    CHECK(timeline.step() == Step{1, Unit::day});
    CHECK(timeline.begin() == at("2020-10-04"));
    CHECK(timeline.end() == at("2020-11-04"));
    CHECK(timeline.shows_all());
    CHECK(over("2010", "2020").step() == Step{1, Unit::day});
    Timeline decade;
    decade.set_extent(time::Interval{at("2010"), at("2020")}, true);
    CHECK(decade.step() == Step{1, Unit::month});
}

TEST_CASE("neighbouring windows touch exactly and come back to where they were")
{
    for (auto const step :
         {Step{1, Unit::hour}, Step{1, Unit::day}, Step{1, Unit::week}, Step{1, Unit::month},
          Step{3, Unit::month}, Step{1, Unit::year}, Step{45, Unit::minute}}) {
        auto timeline = over("1990-01-01", "2040-01-01", step);
        auto const start = at("2020-01-31");
        REQUIRE(timeline.set_window({start, moved(start, step, 1)}));
        for (int i = 0; i < 30; ++i) {
            auto const before = timeline.window();
            timeline.step_by(1);
            CHECK(timeline.begin() == before.end);
            CHECK(timeline.begin() == moved(start, step, i + 1));
        }
        timeline.step_by(-30);
        CHECK(timeline.begin() == start);
        CHECK(timeline.end() == moved(start, step, 1));
    }
}

TEST_CASE("neighbouring windows share only the events that span the boundary")
{
    auto const table =
        test::table_of({test::drawn_event("before", "2020-10-05", "2020-10-06"),
                        test::drawn_event("after", "2020-10-06", "2020-10-07"),
                        test::drawn_event("across", "2020-10-05T18", "2020-10-06T06")});
    auto timeline = over("2020-10-01", "2020-10-20");
    timeline.set_window({at("2020-10-05"), at("2020-10-06")});
    auto const ids = [&] {
        std::vector<std::string> found;
        for (auto const range : table->in_window(timeline.query()))
            for (auto row = range.first; row < range.last; ++row) found.push_back(table->id(row));
        std::ranges::sort(found);
        return found;
    };
    CHECK(ids() == std::vector<std::string>{"across", "before"});
    timeline.step_by(1);
    CHECK(ids() == std::vector<std::string>{"across", "after"});
}

TEST_CASE("changing step and mode keeps the position")
{
    auto timeline = over("2020-01-01", "2021-01-01");
    timeline.set_window({at("2020-03-10"), at("2020-03-17")});
    for (auto const step : step_choices()) {
        timeline.set_step(step);
        CHECK(timeline.begin() == at("2020-03-10"));
        CHECK(timeline.end() == at("2020-03-17"));
    }
    for (auto const mode : {Mode::instant, Mode::from_start, Mode::to_end, Mode::window}) {
        timeline.set_mode(mode);
        CHECK(timeline.begin() == at("2020-03-10"));
        CHECK(timeline.end() == at("2020-03-17"));
    }
}

TEST_CASE("each mode asks for its window, half-open")
{
    auto timeline = over("2020-01-01", "2021-01-01");
    timeline.set_window({at("2020-03-10"), at("2020-03-17")});
    CHECK(timeline.query().begin == at("2020-03-10"));
    CHECK(timeline.query().end == at("2020-03-17"));
    CHECK(timeline.playhead() == at("2020-03-17"));
    CHECK(timeline.text() == "2020-03-10 ─ 2020-03-17 UTC");
    timeline.set_mode(Mode::from_start);
    CHECK_FALSE(timeline.query().begin);
    CHECK(timeline.query().end == at("2020-03-17"));
    CHECK(timeline.shown() == time::Interval{at("2020-01-01"), at("2020-03-17")});
    timeline.set_mode(Mode::to_end);
    CHECK(timeline.query().begin == at("2020-03-10"));
    CHECK_FALSE(timeline.query().end);
    CHECK(timeline.playhead() == at("2020-03-10"));
    timeline.set_mode(Mode::instant);
    CHECK(timeline.query().holds({at("2020-03-10"), at("2020-03-11")}));
    CHECK_FALSE(timeline.query().holds({at("2020-03-09"), at("2020-03-10")}));
}

TEST_CASE("stepping stops at the ends of what there is")
{
    auto timeline = over("2020-10-04", "2020-10-08");
    timeline.set_window({at("2020-10-04"), at("2020-10-05")});
    timeline.step_by(-1);
    CHECK(timeline.begin() == at("2020-10-04"));
    for (int i = 0; i < 20; ++i) timeline.step_by(1);
    CHECK(timeline.begin() == at("2020-10-07"));
    timeline.set_mode(Mode::from_start);
    for (int i = 0; i < 20; ++i) timeline.step_by(-1);
    CHECK(timeline.end() == at("2020-10-05"));
    for (int i = 0; i < 20; ++i) timeline.step_by(1);
    CHECK(timeline.end() == at("2020-10-08"));
}

TEST_CASE("a page is the window's own length")
{
    auto timeline = over("2020-01-01", "2021-01-01");
    timeline.set_window({at("2020-03-10"), at("2020-03-17")});
    timeline.page_by(1);
    CHECK(timeline.window() == time::Interval{at("2020-03-17"), at("2020-03-24")});
    timeline.page_by(-2);
    CHECK(timeline.window() == time::Interval{at("2020-03-03"), at("2020-03-10")});
    timeline.set_window({at("2020-03-10T01:01"), at("2020-03-10T02:02")});
    timeline.page_by(1);
    CHECK(timeline.window() == time::Interval{at("2020-03-10T02:02"), at("2020-03-10T03:03")});
}

TEST_CASE("Home and End go to the ends of the extent")
{
    auto timeline = over("2020-10-04T05:00", "2020-10-20T07:00");
    timeline.set_window({at("2020-10-08"), at("2020-10-10")});
    timeline.go_home();
    CHECK(timeline.window() == time::Interval{at("2020-10-04"), at("2020-10-06")});
    timeline.go_end();
    CHECK(timeline.window() == time::Interval{at("2020-10-19"), at("2020-10-21")});
    timeline.set_mode(Mode::instant);
    timeline.go_end();
    CHECK(timeline.begin() == at("2020-10-20"));
    timeline.set_mode(Mode::from_start);
    timeline.go_home();
    CHECK(timeline.end() == at("2020-10-05"));
}

TEST_CASE("dragged handles come to the step, freely with Alt, and never cross")
{
    auto timeline = over("2020-01-01", "2021-01-01");
    timeline.set_window({at("2020-03-10"), at("2020-03-17")});
    timeline.drag_begin(at("2020-03-11T17:00"), false);
    CHECK(timeline.begin() == at("2020-03-12"));
    timeline.drag_begin(at("2020-03-11T17:00"), true);
    CHECK(timeline.begin() == at("2020-03-11T17:00"));
    timeline.drag_begin(at("2020-05-01"), false);
    CHECK(timeline.begin() == at("2020-03-16"));
    timeline.drag_begin(at("2020-05-01"), true);
    CHECK(timeline.begin() == at("2020-03-16T23:59:59"));
    timeline.set_window({at("2020-03-10"), at("2020-03-17")});
    timeline.drag_end(at("2020-03-01"), false);
    CHECK(timeline.end() == at("2020-03-11"));
    timeline.drag_window(at("2020-06-01T02:00"), false);
    CHECK(timeline.window() == time::Interval{at("2020-06-01"), at("2020-06-02")});
    timeline.drag_playhead(at("2020-07-04T13:00"), false);
    CHECK(timeline.window() == time::Interval{at("2020-07-04"), at("2020-07-05")});
}

TEST_CASE("a month dragged over months stays a month")
{
    auto timeline = over("2020-01-01", "2021-01-01", {1, Unit::month});
    timeline.set_window({at("2020-01-01"), at("2020-02-01")});
    timeline.drag_window(at("2020-02-03"), false);
    CHECK(timeline.window() == time::Interval{at("2020-02-01"), at("2020-03-01")});
}

TEST_CASE("the wheel resizes the window about the playhead, down to a step")
{
    auto timeline = over("2020-01-01", "2021-01-01");
    timeline.set_window({at("2020-03-10"), at("2020-03-12")});
    timeline.resize(1);
    CHECK(timeline.window() == time::Interval{at("2020-03-09"), at("2020-03-12")});
    timeline.resize(-10);
    CHECK(timeline.window() == time::Interval{at("2020-03-11"), at("2020-03-12")});
    timeline.set_window({at("2020-03-01"), at("2020-06-09")}); // 100 days: 10 at a notch
    timeline.resize(-1);
    CHECK(timeline.begin() == at("2020-03-11"));
}

TEST_CASE("begin, end and dates are typed in ISO 8601, errors are sentences")
{
    auto timeline = over("2020-01-01", "2021-01-01");
    timeline.set_window({at("2020-03-10"), at("2020-03-17")});
    CHECK_FALSE(timeline.set_begin("2020-03-12T06:00"));
    CHECK(timeline.begin() == at("2020-03-12T06:00"));
    CHECK_FALSE(timeline.set_end("2020-04"));
    CHECK(timeline.end() == at("2020-04-01"));
    CHECK_FALSE(timeline.set_begin("2020-05"));
    CHECK(timeline.begin() == at("2020-05-01"));
    CHECK(timeline.end() - timeline.begin() == at("2020-04-01") - at("2020-03-12T06:00"));
    auto const early = timeline.set_end("2020-04-30");
    REQUIRE(early);
    CHECK(*early == "The end 2020-04-30 does not come after the begin 2020-05-01.");
    auto const wrong = timeline.set_begin("yesterday");
    REQUIRE(wrong);
    CHECK(wrong->find("\"yesterday\" is no date") != std::string::npos);
    CHECK(timeline.jump_to("2020-13-01"));
    CHECK_FALSE(timeline.jump_to("2020-06-15"));
    CHECK(timeline.begin() == at("2020-06-15"));
}

TEST_CASE("jumping from everything to a month shows the month, in view")
{
    auto timeline = over("2000-01-01", "2021-01-01");
    timeline.show_all();
    CHECK_FALSE(timeline.jump_to("2020-10"));
    CHECK(timeline.window() == time::Interval{at("2020-10-01"), at("2020-11-01")});
    timeline.axis().show({at("2001"), at("2002")});
    timeline.jump_to(at("2010-05-05"));
    CHECK(timeline.axis().x_of(at("2010-05-05"), 100) >= 0);
    CHECK(timeline.axis().x_of(at("2010-05-05"), 100) <= 100);
}

TEST_CASE("years 1 and 9999 are as good as any other")
{
    auto timeline = over("0001-01-01", "9999-12-31T23:59:59", {1, Unit::year});
    CHECK(timeline.begin() == kEarliest);
    CHECK(timeline.end() == kLatest);
    timeline.set_window({at("9998"), at("9999")});
    for (int i = 0; i < 5; ++i) timeline.step_by(1);
    CHECK(timeline.begin() < timeline.end());
    CHECK(timeline.end() <= kLatest);
    timeline.go_home();
    timeline.step_by(-1);
    CHECK(timeline.begin() == kEarliest);
    CHECK(timeline.end() == at("0002"));
}

TEST_CASE("without an extent nothing breaks")
{
    Timeline timeline;
    timeline.set_extent({}, true);
    timeline.go_home();
    timeline.go_end();
    timeline.step_by(1);
    timeline.page_by(-1);
    timeline.fit_axis();
    CHECK(timeline.begin() < timeline.end());
    CHECK_FALSE(timeline.shows_all());
}
