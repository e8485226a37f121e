// Slides over the whole window: the picture, the keys, the pointer, the time strip.
#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "render/renderer.h"
#include "viewer/presenter.h"
#include "viewer/shell_stage.h"
#include "viewer/talk.h"
#include "viewer/time_strip.h"

using namespace placetime;
using test::HomeStage;

namespace {

constexpr int kWidth = 1280, kHeight = 720;

session::Presenting& begin(HomeStage const& home, std::size_t first = 0)
{
    home.show_samples();
    home->viewer().present(test::sample_talk(), first);
    REQUIRE(home->viewer().presenter() != nullptr);
    home->settle();
    return home->viewer().presenter()->state();
}

/// The slide as a still is made of it: by its own composer and renderer.
render::Image still(HomeStage const& home, std::size_t slide)
{
    auto const talk = test::sample_talk();
    auto const material = viewer::session_material(home.session());
    briefing::SlideMaker maker(talk, material);
    scene::SceneBuilder builder;
    briefing::Look const look;
    auto stops = maker.stops(builder, look, kWidth, kHeight);
    briefing::Running const running(talk, std::move(stops), {});
    return render::draw(builder.build(maker.input(running.standing(slide), look, kWidth, kHeight),
                                      kWidth, kHeight));
}

} // namespace

TEST_CASE("a presented slide at rest is the still of it, pixel for pixel")
{
    HomeStage const home(kWidth, kHeight);
    begin(home);
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        home.keep_picture("present_" + std::to_string(i + 1));
        auto const shown = home->screenshot();
        CHECK(render::difference(shown, still(home, i), 40) < 0.0005);
        home->key(GLFW_KEY_RIGHT);
        home->settle(2000);
    }
}

TEST_CASE("keys go through the slides, fly, and leave again")
{
    HomeStage const home(kWidth, kHeight);
    auto& state = begin(home);
    CHECK(home->viewer().full_screen());
    home->key(GLFW_KEY_PAGE_DOWN);
    home->frame(0.3F);
    CHECK(state.moment().in_flight);
    CHECK(home->viewer().next_frame_in() == 0);
    home->key(GLFW_KEY_SPACE);
    CHECK_FALSE(state.moment().in_flight);
    home->key(GLFW_KEY_3);
    home->key(GLFW_KEY_ENTER);
    CHECK(state.slide() == 2);
    home->settle(2000);
    home->key(GLFW_KEY_HOME);
    CHECK(state.slide() == 0);
    home->settle(2000);
    CHECK(home->viewer().next_frame_in() > 0); // at rest nothing is drawn
    home->key(GLFW_KEY_F5);
    CHECK(home->viewer().presenter() == nullptr);
    CHECK_FALSE(home->viewer().full_screen());
    CHECK(home->settle());
}

TEST_CASE("black and white cover the whole picture")
{
    HomeStage const home(kWidth, kHeight);
    begin(home);
    auto const slide = home->screenshot();
    auto const all_are = [&](int value) {
        auto const image = home->screenshot();
        return std::all_of(image.pixels.begin(), image.pixels.end(),
                           [&](auto p) { return p == value; });
    };
    home->key(GLFW_KEY_B);
    home->settle();
    CHECK(all_are(0));
    home->key(GLFW_KEY_W);
    home->settle();
    CHECK(all_are(255));
    home->key(GLFW_KEY_W);
    home->settle();
    CHECK(render::difference(slide, home->screenshot(), 2) == 0);
}

