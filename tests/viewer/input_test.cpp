#include "viewer/input.h"

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>
#include <imgui.h>

#include "viewer/keys.h"

using namespace placetime;
using namespace placetime::viewer;

namespace {

struct Context {
    Context()
    {
        ImGui::CreateContext();
        Input::map_keys();
    }
    ~Context() { ImGui::DestroyContext(); }
};

session::Chord chord(int key, std::uint8_t modifiers = 0)
{
    auto const found = chord_of({key, modifiers, false});
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("a press and its release within one frame are seen in two")
{
    Context const context;
    Input input;
    input.move(10, 20);
    input.button(0, true);
    input.button(0, false);
    input.begin_frame();
    CHECK(ImGui::GetIO().MouseDown[0]);
    CHECK(ImGui::GetIO().MousePos.x == 10);
    CHECK_FALSE(input.empty());
    input.begin_frame();
    CHECK_FALSE(ImGui::GetIO().MouseDown[0]);
    CHECK(input.empty());
}

TEST_CASE("a pointer that moves on after a press waits for the next frame")
{
    Context const context;
    Input input;
    input.button(0, true);
    input.move(50, 60);
    input.begin_frame();
    CHECK(ImGui::GetIO().MousePos.x != 50);
    input.begin_frame();
    CHECK(ImGui::GetIO().MousePos.x == 50);
}

TEST_CASE("a key and the character that it types come together; a held key says so")
{
    Context const context;
    Input input;
    input.key(GLFW_KEY_F, true, 0);
    input.character(U'f');
    auto const first = input.begin_frame();
    REQUIRE(first.presses.size() == 1);
    CHECK_FALSE(first.presses[0].repeated);
    CHECK(first.characters == std::vector<char32_t>{U'f'});
    input.key(GLFW_KEY_F, true, 0);
    CHECK(input.begin_frame().presses[0].repeated);
}

TEST_CASE("wheel notches of one frame add up, fractions too")
{
    Context const context;
    Input input;
    input.wheel(0, 0.25F);
    input.wheel(0, 0.5F);
    CHECK(input.begin_frame().wheel_y == doctest::Approx(0.75));
}

TEST_CASE("losing the focus lets go of all keys")
{
    Context const context;
    Input input;
    input.key(GLFW_KEY_LEFT_CONTROL, true, 0);
    input.begin_frame();
    CHECK(ImGui::GetIO().KeyCtrl);
    input.focus(false);
    input.begin_frame();
    CHECK_FALSE(ImGui::GetIO().KeyCtrl);
    CHECK_FALSE(ImGui::GetIO().KeysDown[GLFW_KEY_LEFT_CONTROL]);
}

TEST_CASE("typed text arrives as code points")
{
    Context const context;
    Input input;
    input.text("aЖ€");
    CHECK(input.begin_frame().characters == std::vector<char32_t>{U'a', U'Ж', U'€'});
}

TEST_CASE("keys of GLFW are the chords of commands")
{
    using session::Key;
    CHECK(chord(GLFW_KEY_O, kCtrl) == session::Chord{Key::o, true, false, false});
    CHECK(chord(GLFW_KEY_S, kCtrl | kShift) == session::Chord{Key::s, true, true, false});
    CHECK(chord(GLFW_KEY_LEFT, kShift) == session::Chord{Key::left, false, true, false});
    CHECK(chord(GLFW_KEY_F11) == session::Chord{Key::f11, false, false, false});
    // Shift is part of typing a character.
    CHECK(chord(GLFW_KEY_SLASH, kShift) == session::Chord{Key::question, false, false, false});
    CHECK(chord(GLFW_KEY_EQUAL, kCtrl) == session::Chord{Key::plus, true, false, false});
    CHECK(chord(GLFW_KEY_KP_ADD) == session::Chord{Key::plus, false, false, false});
    CHECK_FALSE(chord_of({GLFW_KEY_LEFT_SHIFT, kShift, false}));
}
