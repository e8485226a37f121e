#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/slide.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// One line of words as they may stand beside others: control characters and runs of white space
/// are one space, marks that turn the direction of writing are gone, and what is longer than
/// `most` bytes is cut there (at a code point; then `was_cut` is set).
std::string clean_words(std::string_view text, std::size_t most, bool* was_cut = nullptr);

/// True when the first letter that has a direction is written from right to left.
bool is_right_to_left(std::string_view text);

/// Words of one look in a line.
struct PlacedRun {
    std::string text;
    typeset::Style style;
    float x = 0, baseline = 0, width = 0; ///< from the text's top left corner, device pixels
    std::string link = {};                ///< an address; empty: none
};
struct FlowedText {
    std::vector<PlacedRun> runs;
    struct Bullet {
        float x = 0, y = 0; ///< centre of the dot
    };
    std::vector<Bullet> bullets;
    float height = 0; ///< device pixels
    bool cut = false;
};

/// Breaks blocks into lines of `width` device pixels: headings, paragraphs, items with hanging
/// indents; `size` in CSS pixels. What goes beyond `height` is left out and the last line ends with
/// "…". Each line's words of one look are one run, so that no block disturbs another whatever its
/// direction. Lines of blocks that begin from right to left stand at the right.
FlowedText flow_text(std::span<TextBlock const> blocks, float width, float height, float size,
                     TextKit& kit);

/// One line of `size` CSS pixels, shrunk to no less than `least`; at that size in at most `lines`
/// lines; then cut.
struct FittedLines {
    std::vector<std::string> lines;
    typeset::Style style;
    bool cut = false;
};
FittedLines fit_lines(std::string_view text, typeset::Weight weight, float size, float least,
                      float width, std::size_t lines, TextKit& kit);

} // namespace placetime::scene