TEST_CASE("a click goes on; a drag and the wheel move the map, R brings it back")
{
    HomeStage const home(kWidth, kHeight);
    auto& state = begin(home);
    auto const first = state.moment();
    auto const middle = home->viewer().presenter()->last().frame.center();
    home->drag({middle, {middle.x + 120, middle.y + 40}});
    CHECK(state.slide() == 0);
    CHECK(state.strayed());
    CHECK(geo::distance(state.moment().camera.center, first.camera.center) > 10'000);
    auto const across = state.moment().camera.across;
    home->wheel(2);
    home->settle();
    CHECK(state.moment().camera.across < across * 0.6);
    home->key(GLFW_KEY_R);
    home->settle(2000);
    CHECK(state.moment() == first);
    home->click(middle.x, middle.y);
    CHECK(state.slide() == 1);
}

TEST_CASE("the time strip comes at the lower edge and is scrubbed")
{
    HomeStage const home(kWidth, kHeight);
    auto& state = begin(home, 2);
    auto const before = home->screenshot();
    auto const strip = viewer::arrange_strip(kWidth, kHeight);
    home->move(600, kHeight - 2);
    home->settle();
    home.keep_picture("present_strip");
    CHECK(render::difference(before, home->screenshot(), 8) > 0.02);

    auto const length = state.shown().length();
    auto const shown = state.shown();
    float const x = strip.plot.x + static_cast<float>(state.axis().x_of(shown.begin + length / 2,
                                                                        double{strip.plot.width}));
    home->drag({{x, strip.plot.center().y}, {x + 60, strip.plot.center().y}});
    CHECK(state.shown().begin > shown.begin);
    CHECK(state.shown().length() == length);

    float const end =
        strip.plot.x +
        static_cast<float>(state.axis().x_of(state.shown().end, double{strip.plot.width}));
    auto const moved = state.shown();
    home->drag({{end, strip.plot.center().y}, {end - 30, strip.plot.center().y}});
    CHECK(state.shown().begin == moved.begin);
    CHECK(state.shown().end < moved.end);
    CHECK(state.slide() == 2); // no click went through

    home->key(GLFW_KEY_RIGHT, viewer::kShift);
    CHECK(state.shown().begin > moved.begin);
    home->move(600, 200);
    home->key(GLFW_KEY_R);
    home->settle(2000);
    CHECK(render::difference(before, home->screenshot(), 2) == 0);
}

TEST_CASE("the pointer is a red dot that follows the mouse")
{
    HomeStage const home(kWidth, kHeight);
    begin(home);
    home->move(700, 300);
    home->key(GLFW_KEY_L);
    home->settle();
    home.keep_picture("present_pointer");
    auto const image = home->screenshot();
    auto const* const pixel = &image.pixels[(300 * kWidth + 700) * 3];
    CHECK(pixel[0] > 200);
    CHECK(pixel[1] < 40);
    CHECK(ImGui::GetMouseCursor() == ImGuiMouseCursor_None);
    home->key(GLFW_KEY_L);
    home->settle();
    CHECK(ImGui::GetMouseCursor() != ImGuiMouseCursor_None);
    home->frame(3); // a pointer that is still goes
    CHECK(ImGui::GetMouseCursor() == ImGuiMouseCursor_None);
}

TEST_CASE("the keys are told over the slide, and Esc closes that first")
{
    HomeStage const home(kWidth, kHeight);
    begin(home);
    home->key(GLFW_KEY_SLASH, viewer::kShift);
    home->settle();
    home.keep_picture("present_help");
    home->key(GLFW_KEY_ESCAPE);
    CHECK(home->viewer().presenter() != nullptr);
    home->key(GLFW_KEY_ESCAPE);
    CHECK(home->viewer().presenter() == nullptr);
}

TEST_CASE("no slide to present is said, and nothing else happens")
{
    HomeStage const home(kWidth, kHeight);
    home.show_samples();
    home->viewer().present({});
    CHECK(home->viewer().presenter() == nullptr);
    REQUIRE_FALSE(home.session().notices().empty());
    CHECK(home.session().notices().back().text.find("Ctrl+B") != std::string::npos);
}

TEST_CASE("a window of any shape is filled")
{
    for (auto const& [width, height] : {std::pair{1024, 768}, {640, 1000}, {2200, 700}}) {
        CAPTURE(width);
        HomeStage const home(width, height);
        begin(home);
        home.keep_picture("present_" + std::to_string(width));
        auto const& scene = home->viewer().presenter()->last();
        CHECK(scene.width == width);
        CHECK(scene.height == height);
    }
}
