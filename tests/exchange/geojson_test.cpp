#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "base/process.h"
#include "exchange/geojson.h"
#include "exchange/geometry_text.h"
#include "exchange/sample_events.h"
#include "support/temporary_folder.h"

using namespace placetime;
using exchange::write_geojson;

namespace {

nlohmann::json written(std::vector<events::Event> const& events, bool points = false)
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.geojson";
    write_geojson(file, events, {points, "1.2.3"});
    return nlohmann::json::parse(read_file(file));
}

/// What is wrong by RFC 7946, as the checker says; empty when nothing is.
std::string rfc7946_faults(std::filesystem::path const& file)
{
    auto const run = run_process(
        {"python3", PLACETIME_SOURCE_DIR "/tests/exchange/check_rfc7946.py", file.string()});
    REQUIRE(run.has_value());
    return run->status == 0 ? "" : run->output + run->errors;
}

std::string geojson_of(geo::Geometry const& geometry)
{
    std::string out;
    exchange::append_geojson(out, exchange::prepared(geometry));
    return out;
}

} // namespace

TEST_CASE("every property of the contract is always present, in its order")
{
    std::string const contract =
        "title type subtype status attribution background begin end time_zone date_precision "
        "date_text place place_text place_id place_kind country countries admin1 place_precision_m "
        "place_role actor1 actor2 killed_min killed_max injured_min injured_max displaced_min "
        "displaced_max detained_min detained_max participants_min participants_max figures_text "
        "figures_cumulative reported source_id source_title source_url publisher source_start "
        "source_end source_quote source_count confidence place_confidence date_confidence review "
        "source_reliability information_credibility ";
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.geojson";
    write_geojson(file, test::sample_events());
    auto const collection = nlohmann::ordered_json::parse(read_file(file));
    REQUIRE(collection["features"].size() == 4);
    for (auto const& feature : collection["features"]) {
        std::string names;
        for (auto const& [name, value] : feature["properties"].items()) {
            names += name + " ";
            if (value.is_string()) CHECK_FALSE(value.get<std::string>().empty());
        }
        CHECK(names == contract);
    }
}

TEST_CASE("known values are written as the contract says, unknown ones are null")
{
    auto const features = written(test::sample_events())["features"];
    auto const& full = features[0]["properties"];
    CHECK(features[0]["id"] == "ev-1");
    CHECK(features[0]["geometry"].dump() == R"({"coordinates":[73.123457,49.8],"type":"Point"})");
    CHECK(full["title"] == "Miners \"strike\" in Karaganda");
    CHECK(full["begin"] == "2021-05-03T00:00:00Z");
    CHECK(full["end"] == "2021-05-04T00:00:00Z");
    CHECK(full["countries"].dump() == "[\"KZ\"]");
    CHECK(full["place_precision_m"] == 9000);
    CHECK(full["killed_min"] == 1);
    CHECK(full["participants_max"] == 14);
    CHECK(full["confidence"] == 0.877);
    CHECK(full["reported"] == "2021-05-05T00:00:00Z");
    CHECK(full["source_start"] == 10);
    CHECK(full["figures_cumulative"] == true);
    CHECK(full["source_reliability"] == "B");
    CHECK(full["information_credibility"] == 3);
    auto const& bare = features[1];
    CHECK(bare["geometry"].is_null());
    std::string known;
    for (auto const& [name, value] : bare["properties"].items())
        if (!value.is_null()) known += name + " ";
    CHECK(known == "background confidence review source_count status title type ");
}

TEST_CASE("lines and areas are written as such, wound and cut, or as points when asked")
{
    auto const features = written(test::sample_events())["features"];
    CHECK(
        features[2]["geometry"].dump() ==
        R"({"coordinates":[[[10,50],[12,50],[12,52],[10,52],[10,50]],[[10.5,50.5],[10.5,51],[11,51],[11,50.5],[10.5,50.5]]],"type":"Polygon"})");
    CHECK(
        features[3]["geometry"].dump() ==
        R"({"coordinates":[[[179,65],[180,66]],[[-180,66],[-179,67]]],"type":"MultiLineString"})");
    auto const points = written(test::sample_events(), true)["features"];
    CHECK(points[2]["geometry"]["coordinates"].dump() == "[11.5,51.5]");
    CHECK(points[3]["geometry"]["type"] == "Point");
}

