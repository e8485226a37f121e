#include "layers/overlay.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/files.h"

using namespace placetime;

namespace {

/// A folder of its own for one test.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("placetime-overlay-" + std::to_string(std::rand()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path write(char const* name, std::string const& text) const
    {
        write_file(path / name, text);
        return path / name;
    }
};

std::string message_of(std::filesystem::path const& file)
{
    Diagnostics diagnostics;
    try {
        (void)layers::read_overlay(file, diagnostics);
    } catch (Error const& e) {
        return e.what();
    }
    return "";
}

} // namespace

TEST_CASE("points, lines and areas of a GeoJSON file are read with their fields")
{
    Folder const folder;
    auto const file = folder.write("roads.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"a"},"geometry":{"type":"LineString","coordinates":[[74,42],[75,43]]}},
        {"type":"Feature","properties":{"name":"b"},"geometry":{"type":"MultiPoint","coordinates":[[74,42],[75,43]]}},
        {"type":"Feature","properties":{"name":"c"},"geometry":{"type":"Polygon","coordinates":[[[74,42],[75,42],[75,43],[74,42]]]}}]})");
    Diagnostics diagnostics;
    auto const overlay = layers::read_overlay(file, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(overlay.driver == "GeoJSON");
    CHECK(overlay.fields == std::vector<std::string>{"name"});
    CHECK(overlay.records == 3);
    CHECK(overlay.shapes.size() == 4);
    REQUIRE(overlay.field("NAME") == 0);
    CHECK_FALSE(overlay.field("title"));
    CHECK(overlay.value(0, 0) == "a");
    CHECK(overlay.value(2, 0) == "b"); // the second point of one record
    CHECK(overlay.value(3, 0) == "c");
    CHECK(overlay.value(4, 0).empty());
    CHECK(overlay.problems.empty());
}

TEST_CASE("another coordinate system is brought to WGS 84")
{
    Folder const folder;
    auto const file = folder.write("utm.geojson", R"({"type":"FeatureCollection",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},
        "features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,4649776.22]}}]})");
    Diagnostics diagnostics;
    auto const overlay = layers::read_overlay(file, diagnostics);
    REQUIRE(overlay.shapes.size() == 1);
    auto const p = std::get<geo::LonLat>(overlay.shapes[0]);
    CHECK(p.lon == doctest::Approx(75).epsilon(1e-7));
    CHECK(p.lat == doctest::Approx(42).epsilon(1e-7));
    CHECK(overlay.crs.find("UTM zone 43N") != std::string::npos);
}

TEST_CASE("without a coordinate system, degrees are taken as WGS 84 and said to be")
{
    Folder const folder;
    auto const file = folder.write("plain.csv", "WKT,name\n\"POINT (74.6 42.9)\",a\n");
    Diagnostics diagnostics;
    auto const overlay = layers::read_overlay(file, diagnostics);
    CHECK(overlay.shapes.size() == 1);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "no-crs");
    CHECK(diagnostics[0].message.find("taken as WGS 84") != std::string::npos);
    CHECK(overlay.problems == std::vector<std::string>{diagnostics[0].message});
}

TEST_CASE("without a coordinate system, what is not degrees is refused with what to do")
{
    Folder const folder;
    auto const message =
        message_of(folder.write("metres.csv", "WKT,name\n\"POINT (500000 4649776)\",a\n"));
    CHECK(message.find("names no coordinate system") != std::string::npos);
    CHECK(message.find("ogr2ogr -a_srs") != std::string::npos);
}

TEST_CASE("a table without geometry is refused")
{
    Folder const folder;
    auto const message = message_of(folder.write("table.csv", "name,count\na,1\nb,2\n"));
    CHECK(message.find("has no geometry") != std::string::npos);
    CHECK(message_of(folder.write("nulls.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"a":1},"geometry":null}]})"))
              .find("has no geometry") != std::string::npos);
}

TEST_CASE("broken shapes are left out and counted")
{
    Folder const folder;
    auto const file = folder.write("mixed.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[74,42]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[74,142]}}]})");
    Diagnostics diagnostics;
    auto const overlay = layers::read_overlay(file, diagnostics);
    CHECK(overlay.shapes.size() == 1);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].message.starts_with("1 of 2 shapes"));
}

TEST_CASE("what is missing, no layer, or names other data is refused in one sentence")
{
    Folder const folder;
    CHECK(message_of(folder.path / "nothing.gpkg").find("there is no such file") !=
          std::string::npos);
    CHECK(message_of(folder.write("noise.gpkg", std::string("\x01\x02\x03 noise")))
              .find("cannot read") == 0);
    CHECK(message_of(folder.write("empty.geojson", "")).find("cannot read") == 0);
    // A VRT could name addresses and other files: it is not among the formats that are opened.
    auto const inner = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[74,42]}}]})");
    auto const vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>" + inner.string() +
                     "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    CHECK(message_of(folder.write("a.vrt", vrt)).find("cannot read") == 0);
    CHECK(message_of("/vsicurl/http://localhost:1/a.geojson").find("cannot open") == 0);
    CHECK(message_of("https://localhost:1/a.geojson").find("cannot open") == 0);
}
