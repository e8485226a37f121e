#pragma once

#include <string>
#include <string_view>

#include "scene/tokens.h"
#include "typeset/typesetter.h"

namespace placetime::scene {

/// Measures and places text for one picture. Sizes are in CSS pixels, positions in device pixels.
class TextKit {
public:
    TextKit(typeset::Typesetter& typesetter, float scale) : typesetter_(typesetter), scale_(scale)
    {
    }

    float scale() const noexcept { return scale_; }
    typeset::Style style(float size, typeset::Weight weight = typeset::Weight::regular) const;
    typeset::Style with_halo(typeset::Style style) const;

    typeset::Extents measure(std::string_view text, typeset::Style const& style)
    {
        return typesetter_.measure(text, style);
    }
    std::string fitted(std::string_view text, typeset::Style const& style, float width)
    {
        return typesetter_.fitted(text, style, width);
    }
    std::vector<std::string> wrapped(std::string_view text, typeset::Style const& style,
                                     float width, std::size_t lines)
    {
        return typesetter_.wrapped(text, style, width, lines);
    }

    /// Each puts a line and gives its width; x is the left end, the right end, or the middle.
    float left(Pass& pass, std::string_view text, typeset::Style const& style, float x,
               float baseline, Color color, Color halo = {0, 0, 0, 0});
    float right(Pass& pass, std::string_view text, typeset::Style const& style, float x,
                float baseline, Color color, Color halo = {0, 0, 0, 0});
    /// Middle of the capitals at y.
    float centered(Pass& pass, std::string_view text, typeset::Style const& style, Point middle,
                   Color color, Color halo = {0, 0, 0, 0});

private:
    typeset::Typesetter& typesetter_;
    float scale_;
};

} // namespace placetime::scene
