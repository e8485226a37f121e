#include "projections/geodesic.h"

#include <doctest/doctest.h>

#include "projections/projection.h"

using namespace placetime;

TEST_CASE("geodesics are those of the ellipsoid")
{
    // A quarter of the meridian and a degree of the equator on WGS 84.
    CHECK(projections::geodesic({0, 0}, {0, 90}).length ==
          doctest::Approx(10'001'965.729).epsilon(1e-9));
    CHECK(projections::geodesic({10, 0}, {11, 0}).length ==
          doctest::Approx(111'319.4908).epsilon(1e-9));
    CHECK(projections::geodesic({179.5, 0}, {-179.5, 0}).length ==
          doctest::Approx(111'319.4908).epsilon(1e-9));
    CHECK(projections::geodesic({5, 5}, {5, 5}).length == 0);
}

TEST_CASE("a geodesic as a line keeps its steps and its ends")
{
    geo::LonLat const a{74.6, 42.9}, b{-73.9, 40.7};
    auto const line = projections::geodesic_line(a, b, 50'000);
    CHECK(line.front() == a);
    CHECK(line.back() == b);
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        auto const part = projections::geodesic(line[i - 1], line[i]).length;
        CHECK(part <= 50'000.01);
        sum += part;
    }
    CHECK(sum == doctest::Approx(projections::geodesic(a, b).length));
    CHECK(projections::geodesic_line(a, a, 100).size() == 1);
    CHECK(projections::geodesic_line(a, b, 1).size() == 2000);
}

TEST_CASE("own formulas agree with PROJ's")
{
    struct Pair {
        char const* name;
        char const* definition;
    };
    for (auto const& pair : {Pair{"EPSG:3857", "+proj=merc +R=6378137 +type=crs"},
                             Pair{"plate-carree", "+proj=eqc +R=6371008.8 +type=crs"}}) {
        auto const own = projections::Projection::named(pair.name);
        auto const by_proj = projections::Projection::named(
            std::string(pair.definition).substr(0, std::string(pair.definition).find(" +type")));
        for (double lon = -179; lon < 180; lon += 17.3)
            for (double lat = -84; lat < 85; lat += 11.9) {
                auto const a = own.forward(geo::LonLat{lon, lat}),
                           b = by_proj.forward(geo::LonLat{lon, lat});
                REQUIRE(a);
                REQUIRE(b);
                CHECK(std::abs(a->x - b->x) < 1e-6);
                CHECK(std::abs(a->y - b->y) < 1e-6);
            }
    }
}

TEST_CASE("a projection can be turned to another centre")
{
    auto const mercator = projections::Projection::named("EPSG:3857", {20, 0});
    CHECK(mercator.meridian() == 0);
    REQUIRE(mercator.period());
    auto const turned = mercator.about({-170, 10});
    CHECK(turned.meridian() == -170);
    CHECK(turned.code() == "EPSG:3857");
    CHECK(turned.forward(geo::LonLat{175, 0})->x ==
          doctest::Approx(-*mercator.period() * 15 / 360));
    CHECK(turned.inverse({-*mercator.period() * 15 / 360, 0})->lon == doctest::Approx(175));
    auto const area = projections::Projection::equal_area({70, 40}).about({10, 50});
    CHECK(std::abs(area.forward(geo::LonLat{10, 50})->x) < 1e-3);
    auto const fixed = projections::Projection::named("EPSG:32643");
    CHECK(fixed.about({10, 50}).definition() == fixed.definition());
    auto const copy = area.own_copy();
    CHECK(copy.definition() == area.definition());
    CHECK(copy.forward(geo::LonLat{12, 51}) == area.forward(geo::LonLat{12, 51}));
}
