#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "project/recovery.h"
#include "session/commands.h"
#include "viewer/keys.h"
#include "viewer/shell_stage.h"

using namespace placetime;
using test::HomeStage;

TEST_CASE("plain keys are commands wherever the focus is, and not in a text field")
{
    HomeStage const home;
    home.show_samples();
    auto& session = home.session();
    session.fit_events();
    home->settle();
    CHECK_FALSE(session.playback.playing());
    home->key(GLFW_KEY_SPACE);
    CHECK(session.playback.playing());
    home->key(GLFW_KEY_SPACE);
    CHECK_FALSE(session.playback.playing());
    auto const graticule = session.settings.graticule;
    home->key(GLFW_KEY_G);
    CHECK(session.settings.graticule != graticule);
    home->key(GLFW_KEY_TAB);
    CHECK_FALSE(session.selection.empty());

    // In the search box they are letters; keys with Ctrl still work.
    home->key(GLFW_KEY_SLASH);
    for (int i = 0; i < 4; ++i) home->frame();
    CHECK(ImGui::GetIO().WantTextInput);
    home->key(GLFW_KEY_G);
    home->key(GLFW_KEY_SPACE);
    CHECK(session.settings.graticule != graticule);
    CHECK_FALSE(session.playback.playing());
    home->key(GLFW_KEY_T, viewer::kCtrl);
    CHECK(session.settings.theme != scene::Theme::light);
}

TEST_CASE("every key of the table of commands is taken without harm")
{
    HomeStage const home;
    home.show_samples();
    auto& session = home.session();
    std::size_t ran = 0;
    for (auto const& command : session::commands()) {
        if (command.id == "file.quit") continue;
        CAPTURE(std::string(command.id));
        if (session::is_enabled(command, session)) {
            CHECK_NOTHROW(session::run_command(session, command));
            ++ran;
        }
        home->frame();
        // Dialogs and fields are left again.
        home->key(GLFW_KEY_ESCAPE);
        home->frame();
    }
    CHECK(ran > 40);
    CHECK(home->settle(3000));
    CHECK_FALSE(home->viewer().closed());
}

namespace {

/// A key and modifiers that the viewer takes for the chord; on a US keyboard.
std::optional<viewer::Input::Press> press_of(session::Chord const& chord)
{
    for (int key = GLFW_KEY_SPACE; key <= GLFW_KEY_LAST; ++key)
        for (std::uint8_t modifiers = 0; modifiers < 8; ++modifiers) {
            viewer::Input::Press const press{key, modifiers, false};
            if (viewer::chord_of(press) == chord) return press;
        }
    return {};
}

} // namespace

TEST_CASE("all keys of the commands pressed in a row leave a window that answers")
{
    HomeStage const home;
    home.show_samples();
    auto& session = home.session();
    for (auto const& command : session::commands()) {
        if (command.id == "file.quit") continue;
        for (auto const& chord : command.chords) {
            if (chord.key == session::Key::none) continue;
            CAPTURE(session::to_string(chord));
            auto const press = press_of(chord);
            REQUIRE(press);
            home->key(press->key, press->modifiers);
            home->frame();
            // Of what is open now the next key would be a letter.
            for (int i = 0; i < 2; ++i) {
                home->key(GLFW_KEY_ESCAPE);
                home->frame();
            }
        }
    }
    session.playback.pause();
    CHECK(home->settle(3000));
    CHECK_FALSE(home->viewer().closed());
    CHECK(session.table()->size() > 0);
    auto const graticule = session.settings.graticule;
    home->key(GLFW_KEY_G);
    CHECK(session.settings.graticule != graticule);
    auto const across = session.camera.across();
    home->key(GLFW_KEY_EQUAL);
    home->settle();
    CHECK(session.camera.across() < across);
}

