#include "layers/raster_positions.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace placetime;

TEST_CASE("an even map is interpolated exactly from few positions")
{
    int calls = 0;
    auto const found = layers::raster_positions(
        100, 70,
        [&](double x, double y) {
            ++calls;
            return std::optional(projections::XY{3 * x + y, 500 - 2 * y});
        },
        nullptr);
    REQUIRE(found.size() == 7000);
    for (int y = 0; y < 70; ++y)
        for (int x = 0; x < 100; ++x) {
            auto const& p = found[static_cast<std::size_t>(y * 100 + x)];
            REQUIRE(p.x == doctest::Approx(3 * (x + 0.5) + y + 0.5));
            REQUIRE(p.y == doctest::Approx(500 - 2 * (y + 0.5)));
        }
    CHECK(calls < 40);
}

TEST_CASE("a seam and an edge are followed to the pixel")
{
    auto const found = layers::raster_positions(
        90, 90,
        [](double x, double y) -> std::optional<projections::XY> {
            if (std::hypot(x - 45, y - 45) > 40) return std::nullopt;
            return projections::XY{x < 33 ? x + 1000 : x - 33, y};
        },
        nullptr);
    for (int y = 0; y < 90; ++y)
        for (int x = 0; x < 90; ++x) {
            auto const& p = found[static_cast<std::size_t>(y * 90 + x)];
            bool const inside = std::hypot(x - 44.5, y - 44.5) <= 40;
            REQUIRE(std::isnan(p.x) == !inside);
            if (inside) REQUIRE(p.x == doctest::Approx(x + 0.5 < 33 ? x + 1000.5 : x - 32.5));
        }
}
