#include <doctest/doctest.h>

#include <fstream>
#include <random>

#include "base/error.h"
#include "base/files.h"
#include "layers/database.h"
#include "project/lock.h"
#include "project/project_checks.h"
#include "project/project_file.h"
#include "project/project_reader.h"
#include "project/schema.h"
#include "support/temporary_folder.h"

using namespace placetime;
using project::Mode;
using project::ProjectFile;

namespace {

project::Content read(ProjectFile const& file)
{
    Diagnostics diagnostics;
    auto content = file.read(diagnostics);
    CHECK(diagnostics.empty());
    return content;
}

project::Content read(std::filesystem::path const& file)
{
    return read(ProjectFile::open(file, Mode::read));
}

template <class Step> std::string error_of(Step&& step)
{
    try {
        step();
    } catch (Error const& error) {
        return error.what();
    }
    return {};
}

std::size_t files_in(std::filesystem::path const& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                                  std::filesystem::directory_iterator()));
}

} // namespace

TEST_CASE("all that a project holds comes back")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto const content = test::sample_content();
    {
        auto const made = ProjectFile::create(file, test::project_options(), content);
        CHECK_FALSE(made.read_only());
        CHECK(made.schema_version() == project::kSchemaVersion);
    }
    CHECK(files_in(folder.path()) == 1);
    auto const opened = ProjectFile::open(file);
    CHECK_FALSE(opened.read_only());
    CHECK(opened.read_only_reason().empty());
    CHECK(opened.backup().empty());
    auto const back = read(opened);
    CHECK(test::texts_of(back.events) == test::texts_of(content.events));
    CHECK(back.layers == content.layers);
    CHECK(back.slides == content.slides);
    CHECK(back.view == content.view);
    REQUIRE(back.audit.size() == 2);
    CHECK(back.audit.front() == content.audit.front());
    CHECK(back.audit.back().detail == "4 events of 1 reports");
    REQUIRE(back.reports.size() == 1);
    auto const& report = back.reports.front();
    auto const& was = content.reports.front();
    CHECK(report.id == was.id);
    CHECK(report.title == was.title);
    CHECK(report.date == was.date);
    CHECK(report.precision == was.precision);
    CHECK(report.date_source == was.date_source);
    CHECK(report.publisher == was.publisher);
    CHECK(report.url == was.url);
    CHECK(report.language == was.language);
    CHECK(report.file == was.file);
    CHECK(report.text == was.text);
    REQUIRE(report.mentions.size() == 2);
    auto const& place = report.mentions.front();
    CHECK(place.what == project::MentionRecord::What::place);
    CHECK(place.start == 28);
    CHECK(place.end == 30);
    CHECK(place.text == "Ош");
    CHECK(place.place_id == "gn:1527534");
    CHECK(place.kind == "city");
    CHECK(place.country == "KG");
    CHECK(place.point == geo::LonLat{72.79, 40.53});
    CHECK(place.precision_m == 5000);
    CHECK(place.confidence == 0.5);
    REQUIRE(place.candidates.size() == 2);
    CHECK(place.candidates[1].kind == "admin1");
    CHECK(place.candidates[1].point == geo::LonLat{73, 40});
    CHECK(place.candidates[1].score == 0.125);
    auto const& when = report.mentions.back();
    CHECK(when.what == project::MentionRecord::What::time);
    CHECK(when.timex_value == "2021-05-03");
    CHECK(when.when == was.mentions.back().when);
}

TEST_CASE("two reports of one id keep their own mentions")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto content = test::sample_content();
    content.reports.push_back(content.reports.front());
    auto& second = content.reports.back();
    second.file = "other/strike.html";
    second.mentions.front().text = "Talas";
    second.mentions.front().candidates.resize(1);
    second.mentions.front().candidates.front().name = "Talas";
    ProjectFile::create(file, test::project_options(), content);
    auto const back = read(file);
    REQUIRE(back.reports.size() == 2);
    for (auto const& report : back.reports) REQUIRE(report.mentions.size() == 2);
    CHECK(back.reports[0].mentions[0].text == "Ош");
    CHECK(back.reports[1].mentions[0].text == "Talas");
    CHECK(back.reports[0].mentions[0].candidates.size() == 2);
    REQUIRE(back.reports[1].mentions[0].candidates.size() == 1);
    CHECK(back.reports[1].mentions[0].candidates[0].name == "Talas");
}

