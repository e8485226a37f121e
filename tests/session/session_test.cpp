#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/error.h"
#include "session/moments.h"
#include "session/session.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::session;
using test::at;
namespace fs = std::filesystem;

namespace {

events::Event event(std::string id, std::string_view day, geo::LonLat point = {74.6, 42.87})
{
    auto const begin = at(day);
    auto e = test::drawn_event(std::move(id), day, day, point);
    e.when->interval.end = begin + time::Seconds(86'400);
    e.source_id = "report-1";
    return e;
}

project::ReportRecord report(std::string id)
{
    project::ReportRecord record;
    record.id = std::move(id);
    record.title = "Unrest";
    record.text = "Protesters stormed the White House in Bishkek.";
    return record;
}

/// Files of the test: a name says what is in it; .gpkg is a real project.
Opened load(std::vector<std::string> const& files, std::vector<curation::NameRule> const&,
            CancelToken const&, Progress const&)
{
    Opened opened;
    std::vector<events::Event> events;
    for (auto const& file : files) {
        auto const name = fs::path(file).filename().string();
        if (name.ends_with(".gpkg")) {
            opened.project =
                std::make_shared<project::ProjectFile>(project::ProjectFile::open(file));
            auto content = opened.project->read(opened.diagnostics);
            for (auto const& layer : content.layers)
                opened.layers.push_back(load_layer(layer, fs::path(file).parent_path()));
            opened.take(std::move(content));
        } else if (name.ends_with(".geojson")) {
            opened.layers.push_back(load_layer(file));
        } else if (name == "week.csv" || name == "report.txt") {
            events = {event("a", "2020-10-04"), event("b", "2020-10-06"), event("c", "2020-10-09")};
            if (name == "report.txt") opened.reports = {report("report-1")};
        } else if (name == "more.csv") {
            events = {event("d", "2020-10-02"), event("e", "2020-10-20", {72.8, 40.5})};
        } else {
            throw FileError("cannot read " + file + ": no such file");
        }
    }
    opened.title = fs::path(files.front()).stem().string();
    if (!events.empty()) opened.table = events::EventTable::from(std::move(events));
    return opened;
}

SessionOptions options(test::TemporaryFolder const& folder)
{
    SessionOptions options;
    options.loader = load;
    options.settings_files = {folder.path() / "config/settings.json",
                              folder.path() / "state/recent.json"};
    options.recovery_folder = folder.path() / "recovery";
    options.version = "0.3";
    return options;
}

/// Lets everything come to rest, then so many seconds pass.
void pass(Session& session, double seconds = 0)
{
    for (double t = 0; t <= seconds; t += 0.25) {
        session.tasks.finish();
        session.update(0.25);
    }
    session.tasks.finish();
    session.update(0.001);
}

project::Content content_of(fs::path const& file)
{
    Diagnostics diagnostics;
    return project::ProjectFile::open(file, project::Mode::read).read(diagnostics);
}

bool says(Session const& session, std::string_view text)
{
    return std::ranges::any_of(session.notices(), [&](Notice const& notice) {
        return notice.text.find(text) != std::string::npos;
    });
}

/// A project with one report.
void save_report(Session& session, fs::path const& file)
{
    session.open({"report.txt"});
    pass(session);
    session.save_as(file);
    pass(session);
}

} // namespace

TEST_CASE("files are opened as a task, all is shown, recent files are remembered")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    session.camera.resize({0, 0, 1000, 700});
    CHECK_FALSE(session.document().is_open());
    session.open({"week.csv"});
    CHECK(session.opening());
    CHECK(session.next_update() < 1);
    pass(session, 1);
    CHECK_FALSE(session.opening());
    CHECK(session.document().title == "week");
    CHECK(session.table()->size() == 3);
    CHECK(session.counts().shown == 3);
    CHECK(session.timeline.shows_all());
    CHECK(session.list.size() == 3);
    CHECK_FALSE(session.must_ask());
    REQUIRE(session.settings.recent_files.size() == 1);
    auto const on_map = session.camera.camera().to_screen(geo::LonLat{74.6, 42.87});
    REQUIRE(on_map);
    CHECK(session.camera.camera().frame().contains(*on_map));
}

