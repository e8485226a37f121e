#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "gazetteer/shape_codec.h"

namespace placetime::gazetteer {

namespace {

geo::MultiPolygon const kSquareWithHole{
    {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}}}};

} // namespace

TEST_CASE("Shapes come back from their bytes")
{
    for (auto const& shape :
         {geo::Geometry(geo::LonLat{-179.99999, 89.5}),
          geo::Geometry(geo::MultiLine{{{71.5, 40.1}, {-0.00001, 0}}, {}, {{1, 2}}}),
          geo::Geometry(kSquareWithHole), geo::Geometry(geo::MultiPolygon{})}) {
        std::string bytes;
        encode(shape, bytes);
        auto const back = decode(bytes);
        REQUIRE(back.index() == shape.index());
        std::string again;
        encode(back, again);
        CHECK(again == bytes);
    }
    std::string bytes;
    encode(geo::LonLat{74.59123, 42.87456}, bytes);
    auto const point = std::get<geo::LonLat>(decode(bytes));
    CHECK(point.lon == doctest::Approx(74.59123).epsilon(1e-9));
    CHECK(point.lat == doctest::Approx(42.87456).epsilon(1e-9));
}

TEST_CASE("An encoded area holds what it held")
{
    std::string bytes;
    encode(kSquareWithHole, bytes);
    CHECK(encoded_area_contains(bytes, {1, 1}));
    CHECK_FALSE(encoded_area_contains(bytes, {5, 5}));
    CHECK_FALSE(encoded_area_contains(bytes, {11, 5}));
}

TEST_CASE("Damaged shapes are refused")
{
    std::string bytes;
    encode(kSquareWithHole, bytes);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_THROWS_AS(decode(bytes.substr(0, length)), FormatError);
    std::mt19937 random(3);
    for (int i = 0; i < 5000; ++i) {
        auto damaged = bytes;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        try {
            auto const shape = decode(damaged);
            encoded_area_contains(damaged, {5, 5});
        } catch (FormatError const&) {
        }
    }
}

TEST_CASE("Simplified lines keep their ends and stay within the tolerance")
{
    geo::Line line;
    for (int i = 0; i <= 100; ++i) line.push_back({i * 0.1, (i % 2) * 0.001});
    auto const simple = std::get<geo::MultiLine>(simplified(geo::MultiLine{line}, 0.01));
    CHECK(simple.front().size() == 2);
    CHECK(simple.front().front() == line.front());
    CHECK(simple.front().back() == line.back());
    // A ring too small to keep its shape stays, or goes, as asked.
    geo::MultiPolygon const tiny{{{{0, 0}, {0.001, 0}, {0.001, 0.001}, {0, 0}}}};
    CHECK(std::get<geo::MultiPolygon>(simplified(tiny, 0.01)).size() == 1);
    CHECK(std::get<geo::MultiPolygon>(simplified(tiny, 0.01, false)).empty());
}

} // namespace placetime::gazetteer
