#pragma once

#include <compare>
#include <cstdint>

namespace placetime::typeset {

enum class Weight : std::uint8_t { regular, medium, semibold, bold };

/// How a run of text looks, but for its colour. Inter, with Noto Sans for what Inter lacks.
struct Style {
    float size = 14; ///< em in device pixels
    Weight weight = Weight::regular;
    bool italic = false;
    bool tabular = false;     ///< figures of equal width, for columns
    float letter_spacing = 0; ///< device pixels added after each character
    float halo = 0;           ///< width in device pixels of the halo round the glyphs; 0 is none
    auto operator<=>(Style const&) const = default;
};

} // namespace placetime::typeset
