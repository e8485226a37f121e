#include "session/keys.h"

#include <array>

namespace placetime::session {

namespace {

struct Name {
    Key key;
    std::string_view shown, ascii;
};
constexpr std::array kNames{Name{Key::space, "Space", "Space"},
                            Name{Key::enter, "Enter", "Enter"},
                            Name{Key::escape, "Esc", "Escape"},
                            Name{Key::tab, "Tab", "Tab"},
                            Name{Key::backspace, "Backspace", "Backspace"},
                            Name{Key::erase, "Del", "Delete"},
                            Name{Key::left, "←", "Left"},
                            Name{Key::right, "→", "Right"},
                            Name{Key::up, "↑", "Up"},
                            Name{Key::down, "↓", "Down"},
                            Name{Key::home, "Home", "Home"},
                            Name{Key::end, "End", "End"},
                            Name{Key::page_up, "Page Up", "PageUp"},
                            Name{Key::page_down, "Page Down", "PageDown"},
                            Name{Key::bracket_left, "[", "["},
                            Name{Key::bracket_right, "]", "]"},
                            Name{Key::plus, "+", "Plus"},
                            Name{Key::minus, "-", "Minus"},
                            Name{Key::slash, "/", "Slash"},
                            Name{Key::question, "?", "?"},
                            Name{Key::comma, ",", ","},
                            Name{Key::period, ".", "."}};

Key offset(Key first, int by) noexcept { return static_cast<Key>(static_cast<int>(first) + by); }
int distance(Key first, Key key) noexcept
{
    return static_cast<int>(key) - static_cast<int>(first);
}

std::string name_of(Key key)
{
    if (key >= Key::a && key <= Key::z)
        return std::string(1, static_cast<char>('A' + distance(Key::a, key)));
    if (key >= Key::digit_0 && key <= Key::digit_9)
        return std::to_string(distance(Key::digit_0, key));
    if (key >= Key::f1 && key <= Key::f12) return 'F' + std::to_string(distance(Key::f1, key) + 1);
    for (auto const& name : kNames)
        if (name.key == key) return std::string(name.shown);
    return {};
}

Key key_of_name(std::string_view text) noexcept
{
    if (text.size() == 1) {
        auto const c = text[0];
        if (c >= 'A' && c <= 'Z') return offset(Key::a, c - 'A');
        if (c >= 'a' && c <= 'z') return offset(Key::a, c - 'a');
        if (c >= '0' && c <= '9') return offset(Key::digit_0, c - '0');
    }
    for (auto const& name : kNames)
        if (text == name.shown || text == name.ascii) return name.key;
    for (int i = 0; i < 12; ++i)
        if (text == name_of(offset(Key::f1, i))) return offset(Key::f1, i);
    return Key::none;
}

} // namespace

Key key_of_character(char32_t typed) noexcept
{
    switch (typed) {
    case U'[':
        return Key::bracket_left;
    case U']':
        return Key::bracket_right;
    case U'+':
    case U'=':
        return Key::plus;
    case U'-':
    case U'_':
        return Key::minus;
    case U'/':
        return Key::slash;
    case U'?':
        return Key::question;
    case U',':
        return Key::comma;
    case U'.':
        return Key::period;
    default:
        return Key::none;
    }
}

std::string to_string(Chord const& chord)
{
    if (chord.key == Key::none) return {};
    std::string text;
    if (chord.ctrl) text += "Ctrl+";
    if (chord.alt) text += "Alt+";
    if (chord.shift && !is_character(chord.key)) text += "Shift+";
    return text + name_of(chord.key);
}

std::optional<Chord> parse_chord(std::string_view text)
{
    Chord chord;
    for (;;) {
        if (text.starts_with("Ctrl+"))
            chord.ctrl = true;
        else if (text.starts_with("Alt+"))
            chord.alt = true;
        else if (text.starts_with("Shift+"))
            chord.shift = true;
        else
            break;
        text.remove_prefix(text.find('+') + 1);
    }
    chord.key = key_of_name(text);
    if (chord.key == Key::none) return {};
    if (is_character(chord.key)) chord.shift = false;
    return chord;
}

} // namespace placetime::session
