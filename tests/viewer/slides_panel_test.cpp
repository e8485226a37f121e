// The briefing beside the map: adding, showing, moving, editing, presenting, handing out.
#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "render/image.h"
#include "session/commands.h"
#include "viewer/handout_tasks.h"
#include "viewer/presenter.h"
#include "viewer/shell_stage.h"
#include "viewer/talk.h"

using namespace placetime;
using test::HomeStage;

namespace {

/// The window with the sample talk's slides beside the map.
void open_talk(HomeStage const& home)
{
    home.show_samples();
    home.session().slides.replace(test::sample_talk(), "Open");
    home.session().slides.set_current(0);
    home.session().settings.panels.filmstrip = true;
    home->settle(2000);
}

/// A point of a slide's card in the strip, CSS pixels from the panel's top left.
scene::Point card(HomeStage const& home, std::size_t index)
{
    auto const& left = home->viewer().layout().left;
    return {left.x + 120, left.y + 130 + 150 * static_cast<float>(index)};
}

} // namespace

TEST_CASE("without slides the panel says what to do next")
{
    HomeStage const home;
    home.show_samples();
    home->key(GLFW_KEY_V, viewer::kShift);
    CHECK(home.session().settings.panels.filmstrip);
    home->settle();
    home.keep_picture("slides_empty");
    home->key(GLFW_KEY_B, viewer::kCtrl);
    home->settle(2000);
    CHECK(home.session().slides.size() == 1);
}

TEST_CASE("slides have pictures, made one a frame; a click shows one in the window")
{
    HomeStage const home;
    open_talk(home);
    home.keep_picture("slides");
    auto const before = home.session().camera.camera().center();
    auto const at = card(home, 1);
    home->click(at.x, at.y);
    home->settle(2000);
    home.keep_picture("slides_second");
    CHECK(home.session().slides.current() == 1);
    CHECK(geo::distance(before, home.session().camera.camera().center()) > 1000);
}

TEST_CASE("a double click presents from that slide, and leaving comes back to the panel")
{
    HomeStage const home;
    open_talk(home);
    auto const at = card(home, 1);
    home->double_click(at.x, at.y);
    REQUIRE(home->viewer().presenter() != nullptr);
    CHECK(home->viewer().presenter()->state().slide() == 1);
    home->key(GLFW_KEY_ESCAPE);
    home->settle(2000);
    CHECK(home->viewer().presenter() == nullptr);
    CHECK(home.session().settings.panels.filmstrip);
}

TEST_CASE("a slide is dragged to another place, and that is undone")
{
    HomeStage const home;
    open_talk(home);
    auto const first = home.session().slides.slides()[0].title;
    home->drag({card(home, 0), card(home, 1)});
    CHECK(home.session().slides.slides()[1].title == first);
    home->key(GLFW_KEY_Z, viewer::kCtrl);
    CHECK(home.session().slides.slides()[0].title == first);
}

TEST_CASE("F5 presents from the first slide, Shift+F5 from the one in hand")
{
    HomeStage const home;
    open_talk(home);
    home.session().slides.set_current(2);
    home->key(GLFW_KEY_F5, viewer::kShift);
    REQUIRE(home->viewer().presenter() != nullptr);
    CHECK(home->viewer().presenter()->state().slide() == 2);
    home->key(GLFW_KEY_F5);
    CHECK(home->viewer().presenter() == nullptr);
    home->key(GLFW_KEY_F5);
    REQUIRE(home->viewer().presenter() != nullptr);
    CHECK(home->viewer().presenter()->state().slide() == 0);
}

TEST_CASE("hostile slides are shown and presented as text")
{
    HomeStage const home;
    home.show_samples();
    auto talk = test::sample_talk();
    std::string const long_text(10'000, 'x');
    talk.slides[0].title = "<script>alert(1)</script> \xE2\x80\xAE"
                           "right to left \x01\n" +
                           long_text;
    talk.slides[0].text = "# <b>" + long_text + "\n- [x](javascript:alert)\n";
    talk.slides[0].selected = {"no such event"};
    talk.slides[1].layers = {"no such layer"};
    home.session().slides.replace(talk, "Open");
    home.session().settings.panels.filmstrip = true;
    home->settle(2000);
    home.session().show_slide(1);
    CHECK_FALSE(home.session().notices().empty()); // the layer is not there
    home->key(GLFW_KEY_F5);
    home->settle(2000);
    home.keep_picture("present_hostile");
    CHECK(home->viewer().presenter() != nullptr);
}

TEST_CASE("handouts are written by tasks, into the folder that was chosen")
{
    HomeStage const home;
    open_talk(home);
    viewer::HandoutChoice choice;
    choice.folder = home.home().string();
    choice.stem = "talk";
    choice.kinds = {};
    CHECK_FALSE(viewer::problem_of(choice).empty());
    choice.kinds[static_cast<std::size_t>(viewer::HandoutKind::page)] = true;
    choice.kinds[static_cast<std::size_t>(viewer::HandoutKind::pictures)] = true;
    choice.width = 320;
    choice.height = 180;
    CHECK(viewer::problem_of(choice).empty());
    viewer::hand_out(home.session(), choice);
    CHECK(home.session().tasks.busy());
    home->settle(2000);
    CHECK(std::filesystem::exists(home.home() / "talk.html"));
    CHECK(std::filesystem::is_directory(home.home() / "talk"));
    choice.folder = "/no/such/folder";
    CHECK(viewer::problem_of(choice).find("/no/such/folder") != std::string::npos);
}

TEST_CASE("the name of a briefing is made the name of a file")
{
    CHECK(viewer::stem_of("Osh: June 2010") == "Osh- June 2010");
    CHECK(viewer::stem_of("../../etc/passwd") == "-..-etc-passwd");
    CHECK(viewer::stem_of("") == "briefing");
    CHECK(viewer::stem_of(std::string(500, 'a')).size() <= 60);
}

TEST_CASE("the hand-out dialog opens over the window, and Esc closes it")
{
    HomeStage const home;
    open_talk(home);
    session::run_command(home.session(), "slides.hand_out");
    home->settle();
    home.keep_picture("hand_out");
    home->key(GLFW_KEY_ESCAPE);
    home->settle();
    home->key(GLFW_KEY_F5);
    CHECK(home->viewer().presenter() != nullptr);
}
