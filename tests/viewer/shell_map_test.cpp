#include <GLFW/glfw3.h>
#include <doctest/doctest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "render/renderer.h"
#include "viewer/shell_stage.h"

using namespace placetime;
using test::HomeStage;

namespace {

/// Of the plane: the same everywhere, unlike metres of ground.
double meters(HomeStage const& home) { return home.session().camera.camera().units_per_pixel(); }

/// A marker of one place and one event, far enough from the map's edges and buttons.
scene::Marker const* lone_marker(HomeStage const& home)
{
    auto const& scene = home.picture();
    for (auto const& marker : scene.markers)
        if (marker.rows.size() == 1 && marker.places == 1 && marker.center.x > 40 &&
            marker.center.x < static_cast<float>(scene.width) - 440 && marker.center.y > 60 &&
            marker.center.y < static_cast<float>(scene.height) - 60)
            return &marker;
    return nullptr;
}

/// A point of the map with nothing under it.
scene::Point empty_spot(HomeStage const& home)
{
    auto const& scene = home.picture();
    auto const& area = home->viewer().map().area();
    for (float y = 60; y < area.height - 60; y += 7)
        for (float x = 30; x < area.width - 90; x += 7)
            if (!scene::pick(scene, {x, y})) return {x + area.x, y + area.y};
    return {area.x + 1, area.y + 1};
}

} // namespace

TEST_CASE("dragging the map moves what lay under the pointer with it")
{
    HomeStage const home;
    home.show_samples();
    home.keep_picture("samples");
    home.session().camera.set_projection("EPSG:3857"); // does not turn after a move
    home->settle();
    auto const from = empty_spot(home);
    home->move(from.x, from.y);
    home->frame();
    auto const held = home->viewer().map().pointer();
    REQUIRE(held);
    home->drag({from, {from.x + 120, from.y + 60}});
    home->settle();
    auto const now = home.on_window(*held);
    CHECK(now.x == doctest::Approx(from.x + 120).epsilon(0.005));
    CHECK(now.y == doctest::Approx(from.y + 60).epsilon(0.005));
    CHECK(home.session().selection.empty());
}

TEST_CASE("the wheel zooms at the pointer, by fractions too")
{
    HomeStage const home;
    home.show_samples();
    home.session().camera.set_projection("EPSG:3857");
    home->settle();
    auto const spot = empty_spot(home);
    home->move(spot.x, spot.y);
    home->frame();
    auto const held = home->viewer().map().pointer();
    REQUIRE(held);
    auto const before = meters(home);
    home->wheel(1);
    home->settle();
    CHECK(meters(home) ==
          doctest::Approx(before / session::CameraControl::kZoomStep).epsilon(0.02));
    auto const now = home.on_window(*held);
    CHECK(now.x == doctest::Approx(spot.x).epsilon(0.005));
    CHECK(now.y == doctest::Approx(spot.y).epsilon(0.005));
    auto const near = meters(home);
    home->wheel(-0.5F);
    home->settle();
    CHECK(meters(home) > near);
    CHECK(meters(home) < before);
}

TEST_CASE("a click on a symbol selects its event and opens its details")
{
    HomeStage const home;
    home.show_samples();
    home.session().camera.set_projection("EPSG:3857");
    home->settle();
    auto const* const marker = lone_marker(home);
    REQUIRE(marker != nullptr);
    auto const row = marker->rows.front();
    auto const& area = home->viewer().map().area();
    geo::LonLat const bishkek{74.59, 42.87};
    auto const ground = home.on_window(bishkek);
    home->click(marker->center.x + area.x, marker->center.y + area.y);
    home->settle();
    REQUIRE(home.session().selection.primary());
    CHECK(*home.session().selection.primary() == row);
    CHECK(home->viewer().layout().right.width > 0);
    // The ground stayed where it was in the window.
    auto const now = home.on_window(bishkek);
    CHECK(std::abs(now.x - ground.x) < 2);
    CHECK(std::abs(now.y - ground.y) < 2);
    home.keep_picture("selected");
    auto const spot = empty_spot(home);
    home->click(spot.x, spot.y);
    CHECK(home.session().selection.empty());
}

