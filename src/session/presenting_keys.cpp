#include "session/presenting_keys.h"

#include <algorithm>
#include <array>

namespace placetime::session {

namespace {

struct Line {
    PresentAction action;
    std::array<Key, 6> keys; ///< the first two are named in the help
    bool shift = false;
    char const* text;
};

using enum PresentAction;
// Clickers send Page Down and Page Up, some of them "." or B for black, and F5 or Esc.
constexpr std::array kLines{
    Line{forward,
         {Key::right, Key::space, Key::page_down, Key::down},
         false,
         "Next slide; on the way to one: its end"},
    Line{back, {Key::left, Key::backspace, Key::page_up, Key::up}, false, "Slide before"},
    Line{first, {Key::home}, false, "First slide"},
    Line{last, {Key::end}, false, "Last slide"},
    Line{confirm, {Key::enter}, false, "After a number: goes to that slide"},
    Line{black, {Key::b, Key::period}, false, "Black, and back"},
    Line{white, {Key::w}, false, "White, and back"},
    Line{run, {Key::p}, false, "Slides follow by themselves"},
    Line{pointer, {Key::l}, false, "Pointer"},
    Line{strip, {Key::t}, false, "Time strip"},
    Line{step_back, {Key::left}, true, "Time back by a step"},
    Line{step_forward, {Key::right}, true, "Time on by a step"},
    Line{zoom_in, {Key::plus}, false, "Map closer"},
    Line{zoom_out, {Key::minus}, false, "Map farther"},
    Line{back_to_slide, {Key::r}, false, "Back to the slide's map and time"},
    Line{speaker_view, {Key::n}, false, "Presenter's view"},
    Line{reset_clock, {Key::c}, false, "Clock back to zero"},
    Line{help, {Key::question, Key::h, Key::f1}, false, "These keys"},
    Line{leave, {Key::escape, Key::f5}, false, "Leave"}};

HelpLine help_line(Line const& line)
{
    HelpLine help{to_string(Chord{line.keys[0], false, line.shift}), line.text};
    if (line.keys[1] != Key::none)
        help.keys += ", " + to_string(Chord{line.keys[1], false, line.shift});
    return help;
}

} // namespace

std::optional<PresentAction> present_action(Chord const& chord) noexcept
{
    if (chord.ctrl || chord.alt || chord.key == Key::none) return std::nullopt;
    bool const shift = chord.shift && !is_character(chord.key);
    for (auto const& line : kLines)
        if (line.shift == shift && std::ranges::find(line.keys, chord.key) != line.keys.end())
            return line.action;
    return std::nullopt;
}

std::optional<int> present_digit(Chord const& chord) noexcept
{
    if (chord.ctrl || chord.alt || chord.shift || chord.key < Key::digit_0 ||
        chord.key > Key::digit_9)
        return std::nullopt;
    return static_cast<int>(chord.key) - static_cast<int>(Key::digit_0);
}

bool repeats(PresentAction action) noexcept
{
    return action == step_back || action == step_forward || action == zoom_in || action == zoom_out;
}

std::vector<HelpGroup> present_help()
{
    HelpGroup slides{"Slides", {}};
    HelpGroup more{"Map and time", {}};
    for (auto const& line : kLines) {
        bool const is_map = line.action >= PresentAction::strip && line.action <= back_to_slide;
        (is_map ? more : slides).lines.push_back(help_line(line));
    }
    more.lines.push_back({"Click", "Next slide"});
    more.lines.push_back({"Drag, wheel", "Moves the map"});
    more.lines.push_back({"Lower edge", "Time strip: drag its window or its handle"});
    return {slides, more};
}

} // namespace placetime::session
