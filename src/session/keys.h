#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placetime::session {

/// Keys that commands use. Letters and digits are keys by what is printed on them; from
/// bracket_left on they are the characters that a key press types, whatever the keyboard's layout.
// clang-format off
enum class Key : std::uint8_t {
    none,
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
    digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9,
    space, enter, escape, tab, backspace, erase,
    left, right, up, down, home, end, page_up, page_down,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
    bracket_left, bracket_right, plus, minus, slash, question, comma, period
};
// clang-format on

/// A key with the modifiers that are held. For characters Shift is part of typing them and not
/// looked at.
struct Chord {
    Key key = Key::none;
    bool ctrl = false, shift = false, alt = false;
    friend bool operator==(Chord const&, Chord const&) = default;
};

/// True from bracket_left on.
constexpr bool is_character(Key key) noexcept { return key >= Key::bracket_left; }
/// The key of a typed character: [ ] + - / ? , . (also = for +, _ for -); else none.
Key key_of_character(char32_t typed) noexcept;

/// "Ctrl+Shift+S", "Space", "←", "?"; empty for none.
std::string to_string(Chord const& chord);
/// Reads what to_string writes, with ASCII names too ("Left"). No value for anything else.
std::optional<Chord> parse_chord(std::string_view text);

} // namespace placetime::session