TEST_CASE("a double click zooms in, a box with Shift fills the frame with what is in it")
{
    HomeStage const home;
    home.show_samples();
    auto const spot = empty_spot(home);
    auto const before = meters(home);
    home->double_click(spot.x, spot.y);
    home->settle();
    CHECK(meters(home) < 0.6 * before);
    auto const& area = home->viewer().map().area();
    auto const mark = home.session().camera.camera().to_position({area.width / 4, area.height / 4});
    auto const wide = meters(home);
    home->drag({{area.x + area.width / 8, area.y + area.height / 8},
                {area.x + area.width * 3 / 8, area.y + area.height * 3 / 8}},
               viewer::kShift);
    home->settle();
    CHECK(meters(home) < 0.35 * wide);
    REQUIRE(mark);
    auto const now = home.on_window(*mark);
    CHECK(std::abs(now.x - area.center().x) < 0.1F * area.width);
}

TEST_CASE("measuring adds a point a click and tells the length")
{
    HomeStage const home;
    home.show_samples();
    home->key(GLFW_KEY_M);
    CHECK(home.session().tools.tool() == session::Tool::measure);
    auto const center = home.map_center();
    home->click(center.x - 100, center.y);
    home->frame(1); // not a double click
    home->click(center.x + 100, center.y + 20);
    CHECK(home.session().tools.points().size() == 2);
    CHECK(home.session().tools.length() > 0);
    CHECK(home.session().selection.empty());
    home->key(GLFW_KEY_ESCAPE);
    CHECK(home.session().tools.tool() == session::Tool::pan);
}

TEST_CASE("a region drawn on the map filters the events")
{
    HomeStage const home;
    home.show_samples();
    auto const all = home.session().drawn().count();
    home->key(GLFW_KEY_A);
    CHECK(home.session().tools.tool() == session::Tool::region);
    auto const center = home.map_center();
    for (auto const& [x, y] :
         std::initializer_list<std::pair<float, float>>{{-8, -8}, {8, -8}, {8, 8}}) {
        home->click(center.x + x * 5, center.y + y * 5);
        home->frame(1);
    }
    home->key(GLFW_KEY_ENTER);
    home->settle();
    CHECK(home.session().tools.tool() == session::Tool::pan);
    CHECK_FALSE(home.session().filters.choice().region.empty());
    CHECK(home.session().drawn().count() < all);
}

TEST_CASE("the map area is what a renderer draws of the same scene")
{
    HomeStage const home;
    home.show_samples();
    home->move(0, 0); // no tooltip
    home->settle();
    auto& picture = home->viewer().map().picture();
    auto const& area = home->viewer().map().area();
    auto const width = static_cast<int>(area.width);
    auto const height = static_cast<int>(area.height);
    auto const expected =
        render::draw(scene::build_scene(picture.input(home.session(), 1), width, height));
    auto const window = home->screenshot();
    // All but the pixels of the panels' edges.
    int const clear = width - 2;
    std::size_t differing = 0;
    for (int y = 1; y < height - 8; ++y)
        for (int x = 8; x < clear; ++x) {
            auto const* const a =
                &expected
                     .pixels[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(x))];
            auto const* const b =
                &window.pixels[3 * ((static_cast<std::size_t>(y + static_cast<int>(area.y))) *
                                        static_cast<std::size_t>(window.width) +
                                    static_cast<std::size_t>(x + static_cast<int>(area.x)))];
            for (int c = 0; c < 3; ++c)
                if (std::abs(a[c] - b[c]) > 8) {
                    ++differing;
                    break;
                }
        }
    CHECK(static_cast<double>(differing) <= 0.0005 * clear * height);
}

