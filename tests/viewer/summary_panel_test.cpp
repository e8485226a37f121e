#include <doctest/doctest.h>

#include <fstream>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/summary_state.h"
#include "viewer/shell_stage.h"

using namespace placetime;
using test::HomeStage;

namespace {

void open_summary(HomeStage const& home)
{
    home.show_samples();
    REQUIRE(session::run_command(home.session(), "view.summary"));
    home->settle();
    home->settle();
}

} // namespace

TEST_CASE("the summary opens beside the map, and its chart follows the window and the filters")
{
    HomeStage const home(1600, 900);
    open_summary(home);
    home.keep_picture("summary");
    auto const all = home->screenshot();
    home.session().timeline.jump_to("2020-10-05");
    home->settle();
    home->settle();
    auto const day = home->screenshot();
    CHECK(render::difference(all, day, 8) > 0.001);
    home.keep_picture("summary_day");
}

TEST_CASE("divisions are tinted by a command, with and without symbols")
{
    HomeStage const home(1280, 800);
    home.show_samples();
    auto const plain = home->screenshot();
    REQUIRE(session::run_command(home.session(), "map.next_tint"));
    CHECK(home.session().choropleth == scene::Choropleth::admin1);
    home->settle();
    auto const tinted = home->screenshot();
    CHECK(render::difference(plain, tinted, 8) > 0.01);
    home.keep_picture("choropleth");
    REQUIRE(session::run_command(home.session(), "map.symbols"));
    home->settle();
    CHECK(render::difference(tinted, home->screenshot(), 8) > 0.001);
    home.session().settings.theme = scene::Theme::dark;
    home->settle();
    home.keep_picture("choropleth_dark");
    session::run_command(home.session(), "map.next_tint");
    CHECK(home.session().choropleth == scene::Choropleth::country);
    session::run_command(home.session(), "map.next_tint");
    CHECK(home.session().choropleth == scene::Choropleth::none);
}
