#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "session/settings.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::session;

namespace {

SettingsFiles files_in(test::TemporaryFolder const& folder)
{
    return {folder.path() / "config" / "settings.json", folder.path() / "state" / "recent.json"};
}

} // namespace

TEST_CASE("settings come back as they were")
{
    test::TemporaryFolder const folder;
    auto const files = files_in(folder);
    Settings settings;
    settings.theme = scene::Theme::contrast;
    settings.ui_scale = 1.5;
    settings.window_x = 12;
    settings.window_width = 1234;
    settings.maximised = true;
    settings.panels.layers = true;
    settings.panels.events = false;
    settings.projection = "EPSG:3857";
    settings.panels.summary = settings.panels.reader = settings.panels.proposals = true;
    settings.analyst = "A. Nalyst";
    settings.at_end = AtEnd::bounce;
    settings.left_width = 310;
    settings.remember_file("/tmp/один.gpkg");
    save_settings(files, settings);
    auto const loaded = load_settings(files);
    CHECK(loaded.settings == settings);
    CHECK(loaded.problems.empty());
}

TEST_CASE("review is off at the next start: it gives digits another meaning")
{
    test::TemporaryFolder const folder;
    Settings settings;
    settings.panels.review = true;
    save_settings(files_in(folder), settings);
    CHECK_FALSE(load_settings(files_in(folder)).settings.panels.review);
}

TEST_CASE("who edits is the user of this computer when no name is set")
{
    CHECK_FALSE(login_name().empty());
}

TEST_CASE("a broken file is ignored with a sentence, and written anew")
{
    test::TemporaryFolder const folder;
    auto const files = files_in(folder);
    std::filesystem::create_directories(files.settings.parent_path());
    std::filesystem::create_directories(files.recent.parent_path());
    for (std::string_view const broken : {"{\"theme\":", "[1,2]", "\xff\xfe", ""}) {
        write_file(files.settings, broken);
        write_file(files.recent, "{}");
        auto const loaded = load_settings(files);
        CHECK(loaded.settings == Settings());
        REQUIRE(loaded.problems.size() == 2);
        CHECK(loaded.problems[0].find("settings.json is damaged and was ignored") !=
              std::string::npos);
    }
    save_settings(files, Settings());
    CHECK(load_settings(files).problems.empty());
}

TEST_CASE("values that make no sense are left at their default")
{
    test::TemporaryFolder const folder;
    auto const files = files_in(folder);
    std::filesystem::create_directories(files.settings.parent_path());
    write_file(files.settings,
               R"({"theme":"print","ui_scale":90,"window_width":-4,"window_height":1e99,)"
               R"("maximised":"yes","panels":[1],"at_end":7,"graticule":true})");
    auto const loaded = load_settings(files);
    Settings expected;
    expected.graticule = true;
    CHECK(loaded.settings == expected);
    CHECK(loaded.problems.empty());
}

TEST_CASE("recent files are few, the newest first, shared with other windows")
{
    test::TemporaryFolder const folder;
    auto const files = files_in(folder);
    Settings settings;
    for (int i = 0; i < 20; ++i) settings.remember_file("/data/" + std::to_string(i) + ".csv");
    settings.remember_file("/data/15.csv");
    CHECK(settings.recent_files.size() == Settings::kRecent);
    CHECK(settings.recent_files[0] == "/data/15.csv");
    CHECK(settings.recent_files[1] == "/data/19.csv");
    save_settings(files, settings);
    Settings other;
    other.remember_file("/other.csv");
    save_settings(files, other);
    auto const loaded = load_settings(files).settings.recent_files;
    CHECK(loaded[0] == "/other.csv");
    CHECK(loaded[1] == "/data/15.csv");
    CHECK(loaded.size() == Settings::kRecent);
}

TEST_CASE("the folders are those of XDG, relative ones ignored")
{
    auto const* const home = std::getenv("HOME");
    std::string const before = home ? home : "";
    ::setenv("HOME", "/home/somebody", 1);
    ::setenv("XDG_CONFIG_HOME", "/xdg/config", 1);
    ::setenv("XDG_STATE_HOME", "relative", 1);
    auto const files = SettingsFiles::from_environment();
    CHECK(files.settings == "/xdg/config/placetime/settings.json");
    CHECK(files.recent == "/home/somebody/.local/state/placetime/recent.json");
    ::unsetenv("XDG_CONFIG_HOME");
    ::unsetenv("XDG_STATE_HOME");
    ::unsetenv("HOME");
    CHECK(SettingsFiles::from_environment().settings.empty());
    save_settings(SettingsFiles::from_environment(), Settings()); // nowhere: nothing
    if (home) ::setenv("HOME", before.c_str(), 1);
}

TEST_CASE("a folder that cannot be made is an error")
{
    test::TemporaryFolder const folder;
    auto const file = folder.write("plain", "x");
    CHECK_THROWS_AS(save_settings({file / "settings.json", {}}, Settings()), FileError);
}
