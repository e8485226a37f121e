#include "scene/camera.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "scene/furniture.h"
#include "scene/layout.h"
#include "scene/map_paths.h"

using namespace placetime;
using scene::Camera;
using scene::Rect;

namespace {

Camera camera_for(geo::Box const& box, Rect frame = {0, 0, 800, 600})
{
    std::vector<geo::LonLat> const corners{
        {box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}};
    return Camera::fitted(projections::Projection::suited_to(box), corners, frame, frame.grown(-20),
                          0);
}

} // namespace

TEST_CASE("what is fitted lies inside, and pixels lead back to positions")
{
    auto const camera = camera_for({69, 39, 80, 43});
    for (geo::LonLat const p : {geo::LonLat{69, 39}, {80, 43}, {74.6, 42.87}}) {
        auto const pixel = camera.to_screen(p);
        REQUIRE(pixel);
        CHECK(camera.frame().grown(-19).contains(*pixel));
        CHECK(geo::distance(*camera.to_position(*pixel), p) <
              100); // a pixel is a kilometre, in float32
    }
    CHECK(camera.view().contains({74, 41}));
    CHECK(camera.view().width() < 25);
    CHECK_FALSE(camera.shows_edge());
}

TEST_CASE("one position does not fill the map")
{
    std::vector<geo::LonLat> const town{{74.6, 42.87}};
    Rect const frame{0, 0, 800, 600};
    auto const camera =
        Camera::fitted(projections::Projection::equal_area(town[0]), town, frame, frame, 280'000);
    CHECK(camera.meters_per_pixel() * 600 == doctest::Approx(280'000).epsilon(0.01));
}

TEST_CASE("views know the antimeridian, the poles and the edge of the world")
{
    CHECK(camera_for({176, -20, -178, -15}).view().crosses_antimeridian());
    auto const pole = camera_for({-180, 75, 180, 90});
    CHECK(pole.view().north == 90);
    CHECK(pole.view().width() == 360);
    Rect const frame{0, 0, 800, 600};
    auto const world = Camera::fitted(projections::Projection::equal_earth(0),
                                      std::span<geo::LonLat const>(), frame, frame.grown(-20), 0);
    CHECK(world.shows_edge());
    CHECK(world.view() == geo::Box{-180, -90, 180, 90});
}

TEST_CASE("an area is cut at the frame and keeps its inside")
{
    auto const camera = camera_for({69, 39, 80, 43});
    scene::Paths paths;
    scene::PathMaker(camera).add_areas(
        {{{{-30, -10}, {170, -10}, {170, 80}, {-30, 80}, {-30, -10}}}}, paths);
    REQUIRE(paths.ends.size() == 1);
    for (auto const& p : paths.points) CHECK(camera.frame().grown(30).contains(p));
    CHECK(paths.points.size() < 200);
}

TEST_CASE("lines outside the view leave nothing, and none is thrown across a world map")
{
    auto const camera = camera_for({69, 39, 80, 43});
    scene::Paths none;
    scene::PathMaker(camera).add_lines({{{-60, -10}, {-50, -20}}}, none);
    CHECK(none.empty());
    Rect const frame{0, 0, 800, 600};
    auto const world = Camera::fitted(projections::Projection::equal_earth(150),
                                      std::span<geo::LonLat const>(), frame, frame.grown(-20), 0);
    scene::Paths equator;
    geo::Line line;
    for (int lon = -180; lon <= 180; ++lon) line.push_back({static_cast<double>(lon), 0});
    scene::PathMaker(world).add_lines({line}, equator);
    std::uint32_t first = 0;
    for (auto const end : equator.ends) {
        for (auto i = first; i + 1 < end; ++i)
            CHECK(std::abs(equator.points[i + 1].x - equator.points[i].x) < 40);
        first = end;
    }
}

TEST_CASE("edges that only close an area at the antimeridian or the pole are not drawn")
{
    Rect const frame{0, 0, 800, 600};
    auto const world = Camera::fitted(projections::Projection::equal_earth(0),
                                      std::span<geo::LonLat const>(), frame, frame.grown(-20), 0);
    scene::Paths edges;
    scene::PathMaker(world).add_edges({{{{160, 60}, {180, 60}, {180, 70}, {160, 70}, {160, 60}}}},
                                      edges);
    auto const right = world.to_screen(geo::LonLat{179.999, 65})->x;
    for (std::size_t i = 0; i + 1 < edges.points.size(); ++i)
        CHECK_FALSE((std::abs(edges.points[i].x - right) < 1 &&
                     std::abs(edges.points[i + 1].x - right) < 1));
}

TEST_CASE("the scale bar has a round length that fits")
{
    CHECK(scene::bar_length(650, 150) == 50'000);
    CHECK(scene::bar_length(1000, 150) == 100'000);
    CHECK(scene::bar_length(0.01, 150) == 1);
    CHECK(scene::distance_text(50'000) == "50 km");
    CHECK(scene::distance_text(500) == "500 m");
}

TEST_CASE("the map keeps at least 60 % of the width at every size")
{
    for (auto const& [w, h] :
         {std::pair{1366, 768}, {1920, 1080}, {3840, 2160}, {900, 600}, {480, 320}, {7680, 4320}}) {
        auto const scale = scene::natural_scale(w, h);
        auto const l = scene::lay_out(w, h, scale, scene::Furniture::full, 40 * scale);
        CHECK(l.frame.width >= 0.6F * static_cast<float>(w));
        CHECK(l.frame.contains(l.inner));
        if (l.panel) CHECK_FALSE(l.panel->intersects(l.frame));
    }
    CHECK(scene::natural_scale(1366, 768) == 1);
    CHECK(scene::natural_scale(3840, 2160) == doctest::Approx(2.667).epsilon(0.01));
}
