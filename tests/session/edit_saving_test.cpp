#include <doctest/doctest.h>

#include <sstream>

#include "curation/random_edits.h"
#include "project/edit_json.h"
#include "project/project_dump.h"
#include "session/bench_session.h"
#include "session/edit_changes.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::session;
using test::at;
using test::settle;
namespace fs = std::filesystem;

namespace {

Opened load(std::vector<std::string> const& files, std::vector<curation::NameRule> const&,
            CancelToken const&, Progress const&)
{
    fs::path const file(files.front());
    if (file.extension() == ".gpkg") return test::opened_project(file);
    Opened opened;
    opened.title = file.stem().string();
    auto events = test::many(file.filename() == "more.csv" ? 3 : 12);
    if (file.filename() == "more.csv")
        for (auto& event : events) event.id += " more";
    opened.table = events::EventTable::from(std::move(events));
    return opened;
}

SessionOptions options(test::TemporaryFolder const& folder)
{
    SessionOptions options;
    options.loader = load;
    options.recovery_folder = folder.path() / "recovery";
    options.version = "0.4";
    return options;
}

/// Opens the events as a project of its own.
fs::path begin(Session& session, test::TemporaryFolder const& folder)
{
    auto const file = folder.path() / "work.gpkg";
    session.camera.resize({0, 0, 800, 600});
    session.open({"events.csv"});
    settle(session);
    session.save_as(file);
    settle(session);
    return file;
}

project::Content content_of(fs::path const& file)
{
    Diagnostics diagnostics;
    return project::ProjectFile::open(file, project::Mode::read).read(diagnostics);
}

std::string title_in(project::Content const& content, std::string_view id)
{
    for (auto const& placed : content.events)
        if (placed.event.id == id) return placed.event.title;
    return {};
}

/// All but the view: where the timeline stands is no content.
std::string dump_of(fs::path const& file)
{
    std::istringstream all(test::dump_of(file));
    std::string out;
    for (std::string line; std::getline(all, line);)
        if (!line.starts_with("view ")) out += line + '\n';
    return out;
}

void set_title(Session& session, std::string id, std::string title)
{
    session.edit(
        curation::set_title(session.workspace(), std::vector{std::move(id)}, std::move(title)));
}

std::size_t edits_in(project::Content const& content)
{
    return project::edits_of(content.audit).size();
}

} // namespace

TEST_CASE("each edit is written to the project at once, with who, when and why")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    auto const file = begin(session, folder);
    session.update(0.01, at("2026-05-01T10:00"));
    session.settings.analyst = "A. Nalyst";
    session.note = "the film shows it";
    set_title(session, "e1", "Edited");
    CHECK(session.saving());
    session.tasks.finish();
    auto const content = content_of(file);
    CHECK(title_in(content, "e1") == "Edited");
    auto const edits = project::edits_of(content.audit);
    REQUIRE(edits.size() == 1);
    CHECK(edits[0].who == "A. Nalyst");
    CHECK(edits[0].why == "the film shows it");
    CHECK(edits[0].at == at("2026-05-01T10:00"));
    CHECK(edits[0].kind == "title");
    CHECK_FALSE(session.document().changed());
}

TEST_CASE("edits that come while one is written follow together, in order")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    auto const file = begin(session, folder);
    for (int i = 1; i <= 5; ++i) set_title(session, "e1", "Edit " + std::to_string(i));
    std::vector<std::string> const two{"e2", "e3"};
    session.edit(curation::merge(session.workspace(), two));
    session.undo();
    CHECK(session.document().changed());
    settle(session);
    CHECK_FALSE(session.document().changed());
    auto const content = content_of(file);
    CHECK(title_in(content, "e1") == "Edit 5");
    CHECK(content.events.size() == 12);
    auto const edits = project::edits_of(content.audit);
    REQUIRE(edits.size() == 7);
    for (std::size_t i = 0; i < edits.size(); ++i) CHECK(edits[i].number == i + 1);
    CHECK(edits[6].undoes == 6);
}

