#include "viewer/keys.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "session/commands.h"
#include "session/session.h"

namespace placetime::viewer {

namespace {

using session::Chord;
using session::Key;

constexpr std::pair<int, Key> kKeys[] = {{GLFW_KEY_SPACE, Key::space},
                                         {GLFW_KEY_ENTER, Key::enter},
                                         {GLFW_KEY_KP_ENTER, Key::enter},
                                         {GLFW_KEY_ESCAPE, Key::escape},
                                         {GLFW_KEY_TAB, Key::tab},
                                         {GLFW_KEY_BACKSPACE, Key::backspace},
                                         {GLFW_KEY_DELETE, Key::erase},
                                         {GLFW_KEY_LEFT, Key::left},
                                         {GLFW_KEY_RIGHT, Key::right},
                                         {GLFW_KEY_UP, Key::up},
                                         {GLFW_KEY_DOWN, Key::down},
                                         {GLFW_KEY_HOME, Key::home},
                                         {GLFW_KEY_END, Key::end},
                                         {GLFW_KEY_PAGE_UP, Key::page_up},
                                         {GLFW_KEY_PAGE_DOWN, Key::page_down}};

/// The place on a US keyboard of the characters that commands use, without and with Shift.
struct CharacterKey {
    int key;
    Key plain, shifted;
};
constexpr CharacterKey kCharacterKeys[] = {{GLFW_KEY_LEFT_BRACKET, Key::bracket_left, Key::none},
                                           {GLFW_KEY_RIGHT_BRACKET, Key::bracket_right, Key::none},
                                           {GLFW_KEY_EQUAL, Key::plus, Key::plus},
                                           {GLFW_KEY_MINUS, Key::minus, Key::minus},
                                           {GLFW_KEY_KP_ADD, Key::plus, Key::plus},
                                           {GLFW_KEY_KP_SUBTRACT, Key::minus, Key::minus},
                                           {GLFW_KEY_SLASH, Key::slash, Key::question},
                                           {GLFW_KEY_COMMA, Key::comma, Key::none},
                                           {GLFW_KEY_PERIOD, Key::period, Key::none}};

Key offset(Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); }

Key key_of(int key, bool shift)
{
    if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return offset(Key::a, key - GLFW_KEY_A);
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return offset(Key::digit_0, key - GLFW_KEY_0);
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return offset(Key::f1, key - GLFW_KEY_F1);
    for (auto const& [glfw, ours] : kKeys)
        if (glfw == key) return ours;
    for (auto const& entry : kCharacterKeys)
        if (entry.key == key) return shift ? entry.shifted : entry.plain;
    return Key::none;
}

bool is_function(Key key) { return key >= Key::f1 && key <= Key::f12; }

/// Keys with Ctrl that a text field understands.
bool edits(Key key)
{
    constexpr std::array kEditing{Key::a,  Key::c,    Key::v,         Key::x,    Key::y,
                                  Key::z,  Key::left, Key::right,     Key::home, Key::end,
                                  Key::up, Key::down, Key::backspace, Key::erase};
    return std::find(kEditing.begin(), kEditing.end(), key) != kEditing.end();
}

bool belongs_to_panels(Chord const& chord)
{
    constexpr std::array kTheirs{Key::space, Key::enter, Key::tab,  Key::left,
                                 Key::right, Key::up,    Key::down, Key::escape};
    return !chord.ctrl && !chord.alt &&
           std::find(kTheirs.begin(), kTheirs.end(), chord.key) != kTheirs.end();
}

bool reaches_commands(Chord const& chord, KeyFocus focus)
{
    switch (focus) {
    case KeyFocus::map:
        return true;
    case KeyFocus::panels:
        return !belongs_to_panels(chord);
    case KeyFocus::text:
        return is_function(chord.key) || (chord.ctrl && !edits(chord.key));
    case KeyFocus::dialog:
        return false;
    }
    return false;
}

bool run(session::Session& session, Chord const& chord, bool repeated)
{
    auto const* const command = session::command_for(chord, session.reviewing());
    if (command == nullptr || (repeated && !command->repeats)) return false;
    return session::run_command(session, *command);
}

} // namespace

std::optional<Chord> chord_of(Input::Press const& press)
{
    bool const shift = (press.modifiers & kShift) != 0;
    Key const key = key_of(press.key, shift);
    if (key == Key::none) return std::nullopt;
    // Shift is part of typing a character.
    return Chord{key, (press.modifiers & kCtrl) != 0, shift && !session::is_character(key),
                 (press.modifiers & kAlt) != 0};
}

bool dispatch_keys(session::Session& session, Input::Frame const& frame, KeyFocus focus)
{
    bool ran = false;
    bool typed = false; // a command's character: the place of its key says nothing then
    bool const held = !frame.presses.empty() && frame.presses.front().repeated;
    for (char32_t const c : frame.characters) {
        Chord const chord{session::key_of_character(c), false, false, false};
        if (chord.key == Key::none) continue;
        typed = true;
        if (reaches_commands(chord, focus)) ran |= run(session, chord, held);
    }
    for (auto const& press : frame.presses) {
        auto const chord = chord_of(press);
        if (!chord || !reaches_commands(*chord, focus)) continue;
        if (typed && session::is_character(chord->key) && !chord->ctrl && !chord->alt) continue;
        ran |= run(session, *chord, press.repeated);
    }
    return ran;
}

} // namespace placetime::viewer
