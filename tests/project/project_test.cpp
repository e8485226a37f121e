#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/process.h"
#include "exchange/event_table.h"
#include "exchange/sample_annotation.h"
#include "layers/vector_file.h"
#include "project/project_checks.h"
#include "project/project_file.h"
#include "project/project_reader.h"
#include "project/project_writer.h"
#include "project/schema.h"
#include "support/temporary_folder.h"

using namespace placetime;

namespace {

std::size_t rows(std::filesystem::path const& file, std::string const& table)
{
    std::size_t count = 0;
    layers::VectorFile(file, table).for_each([&](layers::Feature const&) { return ++count > 0; });
    return count;
}

std::size_t files_in(std::filesystem::path const& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                                  std::filesystem::directory_iterator()));
}

} // namespace

TEST_CASE(
    "a project has the tables of the contract, and its events come back the same and in order")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto const events = test::sample_events();
    project::write_project(file, events, test::project_options());
    CHECK(files_in(folder.path()) == 1);
    CHECK(project::is_project(file));
    auto const names = layers::VectorFile::layer_names(file);
    for (char const* table : {"placetime_project", "event_points", "event_areas", "event_lines",
                              "events_unplaced", "claims", "reports", "mentions", "candidates",
                              "layers", "slides", "view", "audit", "layer_styles"}) {
        CAPTURE(table);
        CHECK(std::count(names.begin(), names.end(), table) == 1);
    }
    CHECK(rows(file, "event_points") == 3);
    CHECK(rows(file, "event_areas") == 1);
    CHECK(rows(file, "event_lines") == 1);
    CHECK(rows(file, "events_unplaced") == 1);
    CHECK(rows(file, "claims") == 4);
    CHECK(rows(file, "layer_styles") == 3);
    CHECK(rows(file, "audit") == 1);
    Diagnostics diagnostics;
    auto const read = project::read_project_events(file, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(read.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(read[i].id == events[i].id);
        CHECK(test::properties_text(read[i]) == test::properties_text(events[i]));
        if (!events[i].where) continue;
        REQUIRE(read[i].where.has_value());
        CHECK(exchange::wkt(exchange::prepared(*read[i].where->geometry)) ==
              exchange::wkt(exchange::prepared(*events[i].where->geometry)));
        CHECK(read[i].where->point.lat == doctest::Approx(events[i].where->point.lat));
    }
}

TEST_CASE("layers, slides and view are read without the rest")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "x.gpkg";
    project::Content content;
    content.events = project::placed(test::sample_events());
    content.layers = {{"roads", "roads.geojson", false, 0.5, "{}"}};
    content.slides = {{"One", "text", "{}"}, {"Two", "", "{\"title\":\"Two\"}"}};
    content.view = {{"briefing_title", "A week"}};
    project::ProjectFile::create(file, test::project_options(), content);
    auto const read = project::read_project_slides(file);
    CHECK(read.slides == content.slides);
    CHECK(read.layers == content.layers);
    CHECK(read.view == content.view);
    CHECK(read.events.empty());
    CHECK_THROWS_AS(project::read_project_slides(folder.path() / "none.gpkg"), Error);
}

TEST_CASE("a project is a valid GeoPackage with DateTime columns and a spatial index")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    project::write_project(file, test::sample_events(), test::project_options());
    auto const bytes = read_file(file);
    CHECK(bytes.substr(68, 4) == "GPKG"); // SQLite's application id
    CHECK(bytes.find("rtree_event_points_geom") != std::string::npos);
    auto const run = run_process({"ogrinfo", "-so", file.string(), "event_points"});
    if (!run) return; // gdal-bin is not installed
    for (char const* says :
         {"begin: DateTime", "end: DateTime", "reported: DateTime", "Geometry: Point",
          "Feature Count: 3", "background: Integer(Boolean)", "\"EPSG\",4326"}) {
        CAPTURE(says);
        CHECK(run->output.find(says) != std::string::npos);
    }
}

TEST_CASE("a project is an event table too, by its points")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    project::write_project(file, test::sample_events(), test::project_options());
    Diagnostics diagnostics;
    CHECK(exchange::read_event_table(file, diagnostics, "event_points").size() == 3);
}

