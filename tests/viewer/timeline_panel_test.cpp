#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "viewer/panel_stage.h"

using namespace placetime;
using test::at;
using test::PanelStage;

namespace {

/// The field for the begin, and the one for the end.
scene::Point begin_field(PanelStage& stage)
{
    return {stage.timeline().right() - 12 - 406 + 60, stage.timeline().y + 22};
}
scene::Point end_field(PanelStage& stage)
{
    return {begin_field(stage).x + 172 + 18, stage.timeline().y + 22};
}

void retype(PanelStage& stage, scene::Point field, std::string_view text, int key)
{
    stage.click_at(field); // what stands there is selected
    stage.type(text);
    stage.frame();
    stage.key(key);
    stage.settle();
}

void set_window(PanelStage& stage, char const* begin, char const* end)
{
    stage.session().timeline.set_step({1, session::Unit::day});
    stage.session().timeline.set_window({at(begin), at(end)});
    stage.settle();
}

} // namespace

TEST_CASE("Dragging a handle moves its end of the window to whole steps")
{
    PanelStage stage;
    set_window(stage, "2020-10-04", "2020-10-08");
    auto& timeline = stage.session().timeline;
    float const y = stage.strip_y();
    float const day = stage.x_of(at("2020-10-05")) - stage.x_of(at("2020-10-04"));
    float const end = stage.x_of(timeline.end()) + 5;
    stage.drag({{end, y}, {end + day, y}, {end + 2 * day, y}});
    CHECK(timeline.end() == at("2020-10-10"));
    CHECK(timeline.begin() == at("2020-10-04"));
    float const begin = stage.x_of(timeline.begin()) - 5;
    stage.drag({{begin, y}, {begin - day, y}, {begin - 2 * day, y}});
    CHECK(timeline.begin() == at("2020-10-02"));
    CHECK(timeline.end() == at("2020-10-10"));
}

TEST_CASE("Dragging the window's bar keeps its length")
{
    PanelStage stage;
    set_window(stage, "2020-10-04", "2020-10-08");
    auto& timeline = stage.session().timeline;
    float const y = stage.strip_y();
    float const day = stage.x_of(at("2020-10-05")) - stage.x_of(at("2020-10-04"));
    float const middle = stage.x_of(at("2020-10-06"));
    stage.drag({{middle, y}, {middle + 2 * day, y}, {middle + 3 * day, y}});
    CHECK(timeline.begin() == at("2020-10-07"));
    CHECK(timeline.end() == at("2020-10-11"));
}

TEST_CASE("Dragging the axis pans it and leaves the window alone")
{
    PanelStage stage;
    set_window(stage, "2020-10-04", "2020-10-08");
    auto const window = stage.session().timeline.window();
    double const begin = stage.session().timeline.axis().begin();
    float const x = stage.timeline().width / 2;
    stage.drag({{x, stage.labels_y()}, {x - 100, stage.labels_y()}, {x - 200, stage.labels_y()}});
    CHECK(stage.session().timeline.axis().begin() > begin);
    CHECK(stage.session().timeline.window() == window);
}

TEST_CASE("Shift and a drag select a new window, whatever the mode was")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    set_window(stage, "2020-10-01", "2020-10-02");
    timeline.set_mode(session::Mode::from_start);
    float const from = stage.x_of(at("2020-10-05T06:00")), to = stage.x_of(at("2020-10-08T06:00"));
    float const y = stage.bars_y();
    stage.drag({{from, y}, {(from + to) / 2, y}, {to, y}}, viewer::kShift);
    CHECK(timeline.mode() == session::Mode::window);
    CHECK(timeline.window() == time::Interval{at("2020-10-05"), at("2020-10-09")});
}

TEST_CASE("A double click on a bin makes it the window")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    timeline.axis().show({at("2020-10-01"), at("2020-10-11")});
    stage.settle();
    auto const moment = at("2020-10-05T12:30");
    stage.double_click(stage.x_of(moment), stage.bars_y());
    CHECK(timeline.begin() <= moment);
    CHECK(timeline.end() > moment);
    CHECK(timeline.end() - timeline.begin() <= std::chrono::hours(24));
}

