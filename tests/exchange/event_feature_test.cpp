#include <doctest/doctest.h>

#include <random>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "exchange/csv.h"
#include "exchange/event_feature.h"
#include "exchange/event_table.h"
#include "exchange/geojson.h"
#include "exchange/sample_events.h"
#include "support/temporary_folder.h"

using namespace placetime;
using exchange::parse_feature;
using exchange::whole_feature;

namespace {

/// What the contract's properties would lose.
events::Event awkward_event()
{
    auto e = test::line_event();
    e.id = "ev \"9\"\n";
    e.confidence = 0.1 + 0.2;
    e.place_confidence = 1.0 / 3;
    e.date_confidence = 1e-7;
    e.where->precision_m = 12345.678901;
    e.where->countries = {};
    e.where->country = "KG";
    e.where->point = {1.0 / 3, -2.0 / 3};
    e.source_quote.clear();
    e.source_start = 7;
    e.source_end = 12;
    e.figures = {};
    e.figures_text.clear();
    e.figures_cumulative = true;
    e.place_index = 3;
    e.time_index = 0;
    e.title = "Ош — \x7F tab\t";
    return e;
}

} // namespace

TEST_CASE("a whole feature gives the same event back, with its claims and all digits")
{
    auto merged = test::merged_event();
    merged.claims.push_back(awkward_event());
    auto point = test::full_event();
    point.where->point = {73.12345678901234, 49.8};
    point.where->geometry = geo::LonLat{73.0, 49.0}; // not the representative point
    auto empty = test::area_event();
    empty.where->geometry = geo::MultiPolygon{};
    for (auto const& event : {test::full_event(), test::bare_event(), test::area_event(),
                              test::line_event(), merged, awkward_event(), point, empty}) {
        CAPTURE(event.id);
        auto const text = whole_feature(event);
        auto const back = parse_feature(text);
        REQUIRE(back.has_value());
        CHECK(whole_feature(*back) == text);
        CHECK(back->id == event.id);
        CHECK(back->title == event.title);
        CHECK(back->confidence == event.confidence);
        CHECK(back->place_confidence == event.place_confidence);
        CHECK(back->date_confidence == event.date_confidence);
        CHECK(back->figures == event.figures);
        CHECK(back->figures_cumulative == event.figures_cumulative);
        CHECK(back->source_start == event.source_start);
        CHECK(back->source_end == event.source_end);
        CHECK(back->reliability == event.reliability);
        CHECK(back->credibility == event.credibility);
        CHECK(back->review == event.review);
        CHECK(back->place_index == event.place_index);
        CHECK(back->time_index == event.time_index);
        CHECK(back->claims.size() == event.claims.size());
        CHECK(back->when.has_value() == event.when.has_value());
        REQUIRE(back->where.has_value() == event.where.has_value());
        if (!event.where) continue;
        CHECK(back->where->point == event.where->point);
        CHECK(*back->where->geometry == *event.where->geometry);
        CHECK(back->where->countries == event.where->countries);
        CHECK(back->where->precision_m == event.where->precision_m);
    }
}

TEST_CASE("a whole geometry keeps every digit")
{
    std::mt19937 chance(4);
    std::uniform_real_distribution<double> lon(-180, 180), lat(-90, 90);
    geo::Line line;
    for (int i = 0; i < 500; ++i) line.push_back({lon(chance), lat(chance)});
    for (geo::Geometry const& shape :
         {geo::Geometry(line.front()), geo::Geometry(geo::MultiLine{line, {}}),
          geo::Geometry(geo::MultiPolygon{{line, line}, {}}), geo::Geometry(geo::MultiLine{})})
        CHECK(exchange::parse_geometry(exchange::whole_geometry(shape)) == shape);
}