TEST_CASE("a report is kept with its text, mentions and candidates, and with an audit")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    auto const annotation = test::sample_annotation(gazetteer);
    {
        project::ProjectWriter writer(file, test::project_options());
        writer.add(annotation, gazetteer);
        writer.finish();
    }
    auto const cells = [&](std::string const& table, std::string const& column) {
        layers::VectorFile const opened(file, table);
        std::vector<std::string> found;
        opened.for_each([&](layers::Feature const& row) {
            found.push_back(row.values[*opened.field(column)]);
            return true;
        });
        return found;
    };
    using Strings = std::vector<std::string>;
    CHECK(cells("reports", "text") == Strings{annotation.report.text});
    CHECK(cells("reports", "date") == Strings{"2021/05/05 00:00:00+00"});
    CHECK(cells("mentions", "text") == Strings{"Nowhereville", "Bishkek", "9 a.m.", "Monday"});
    CHECK(cells("mentions", "start") == Strings{"16", "40", "51", "61"});
    CHECK(cells("mentions", "country") == Strings{"", "KG", "", ""});
    CHECK(cells("mentions", "begin_utc") ==
          Strings{"", "", "2021/05/03 03:00:00+00", "2021/05/03 00:00:00+00"});
    CHECK(cells("candidates", "name") == Strings{"Bishkek"});
    CHECK(cells("claims", "event_id") == Strings{"ev-1", "ev-2"});
    CHECK(cells("audit", "at") == Strings{"2021/06/01 12:00:00+00"});
    CHECK(cells("placetime_project", "program_version") == Strings{"1.2.3"});
    for (auto const& style : cells("layer_styles", "styleQML"))
        CHECK(style.find("<temporal enabled=\"1\"") != std::string::npos);
}

TEST_CASE("what is no project, or a newer one, says so")
{
    test::TemporaryFolder folder;
    auto const geojson = folder.path() / "e.geojson";
    exchange::write_geojson(geojson, test::sample_events());
    CHECK_FALSE(project::is_project(geojson));
    CHECK_FALSE(project::is_project(folder.path() / "none.gpkg"));
    Diagnostics diagnostics;
    CHECK_THROWS_AS(project::read_project_events(geojson, diagnostics), FormatError);
    auto const newer = folder.path() / "n.gpkg";
    {
        layers::TableStore store(newer);
        store.add_table(project::tables().front());
        std::vector<layers::Cell> const row{std::int64_t{project::kSchemaVersion + 1},
                                            std::string("9"), std::int64_t{1}};
        store.insert(0, row);
        store.close();
    }
    CHECK_THROWS_WITH_AS(project::read_project_events(newer, diagnostics),
                         doctest::Contains("newer"), FormatError);
}

TEST_CASE("an output that cannot be written keeps the old file and leaves nothing beside it")
{
    test::TemporaryFolder folder;
    auto const file = folder.write("x.gpkg", "old");
    std::string message;
    {
        test::SmallDisk const full(200'000);
        auto event = test::full_event();
        event.source_quote.assign(5000, 'q');
        std::vector<events::Event> const many(400, event);
        try {
            project::write_project(file, many, test::project_options());
        } catch (FileError const& error) {
            message = error.what();
        }
    }
    CAPTURE(message);
    CHECK(message.starts_with(file.string() + ": cannot be written"));
    CHECK(read_file(file) == "old");
    CHECK(files_in(folder.path()) == 1);
    CHECK_THROWS_AS(
        project::write_project(folder.path() / "none" / "x.gpkg", {}, test::project_options()),
        FileError);
    {
        project::ProjectWriter writer(folder.path() / "left.gpkg", test::project_options());
        writer.add(test::full_event());
    } // never finished
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a GeoJSON on a full disk keeps the old file too")
{
    test::TemporaryFolder folder;
    auto const file = folder.write("x.geojson", "old");
    {
        test::SmallDisk const full(100'000);
        std::vector<events::Event> const many(400, test::full_event());
        CHECK_THROWS_AS(exchange::write_geojson(file, many), FileError);
    }
    CHECK(read_file(file) == "old");
    CHECK(files_in(folder.path()) == 1);
}
