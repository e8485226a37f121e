#include <doctest/doctest.h>

#include <algorithm>

#include "briefing/every_filter.h"
#include "session/moments.h"
#include "session/session.h"

using namespace placetime;
using namespace placetime::session;
using test::at;
using test::filtered;

TEST_CASE("the whole view comes back as it was")
{
    Opened opened;
    opened.table = test::table_of({test::drawn_event("a", "2020-10-04", "2020-10-05"),
                                   test::drawn_event("b", "2020-10-20", "2020-10-21")});
    opened.title = "x";
    Session one({});
    one.camera.resize({0, 0, 1000, 700});
    one.show(opened, {"x.csv"});
    one.filters.set_choice(filtered());
    one.timeline.set_mode(Mode::from_start);
    one.timeline.set_step({6, Unit::hour});
    one.timeline.set_window({at("2020-10-06T06"), at("2020-10-08")});
    one.timeline.axis().show({at("2020-10-05"), at("2020-10-12")});
    one.playback.set_speed(12'345);
    one.playback.at_end = AtEnd::bounce;
    one.playback.reverse = true;
    one.playback.skip_empty = false;
    one.size_by = scene::SizeBy::killed;
    one.camera.set_projection("EPSG:3857");
    one.camera.look_at({72.8, 40.5}, 300'000);
    auto const view = one.view_record();
    for (auto const& [key, value] : view) CHECK_FALSE(value.empty());

    Session two({});
    two.camera.resize({0, 0, 500, 400});
    two.show(opened, {"x.csv"});
    two.apply_view(view);
    auto again = two.view_record();
    again["across_m"] = view.at("across_m");
    again["center"] = view.at("center");
    CHECK(again == view);
    CHECK(two.filters.choice() == filtered());
    CHECK(two.timeline.window() == one.timeline.window());
    CHECK(two.timeline.mode() == Mode::from_start);
    CHECK(two.camera.across() == doctest::Approx(300'000).epsilon(0.001));

    auto broken = view;
    for (auto& [key, value] : broken) value = "nonsense";
    auto const window = two.timeline.window();
    two.apply_view(broken);
    CHECK(two.timeline.window() == window);
    CHECK(two.camera.projection_name() == "EPSG:3857");
}
