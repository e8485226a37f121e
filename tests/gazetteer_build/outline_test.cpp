#include <doctest/doctest.h>

#include "gazetteer_build/outline.h"
#include "gazetteer_build/tables.h"

namespace placetime::gazetteer_build {

TEST_CASE("WKT is read, and what is not WKT is not")
{
    CHECK(std::get<geo::LonLat>(*parse_wkt("POINT(71.5 40)")) == geo::LonLat{71.5, 40});
    CHECK(std::get<geo::MultiLine>(*parse_wkt("LINESTRING (1 2, 3 4,5 6)")).front().size() == 3);
    auto const area = std::get<geo::MultiPolygon>(*parse_wkt("Polygon((0 0,1 0,1 1))"));
    CHECK(area.front().front().size() == 4); // closed
    CHECK(std::get<geo::MultiPolygon>(
              *parse_wkt("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))"))
              .size() == 2);
    for (auto const* const text :
         {"", "POINT", "POINT(1)", "POINT(500 1)", "CIRCLE(1 2)", "POLYGON((0 0,1 1))",
          "POINT(1 2) x", "LINESTRING(1 2,3 4", "POLYGON(0 0,1 1,1 0)"})
        CHECK_FALSE_MESSAGE(parse_wkt(text).has_value(), text);
}

TEST_CASE("A representative point lies inside, even of a horseshoe")
{
    geo::MultiPolygon const horseshoe{
        {{{0, 0}, {6, 0}, {6, 1}, {1, 1}, {1, 5}, {6, 5}, {6, 6}, {0, 6}, {0, 0}}}};
    CHECK(geo::contains(horseshoe, inner_point(horseshoe)));
    CHECK(inner_point({}) == geo::LonLat{});
    auto const middle = middle_of({{{0, 0}, {1, 0}}, {{10, 0}, {12, 0}, {14, 0}}});
    CHECK(middle.lon == doctest::Approx(12));
}

TEST_CASE("Comma-separated tables may quote, tab-separated ones never do")
{
    auto const csv = Table::csv("a,b\n\"x, \"\"y\"\"\",2\r\n\n\"two\nlines\",\n3", "t.csv");
    REQUIRE(csv.size() == 3);
    CHECK(csv.cell(0, csv.column("a")) == "x, \"y\"");
    CHECK(csv.cell(0, 1) == "2");
    CHECK(csv.cell(1, 0) == "two\nlines");
    CHECK(csv.cell(2, 1).empty());
    CHECK(csv.line(0) == 2);
    CHECK_THROWS(csv.column("c"));
    auto const tsv = Table::tsv("a\tb\n\"1\t2\r\n", "t.tsv");
    CHECK(tsv.cell(0, 0) == "\"1");
    CHECK(tsv.cell(0, 1) == "2");
    CHECK_THROWS(Table::tsv("", "empty.tsv"));
}

} // namespace placetime::gazetteer_build