TEST_CASE("what is no feature, or has values that no property takes, is refused or unknown")
{
    for (char const* text :
         {"", "x", "[]", "{}", "null", R"({"type":"Point","coordinates":[0,0]})",
          R"({"type":"Feature","geometry":null})", R"({"type":"Feature","properties":[]})"})
        CHECK_FALSE(parse_feature(text).has_value());
    auto const event = parse_feature(
        R"({"type":"Feature","id":7,"geometry":{"type":"Polygon","coordinates":[[[0,0],[999,0]]]},
            "properties":{"title":"A","begin":"soon","type":"None","killed_min":"x","stray":1,
            "source_reliability":"G","information_credibility":7,"countries":["KG",5],
            "review":{},"source_count":3},"place_index":-1,"claims":[{},{"type":"Feature",
            "id":"c","properties":{"begin":"2021-05-03","information_credibility":6.0}}]})");
    REQUIRE(event.has_value());
    CHECK(event->id == "7");
    CHECK(event->title == "A");
    CHECK_FALSE(event->when.has_value());
    CHECK_FALSE(event->where.has_value());
    CHECK_FALSE(event->figure(events::FigureKind::killed).known());
    CHECK(event->reliability == 0);
    CHECK(event->credibility == 0);
    CHECK(event->source_count == 3);
    CHECK_FALSE(event->place_index.has_value());
    REQUIRE(event->claims.size() == 1);
    CHECK(event->claims[0].id == "c");
    CHECK(event->claims[0].credibility == 6);
    REQUIRE(event->claims[0].when.has_value());
    CHECK(event->claims[0].when->interval.end == test::at("2021-05-04")); // as precise as begin
}

TEST_CASE("claims of a merged event go into GeoJSON as features of their own, and come back")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.geojson";
    std::vector<events::Event> const all{test::full_event(), test::merged_event()};
    exchange::write_geojson(file, all);
    auto const written = nlohmann::json::parse(read_file(file));
    CHECK_FALSE(written["features"][0].contains("claims"));
    auto const& claims = written["features"][1]["claims"];
    REQUIRE(claims.size() == 2);
    CHECK(claims[0]["type"] == "Feature");
    CHECK(claims[0]["id"] == "claim-1");
    CHECK(claims[0]["geometry"]["type"] == "Polygon");
    CHECK(claims[0]["properties"].size() == written["features"][0]["properties"].size());
    CHECK(claims[1]["geometry"].is_null());
    CHECK_FALSE(claims[0].contains("claims"));

    Diagnostics diagnostics;
    auto const back = exchange::read_event_table(file, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(back.size() == 2);
    CHECK(back[0].claims.empty());
    REQUIRE(back[1].claims.size() == 2);
    CHECK(back[1].reliability == 'B');
    CHECK(back[1].credibility == 3);
    std::string again, once;
    exchange::append_feature(once, all[1]);
    exchange::append_feature(again, back[1]);
    CHECK(again == once);
}

TEST_CASE("the grades are columns of a CSV, its claims are not")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.csv";
    std::vector<events::Event> const all{test::merged_event(), test::bare_event()};
    exchange::write_csv(file, all);
    CHECK(
        read_file(file).find("review,source_reliability,information_credibility,lon,lat,wkt\r\n") !=
        std::string::npos);
    Diagnostics diagnostics;
    auto const back = exchange::read_event_table(file, diagnostics);
    REQUIRE(back.size() == 2);
    CHECK(back[0].reliability == 'B');
    CHECK(back[0].credibility == 3);
    CHECK(back[0].claims.empty());
    CHECK(back[1].reliability == 0);
    CHECK(back[1].credibility == 0);
    auto const wrong =
        folder.write("wrong.csv", "begin,source_reliability,information_credibility\n"
                                  "2021-05-03,G,0\n2021-05-03,a,6\n");
    auto const read = exchange::read_event_table(wrong, diagnostics);
    REQUIRE(read.size() == 2);
    CHECK(diagnostics.size() == 2);
    CHECK(read[0].reliability == 0);
    CHECK(read[0].credibility == 0);
    CHECK(read[1].reliability == 'A');
    CHECK(read[1].credibility == 6);
}