TEST_CASE("a file that cannot be read is a notice, and what was open stays")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    session.open({"week.csv"});
    pass(session);
    session.open({"missing.csv"});
    pass(session);
    CHECK(says(session, "cannot read missing.csv"));
    CHECK(session.notices().back().kind == Notice::Kind::error);
    CHECK(session.table()->size() == 3);
    session.dismiss(session.notices().back().id);
    CHECK(session.notices().empty());
}

TEST_CASE("notices grow old, errors stay")
{
    Session session({});
    session.say(Notice::Kind::info, "Saved.");
    session.say(Notice::Kind::error, "Trouble.");
    session.say(Notice::Kind::info, "Saved.");
    CHECK(session.notices().size() == 2);
    CHECK(session.next_update() == doctest::Approx(Session::kNoticeSeconds));
    session.update(Session::kNoticeSeconds + 0.1);
    REQUIRE(session.notices().size() == 1);
    CHECK(session.notices()[0].text == "Trouble.");
    CHECK(std::isinf(session.next_update()));
}

TEST_CASE("files are added: layers on top, events to the others, the selection kept")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    session.camera.resize({0, 0, 1000, 700});
    session.open({"week.csv"});
    pass(session);
    session.select(*session.table()->find("b"));
    auto const roads = folder.write(
        "roads.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
        R"({"type":"LineString","coordinates":[[72.8,40.5],[74.6,42.9]]}}]})");
    session.add({roads.string()});
    pass(session);
    CHECK(session.layers.layers().size() == 1);
    CHECK(session.table()->size() == 3);
    session.add({"more.csv"});
    pass(session);
    CHECK(session.table()->size() == 5);
    CHECK(session.table()->id(*session.selection.primary()) == "b");
    CHECK(session.timeline.shows_all());
    CHECK(session.timeline.begin() == at("2020-10-02"));
    CHECK(session.must_ask()); // together they are in no file
}

TEST_CASE("saved as a project, everything is there when it is opened again")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "work.gpkg";
    project::ViewRecord view;
    {
        Session session(options(folder));
        session.camera.resize({0, 0, 1000, 700});
        session.open({"report.txt"});
        pass(session, 1);
        CHECK(session.must_ask());
        session.filters.set_type(events::Type::riots, false);
        session.timeline.set_window({at("2020-10-05"), at("2020-10-07")});
        pass(session, 1);
        view = session.view_record();
        session.save_as(folder.path() / "work"); // the extension is added
        pass(session);
        CHECK(says(session, "Saved"));
        CHECK(session.document().title == "work");
        CHECK_FALSE(session.must_ask());
        CHECK_FALSE(session.document().changed());
    }
    Session session(options(folder));
    session.camera.resize({0, 0, 1000, 700});
    session.open({file.string()});
    pass(session);
    CHECK(session.table()->size() == 3);
    CHECK(session.document().reports->size() == 1);
    CHECK(session.document().report("report-1") != nullptr);
    auto const again = session.view_record();
    for (auto const& [key, value] : view)
        if (key != "across_m" && key != "center") CHECK(again.at(key) == value);
    CHECK(session.counts().shown == 1);
}

TEST_CASE("changes are saved by themselves after two quiet seconds; looking is no change")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "work.gpkg";
    {
        Session session(options(folder));
        save_report(session, file);
    }
    Session session(options(folder));
    session.camera.resize({0, 0, 1000, 700});
    session.open({file.string()});
    pass(session, 5);
    auto const untouched = fs::last_write_time(file);
    session.camera.resize({0, 0, 900, 700});
    pass(session, 5);
    CHECK(fs::last_write_time(file) == untouched);

    session.timeline.set_window({at("2020-10-05"), at("2020-10-07")});
    session.update(1);
    CHECK(session.next_update() <= Session::kAutosaveAfter);
    session.filters.set_background(true);
    session.update(1.5);
    session.update(1);
    CHECK_FALSE(session.saving());
    session.update(1.5);
    CHECK(session.saving());
    pass(session);
    CHECK(content_of(file).view.at("begin") == "2020-10-05T00:00:00Z");
    CHECK(content_of(file).view.at("filters") == R"({"background":true})");

    session.add({"more.csv"});
    pass(session, 3);
    CHECK(content_of(file).events.size() == 5);
    CHECK_FALSE(session.document().changed());
}

