#include "projections/projection.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/error.h"

using namespace placetime;
using placetime::projections::Projection;

namespace {

struct Row {
    char const* projection;
    geo::LonLat position;
    double x, y, tolerance;
};

} // namespace

TEST_CASE("positions are projected as PROJ's own program does")
{
    // Expected values: cs2cs 9.1 from EPSG:4326 (and by the formulas for the sphere).
    constexpr Row kRows[] = {
        {"EPSG:3857", {74.59, 42.87}, 8303320.82, 5292205.41, 0.5},
        {"EPSG:3857", {0, 0}, 0, 0, 0.01},
        {"EPSG:32643", {75, 42}, 500000.0, 4649776.22, 0.5},
        {"mercator", {10, 0}, 0, 0, 0.01}, // turned to its own centre
        {"+proj=laea +lat_0=41 +lon_0=75 +ellps=WGS84", {75, 41}, 0, 0, 0.01},
    };
    for (auto const& row : kRows) {
        CAPTURE(row.projection);
        auto const xy = Projection::named(row.projection, row.position).forward(row.position);
        REQUIRE(xy);
        CHECK(std::abs(xy->x - row.x) < row.tolerance);
        CHECK(std::abs(xy->y - row.y) < row.tolerance);
    }
}

TEST_CASE("what is projected comes back")
{
    for (auto const* name : {"EPSG:3857", "EPSG:4326", "EPSG:3395", "EPSG:32643", "EPSG:3413",
                             "mercator", "plate-carree", "equal-earth", "robinson", "mollweide",
                             "natural-earth", "equal-area", "stereographic"}) {
        CAPTURE(name);
        geo::LonLat const position{std::string(name) == "EPSG:3413" ? -45.0 : 74.6,
                                   std::string(name) == "EPSG:3413" ? 75.0 : 42.9};
        auto const projection = Projection::named(name, {70, 40});
        auto const xy = projection.forward(position);
        REQUIRE(xy);
        auto const back = projection.inverse(*xy);
        REQUIRE(back);
        CHECK(geo::distance(*back, position) < 1.0);
    }
}

TEST_CASE("an unknown projection is refused in one sentence with what may be given")
{
    for (auto const* bad : {"EPSG:999999", "no-such-thing", "", "+proj=nonsense"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS((void)Projection::named(bad), UsageError);
    }
    try {
        (void)Projection::named("EPSG:999999");
    } catch (UsageError const& e) {
        CHECK(std::string(e.what()).find("'EPSG:999999' is not a projection") == 0);
        CHECK(std::string(e.what()).find("EPSG:3857") != std::string::npos);
    }
}

TEST_CASE("the scale is true at the centre of a regional map and grows with latitude on Mercator")
{
    CHECK(*Projection::equal_area({75, 41}).ground_meters_per_unit({75, 41}) ==
          doctest::Approx(1).epsilon(0.005));
    auto const mercator = Projection::named("EPSG:3857");
    CHECK(*mercator.ground_meters_per_unit({0, 0}) == doctest::Approx(1).epsilon(0.005));
    CHECK(*mercator.ground_meters_per_unit({0, 60}) == doctest::Approx(0.5).epsilon(0.005));
}

TEST_CASE("a region gets an equal-area map about itself, the world Equal Earth")
{
    CHECK_FALSE(Projection::suited_to({69, 39, 80, 43}).seam());
    CHECK(Projection::suited_to({-180, -90, 180, 90}).name() == "Equal Earth");
    CHECK_FALSE(Projection::suited_to({-180, 70, 180, 90}).seam());
    auto const fiji = Projection::suited_to({176, -20, -178, -15});
    auto const west = fiji.forward({179.9, -17}), east = fiji.forward({-179.9, -17});
    REQUIRE(west);
    REQUIRE(east);
    CHECK(east->x - west->x == doctest::Approx(21'300).epsilon(0.01)); // 0.2 degrees at 17 south
}

TEST_CASE("a world projection is turned to the view, so that the antimeridian does not cut it")
{
    auto const pacific = Projection::named("EPSG:3857", {179, 0});
    CHECK(pacific.seam());
    CHECK(std::abs(*pacific.seam() - -1) < 1e-9);
    CHECK(std::abs(pacific.forward({-179, 0})->x - pacific.forward({179, 0})->x) < 300'000);
    CHECK(*Projection::named("EPSG:3857", {20, 0}).seam() == doctest::Approx(-180));
}

TEST_CASE("poles are projected or said to be out of reach, never thrown to infinity")
{
    CHECK(Projection::equal_area({0, 90}).forward({120, 90}));
    CHECK(Projection::equal_area({0, -90}).forward({120, -80}));
    auto const xy = Projection::named("EPSG:3857").forward({0, 90});
    REQUIRE(xy);
    CHECK(std::isfinite(xy->y));
    CHECK_FALSE(Projection::equal_earth(0).inverse({2e7, 8e6}));
}