TEST_CASE("Ctrl+Q closes; what would be lost is asked for first")
{
    {
        HomeStage const home;
        home.show_samples();
        home->key(GLFW_KEY_Q, viewer::kCtrl);
        CHECK(home->viewer().closed());
    }
    HomeStage const other;
    auto const report = other.folder().write(
        "2020-10-06-report.txt",
        "BISHKEK, 6 October 2020 - Protesters stormed the White House in Bishkek on Monday. Three "
        "people were killed in Osh on 5 October 2020.\n");
    other->drop({report});
    other->frame();
    CHECK(other->settle());
    REQUIRE(other.session().table()->size() > 0);
    auto const open = other.session().table();
    other.session().open({report.string()});
    other->frame();
    CHECK_FALSE(other.session().opening());
    other->key(GLFW_KEY_ESCAPE);
    other->frame();
    CHECK(other.session().table() == open);
    other->key(GLFW_KEY_Q, viewer::kCtrl);
    CHECK_FALSE(other->viewer().closed());
    other->key(GLFW_KEY_ESCAPE);
    other->frame();
    CHECK_FALSE(other->viewer().closed());
    other->key(GLFW_KEY_Q, viewer::kCtrl);
    other->frame();
    other.keep_picture("question");
    other->key(GLFW_KEY_RIGHT);
    other->key(GLFW_KEY_ENTER);
    CHECK(other->viewer().closed());
}

TEST_CASE("a dropped table is opened; a file that is none is said in a notice")
{
    HomeStage const home;
    auto const table = home.folder().write(
        "events.csv", "title,begin,lon,lat,type\nA march,2020-10-05,74.6,42.87,Protests\n"
                      "A fight,2020-10-06,72.8,40.5,Battles\n");
    home->drop({table});
    home->frame();
    CHECK(home->settle());
    CHECK(home.session().table()->size() == 2);
    CHECK(home.session().notices().empty());

    auto const bytes = home.folder().write("noise.bin", std::string("\x01\x02\xff\xfe\0\x07", 6));
    home->drop({bytes});
    home->frame();
    home->settle();
    REQUIRE_FALSE(home.session().notices().empty());
    CHECK(home.session().notices().back().text.find("noise.bin") != std::string::npos);
    CHECK(home.session().table()->size() == 2);
    home->frame();
    home.keep_picture("notice");
    CHECK(home->viewer().layout().notices.height > 0);
}

TEST_CASE("no frame is asked for when nothing changes")
{
    HomeStage const home;
    home.show_samples();
    for (int i = 0; i < 20; ++i) home->frame();
    auto const due = home->viewer().next_frame_in();
    CHECK(due > 1);
    // Input asks for some frames, and then there is rest again.
    home->move(400, 300);
    CHECK(home->viewer().next_frame_in() == 0);
    int frames = 0;
    while (home->viewer().next_frame_in() == 0 && frames < 50) {
        home->frame();
        ++frames;
    }
    CHECK(frames <= 5);
}

TEST_CASE("theme and scale change the picture and keep the state")
{
    HomeStage const home;
    home.show_samples();
    auto const light = home->screenshot();
    auto& session = home.session();
    auto const revision = session.filters.revision();
    session.settings.theme = scene::Theme::dark;
    home->settle();
    auto const dark = home->screenshot();
    home.keep_picture("dark");
    CHECK(render::difference(light, dark, 40) > 0.5);
    session.settings.theme = scene::Theme::contrast;
    home->settle();
    CHECK(render::difference(dark, home->screenshot(), 20) > 0.3);
    home->resize(2560, 1600, 2);
    home->settle();
    CHECK(home->screenshot().width == 2560);
    home.keep_picture("contrast_scale_2");
    CHECK(home->viewer().layout().menu.height == doctest::Approx(72));
    CHECK(session.filters.revision() == revision);
}

