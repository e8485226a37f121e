#include <doctest/doctest.h>

#include <algorithm>

#include "briefing/slide_maker.h"
#include "scene/sample_events.h"

using namespace placetime;
using namespace placetime::briefing;

namespace {

time::Instant at(char const* iso) { return time::parse_instant(iso); }

struct Made {
    Briefing briefing;
    Material material;

    Made()
    {
        auto events = samples::kyrgyzstan();
        events[5].publisher = "The Daily";
        events[5].reported = at("2020-10-07");
        material.table = events::EventTable::from(std::move(events));
        briefing.marking = "EXERCISE";
        briefing.slides.resize(2);
        briefing.slides[0].title = "Unrest";
        briefing.slides[0].begin = at("2020-10-06");
        briefing.slides[0].end = at("2020-10-07");
        briefing.slides[0].selected = {"sample-1005", "gone", "sample-1001", "sample-1005"};
        briefing.slides[1].mode = Mode::cumulative;
        briefing.slides[1].begin = at("2020-10-06");
        briefing.slides[1].end = at("2020-10-06");
        briefing.slides[1].camera = CameraView{{74.6, 42.87}, 50'000, ""};
    }
};

} // namespace

TEST_CASE("a slide's rows are those that its map draws in its whole window, by begin")
{
    Made made;
    SlideMaker maker(made.briefing, made.material);
    auto const rows = maker.rows(0);
    auto const& table = *made.material.table;
    REQUIRE(!rows.empty());
    for (auto const row : rows) {
        CHECK(table.begins()[row] < at("2020-10-07").time_since_epoch().count());
        CHECK(table.ends()[row] > at("2020-10-06").time_since_epoch().count());
        CHECK((table.flags()[row] & events::kDrawn) != 0);
    }
    CHECK(std::ranges::is_sorted(rows, {}, [&](auto row) { return table.begins()[row]; }));
    // All up to its end, whatever its begin says.
    auto const before = maker.rows(1);
    REQUIRE(!before.empty());
    for (auto const row : before)
        CHECK(table.begins()[row] < at("2020-10-06").time_since_epoch().count());
}

TEST_CASE("callouts are those of selected events that the moment shows")
{
    Made made;
    SlideMaker maker(made.briefing, made.material);
    CHECK(maker.selected(0).size() == 2);
    Moment moment{0, {{74.6, 42.87}, 50'000, ""}, {at("2020-10-06"), at("2020-10-07")}, 0.5, false};
    auto const* input = &maker.input(moment, {}, 1920, 1080);
    CHECK(input->furniture == scene::Furniture::slide);
    CHECK(input->scale == 2);
    REQUIRE(input->slide != nullptr);
    CHECK(input->slide->title == "Unrest");
    CHECK(input->slide->marking == "EXERCISE");
    CHECK(input->slide->page == "1 / 2");
    CHECK(input->slide->opacity == 0.5);
    REQUIRE(input->slide->callouts.size() == 1); // the other happened a day before
    CHECK(input->slide->callouts[0].title == "Protesters storm the White House");
    CHECK(input->slide->callouts[0].source == "7 October 2020, The Daily");
    CHECK(input->selected.size() == 1);
    moment.window = {};
    input = &maker.input(moment, {}, 1920, 1080);
    CHECK(input->slide->callouts.size() == 2);
}

TEST_CASE("a page is unreviewed while nobody reviewed any of its events")
{
    Made made;
    CHECK(SlideMaker(made.briefing, made.material).is_unreviewed(0));
    auto events = samples::kyrgyzstan();
    events[5].review = events::Review::accepted;
    made.material.table = events::EventTable::from(events);
    SlideMaker maker(made.briefing, made.material);
    CHECK_FALSE(maker.is_unreviewed(0));
    made.briefing.slides[0].begin = at("1999-01-01"); // shows nothing
    made.briefing.slides[0].end = at("1999-01-02");
    CHECK_FALSE(SlideMaker(made.briefing, made.material).is_unreviewed(0));
}

TEST_CASE("a slide sees the layers that it names, in the order of the map")
{
    Made made;
    for (auto const* name : {"roads", "camps", "rivers"}) {
        scene::MapLayer layer;
        layer.name = name;
        layer.style.visible = false;
        made.material.layers.push_back(layer);
    }
    made.briefing.slides[0].layers = {"rivers", "roads", "gone"};
    SlideMaker maker(made.briefing, made.material);
    auto const& input = maker.input({0, {{74.6, 42.87}, 5e4, ""}, {}, 1, false}, {}, 960, 540);
    REQUIRE(input.layers.size() == 2);
    CHECK(input.layers[0].name == "roads");
    CHECK(input.layers[0].style.visible);
    CHECK(input.layers[1].name == "rivers");
    CHECK(missing(made.briefing, made.material) ==
          std::vector<std::string>{"slide 1 (Unrest): layer \"gone\" is not there",
                                   "slide 1 (Unrest): event \"gone\" is not there"});
}

TEST_CASE("slides without a camera are fitted to their events; others look where they say")
{
    Made made;
    made.briefing.slides[0].plays = true;
    SlideMaker maker(made.briefing, made.material);
    scene::SceneBuilder builder;
    auto const stops = maker.stops(builder, {}, 960, 540);
    REQUIRE(stops.size() == 2);
    CHECK(stops[0].camera.across > 100'000);
    CHECK(stops[0].camera.across < 3'000'000);
    CHECK(stops[0].camera.projection == "equal-area");
    CHECK(stops[0].run == time::Interval{at("2020-10-06"), at("2020-10-07")});
    CHECK(stops[1].camera.center == geo::LonLat{74.6, 42.87});
    CHECK(stops[1].camera.across == 50'000);
    CHECK_FALSE(stops[1].window.begin);
    // What is drawn sees at least as far as the camera says.
    auto const& input = maker.input({1, stops[1].camera, stops[1].window, 1, false}, {}, 960, 540);
    auto const scene = builder.build(input, 960, 540);
    REQUIRE(scene.camera);
    auto const width = std::min(double{scene.frame.width}, double{scene.frame.height} * 16 / 9);
    CHECK(scene.camera->meters_per_pixel() * width == doctest::Approx(50'000).epsilon(1e-3));
}