TEST_CASE("reopened, a project is undone and made again as before")
{
    test::TemporaryFolder const folder;
    fs::path file;
    std::string fresh, edited;
    {
        Session session(options(folder));
        file = begin(session, folder);
        fresh = dump_of(file);
        std::vector<std::string> const two{"e2", "e5"};
        session.edit(curation::merge(session.workspace(), two));
        session.edit(
            curation::apply_name(session.workspace(), "Talas", test::town("Osh", {72.8, 40.5})));
        std::vector<std::string> const pair{"e0", "e1"};
        session.edit(curation::keep_apart(session.workspace(), pair));
        settle(session);
        edited = dump_of(file);
        CHECK((edited != fresh));
    }
    {
        Session session(options(folder));
        session.open({file.string()});
        settle(session);
        REQUIRE(session.history().next_undo());
        CHECK(session.workspace().names().size() == 1);
        CHECK(session.workspace().distinct().size() == 1);
        CHECK(session.undo());
        CHECK(session.undo());
        settle(session);
    }
    Session session(options(folder));
    session.open({file.string()});
    settle(session);
    CHECK(session.undo());
    CHECK_FALSE(session.undo());
    settle(session);
    CHECK((dump_of(file) == fresh));
    for (int i = 0; i < 3; ++i) CHECK(session.redo());
    settle(session);
    CHECK((dump_of(file) == edited));
    CHECK(edits_in(content_of(file)) == 9);
}

TEST_CASE("a thousand random edits and a thousand undos leave the project as it was, byte for byte")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    auto const file = begin(session, folder);
    auto const fresh = dump_of(file);
    auto const start = session.workspace();
    std::mt19937 random(20261124);
    int made = 0;
    while (made < 1000) {
        auto edit = test::random_edit(session.workspace(), random);
        if (!edit) continue;
        REQUIRE(session.edit(std::move(edit)));
        if (++made % 50 == 0) settle(session);
    }
    settle(session);
    auto const edited = dump_of(file);
    auto const end = session.workspace();
    for (int i = 1; i <= 1000; ++i) {
        REQUIRE(session.undo());
        if (i % 50 == 0) settle(session);
    }
    CHECK_FALSE(session.undo());
    settle(session);
    CHECK(test::same_content(session.workspace(), start));
    CHECK((dump_of(file) == fresh));
    for (int i = 1; i <= 1000; ++i) {
        REQUIRE(session.redo());
        if (i % 50 == 0) settle(session);
    }
    settle(session);
    CHECK(test::same_content(session.workspace(), end));
    CHECK((dump_of(file) == edited));
    CHECK(edits_in(content_of(file)) == 3000);

    // The program is left, and the project opened again: what a file holds is undone alike.
    session.show(load({"events.csv"}, {}, {}, {}), {"events.csv"});
    settle(session);
    Session again(options(folder));
    again.open({file.string()});
    settle(again);
    for (int i = 1; i <= 1000; ++i) {
        REQUIRE(again.undo());
        if (i % 50 == 0) settle(again);
    }
    CHECK_FALSE(again.undo());
    settle(again);
    CHECK((dump_of(file) == fresh));
}

TEST_CASE("a project that is open elsewhere is not edited, and a sentence says what to do")
{
    test::TemporaryFolder const folder;
    Session first(options(folder));
    auto const file = begin(first, folder);
    Session second(options(folder));
    second.open({file.string()});
    settle(second);
    set_title(second, "e1", "Edited");
    CHECK(second.history().log().empty());
    CHECK(second.notices().back().text.find("Save a copy to edit it") != std::string::npos);
    CHECK_FALSE(run_command(second, "edit.undo"));
    second.save_as(folder.path() / "copy.gpkg");
    settle(second);
    set_title(second, "e1", "Edited");
    settle(second);
    CHECK(title_in(content_of(folder.path() / "copy.gpkg"), "e1") == "Edited");
}