TEST_CASE("the file dialog opens what is typed, and Esc closes it")
{
    HomeStage const home;
    home.show_samples();
    auto const table =
        home.folder().write("other.csv", "title,begin,lon,lat\nA march,2020-10-05,74.6,42.87\n");
    home->key(GLFW_KEY_O, viewer::kCtrl);
    for (int i = 0; i < 3; ++i) home->frame();
    home->key(GLFW_KEY_ESCAPE);
    home->frame();
    home->key(GLFW_KEY_SPACE);
    CHECK(home.session().playback.playing()); // the dialog is gone
    home->key(GLFW_KEY_SPACE);

    home->key(GLFW_KEY_O, viewer::kCtrl);
    for (int i = 0; i < 3; ++i) home->frame();
    home->type(table.string());
    home->frame();
    home.keep_picture("open_dialog");
    home->key(GLFW_KEY_ENTER);
    CHECK(home->settle());
    CHECK(home.session().table()->size() == 1);
}

TEST_CASE("saving asks before it replaces a file")
{
    HomeStage const home;
    home.show_samples();
    auto const target = home.home() / "kept.gpkg";
    home->key(GLFW_KEY_S, viewer::kCtrl | viewer::kShift);
    for (int i = 0; i < 3; ++i) home->frame();
    home->key(GLFW_KEY_A, viewer::kCtrl);
    home->type((home.home() / "kept").string());
    home->frame();
    home->key(GLFW_KEY_ENTER);
    CHECK(home->settle());
    CHECK(std::filesystem::exists(target));
    auto const first = std::filesystem::last_write_time(target);
    home->key(GLFW_KEY_S, viewer::kCtrl | viewer::kShift);
    for (int i = 0; i < 3; ++i) home->frame();
    home->key(GLFW_KEY_A, viewer::kCtrl);
    home->type(target.string());
    home->frame();
    home->key(GLFW_KEY_ENTER);
    for (int i = 0; i < 3; ++i) home->frame();
    CHECK(std::filesystem::last_write_time(target) == first); // it asks
    home->key(GLFW_KEY_ESCAPE);
    home->frame();
    home->key(GLFW_KEY_ESCAPE);
    CHECK(home->settle());
}

TEST_CASE("the help on keys opens with ? and closes with Esc")
{
    HomeStage const home;
    home.show_samples();
    auto const before = home->screenshot();
    home->key(GLFW_KEY_SLASH, viewer::kShift);
    home->settle();
    home.keep_picture("help");
    CHECK(home.session().help_open);
    CHECK(render::difference(before, home->screenshot(), 20) > 0.1);
    home->key(GLFW_KEY_ESCAPE);
    home->settle();
    CHECK_FALSE(home.session().help_open);
}

TEST_CASE("work that a crash left is offered at the start")
{
    test::TemporaryFolder const home;
    ::setenv("XDG_STATE_HOME", (home.path() / "state").string().c_str(), 1);
    auto const folder = project::recovery_folder();
    std::filesystem::create_directories(folder);
    project::Content content;
    content.events = project::placed(samples::kyrgyzstan());
    project::ProjectFile::create(folder / "lost-99999999.gpkg",
                                 {.version = "0", .now = {}, .action = {}}, content);
    REQUIRE(project::find_recoverable(folder).size() == 1);
    ::setenv("XDG_CONFIG_HOME", (home.path() / "config").string().c_str(), 1);
    viewer::Stage stage(1024, 640);
    for (int i = 0; i < 3; ++i) stage.frame();
    stage.key(GLFW_KEY_ENTER); // Recover
    CHECK(stage.settle());
    CHECK(stage.session().table()->size() == samples::kyrgyzstan().size());
    CHECK(project::find_recoverable(folder).empty());
}

TEST_CASE("small windows and big screens have all parts")
{
    HomeStage const home(1024, 640);
    home.show_samples();
    CHECK(home->viewer().layout().map.width >= 0.6F * 1024);
    home.keep_picture("small");
    home->resize(3840, 2160, 2);
    CHECK(home->settle());
    CHECK(home->viewer().layout().map.width >= 0.6F * 3840);
}