TEST_CASE("the list to choose an event from keeps above the map's lower edge")
{
    HomeStage const home;
    auto const week = samples::kyrgyzstan();
    auto const lone = std::ranges::find_if(
        week, [](events::Event const& e) { return e.when && e.where && e.where->name == "Osh"; });
    REQUIRE(lone != week.end());
    std::vector<events::Event> events;
    for (int i = 0; i < 5; ++i) {
        auto event = *lone;
        event.id = "same place " + std::to_string(i);
        event.where->point = {74.6, 42.87};
        events.push_back(event);
    }
    session::Opened opened;
    opened.table = events::EventTable::from(std::move(events));
    opened.title = "one place";
    opened.disposable = true;
    home->frame();
    home.session().show(std::move(opened), {});
    home->settle();
    auto const& area = home->viewer().map().area();
    for (bool const low : {false, true}) {
        home.session().camera.look_at({74.6, low ? 44.4 : 42.87}, 700'000);
        home->settle();
        auto const& scene = home.picture();
        REQUIRE(scene.markers.size() == 1);
        auto const at = scene.markers.front().parts.front().center;
        CAPTURE(at.y);
        CAPTURE(area.height);
        REQUIRE((at.y > area.height - 250) == low);
        home->click(at.x + area.x, at.y + area.y);
        home->settle();
        home.keep_picture(low ? "choice_low" : "choice");
        auto const& open = ImGui::GetCurrentContext()->OpenPopupStack;
        REQUIRE(open.Size == 1);
        auto const& popup = *open[0].Window;
        CHECK(popup.Pos.y + popup.Size.y <= area.bottom());
        home->key(GLFW_KEY_ESCAPE);
        home->settle();
    }
}

TEST_CASE("the projection is switched by a key and by the session, and what is in the middle stays")
{
    HomeStage const home;
    home.show_samples();
    auto const center = home.session().camera.camera().center();
    for (auto const* const name : {"EPSG:3857", "EPSG:32643", "EPSG:4326"}) {
        CHECK_FALSE(home.session().camera.set_projection(name));
        CHECK(home->settle());
        auto const now = home.session().camera.camera().center();
        CHECK(geo::distance(center, now) < 20'000);
    }
    CHECK(home.session().camera.set_projection("EPSG:999999"));
    auto const before = home.session().camera.projection_name();
    home->key(GLFW_KEY_P);
    CHECK(home->settle());
    CHECK(home.session().camera.projection_name() != before);
}

TEST_CASE("time that moves without an event coming or going makes no new picture")
{
    HomeStage const home;
    home.show_samples();
    auto& timeline = home.session().timeline;
    auto const extent = *timeline.extent();
    timeline.set_window({extent.begin, extent.end});
    home->settle();
    auto const& picture = home->viewer().map().picture();
    auto const before = picture.revision();
    timeline.set_window({extent.begin - time::Seconds(1), extent.end});
    home->settle();
    CHECK(picture.revision() == before);
    auto const shown = home.picture().markers.size();
    timeline.set_window({extent.begin - std::chrono::days(40), extent.begin});
    home->settle();
    CHECK(picture.revision() > before);
    CHECK(home.picture().markers.size() < shown);
    timeline.set_window({extent.begin, extent.end});
    home->settle();
    CHECK(home.picture().markers.size() == shown);
}

TEST_CASE("what is drawn again in parts looks like what is drawn whole")
{
    HomeStage const home;
    home.show_samples();
    auto& session = home.session();
    auto const extent = *session.timeline.extent();
    auto const whole = [&] { // another theme and back: nothing is kept
        session.settings.theme = scene::Theme::dark;
        home->settle();
        session.settings.theme = scene::Theme::light;
        home->settle();
        return home->screenshot();
    };
    whole();
    for (int i = 0; i < 4; ++i) { // each with another map, list and timeline
        session.timeline.set_window(
            {extent.begin + std::chrono::hours(12 * i), extent.end - std::chrono::hours(12 * i)});
        session.camera.pan_by(0.02, 0);
        home->frame();
    }
    home->settle();
    auto const moved = home->screenshot();
    home->frame(); // in which nothing changes
    CHECK(render::difference(home->screenshot(), moved, 0) == 0);
    home->key(GLFW_KEY_SLASH, viewer::kShift); // the help lies over the map
    for (int i = 0; i < 3; ++i) home->frame();
    auto const covered = home->screenshot();
    CHECK(render::difference(covered, moved, 40) > 0.1);
    home->key(GLFW_KEY_ESCAPE);
    home->settle();
    // Elsewhere in a framebuffer a softened edge may be rounded otherwise.
    CHECK(render::difference(home->screenshot(), moved, 1) == 0);
    CHECK(render::difference(whole(), moved, 1) == 0);
}
