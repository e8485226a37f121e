#include <doctest/doctest.h>

#include <cmath>

#include "session/camera_control.h"

using namespace placetime;
using scene::Point;
using session::CameraControl;

namespace {

scene::Rect const kFrame{0, 0, 1200, 800};

CameraControl over_bishkek()
{
    CameraControl control;
    control.resize(kFrame);
    control.fit(geo::Box{70, 39, 80, 44});
    control.advance(1);
    return control;
}

Point where(CameraControl const& control, geo::LonLat position)
{
    auto const point = control.camera().to_screen(position);
    REQUIRE(point);
    return *point;
}

double off(Point a, Point b)
{
    return std::hypot(double{a.x} - double{b.x}, double{a.y} - double{b.y});
}

void drag(CameraControl& control, double seconds_per_move)
{
    control.press({600, 400});
    for (int i = 1; i <= 10; ++i)
        control.drag_to({600.0F + 20.0F * static_cast<float>(i), 400}, seconds_per_move);
    control.let_go();
}

int frames_until_rest(CameraControl& control, double seconds)
{
    int frames = 0;
    while (control.advance(seconds) && frames < 1000) ++frames;
    return frames;
}

} // namespace

TEST_CASE("the map glides on after a quick drag and stops within 0.4 s")
{
    auto control = over_bishkek();
    drag(control, 0.016);
    CHECK(control.moving());
    auto const frames = frames_until_rest(control, 0.016);
    CHECK(frames > 5);
    CHECK(frames * 0.016 <= CameraControl::kGlideSeconds + 0.016);
    CHECK_FALSE(control.moving());
}