TEST_CASE("a save changes what it names and nothing else")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto content = test::sample_content();
    auto project = ProjectFile::create(file, test::project_options(), content);
    project::Changes changes;
    changes.view = project::ViewRecord{{"theme", "light"}, {"it's", "\"quoted\" 'so'"}};
    changes.audit = {{test::at("2022-01-02T03:04:05Z"), "edit", "one event"}};
    project.save(changes);
    auto back = read(project);
    CHECK(back.view == *changes.view);
    CHECK(back.layers == content.layers);
    CHECK(back.audit.back() == changes.audit.front());
    CHECK(test::texts_of(back.events) == test::texts_of(content.events));

    changes = {};
    changes.layers = std::vector<project::LayerRecord>{content.layers[1]};
    changes.slides.emplace();
    project.save(changes);
    back = read(project);
    CHECK(back.layers == *changes.layers);
    CHECK(back.slides.empty());
    CHECK(back.view.size() == 2);
}

TEST_CASE("events are changed in their place, added at the end, and removed from every table")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto expected = test::sample_events();
    auto project = ProjectFile::create(file, test::project_options(), test::sample_content());
    expected = project::events_of(read(project).events);
    auto const rows = [&](char const* table) {
        layers::Database const database(file, layers::Database::Access::read);
        return *database.value(std::string("SELECT count(*) FROM ") + table);
    };

    // the area loses its shape, what had no place gets one along a line, and one is new
    project::Changes changes;
    auto area = test::area_event();
    area.where->geometry = area.where->point;
    auto bare = test::bare_event();
    bare.where = test::line_event().where;
    auto fresh = test::full_event();
    fresh.id = "it's new";
    changes.events = test::changed({area, bare, fresh});
    project.save(changes);
    for (auto& event : expected)
        for (auto const& changed : {area, bare})
            if (event.id == changed.id) event = changed;
    expected.push_back(fresh);
    CHECK(test::texts_of(read(project).events) == test::texts_of(expected));
    CHECK(rows("event_areas") == "0");
    CHECK(rows("event_lines") == "2");
    CHECK(rows("event_points") == "5");
    CHECK(rows("events_unplaced") == "0");
    CHECK(rows("claims") == "5");
    CHECK(rows("rtree_event_lines_geom") == "2");

    changes = {};
    changes.events = test::changed({test::bare_event()});
    changes.removed = {expected.front().id, "none such"};
    project.save(changes);
    expected.erase(expected.begin());
    for (auto& event : expected)
        if (event.id == "ev-2") event = test::bare_event();
    CHECK(test::texts_of(read(project).events) == test::texts_of(expected));
    CHECK(rows("event_points") == "3");
    CHECK(rows("events_unplaced") == "1");
    CHECK(rows("event_lines") == "1");
    CHECK(rows("claims") == "4");
}

TEST_CASE("a report that is saved again replaces the one of its id")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto project = ProjectFile::create(file, test::project_options(), test::sample_content());
    project::Changes changes;
    changes.reports = test::sample_content().reports;
    changes.reports.front().mentions.pop_back();
    changes.reports.front().title = "Changed";
    auto other = changes.reports.front();
    other.id = "other";
    changes.reports.push_back(other);
    project.save(changes);
    auto const back = read(project);
    REQUIRE(back.reports.size() == 2);
    CHECK(back.reports[0].title == "Changed");
    CHECK(back.reports[0].mentions.size() == 1);
    CHECK(back.reports[0].mentions[0].candidates.size() == 2);
}

