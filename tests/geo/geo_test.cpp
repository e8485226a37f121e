#include <doctest/doctest.h>

#include "base/error.h"
#include "geo/box.h"
#include "geo/geometry.h"
#include "geo/lonlat.h"

using namespace placetime;
using namespace placetime::geo;

TEST_CASE("distances are great circles")
{
    LonLat const bishkek{74.59, 42.87};
    LonLat const osh{72.8, 40.53};
    CHECK(distance(bishkek, osh) == doctest::Approx(299'000).epsilon(0.01));
    CHECK(distance({0, 0}, {180, 0}) == doctest::Approx(kEarthRadius * 3.14159265).epsilon(1e-6));
    CHECK(distance({179.9, 10}, {-179.9, 10}) < 23'000);
    CHECK(distance(osh, osh) == 0);
}

TEST_CASE("a destination lies at its distance and bearing")
{
    LonLat const osh{72.8, 40.53};
    auto const south = destination(osh, 180, 20'000);
    CHECK(south.lon == doctest::Approx(osh.lon));
    CHECK(distance(osh, south) == doctest::Approx(20'000).epsilon(1e-6));
    CHECK(bearing(osh, south) == doctest::Approx(180));
    auto const over = destination({179.95, 0}, 90, 20'000);
    CHECK(over.lon < 0);
    CHECK(bearing({0, 0}, {0, 0}) == 0);
}

TEST_CASE("a box holds its edges and may cross the antimeridian")
{
    Box const plain{70, 40, 80, 44};
    CHECK(plain.contains({70, 40}));
    CHECK_FALSE(plain.contains({69.99, 41}));
    Box const across{170, -20, -170, 20};
    CHECK(across.contains({179, 0}));
    CHECK(across.contains({-175, 0}));
    CHECK_FALSE(across.contains({0, 0}));
    CHECK(across.width() == 20);
    CHECK(across.intersects({-180, -5, -175, 5}));
    CHECK_FALSE(across.intersects(plain));
}

TEST_CASE("the smallest box goes round the back of the world when that is narrower")
{
    std::vector<LonLat> const fiji{{178, -17}, {-179, -16}, {179, -18}};
    auto const box = bounding_box(fiji.data(), fiji.data() + fiji.size());
    REQUIRE(box);
    CHECK(box->crosses_antimeridian());
    CHECK(box->width() == doctest::Approx(3));
    CHECK_FALSE(bounding_box(fiji.data(), fiji.data()));
}

TEST_CASE("a bounding box is read or refused with the reason")
{
    CHECK(parse_box("70, 40,80,44") == Box{70, 40, 80, 44});
    CHECK(parse_box("170,-20,-170,20").crosses_antimeridian());
    CHECK_THROWS_WITH_AS(parse_box("70,44,80,40"), doctest::Contains("south"), UsageError);
    CHECK_THROWS_WITH_AS(parse_box("70,44,80"), doctest::Contains("four"), UsageError);
    CHECK_THROWS_WITH_AS(parse_box("a,1,2,3"), doctest::Contains("`a`"), UsageError);
    CHECK_THROWS_AS(parse_box("0,0,200,10"), UsageError);
    CHECK_THROWS_AS(parse_box("nan,0,1,10"), UsageError);
    CHECK_THROWS_AS(parse_box(""), UsageError);
}

TEST_CASE("an area holds what lies inside its outer ring and outside its holes")
{
    Line const outer{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    Line const hole{{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}};
    MultiPolygon const areas{{outer, hole}};
    CHECK(contains(areas, {1, 1}));
    CHECK_FALSE(contains(areas, {5, 5}));
    CHECK_FALSE(contains(areas, {11, 5}));
    CHECK(signed_area(outer) == 100);
    CHECK(signed_area(hole) == -4);
}