TEST_CASE("an area across the antimeridian is cut in two")
{
    geo::MultiPolygon const fiji{{{{178, -18}, {-178, -18}, {-178, -16}, {178, -16}, {178, -18}}}};
    CHECK(
        geojson_of(fiji) ==
        R"({"type":"MultiPolygon","coordinates":[[[[178,-18],[180,-18],[180,-16],[178,-16],[178,-18]]],[[[-180,-18],[-178,-18],[-178,-16],[-180,-16],[-180,-18]]]]})");
    // A sliver whose corners lie on one line once they are rounded.
    CHECK(geojson_of(geo::MultiPolygon{{{{136.81757, -13.80187},
                                         {136.81037, -13.80863},
                                         {136.81397, -13.80525},
                                         {136.81757, -13.80187}}}}) == "null");
    CHECK(geojson_of(geo::MultiPolygon{{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}}) == "null");
    CHECK(geojson_of(geo::MultiLine{}) == "null");
}

TEST_CASE("the collection names its sources and its box, which may cross the antimeridian")
{
    auto const all = written(test::sample_events());
    CHECK(all["generator"] == "Placetime 1.2.3");
    CHECK(all.dump().find("GeoNames") != std::string::npos);
    CHECK(all.dump().find("ODbL") != std::string::npos);
    CHECK_FALSE(all.contains("crs"));
    auto const line = written({test::line_event()});
    CHECK(line["bbox"].dump() == "[179,65,-179,67]");
    CHECK_FALSE(written({test::bare_event()}).contains("bbox"));
    CHECK(written({})["features"].empty());
}

TEST_CASE("what is written is RFC 7946, and the checker knows what is not")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.geojson";
    for (bool const points : {false, true}) {
        auto all = test::sample_events();
        all.push_back(test::merged_event());
        write_geojson(file, all, {points, ""});
        CHECK(rfc7946_faults(file) == "");
    }
    write_geojson(file, {});
    CHECK(rfc7946_faults(file) == "");
    for (char const* wrong :
         {R"({"type":"FeatureCollection","features":[],"crs":{}})",
          R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]})",
          R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]})",
          R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})",
          R"({"type":"Point","coordinates":[181,0]})",
          R"({"type":"LineString","coordinates":[[179,0],[-179,0]]})",
          R"({"type":"Point","coordinates":[0.12345678,0]})", R"({"type":"point"})", "[]", "x"}) {
        CAPTURE(wrong);
        CHECK(rfc7946_faults(folder.write("wrong.geojson", wrong)) != "");
    }
}

TEST_CASE("GDAL takes begin and end for moments")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.geojson";
    write_geojson(file, test::sample_events());
    auto const run = run_process({"ogrinfo", "-so", "-al", file.string()});
    if (!run) return; // gdal-bin is not installed
    CHECK(run->output.find("begin: DateTime") != std::string::npos);
    CHECK(run->output.find("end: DateTime") != std::string::npos);
    CHECK(run->output.find("reported: DateTime") != std::string::npos);
    CHECK(run->output.find("Feature Count: 4") != std::string::npos);
}

TEST_CASE("the style lies beside the file; an output that cannot be written leaves nothing")
{
    test::TemporaryFolder folder;
    write_geojson(folder.path() / "a.geojson", test::sample_events());
    CHECK(std::filesystem::exists(folder.path() / "a.qml"));
    CHECK_THROWS_AS(write_geojson(folder.path() / "none" / "b.geojson", {}), FileError);
    CHECK_THROWS_AS(write_geojson(folder.path(), {}), FileError);
    std::filesystem::create_directory(folder.path() / "c.qml"); // the style cannot be written
    CHECK_THROWS_AS(write_geojson(folder.path() / "c.geojson", {}), FileError);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "c.geojson"));
    CHECK_THROWS_AS(write_geojson("/dev/full", test::sample_events()), FileError);
    std::size_t files = 0;
    for ([[maybe_unused]] auto const& entry : std::filesystem::directory_iterator(folder.path()))
        ++files;
    CHECK(files == 3);
}
