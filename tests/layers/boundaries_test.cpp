#include "layers/boundaries.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"

using namespace placetime;
using layers::Detail;

TEST_CASE("detail goes with the scale")
{
    CHECK(layers::detail_for(500) == Detail::fine);
    CHECK(layers::detail_for(5'000) == Detail::middle);
    CHECK(layers::detail_for(50'000) == Detail::coarse);
}

TEST_CASE("only what meets the view is read, with names and codes")
{
    auto const file = layers::boundary_file("countries", Detail::middle);
    REQUIRE_FALSE(file.empty());
    auto const found = layers::read_boundaries(file, {74, 41, 75, 42});
    REQUIRE_FALSE(found.empty());
    CHECK(found.size() < 10);
    auto const is_kyrgyzstan = [](auto const& f) {
        return f.code == "KG" && f.name == "Kyrgyzstan";
    };
    CHECK(std::any_of(found.begin(), found.end(), is_kyrgyzstan));
}

TEST_CASE("a view across the antimeridian gives each feature once")
{
    auto const found = layers::read_boundaries(layers::boundary_file("countries", Detail::middle),
                                               {170, -20, -170, -10});
    CHECK(std::count_if(found.begin(), found.end(), [](auto const& f) { return f.code == "FJ"; }) ==
          1);
}

TEST_CASE("a layer that is not there is empty, one that cannot be read is an error")
{
    CHECK(layers::boundary_file("no_such_layer", Detail::fine).empty());
    CHECK_THROWS_AS((void)layers::read_boundaries("nowhere.fgb", {0, 0, 1, 1}), FileError);
}