TEST_CASE("frame rates glide the same way")
{
    geo::LonLat ends[2];
    int i = 0;
    for (double const seconds : {1.0 / 30, 1.0 / 144}) {
        auto control = over_bishkek();
        drag(control, 0.016);
        frames_until_rest(control, seconds);
        ends[i++] = control.camera().center();
    }
    CHECK(geo::distance(ends[0], ends[1]) < 2'000);
}

TEST_CASE("a press stops the glide; a pointer that rested does not glide")
{
    auto control = over_bishkek();
    drag(control, 0.016);
    control.advance(0.05);
    control.press({100, 100});
    CHECK_FALSE(control.moving());
    auto const held = control.camera().center();
    control.drag_to({100, 100}, 0.5);
    control.let_go();
    CHECK_FALSE(control.moving());
    CHECK_FALSE(control.advance(0.1));
    CHECK(geo::distance(held, control.camera().center()) < 1);
}

TEST_CASE("dragging keeps what is under the pointer under the pointer")
{
    auto control = over_bishkek();
    auto const under = *control.camera().to_position({600, 400});
    control.press({600, 400});
    control.drag_to({480, 460}, 0.1);
    CHECK(off(where(control, under), {480, 460}) < 0.5);
}

TEST_CASE("zooming keeps the pointer's place, eased in under 200 ms, and notches add up")
{
    auto control = over_bishkek();
    control.set_projection("EPSG:3857"); // no turning when the motion ends
    Point const pointer{300, 200};
    auto const under = *control.camera().to_position(pointer);
    auto const before = control.camera().units_per_pixel();
    control.zoom(1.5, pointer);
    control.advance(0.05);
    CHECK(control.camera().units_per_pixel() < before);
    CHECK(off(where(control, under), pointer) < 0.5);
    control.zoom(1.5, pointer);
    control.advance(0.1);
    CHECK(control.moving());
    control.advance(0.1);
    CHECK_FALSE(control.moving());
    CHECK(before / control.camera().units_per_pixel() == doctest::Approx(2.25).epsilon(1e-6));
    CHECK(off(where(control, under), pointer) < 0.5);
}

TEST_CASE("frame rates zoom the same way")
{
    double scales[2];
    int i = 0;
    for (double const seconds : {1.0 / 30, 1.0 / 144}) {
        auto control = over_bishkek();
        control.zoom(3, {300, 200});
        frames_until_rest(control, seconds);
        scales[i++] = control.camera().meters_per_pixel();
    }
    CHECK(scales[0] == doctest::Approx(scales[1]).epsilon(1e-3));
}

TEST_CASE("box zoom fills the frame with what was in the box")
{
    auto control = over_bishkek();
    auto const middle = *control.camera().to_position({450, 300});
    auto const before = control.camera().meters_per_pixel();
    control.zoom_to_box({600, 400, -300, -200}); // drawn from its lower right corner
    control.advance(0.2);
    CHECK(off(where(control, middle), {600, 400}) < 3);
    CHECK(before / control.camera().meters_per_pixel() == doctest::Approx(4).epsilon(0.02));
    auto const revision = control.revision();
    control.zoom_to_box({10, 10, 2, 300});
    CHECK_FALSE(control.advance(0.2));
    CHECK(control.revision() == revision);
}

TEST_CASE("fits and flights end where they should")
{
    auto control = over_bishkek();
    std::vector<geo::LonLat> const towns{{74.59, 42.87}, {72.8, 40.53}, {78.39, 42.49}};
    control.fit(towns);
    CHECK(control.moving());
    control.advance(0.2);
    CHECK_FALSE(control.moving());
    for (auto const town : towns) CHECK(kFrame.contains(where(control, town)));
    control.fly_to({74.59, 42.87}, 5'000);
    control.advance(0.2);
    CHECK(off(where(control, {74.59, 42.87}), kFrame.center()) < 2);
    auto const height = control.camera().meters_per_pixel() * 800;
    CHECK(height > 8'000);
    CHECK(height < 40'000);
    control.center_on({72.8, 40.53});
    control.advance(0.2);
    CHECK(off(where(control, {72.8, 40.53}), kFrame.center()) < 60);
    control.fit_world();
    control.advance(0.2);
    CHECK(kFrame.contains(where(control, {150, -30})));
    CHECK(kFrame.contains(where(control, {-100, 60})));
}

TEST_CASE("what is asked for before there is a frame waits for it")
{
    CameraControl control;
    std::vector<geo::LonLat> const towns{{74.59, 42.87}, {72.8, 40.53}};
    control.fit(towns);
    CHECK_FALSE(control.moving());
    control.resize(kFrame);
    CHECK_FALSE(control.moving());
    for (auto const town : towns) CHECK(kFrame.contains(where(control, town)));
    CHECK(control.across() < 1'000'000);

    CameraControl saved;
    saved.look_at({74.59, 42.87}, 500'000);
    saved.resize(kFrame);
    CHECK(geo::distance(saved.camera().center(), {74.59, 42.87}) < 100);
    CHECK(saved.across() == doctest::Approx(500'000).epsilon(0.001));
}

TEST_CASE("the world fills any frame until something else is looked at")
{
    CameraControl control;
    control.resize(kFrame);
    control.resize({0, 0, 400, 300});
    CHECK(scene::Rect{0, 0, 400, 300}.contains(where(control, {150, -30})));
    control.fit(geo::Box{70, 39, 80, 44});
    auto const center = control.camera().center();
    auto const scale = control.camera().meters_per_pixel();
    control.resize(kFrame);
    CHECK(geo::distance(center, control.camera().center()) < 10);
    CHECK(control.camera().meters_per_pixel() == doctest::Approx(scale).epsilon(0.01));
}

TEST_CASE("projections are switched live and keep the middle; a wrong one is a sentence")
{
    auto control = over_bishkek();
    auto const center = control.camera().center();
    for (auto const& choice : session::projection_choices()) {
        CAPTURE(choice.title);
        CHECK_FALSE(control.set_projection(choice.name));
        CHECK(control.projection_name() == choice.name);
        CHECK(geo::distance(center, control.camera().center()) < 2'000);
    }
    CHECK_FALSE(control.set_projection("EPSG:32643"));
    auto const before = control.camera().projection().name();
    auto const problem = control.set_projection("EPSG:123456789");
    REQUIRE(problem);
    CHECK(problem->size() > 10);
    CHECK(control.projection_name() == "EPSG:32643");
    CHECK(control.camera().projection().name() == before);
}

TEST_CASE("a key pans by a part of the frame")
{
    auto control = over_bishkek();
    control.set_projection("EPSG:3857");
    auto const under = *control.camera().to_position({600, 400});
    control.pan_by(0.25, 0);
    control.advance(0.1);
    control.advance(0.1);
    CHECK(off(where(control, under), {300, 400}) < 1);
}

TEST_CASE("nonsense changes nothing")
{
    auto control = over_bishkek();
    auto const revision = control.revision();
    control.zoom(0, {1, 1});
    control.zoom(-2, {1, 1});
    control.zoom(std::nan(""), {1, 1});
    control.look_at({500, 0}, 1000);
    control.look_at({0, 0}, 0);
    control.drag_to({5, 5}, 0.1);
    control.let_go();
    control.advance(0);
    CHECK(control.revision() == revision);
}
