#include "scene/measure.h"

#include <doctest/doctest.h>

#include "typeset/typesetter.h"

using namespace placetime;

TEST_CASE("lengths are told in three figures with their unit")
{
    CHECK(scene::length_text(0) == "0 m");
    CHECK(scene::length_text(847.4) == "847 m");
    CHECK(scene::length_text(1234) == "1.23 km");
    CHECK(scene::length_text(12'345) == "12.3 km");
    CHECK(scene::length_text(384'400) == "384 km");
    CHECK(scene::length_text(10'229'600) == "10 230 km");
}

TEST_CASE("a measured line follows the geodesic, across the antimeridian too")
{
    typeset::Typesetter typesetter;
    scene::TextKit kit(typesetter, 1);
    scene::Rect const frame{0, 0, 800, 600};
    auto const camera = scene::Camera::looking_at(
        projections::Projection::named("EPSG:3857", {180, 50}), {180, 50}, 9'000, frame);
    std::vector<geo::LonLat> const way{{160, 50}, {-160, 50}, {-150, 55}};
    auto const pass = scene::draw_measure(way, camera, kit, scene::Theme::light);
    REQUIRE(pass.strokes.size() == 2);
    // The great circle bends north of the parallel, and the line has no gap at 180 degrees.
    auto const straight = camera.to_screen(geo::LonLat{180, 50})->y;
    float highest = 1e9F, widest_gap = 0;
    auto const& points = pass.strokes[1].lines.points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        highest = std::min(highest, points[i].y);
        if (i > 0) widest_gap = std::max(widest_gap, std::abs(points[i].x - points[i - 1].x));
    }
    CHECK(highest < straight - 10);
    CHECK(widest_gap < 30);
    REQUIRE_FALSE(pass.texts.empty());
    CHECK(pass.texts.back().text == scene::length_text(scene::measured_length(way)));
    CHECK(scene::draw_measure({}, camera, kit, scene::Theme::light).symbols.empty());
}
