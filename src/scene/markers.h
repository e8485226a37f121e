#pragma once

#include <span>
#include <string>

#include "scene/collision.h"
#include "scene/emphasis.h"
#include "scene/placing.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// Symbols with counts, leaders and town dots; takes their room in `occupied`.
Pass draw_markers(std::span<PlacedGroup const> placed, Emphasis const& emphasis, TextKit& kit,
                  Theme theme, Occupied& occupied);

/// Names beside the flowers, most events first: of so many flowers as there are names; of the first
/// `numbered` also a number (the key to the list), which is then set in the group.
Pass draw_marker_labels(std::span<PlacedGroup> placed, std::span<std::string const> names,
                        Emphasis const& emphasis, TextKit& kit, Theme theme, std::size_t numbered,
                        Occupied& occupied);

/// A disk with a number, centred.
void draw_key(Pass& pass, TextKit& kit, Palette const& colors, int number, Point center);
inline constexpr float kKeySize = 17; ///< CSS pixels across

} // namespace placetime::scene
