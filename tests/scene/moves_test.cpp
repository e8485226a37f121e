#include <doctest/doctest.h>

#include <cmath>

#include "scene/camera.h"

using namespace placetime;
using projections::Projection;
using scene::Camera;
using scene::Point;

namespace {

scene::Rect const kFrame{0, 0, 800, 600};
constexpr char const* kNames[] = {"EPSG:3857", "plate-carree", "equal-earth", "equal-area",
                                  "EPSG:32643"};

Camera looking(char const* name, geo::LonLat at, double meters)
{
    return Camera::looking_at(Projection::named(name, at), at, meters, kFrame);
}

double apart(std::optional<Point> a, Point b)
{
    return a ? static_cast<double>(std::hypot(a->x - b.x, a->y - b.y)) : 1e9;
}

} // namespace

TEST_CASE("a camera looks where it is told to, at the scale it is told")
{
    for (auto const* name : kNames) {
        CAPTURE(name);
        auto const camera = looking(name, {74.6, 42.9}, 500);
        CHECK(apart(camera.to_screen(geo::LonLat{74.6, 42.9}), kFrame.center()) < 0.1);
        CHECK(camera.meters_per_pixel() == doctest::Approx(500).epsilon(0.001));
        CHECK(geo::distance(camera.center(), {74.6, 42.9}) < 10);
    }
}

TEST_CASE("panned, the map goes with the pointer; zoomed, what lies under the pointer stays")
{
    for (auto const* name : kNames) {
        CAPTURE(name);
        auto const camera = looking(name, {74.6, 42.9}, 500);
        Point const from{200, 450};
        auto const there = camera.to_position(from);
        REQUIRE(there);
        auto const panned = camera.panned(130, -75);
        CHECK(apart(panned.to_screen(*there), {330, 375}) < 0.05);
        CHECK(panned.units_per_pixel() == camera.units_per_pixel());
        for (double const factor : {4.0, 1.1, 0.5}) {
            auto const zoomed = camera.zoomed(factor, from);
            CHECK(apart(zoomed.to_screen(*there), from) < 0.05);
            CHECK(zoomed.units_per_pixel() == doctest::Approx(camera.units_per_pixel() / factor));
        }
    }
}

TEST_CASE("zoom ends at a quarter of a metre, and where the world is seen")
{
    for (auto const* name : {"EPSG:3857", "equal-earth", "equal-area"}) {
        CAPTURE(name);
        auto camera = looking(name, {74.6, 42.9}, 500);
        auto near = camera, far = camera;
        for (int i = 0; i < 60; ++i) {
            near = near.zoomed(2, kFrame.center());
            far = far.zoomed(0.5, kFrame.center());
        }
        CHECK(near.meters_per_pixel() == doctest::Approx(scene::kClosest).epsilon(0.01));
        CHECK(far.view().width() > 300);
        CHECK(far.units_per_pixel() == far.zoomed(0.5, kFrame.center()).units_per_pixel());
        CHECK(near.zoomed(2, kFrame.center()) == near);
    }
}

TEST_CASE("a cylindrical map goes round the world without an end")
{
    for (double const meters : {500.0, 5'000.0, 30'000.0}) {
        CAPTURE(meters);
        auto camera = looking("EPSG:3857", {170, 20}, meters);
        for (int i = 0; i < 100; ++i) {
            // What is in the middle is still there after the move, whatever meridian it has.
            auto const before = camera.to_position({400, 300});
            camera = camera.panned(-333, 0);
            REQUIRE(before);
            CHECK(apart(camera.to_screen(*before), {67, 300}) < 0.1);
            CHECK(camera.to_position({1, 300}));
            CHECK(camera.to_position({799, 300}));
            CHECK_FALSE(camera.shows_edge());
        }
    }
}

TEST_CASE("the middle of the frame does not leave the world")
{
    for (auto const* name : {"EPSG:3857", "equal-earth", "equal-area"}) {
        CAPTURE(name);
        auto camera = looking(name, {0, 20}, 20'000);
        for (auto const& step : {Point{0, 900}, Point{0, -900}, Point{700, 500}, Point{-700, 100}})
            for (int i = 0; i < 30; ++i) {
                camera = camera.panned(step.x, step.y);
                CHECK(camera.to_position(kFrame.center()));
            }
    }
}

TEST_CASE("another projection keeps the middle and the scale")
{
    auto camera = looking("EPSG:3857", {-175, 60}, 800);
    for (auto const* name : {"equal-area", "equal-earth", "plate-carree", "EPSG:3857"}) {
        camera = camera.with_projection(name);
        CAPTURE(name);
        CHECK(geo::distance(camera.center(), {-175, 60}) < 100);
        CHECK(camera.meters_per_pixel() == doctest::Approx(800).epsilon(0.001));
    }
}

TEST_CASE("recentred, an azimuthal map has north up in its middle again")
{
    auto const moved = looking("equal-area", {70, 60}, 2'000).panned(-900, 0);
    auto const turned = moved.recentred();
    CHECK(geo::distance(moved.center(), turned.center()) < 100);
    CHECK(turned.meters_per_pixel() == doctest::Approx(moved.meters_per_pixel()).epsilon(0.01));
    auto const up = turned.center();
    auto const north = turned.to_screen(geo::LonLat{up.lon, up.lat + 1});
    CHECK(north->x == doctest::Approx(400).epsilon(0.001));
    CHECK(turned.recentred() == turned);
    auto const mercator = looking("EPSG:3857", {70, 60}, 2'000).panned(-900, 0);
    CHECK(mercator.recentred() == mercator);
}

TEST_CASE("an earlier picture lies where its places lie now")
{
    for (auto const* name : {"EPSG:3857", "equal-area"}) {
        auto const from = looking(name, {178, 42}, 3'000);
        auto const to = from.zoomed(1.7, {100, 500}).panned(-450, 120);
        auto const placement = scene::placement(from, to);
        for (geo::LonLat const p : {geo::LonLat{178, 42}, {-179, 41}, {176, 44}}) {
            auto const there = placement(*from.to_screen(p));
            CHECK(apart(to.to_screen(p), there) < 0.1);
        }
        CHECK(scene::placement(from, from).is_identity());
    }
}

TEST_CASE("a flight begins here and ends there")
{
    auto const from = looking("EPSG:3857", {70, 40}, 5'000),
               to = looking("EPSG:3857", {-100, 30}, 900);
    CHECK(from.toward(to, 1) == to);
    CHECK(geo::distance(from.toward(to, 0).center(), from.center()) < 100);
    CHECK(from.toward(to, 0.5).meters_per_pixel() < 5'000);
}

TEST_CASE("coordinates have the decimals that a pixel is worth")
{
    CHECK(scene::coordinates_text({74.5901, 42.8746}, looking("EPSG:3857", {74, 42}, 600)) ==
          "42.87°N 74.59°E");
    CHECK(scene::coordinates_text({-74.5901, -42.8746}, looking("EPSG:3857", {74, 42}, 20'000)) ==
          "42.9°S 74.6°W");
}
