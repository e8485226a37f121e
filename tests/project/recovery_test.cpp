#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "project/project_checks.h"
#include "project/recovery.h"
#include "support/temporary_folder.h"

using namespace placetime;
using project::UnsavedWork;

namespace {

auto fill(project::Content const& content)
{
    return [&content](project::ProjectWriter& writer) { writer.add(content); };
}

/// A program that keeps unsaved work and dies without an end.
void crash(std::string const& name, std::filesystem::path const& folder)
{
    auto const content = test::sample_content();
    auto const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto* const work = new UnsavedWork(name, folder);
        work->write(test::project_options(), fill(content));
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
}

} // namespace

TEST_CASE("unsaved work is there after a crash, and not while its program lives or has ended well")
{
    test::TemporaryFolder folder;
    auto const state = folder.path() / "state" / "placetime";
    CHECK(project::find_recoverable(state).empty());
    {
        auto const content = test::sample_content();
        UnsavedWork work("samples", state);
        CHECK_FALSE(std::filesystem::exists(work.path()));
        work.write(test::project_options(), fill(content));
        work.write(test::project_options(), fill(content));
        CHECK(std::filesystem::exists(work.path()));
        CHECK(project::find_recoverable(state).empty());
        UnsavedWork more("samples", state);
        CHECK(more.path() != work.path());
    }
    CHECK(std::filesystem::is_empty(state));

    crash("my reports: Ош/2021", state);
    auto const found = project::find_recoverable(state);
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "my reports: Ош_2021");
    CHECK(found[0].saved > test::at("2020"));
    Diagnostics diagnostics;
    auto const content =
        project::ProjectFile::open(found[0].file, project::Mode::read).read(diagnostics);
    CHECK(test::texts_of(content.events) == test::texts_of(test::sample_content().events));
    CHECK(content.reports.size() == 1);
    project::discard(found[0]);
    CHECK(std::filesystem::is_empty(state));
}

TEST_CASE("unsaved work takes changes after its first write, and a crash loses none of them")
{
    test::TemporaryFolder folder;
    auto const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto* const work = new UnsavedWork("work", folder.path());
        auto const content = test::sample_content();
        project::Changes changes;
        bool refused = false;
        try {
            work->save(changes);
        } catch (FileError const&) {
            refused = !work->written();
        }
        work->write(test::project_options(), fill(content));
        for (int i = 0; i < 3; ++i) {
            changes.events = {{i + 10, test::bare_event()}};
            changes.events[0].event.id = "more-" + std::to_string(i);
            changes.audit = {{test::at("2026-01-01"), "edit", refused ? "refused" : ""}};
            work->save(changes);
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    auto const found = project::find_recoverable(folder.path());
    REQUIRE(found.size() == 1);
    Diagnostics diagnostics;
    auto const content =
        project::ProjectFile::open(found[0].file, project::Mode::read).read(diagnostics);
    REQUIRE(content.events.size() == 7);
    CHECK(content.events.back().seq == 12);
    CHECK(content.events.back().event.id == "more-2");
    CHECK(content.audit.back().detail == "refused");
}

TEST_CASE("what a writer that was killed left beside unsaved work goes with it")
{
    test::TemporaryFolder folder;
    crash("work", folder.path());
    auto const found = project::find_recoverable(folder.path());
    REQUIRE(found.size() == 1);
    auto const stem = found[0].file.stem().string();
    folder.write("." + stem + ".a1B2c3.gpkg", "half");
    folder.write("." + stem + ".a1B2c3.gpkg-journal", "half");
    auto const other = folder.write("letter.txt", "mine");
    project::discard(found[0]);
    CHECK(std::filesystem::exists(other));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()),
                        std::filesystem::directory_iterator()) == 1);
}

TEST_CASE("other files in the folder are no unsaved work")
{
    test::TemporaryFolder folder;
    for (char const* name : {"x.gpkg", "x-.gpkg", "x-12a.gpkg", "x-12.txt", ".x-12.gpkg", "x--5"})
        folder.write(name, "");
    CHECK(project::find_recoverable(folder.path()).empty());
}

TEST_CASE("a session's name becomes a file name")
{
    test::TemporaryFolder folder;
    for (auto const& name : std::vector<std::string>{
             "", ".", "..", "../../etc/passwd", "a\nb", std::string(300, 'x'), "-rf",
             "Ошибки и отчёты за много лет, собранные в одном месте для одного человека"}) {
        CAPTURE(name);
        UnsavedWork const work(name, folder.path());
        CHECK(work.path().parent_path() == folder.path());
        CHECK(work.path().filename().string().size() < 120);
        CHECK_FALSE(work.path().filename().string().starts_with('.'));
    }
}

TEST_CASE("the folder is XDG's, else the one in the home folder")
{
    auto const keep = [](char const* name) {
        char const* const value = std::getenv(name);
        return value != nullptr ? std::string(value) : std::string();
    };
    auto const state = keep("XDG_STATE_HOME");
    auto const home = keep("HOME");
    ::setenv("XDG_STATE_HOME", "/state", 1);
    CHECK(project::recovery_folder() == "/state/placetime");
    ::setenv("XDG_STATE_HOME", "relative", 1);
    ::setenv("HOME", "/home/aida", 1);
    CHECK(project::recovery_folder() == "/home/aida/.local/state/placetime");
    ::unsetenv("XDG_STATE_HOME");
    ::unsetenv("HOME");
    CHECK_THROWS_AS(project::recovery_folder(), FileError);
    if (!state.empty()) ::setenv("XDG_STATE_HOME", state.c_str(), 1);
    if (!home.empty()) ::setenv("HOME", home.c_str(), 1);
}

TEST_CASE("work that cannot be kept says so")
{
    test::TemporaryFolder folder;
    auto const file = folder.write("file", "");
    CHECK_THROWS_AS(UnsavedWork("x", file / "below"), FileError);
    auto const content = test::sample_content();
    UnsavedWork work("x", folder.path());
    work.write(test::project_options(), fill(content));
    {
        test::SmallDisk const full(50'000);
        CHECK_THROWS_AS(work.write(test::project_options(), fill(content)), FileError);
    }
    Diagnostics diagnostics;
    CHECK(project::ProjectFile::open(work.path(), project::Mode::read)
              .read(diagnostics)
              .events.size() == 4);
}