TEST_CASE("The wheel resizes the window, and with Ctrl it zooms the axis about the pointer")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    set_window(stage, "2020-10-04", "2020-10-08");
    float const x = stage.x_of(at("2020-10-15"));
    stage.move(x, stage.bars_y());
    stage.frame();
    stage.wheel(2);
    stage.settle();
    CHECK(timeline.window().length() > std::chrono::days(4));
    auto const window = timeline.window();
    double const span = timeline.axis().span();
    stage.key_down(GLFW_KEY_LEFT_CONTROL, viewer::kCtrl);
    stage.frame();
    stage.wheel(1);
    stage.frame();
    stage.key_up(GLFW_KEY_LEFT_CONTROL);
    stage.settle();
    CHECK(timeline.axis().span() < span);
    CHECK(stage.x_of(at("2020-10-15")) == doctest::Approx(x).epsilon(0.001));
    CHECK(timeline.window() == window);
}

TEST_CASE("An exact begin and end are typed, and a wrong one changes nothing")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    set_window(stage, "2020-10-01", "2020-10-09");
    retype(stage, begin_field(stage), "2020-10-04T14:30", GLFW_KEY_ENTER);
    CHECK(timeline.begin() == at("2020-10-04T14:30"));
    retype(stage, end_field(stage), "2020-10-07", GLFW_KEY_ENTER);
    CHECK(timeline.end() == at("2020-10-07"));
    retype(stage, begin_field(stage), "yesterday", GLFW_KEY_ENTER);
    CHECK(timeline.begin() == at("2020-10-04T14:30"));
    retype(stage, end_field(stage), "2020-10-08", GLFW_KEY_ESCAPE);
    CHECK(timeline.end() == at("2020-10-07"));
}

TEST_CASE("The calendar picks the last day shown for the end")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    set_window(stage, "2020-10-04", "2020-10-08");
    float const right = end_field(stage).x - 60 + 172;
    stage.click(right - 14, end_field(stage).y);
    stage.settle();
    // It stands above its button: six weeks of seven days of 32 by 28 pixels. 9 October 2020 is a
    // Friday in the second week.
    float const bottom = stage.timeline().y + 8 - 4 - 8;
    stage.click(right - 12 - 7 * 32 + 4 * 32 + 16, bottom - 6 * 28 + 28 + 14);
    stage.settle();
    CHECK(timeline.begin() == at("2020-10-04"));
    CHECK(timeline.end() == at("2020-10-10"));
}

TEST_CASE("Playing moves the window and pauses on the same button")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    set_window(stage, "2020-10-02", "2020-10-03");
    stage.session().playback.set_speed(86400);
    auto const begin = timeline.begin();
    float const x = stage.timeline().x + 86, y = stage.timeline().y + 22;
    stage.click(x, y);
    CHECK(stage.session().playback.playing());
    for (int i = 0; i < 30; ++i) stage.frame(0.05F);
    CHECK(timeline.begin() > begin);
    stage.click(x, y);
    CHECK_FALSE(stage.session().playback.playing());
}

TEST_CASE("A step button moves by the step")
{
    PanelStage stage;
    auto& timeline = stage.session().timeline;
    set_window(stage, "2020-10-02", "2020-10-03");
    stage.click(stage.timeline().x + 116, stage.timeline().y + 22);
    CHECK(timeline.begin() == at("2020-10-03"));
    stage.click(stage.timeline().x + 56, stage.timeline().y + 22);
    CHECK(timeline.begin() == at("2020-10-02"));
}

TEST_CASE("A long event has a bar that selects it")
{
    PanelStage stage;
    set_window(stage, "2020-10-02", "2020-10-03");
    stage.session().timeline.axis().show({at("2020-10-01"), at("2020-10-11")});
    stage.settle();
    // Two long events: two lanes above the labels.
    float const lanes = stage.timeline().bottom() - 2 - 32 - 20;
    stage.click(stage.x_of(at("2020-10-08T12:00")), lanes + 3 + 3);
    stage.settle();
    CHECK(stage.session().selection.primary() == stage.row("loose"));
    stage.click(stage.x_of(at("2020-10-08T12:00")), lanes + 3 + 8 + 3);
    stage.settle();
    CHECK(stage.session().selection.primary() == stage.row("lasting"));
}

TEST_CASE("At rest the timeline asks for no frame")
{
    PanelStage stage;
    stage.move(stage.x_of(at("2020-10-05")), stage.bars_y());
    CHECK(stage.settle());
    CHECK(stage.viewer().next_frame_in() > 1);
}
