#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "session/commands.h"
#include "viewer/panel_stage.h"

using namespace placetime;
using test::at;
using test::PanelStage;

namespace {

/// Events of 1 to 10 October, each reported the day after.
class KnownStage : public PanelStage {
public:
    KnownStage()
    {
        auto events = test::panel_events();
        for (auto& event : events)
            if (event.id.starts_with("day") && event.when)
                event.reported = event.when->interval.end;
        session::Opened opened;
        opened.table = events::EventTable::from(events);
        opened.title = "known";
        opened.disposable = true;
        session().show(std::move(opened), {"known.csv"});
        settle();
    }
    scene::Rect strip() { return viewer().layout().known; }
};

} // namespace

TEST_CASE("The second slider is there while a moment is looked at, and goes with it")
{
    KnownStage stage;
    CHECK(stage.strip().height == 0);
    stage.session().set_known(at("2020-10-05"));
    stage.settle();
    CHECK(stage.strip().height > 0);
    CHECK(stage.strip().y >= stage.timeline().bottom());
    stage.session().set_known(std::nullopt);
    stage.settle();
    CHECK(stage.strip().height == 0);
}

TEST_CASE("A click on the slider shows what was known there, a report's tick exactly")
{
    KnownStage stage;
    stage.session().set_known(at("2020-10-11"));
    stage.settle();
    auto const all = stage.session().drawn().count();
    auto const strip = stage.strip();
    float const y = strip.y + 44;
    stage.click(stage.x_of(at("2020-10-02")) + 3, y);
    stage.settle();
    REQUIRE(stage.session().known());
    CHECK(*stage.session().known() == at("2020-10-02"));
    CHECK(stage.session().drawn().count() < all);
    stage.drag({{stage.x_of(at("2020-10-03")), y}, {stage.x_of(at("2020-10-11")), y}});
    stage.settle();
    CHECK(*stage.session().known() == at("2020-10-11"));
    CHECK(stage.session().drawn().count() == all);
}

TEST_CASE("Keys go from report to report")
{
    KnownStage stage;
    stage.session().set_known(at("2020-10-05"));
    stage.settle();
    REQUIRE(session::run_command(stage.session(), "known.next"));
    stage.settle();
    CHECK(stage.session().known() == at("2020-10-06"));
    REQUIRE(session::run_command(stage.session(), "known.previous"));
    REQUIRE(session::run_command(stage.session(), "known.previous"));
    stage.settle();
    CHECK(stage.session().known() == at("2020-10-04"));
}