TEST_CASE("while it plays nothing is saved")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    save_report(session, folder.path() / "work.gpkg");
    session.playback.at_end = AtEnd::loop;
    session.playback.play(session.timeline);
    CHECK(session.next_update() == 0);
    for (int i = 0; i < 100; ++i) {
        session.update(0.1);
        CHECK_FALSE(session.saving());
    }
}

TEST_CASE("the last change is saved when the program is left")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "work.gpkg";
    {
        Session session(options(folder));
        save_report(session, file);
        session.timeline.set_window({at("2020-10-05"), at("2020-10-07")});
        session.settings.theme = scene::Theme::dark;
        session.update(0.1);
    }
    CHECK(content_of(file).view.at("end") == "2020-10-07T00:00:00Z");
    CHECK(load_settings(options(folder).settings_files).settings.theme == scene::Theme::dark);
}

TEST_CASE("a second session has the project read-only and says so")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "work.gpkg";
    Session first(options(folder));
    save_report(first, file);
    Session second(options(folder));
    second.open({file.string()});
    pass(second);
    CHECK_FALSE(second.document().read_only_reason().empty());
    CHECK(says(second, "read-only"));
    int asked = 0;
    second.hooks.save_as_dialog = [&] { ++asked; };
    second.save();
    CHECK(asked == 1);
    second.timeline.set_window({at("2020-10-05"), at("2020-10-07")});
    pass(second, 5);
    CHECK_FALSE(says(second, "Saved"));
    second.save_as(folder.path() / "copy.gpkg");
    pass(second);
    CHECK(second.document().read_only_reason().empty());
    CHECK(content_of(folder.path() / "copy.gpkg").events.size() == 3);
}

TEST_CASE("a save that fails is said, and nothing is lost")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    session.open({"report.txt"});
    pass(session);
    session.save_as(folder.path() / "no" / "such" / "folder.gpkg");
    pass(session);
    REQUIRE_FALSE(session.notices().empty());
    CHECK(session.notices().back().kind == Notice::Kind::error);
    CHECK(session.must_ask());
    CHECK(session.table()->size() == 3);
}

TEST_CASE("unsaved work is kept beside, and recovered after a crash")
{
    test::TemporaryFolder const folder;
    {
        Session session(options(folder));
        session.open({"report.txt"});
        pass(session, Session::kRecoverEvery + 1);
        CHECK_FALSE(fs::is_empty(folder.path() / "recovery"));
        CHECK(session.recoverable().empty()); // it lives
        // As a crash leaves it: a copy of the file whose program is gone.
        for (auto const& entry : fs::directory_iterator(folder.path() / "recovery"))
            if (entry.path().extension() == ".gpkg")
                fs::copy_file(entry.path(), folder.path() / "left.gpkg");
    }
    CHECK(fs::is_empty(folder.path() / "recovery")); // left on purpose
    fs::copy_file(folder.path() / "left.gpkg", folder.path() / "recovery/report-99999999.gpkg");
    Session session(options(folder));
    auto const left = session.recoverable();
    REQUIRE(left.size() == 1);
    session.recover(left[0]);
    pass(session);
    CHECK(session.table()->size() == 3);
    CHECK(session.must_ask());
    CHECK_FALSE(session.document().project);
    pass(session, 1);
    CHECK(session.recoverable().empty()); // its own copy took its place
    session.save_as(folder.path() / "work.gpkg");
    pass(session);
    CHECK(content_of(folder.path() / "work.gpkg").reports.size() == 1);
    CHECK_FALSE(session.must_ask());
}

TEST_CASE("the samples ask nobody to save them")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    auto opened = load({"report.txt"}, {}, {}, {});
    opened.disposable = true;
    session.show(std::move(opened), {"samples"});
    pass(session, Session::kRecoverEvery + 1);
    CHECK_FALSE(session.must_ask());
    CHECK(session.settings.recent_files.empty());
    CHECK_FALSE(fs::exists(folder.path() / "recovery"));
}

