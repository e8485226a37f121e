#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

namespace {

/// Twelve events "in October" that cannot all have a lane of their own on the timeline.
void show_long_events(PanelStage& stage)
{
    std::vector<events::Event> events = test::panel_events();
    for (int i = 0; i < 12; ++i) {
        auto event =
            test::panel_event("long" + std::to_string(i), "Long event", events::Type::diplomacy);
        test::set_time(event, "2020-10", "2020-11", time::Precision::month);
        test::set_place(event, "Osh", {72.8, 40.53});
        events.push_back(event);
    }
    session::Opened opened;
    opened.table = events::EventTable::from(std::move(events));
    opened.title = "long";
    opened.disposable = true;
    stage.session().show(std::move(opened), {"long.csv"});
    stage.settle();
}

void open_more(PanelStage& stage)
{
    // At the left end of the lanes, with the window's edges far from there.
    auto const axis = stage.session().timeline.axis();
    stage.session().timeline.set_window({axis.at(500, 1000), axis.at(600, 1000)});
    stage.settle();
    auto const area = stage.timeline();
    stage.click(area.x + 16 + 20, area.bottom() - 2 - 32 - 7);
    stage.settle();
}

} // namespace

TEST_CASE("Long events that found no lane are listed, and keys take one of them")
{
    PanelStage stage;
    show_long_events(stage);
    open_more(stage);
    stage.key(GLFW_KEY_DOWN);
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    auto const row = stage.session().selection.primary();
    REQUIRE(row);
    CHECK(stage.session().table()->id(*row).starts_with("lo"));
    CHECK(stage.session().selection.rows().size() == 1);
}

TEST_CASE("The list of events at a spot closes with Esc and selects nothing")
{
    PanelStage stage;
    show_long_events(stage);
    open_more(stage);
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    CHECK(stage.session().selection.empty());
}