TEST_CASE("one may write; others read, are told who writes, and may write when it has ended")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    {
        auto const first =
            ProjectFile::create(file, test::project_options(), test::sample_content());
        auto second = ProjectFile::open(file);
        CHECK(second.read_only());
        CHECK(second.read_only_reason() ==
              file.string() + ": is open already in this program; it is opened read-only");
        CHECK(read(second).events.size() == 4);
        project::Changes changes;
        changes.view.emplace();
        CHECK(error_of([&] { second.save(changes); }) == second.read_only_reason());
        CHECK_FALSE(error_of([&] {
                        ProjectFile::create(file, test::project_options(), project::Content{});
                    }).empty());
        CHECK_FALSE(
            error_of([&] { project::write_project(file, {}, test::project_options()); }).empty());
        CHECK(read(first).events.size() == 4);
    }
    CHECK_FALSE(ProjectFile::open(file).read_only());
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("the side file that a dead program left is no lock")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    ProjectFile::create(file, test::project_options(), test::sample_content());
    std::ofstream(project::lock_file(file)) << "1 elsewhere\n";
    CHECK_FALSE(ProjectFile::open(file).read_only());
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a link to a project has the project's lock")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto const first = ProjectFile::create(file, test::project_options(), test::sample_content());
    auto const link = folder.path() / "link.gpkg";
    std::filesystem::create_symlink(file, link);
    CHECK(ProjectFile::open(link).read_only());
}

TEST_CASE("a file without permission to write opens read-only and says so")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    ProjectFile::create(file, test::project_options(), test::sample_content());
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    auto const opened = ProjectFile::open(file);
    CHECK(opened.read_only());
    CHECK(opened.read_only_reason() ==
          file.string() + ": is marked read-only; it is opened read-only");
    CHECK(read(opened).events.size() == 4);
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a project that was replaced or changed behind its back is not overwritten")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto const other = folder.path() / "y.gpkg";
    auto project = ProjectFile::create(file, test::project_options(), test::sample_content());
    project::Changes changes;
    changes.view.emplace();
    {
        layers::Database database(file, layers::Database::Access::write);
        database.execute("UPDATE placetime_project SET revision = 99");
    }
    CHECK(error_of([&] { project.save(changes); }).find("changed by another program") !=
          std::string::npos);
    ProjectFile::create(other, test::project_options(), test::sample_content());
    std::filesystem::rename(other, file);
    CHECK(error_of([&] { project.save(changes); }).find("replaced by another program") !=
          std::string::npos);
    std::filesystem::remove(file);
    CHECK_FALSE(error_of([&] { project.save(changes); }).empty());
    CHECK(files_in(folder.path()) == 1); // the lock
}

TEST_CASE("a disk that fills up during a save loses nothing that was saved")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto project = ProjectFile::create(file, test::project_options(), test::sample_content());
    auto const before = test::texts_of(read(project).events);
    project::Changes changes;
    for (int i = 0; i < 200; ++i) {
        auto event = test::full_event();
        event.id = "more-" + std::to_string(i);
        event.source_quote.assign(5000, 'q');
        changes.events.push_back({project::kNextSeq, event});
    }
    changes.removed = {before.front().substr(0, 4)};
    std::string message;
    {
        test::SmallDisk const full(std::filesystem::file_size(file) + 100'000);
        message = error_of([&] { project.save(changes); });
        CHECK(test::texts_of(read(project).events) == before);
    }
    CAPTURE(message);
    CHECK(message.starts_with(file.string() + ": cannot be written: "));
    CHECK(message.ends_with("(it holds what was saved before)"));
    CHECK(message.find('\n') == std::string::npos);
    CHECK(test::texts_of(read(project).events) == before);
    project.save(changes); // with room again
    CHECK(read(project).events.size() == 203);
}