TEST_CASE("the histogram follows filters and axis")
{
    Session session({});
    session.show(load({"week.csv"}, {}, {}, {}), {"week.csv"});
    session.update(0.1);
    auto const sum = [&] {
        std::uint32_t all = 0;
        for (auto const& bin : session.histogram(600).bins)
            for (auto const count : bin) all += count;
        return all;
    };
    CHECK(sum() == 3);
    session.filters.set_type(events::Type::protests, false);
    session.update(0.1);
    CHECK(sum() == 0);
    session.filters.reset();
    session.update(0.1);
    session.timeline.axis().show({at("2020-10-06"), at("2020-10-07")});
    CHECK(sum() == 1);
}

TEST_CASE("the selected event is brought into view and into time")
{
    Session session({});
    session.camera.resize({0, 0, 1000, 700});
    session.show(load({"more.csv"}, {}, {}, {}), {"more.csv"});
    session.update(1);
    session.camera.look_at({10, 50}, 100'000);
    auto const row = *session.table()->find("e");
    session.select(row, true);
    CHECK(session.settings.panels.details);
    session.update(1);
    CHECK(session.camera.camera().frame().contains(
        *session.camera.camera().to_screen(geo::LonLat{72.8, 40.5})));
    session.timeline.set_window({at("2020-10-02"), at("2020-10-03")});
    session.reveal_selection();
    CHECK(session.timeline.begin() == at("2020-10-20"));
    session.fit_selection();
    session.update(1);
    CHECK(session.camera.across() < 100'000);
}

TEST_CASE("a country-wide event does not take the map to the country's middle while it is in sight")
{
    auto wide = event("wide", "2020-10-06", {75, 41.5});
    wide.where->kind = "country";
    geo::Line const ring{{69, 39}, {80, 39}, {80, 43}, {69, 43}, {69, 39}};
    wide.where->geometry = geo::MultiPolygon{{ring}};
    Opened opened;
    opened.table = events::EventTable::from({wide, event("point", "2020-10-07")});
    opened.title = "wide";
    Session session({});
    session.camera.resize({0, 0, 1000, 700});
    session.show(std::move(opened), {"wide.csv"});
    session.update(1);
    session.camera.look_at({71, 40}, 100'000);
    session.update(1);
    auto const before = session.camera.camera().center();
    session.select(*session.table()->find("wide"), true);
    session.update(1);
    CHECK(session.camera.camera().center() == before);
    session.camera.look_at({10, 50}, 100'000);
    session.select(*session.table()->find("wide"), true);
    session.update(1);
    CHECK(session.camera.camera().frame().contains(
        *session.camera.camera().to_screen(geo::LonLat{75, 41.5})));
}

TEST_CASE("opening over work that is not saved asks first")
{
    SessionOptions options;
    options.loader = load;
    Session session(std::move(options));
    Opened opened;
    opened.table = events::EventTable::from({event("only", "2020-10-06")});
    opened.reports = {project::ReportRecord{}};
    opened.title = "reports";
    session.show(std::move(opened), {"report.txt"});
    REQUIRE(session.must_ask());
    std::function<void()> answer;
    session.hooks.ask_to_replace = [&](std::function<void()> then) { answer = std::move(then); };
    session.open({"more.csv"});
    CHECK_FALSE(session.opening());
    REQUIRE(answer);
    answer();
    CHECK(session.opening());
}

TEST_CASE("a drawn region filters")
{
    Session session({});
    session.show(load({"more.csv"}, {}, {}, {}), {"more.csv"});
    session.tools.choose(Tool::region);
    for (auto const corner : {geo::LonLat{70, 39}, {74, 39}, {74, 42}, {70, 42}})
        session.tools.add(corner);
    session.finish_tool();
    CHECK(session.tools.tool() == Tool::pan);
    session.update(0.1);
    CHECK(session.counts().shown == 1);
}

TEST_CASE("an empty session can be used without harm")
{
    Session session({});
    session.fit_events();
    session.fit_selection();
    session.select_next();
    session.select(5, true);
    session.reveal_selection();
    session.save();
    session.save_as("nowhere.gpkg");
    session.open({"x"}); // no loader
    session.finish_tool();
    session.update(0.1);
    CHECK_FALSE(session.update(0.1));
    CHECK(session.counts().total == 0);
    CHECK(session.histogram(100).bins.size() > 10);
    CHECK_FALSE(fs::exists("nowhere.gpkg"));
}
