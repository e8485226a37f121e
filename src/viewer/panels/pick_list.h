#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>

#include "viewer/ui.h"

namespace placetime::viewer {

/// A field with a list below it, of which one is chosen while the field keeps the keyboard.
struct PickState {
    std::array<char, 200> words{};
    std::size_t active = 0; ///< the marked row
    bool fresh = true;      ///< set when it opens: the field takes the keyboard
    bool entered = false, escaped = false, edited = false; ///< in this frame, by pick_field()
    bool scroll = false;                                   ///< the marked row is to come into sight
};

/// The field, `width` device pixels wide.
void pick_field(Ui& ui, PickState& state, char const* hint, float width);

/// What a row draws: its number, the corner, width and height, and what lies below it.
using DrawPick =
    std::function<void(std::size_t index, ImVec2 at, ImVec2 size, scene::Color ground)>;

/// Rows of one height, at most `most` device pixels in all, else they scroll. Gives the row that
/// was chosen with Enter, or by a click. Rows that `enabled` says no to cannot be chosen.
std::optional<std::size_t> pick_rows(Ui& ui, PickState& state, std::size_t count, float row,
                                     float most, DrawPick const& draw,
                                     std::function<bool(std::size_t)> const& enabled = {});

} // namespace placetime::viewer
