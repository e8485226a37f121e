#include <doctest/doctest.h>

#include "session/map_tools.h"

using namespace placetime;
using namespace placetime::session;

TEST_CASE("a tool chosen again is laid down, and each has its own points")
{
    MapTools tools;
    tools.choose(Tool::measure);
    tools.add({74, 42});
    tools.choose(Tool::region);
    CHECK(tools.points().empty());
    tools.choose(Tool::region);
    CHECK(tools.tool() == Tool::pan);
}

TEST_CASE("lengths are measured on the ellipsoid, to the pointer")
{
    MapTools tools;
    tools.choose(Tool::measure);
    CHECK(tools.length_text().empty());
    tools.add({0, 0});
    tools.add({0, 0}); // a double click
    CHECK(tools.points().size() == 1);
    tools.add({1, 0});
    CHECK(tools.length() == doctest::Approx(111'319.491).epsilon(1e-7));
    tools.set_pointer(geo::LonLat{1, 1});
    CHECK(tools.length() == doctest::Approx(111'319.491 + 110'574.389).epsilon(1e-7));
    CHECK(tools.length_text() == "222 km");
    tools.remove_last();
    CHECK(tools.points().size() == 1);
}

TEST_CASE("a region needs three corners and is closed")
{
    MapTools tools;
    tools.choose(Tool::region);
    tools.add({70, 40});
    tools.add({76, 40});
    CHECK(tools.region().empty());
    tools.add({73, 44});
    auto const region = tools.region();
    REQUIRE(region.size() == 1);
    CHECK(region[0][0].front() == region[0][0].back());
    CHECK(geo::contains(region, {73, 41}));
    CHECK_FALSE(geo::contains(region, {70, 43}));
}

TEST_CASE("a region across the antimeridian becomes two")
{
    MapTools tools;
    tools.choose(Tool::region);
    for (auto const corner : {geo::LonLat{170, -10}, {-170, -10}, {-170, 10}, {170, 10}})
        tools.add(corner);
    auto const region = tools.region();
    CHECK(region.size() == 2);
    CHECK(geo::contains(region, {175, 0}));
    CHECK(geo::contains(region, {-175, 0}));
    CHECK_FALSE(geo::contains(region, {0, 0}));
    CHECK_FALSE(geo::contains(region, {165, 0}));
}
