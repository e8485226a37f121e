#include <doctest/doctest.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "layers/database.h"
#include "project/edit_json.h"
#include "project/project_checks.h"
#include "project/project_reader.h"
#include "project/rows.h"
#include "support/temporary_folder.h"

using namespace placetime;
using project::Mode;
using project::ProjectFile;
using project::TableId;

namespace {

/// A project as an older schema wrote it: its tables, without the columns and indexes that came
/// later.
std::filesystem::path write_version(int version, std::filesystem::path const& file)
{
    auto const tables = project::tables_of(version);
    layers::TableStore store(file);
    for (auto const& table : tables) store.add_table(table);
    store.begin();
    auto const insert = [&](project::Row row) {
        auto const at = static_cast<std::size_t>(row.table);
        row.cells.resize(tables[at].fields.size()); // later columns are the last
        store.insert(at, row.cells, row.geometry);
    };
    auto first = project::project_row("0.1.0", 0);
    first.cells.front() = std::int64_t{version};
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
    for (auto const& entry : content.audit) insert(project::row_of(entry));
    store.commit();
    store.close();
    return file;
}

std::filesystem::path write_version_1(std::filesystem::path const& file)
{
    return write_version(1, file);
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

std::vector<std::string> names_of(std::filesystem::path const& file, std::string const& type)
{
    std::vector<std::string> names;
    layers::Database const database(file, layers::Database::Access::read);
    database.for_each("SELECT name FROM sqlite_master WHERE type = '" + type + "' ORDER BY name",
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

TEST_CASE("after the migration its tables, indexes and triggers are those of a new project")
{
    test::TemporaryFolder folder;
    auto const fresh = folder.path() / "fresh.gpkg";
    ProjectFile::create(fresh, test::project_options(), test::sample_content());
    for (int version = 1; version < project::kSchemaVersion; ++version) {
        CAPTURE(version);
        auto const old = write_version(version, folder.path() / fmt::format("{}.gpkg", version));
        ProjectFile::open(old);
        for (auto const& table : project::tables()) {
            CAPTURE(table.name);
            CHECK(columns_of(old, table.name) == columns_of(fresh, table.name));
        }
        for (char const* type : {"index", "trigger", "table"})
            CHECK(names_of(old, type) == names_of(fresh, type));
        CHECK(ProjectFile::open(old).backup().empty()); // once
    }
}

TEST_CASE("of schema 2 claims are numbered and told, and all that came later can be saved")
{
    test::TemporaryFolder folder;
    auto const file = write_version(2, folder.path() / "old.gpkg");
    {
        auto const old = ProjectFile::open(file, Mode::read);
        CHECK(old.schema_version() == 2);
        auto const content = read(old);
        CHECK(content.events.size() == 4);
        CHECK(content.names.empty());
        CHECK(content.distinct.empty());
        CHECK(content.audit.size() == 1);
    }
    auto project = ProjectFile::open(file);
    CHECK(project.backup() == folder.path() / "old.v2.gpkg");
    {
        layers::Database const database(file, layers::Database::Access::read);
        auto const value = [&](char const* select) { return *database.value(select); };
        CHECK(value("SELECT count(*) FROM claims WHERE number = 0 AND claim_id = event_id AND "
                    "feature IS NULL") == "4");
        CHECK(value("SELECT title FROM claims WHERE event_id = 'ev-2'") == "Talks");
        CHECK(value("SELECT place FROM claims WHERE event_id = 'ev-4'") == "Karagandy");
        CHECK(value("SELECT count(*) FROM claims WHERE \"begin\" IS NOT NULL") == "2");
    }
    curation::Edit edit;
    edit.number = 1;
    edit.kind = "merge";
    edit.before = {{1, test::bare_event()}, {2, test::area_event()}};
    auto merged = test::merged_event();
    merged.id = "ev-2";
    edit.after = {{1, merged}};
    edit.names_after = {{"Osh", *test::line_event().where}};
    edit.distinct_after = {{"a", "b"}};
    project.save(project::changes_of(edit));
    auto const content = read(project);
    CHECK(content.events.size() == 3);
    CHECK(content.events[1].event.claims.size() == 2);
    CHECK(content.events[1].event.reliability == 'B');
    CHECK(content.names.size() == 1);
    CHECK(content.distinct.size() == 1);
    CHECK(project::edits_of(content.audit).size() == 1);
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
