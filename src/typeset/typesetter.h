#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/style.h"

namespace placetime::typeset {

/// Size of a shaped line, in device pixels. ascent and descent are the font's, so that lines of one
/// style align.
struct Extents {
    float width = 0; ///< advance
    float ascent = 0, descent = 0;
    float cap_height = 0; ///< height of an H in this size, for centring on a symbol
};

/// Coverage of a shaped line, row by row from the top; two bytes a pixel: the glyphs, and glyphs
/// with halo.
struct Bitmap {
    int width = 0, height = 0;
    int left = 0; ///< x of the first column from the text's left end; negative where halo or glyphs
                  ///< reach beyond it
    int top = 0;  ///< y of the first row from the baseline, downward: negative above it
    std::vector<std::uint8_t> pixels;
};

/// Shapes and rasterises lines of text. Text is UTF-8; invalid bytes show as U+FFFD; control
/// characters and line breaks as spaces. Keeps what it shaped (by text and style). Not thread safe;
/// make one per thread.
class Typesetter {
public:
    Typesetter();
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;

    Extents measure(std::string_view text, Style const& style);
    /// The text, or its longest beginning that fits into `width` device pixels with "…" after it.
    /// Cut at a space where one is near.
    std::string fitted(std::string_view text, Style const& style, float width);
    /// Greedy line breaks at spaces; at most `lines` lines, the last one fitted.
    std::vector<std::string> wrapped(std::string_view text, Style const& style, float width,
                                     std::size_t lines);
    Bitmap rasterise(std::string_view text, Style const& style);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::typeset
