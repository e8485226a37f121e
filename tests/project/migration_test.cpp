#include <doctest/doctest.h>

#include "base/error.h"
#include "base/files.h"
#include "layers/database.h"
#include "project/project_checks.h"
#include "project/project_reader.h"
#include "project/rows.h"
#include "support/temporary_folder.h"

using namespace placetime;
using project::Mode;
using project::ProjectFile;
using project::TableId;

namespace {

/// A project as schema 1 wrote it: its tables, without the columns and indexes that came later.
std::filesystem::path write_version_1(std::filesystem::path const& file)
{
    auto const tables = project::tables_of(1);
    layers::TableStore store(file);
    for (auto const& table : tables) store.add_table(table);
    store.begin();
    auto const insert = [&](project::Row row) {
        auto const at = static_cast<std::size_t>(row.table);
        row.cells.resize(tables[at].fields.size()); // later columns are the last
        store.insert(at, row.cells, row.geometry);
    };
    auto first = project::project_row("0.1.0", 0);
    first.cells.front() = std::int64_t{1};
    insert(first);
    auto const content = test::sample_content();
    std::int64_t seq = 0;
    for (auto event : project::events_of(content.events)) {
        if (event.where) {
            event.where->id = "gn:1527534";
            event.source_id = "strike";
            event.source_start = 0;
            event.source_end = 41;
            if (event.when) event.when->text = "Monday";
        }
        for (auto const& row : project::rows_of(event, seq)) insert(row);
        ++seq;
    }
    for (auto const& row : project::rows_of(content.reports.front())) insert(row);
    for (auto const& row : project::rows_of(content.view)) insert(row);
    store.commit();
    store.close();
    return file;
}

project::Content read(ProjectFile const& file)
{
    Diagnostics diagnostics;
    auto content = file.read(diagnostics);
    CHECK(diagnostics.empty());
    return content;
}

std::vector<std::string> columns_of(std::filesystem::path const& file, std::string const& table)
{
    std::vector<std::string> names;
    layers::Database const database(file, layers::Database::Access::read);
    database.for_each("SELECT name, type FROM pragma_table_info('" + table + "')",
                      [&](auto const&, layers::Feature const& row) {
                          names.push_back(row.values[0] + ' ' + row.values[1]);
                          return true;
                      });
    return names;
}

std::vector<std::string> indexes_of(std::filesystem::path const& file)
{
    std::vector<std::string> names;
    layers::Database const database(file, layers::Database::Access::read);
    database.for_each("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name",
                      [&](auto const&, layers::Feature const& row) {
                          names.push_back(row.values[0]);
                          return true;
                      });
    return names;
}

} // namespace

TEST_CASE("a project of schema 1 is read without being changed")
{
    test::TemporaryFolder folder;
    auto const file = write_version_1(folder.path() / "old.gpkg");
    auto const bytes = read_file(file);
    auto const opened = ProjectFile::open(file, Mode::read);
    CHECK(opened.schema_version() == 1);
    auto const content = read(opened);
    CHECK(content.events.size() == 4);
    CHECK_FALSE(content.events.front().event.place_index.has_value());
    CHECK(content.reports.at(0).mentions.size() == 2);
    CHECK(content.view.size() == 2);
    Diagnostics diagnostics;
    CHECK(project::read_project_events(file, diagnostics).size() == 4);
    CHECK(read_file(file) == bytes);
}

TEST_CASE("opened for writing it is migrated, and a copy is kept as it was")
{
    test::TemporaryFolder folder;
    auto const file = write_version_1(folder.path() / "old.gpkg");
    auto const bytes = read_file(file);
    auto project = ProjectFile::open(file);
    CHECK_FALSE(project.read_only());
    CHECK(project.schema_version() == project::kSchemaVersion);
    CHECK(project.backup() == folder.path() / "old.v1.gpkg");
    CHECK(read_file(project.backup()) == bytes);
    auto const content = read(project);
    REQUIRE(content.events.size() == 4);
    // found by place and text among the mentions of its sentence
    CHECK(content.events[0].event.place_index == 0);
    CHECK(content.events[0].event.time_index == 0);
    CHECK_FALSE(content.events[1].event.place_index.has_value());
    project::Changes changes;
    changes.events = test::changed({test::bare_event()});
    project.save(changes);
    CHECK(read(project).events.size() == 4);
}

TEST_CASE("after the migration its tables and indexes are those of a new project")
{
    test::TemporaryFolder folder;
    auto const old = write_version_1(folder.path() / "old.gpkg");
    ProjectFile::open(old);
    auto const fresh = folder.path() / "fresh.gpkg";
    ProjectFile::create(fresh, test::project_options(), test::sample_content());
    for (auto const& table : project::tables()) {
        CAPTURE(table.name);
        CHECK(columns_of(old, table.name) == columns_of(fresh, table.name));
    }
    CHECK(indexes_of(old) == indexes_of(fresh));
    CHECK(ProjectFile::open(old).backup().empty()); // once
}

TEST_CASE("an older schema that cannot be migrated opens read-only and says why")
{
    test::TemporaryFolder folder;
    auto const file = write_version_1(folder.path() / "old.gpkg");
    auto const bytes = read_file(file);
    {
        test::SmallDisk const full(20'000);
        auto const opened = ProjectFile::open(file);
        CHECK(opened.read_only());
        CHECK(opened.read_only_reason().find("schema 1") != std::string::npos);
        CHECK(opened.schema_version() == 1);
        CHECK(read(opened).events.size() == 4);
    }
    CHECK(read_file(file) == bytes);
    CHECK_FALSE(ProjectFile::open(file).read_only());
}

TEST_CASE("a schema of the future is refused")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    ProjectFile::create(file, test::project_options(), test::sample_content());
    {
        layers::Database database(file, layers::Database::Access::write);
        database.execute("UPDATE placetime_project SET schema_version = 4");
    }
    CHECK_THROWS_WITH_AS(ProjectFile::open(file), doctest::Contains("newer Placetime (schema 4"),
                         FormatError);
    CHECK(project::is_project(file));
    {
        layers::Database database(file, layers::Database::Access::write);
        database.execute("UPDATE placetime_project SET schema_version = NULL");
    }
    CHECK_THROWS_WITH_AS(ProjectFile::open(file), doctest::Contains("damaged"), FormatError);
}