TEST_CASE("what is no project, or damaged, gives a sentence")
{
    test::TemporaryFolder folder;
    auto const good = folder.path() / "good.gpkg";
    auto content = test::sample_content();
    for (int i = 0; i < 100; ++i) {
        auto event = test::area_event();
        event.id = "more-" + std::to_string(i);
        content.events.push_back({project::kNextSeq, event});
    }
    ProjectFile::create(good, test::project_options(), content);
    auto const bytes = read_file(good);
    auto const fails = [&](std::filesystem::path const& file) {
        auto const message = error_of([&] { ProjectFile::open(file); });
        CAPTURE(message);
        CHECK(message.starts_with(file.string() + ": "));
        CHECK(message.find('\n') == std::string::npos);
        CHECK(error_of([&] { ProjectFile::open(file, Mode::read); }) == message);
        CHECK_FALSE(project::is_project(file));
        return message;
    };
    fails(folder.path() / "none.gpkg");
    fails(folder.path());
    fails(folder.write("empty.gpkg", ""));
    fails(folder.write("text.gpkg", "This is no database."));
    fails(folder.write("head.gpkg", bytes.substr(0, 50)));
    fails(folder.write("half.gpkg", bytes.substr(0, bytes.size() / 2)));
    auto other = bytes;
    other.replace(68, 4, "NONE");
    auto const file = folder.write("id.gpkg", other);
    CHECK_FALSE(error_of([&] { ProjectFile::open(file); }).empty());
    {
        auto const plain = folder.path() / "plain.gpkg";
        layers::TableStore store(plain);
        store.add_table({"things", "", layers::GeometryKind::none, {{"a"}}});
        store.close();
        CHECK(fails(plain).find("is no project of Placetime") != std::string::npos);
    }
    // Pages overwritten at random: it opens or says why not, and so does reading and saving.
    std::mt19937 chance(20261124);
    for (int round = 0; round < 60; ++round) {
        auto hurt = bytes;
        auto const pages = hurt.size() / 4096;
        for (int times = 0; times <= round % 3; ++times) {
            auto const page = chance() % pages;
            auto const from = page * 4096 + (round % 2 == 0 ? 0 : chance() % 4000);
            auto const count = round % 2 == 0 ? 4096 : 1 + chance() % 90;
            for (std::size_t i = from; i < from + count; ++i) hurt[i] = static_cast<char>(chance());
        }
        auto const victim = folder.write("hurt.gpkg", hurt);
        auto const message = error_of([&] {
            auto opened = ProjectFile::open(victim);
            Diagnostics diagnostics;
            static_cast<void>(opened.read(diagnostics));
            project::Changes changes;
            changes.view = project::ViewRecord{{"a", "b"}};
            changes.events = test::changed({test::full_event(), test::bare_event()});
            opened.save(changes);
        });
        CAPTURE(message);
        CHECK((message.empty() || message.starts_with(victim.string() + ": ")));
        CHECK(message.find('\n') == std::string::npos);
        static_cast<void>(project::is_project(victim));
    }
}

TEST_CASE("text that is no UTF-8 and offsets outside the text are put right")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    ProjectFile::create(file, test::project_options(), test::sample_content());
    {
        layers::Database database(file, layers::Database::Access::write);
        database.execute("UPDATE event_points SET title = CAST(X'41ff42' AS TEXT)");
        database.execute("UPDATE mentions SET \"start\" = 99999, \"end\" = 5, number = -1");
        database.execute("UPDATE candidates SET \"rank\" = 'first', lat = 1e9");
    }
    auto const content = read(file);
    CHECK(content.events.front().event.title == "A\xEF\xBF\xBD"
                                          "B");
    for (auto const& mention : content.reports.at(0).mentions) {
        CHECK(mention.start == 5);
        CHECK(mention.end == 5);
        CHECK(mention.candidates.empty());
    }
}

TEST_CASE("reading can be cancelled")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto const project = ProjectFile::create(file, test::project_options(), test::sample_content());
    CancelToken cancel;
    cancel.cancel();
    Diagnostics diagnostics;
    CHECK_THROWS_AS(project.read(diagnostics, &cancel), Cancelled);
    CHECK(read(project).events.size() == 4);
}

TEST_CASE("QGIS's write-ahead log is read and folded in")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    ProjectFile::create(file, test::project_options(), test::sample_content());
    {
        layers::Database database(file, layers::Database::Access::write);
        CHECK(database.value("PRAGMA journal_mode=WAL") == "wal");
        database.execute("UPDATE \"view\" SET value = 'by QGIS' WHERE \"key\" = 'theme'");
        auto project = ProjectFile::open(file); // while QGIS has it open
        CHECK_FALSE(project.read_only());
        CHECK(read(project).view.at("theme") == "by QGIS");
        project::Changes changes;
        changes.view = project::ViewRecord{{"theme", "ours"}};
        project.save(changes);
        CHECK(database.value("SELECT value FROM \"view\"") == "ours");
        CHECK_FALSE(
            error_of([&] { project.replace(test::project_options(), [](auto&) {}); }).empty());
    }
    auto const project = ProjectFile::open(file);
    CHECK(read(project).view.at("theme") == "ours");
    CHECK(files_in(folder.path()) == 2); // and the lock
}