TEST_CASE("saved as another project, the history goes along")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    session.open({"events.csv"});
    settle(session);
    set_title(session, "e1", "Before it had a file");
    CHECK(session.must_ask());
    auto const file = folder.path() / "work.gpkg";
    session.save_as(file);
    settle(session);
    CHECK_FALSE(session.must_ask());
    set_title(session, "e2", "After");
    settle(session);
    session.save_as(folder.path() / "copy.gpkg");
    set_title(session, "e3", "While it was saved");
    settle(session);
    auto const copy = content_of(folder.path() / "copy.gpkg");
    CHECK(edits_in(copy) == 3);
    CHECK(title_in(copy, "e3") == "While it was saved");
    CHECK(edits_in(content_of(file)) == 2);
}

TEST_CASE("files added to a project are in it with the edits that follow")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    auto const file = begin(session, folder);
    set_title(session, "e1", "Before");
    settle(session);
    session.add({"more.csv"});
    settle(session);
    CHECK(session.workspace().size() == 15);
    set_title(session, "e1 more", "After");
    settle(session);
    auto const content = content_of(file);
    CHECK(content.events.size() == 15);
    CHECK(title_in(content, "e1") == "Before");
    CHECK(title_in(content, "e1 more") == "After");
    CHECK(content.events[13].event.id == "e1 more");
    CHECK_FALSE(session.document().changed());
    CHECK(session.undo());
    CHECK(session.undo());
    settle(session);
    CHECK(title_in(content_of(file), "e1") != "Before");
    CHECK(content_of(file).events.size() == 15);
}

TEST_CASE("what has no project is kept beside at every edit, with its history")
{
    test::TemporaryFolder const folder;
    auto const left = folder.path() / "left.gpkg";
    {
        Session session(options(folder));
        session.open({"events.csv"});
        settle(session);
        CHECK_FALSE(fs::exists(folder.path() / "recovery")); // a lone table is not kept
        set_title(session, "e1", "First");
        set_title(session, "e2", "Second");
        settle(session);
        set_title(session, "e3", "Third");
        session.undo();
        settle(session);
        // As a crash leaves it.
        for (auto const& entry : fs::directory_iterator(folder.path() / "recovery"))
            if (entry.path().extension() == ".gpkg") fs::copy_file(entry.path(), left);
    }
    fs::copy_file(left, folder.path() / "recovery/events-99999999.gpkg");
    Session session(options(folder));
    REQUIRE(session.recoverable().size() == 1);
    session.recover(session.recoverable().front());
    settle(session);
    CHECK(session.workspace().find("e1")->event.title == "First");
    CHECK(session.workspace().find("e2")->event.title == "Second");
    CHECK(session.history().next_undo()->summary.find("Second") != std::string::npos);
    CHECK(session.redo());
    CHECK(session.workspace().find("e3")->event.title == "Third");
    session.save_as(folder.path() / "work.gpkg");
    settle(session);
    CHECK(edits_in(content_of(folder.path() / "work.gpkg")) == 5);
}

TEST_CASE("the samples that were edited are work like any other")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    auto opened = load({"events.csv"}, {}, {}, {});
    opened.disposable = true;
    session.show(std::move(opened), {"samples"});
    settle(session);
    CHECK_FALSE(session.must_ask());
    set_title(session, "e1", "Edited");
    CHECK(session.must_ask());
    settle(session);
    CHECK_FALSE(fs::is_empty(folder.path() / "recovery"));
}

TEST_CASE("of several changes only the last is written")
{
    auto workspace = test::workspace_of(test::many(4));
    curation::History history;
    std::vector<curation::History::Entry> entries;
    auto const take = [&](std::optional<curation::Edit> edit) {
        workspace.apply(edit.value());
        entries.push_back(history.take(std::move(*edit)));
    };
    std::vector<std::string> const pair{"e0", "e1"};
    take(curation::merge(workspace, pair));
    take(curation::set_title(workspace, std::vector<std::string>{"e0"}, "One"));
    take(history.undo());
    take(history.undo());
    auto const changes = changes_of(entries);
    CHECK(changes.audit.size() == 4);
    REQUIRE(changes.events.size() == 2);
    for (auto const& placed : changes.events) {
        CHECK(placed.event.claims.empty());
        CHECK(placed.seq == (placed.event.id == "e0" ? 0 : 1));
    }
}
