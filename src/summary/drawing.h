#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace placetime::summary {

/// sRGB, opaque.
struct Rgb {
    std::uint8_t r = 0, g = 0, b = 0;
    friend bool operator==(Rgb, Rgb) = default;
};

/// A chart as what it consists of: lengths in CSS pixels from the top left corner, y down. Drawn in
/// the order lines that are behind, bars, other lines, dots, labels. One drawing is painted by the
/// renderer, by SVG and by the window alike.
struct Drawing {
    float width = 0, height = 0;
    Rgb ground;

    struct Bar {
        float x = 0, y = 0, width = 0, height = 0;
        Rgb color;
    };
    struct Line {
        std::vector<std::array<float, 2>> points;
        Rgb color;
        float width = 1;
        bool behind = false; ///< below the bars
    };
    struct Dot {
        float x = 0, y = 0, radius = 0;
        Rgb color;
        bool hollow = false; ///< its middle in the ground's colour
    };
    enum class Align : std::uint8_t { left, middle, right };
    struct Label {
        std::string text;
        float x = 0, y = 0; ///< of its baseline: left end, middle or right end
        float size = 0;     ///< em
        Align align = Align::left;
        bool strong = false; ///< semibold
        Rgb color;
    };
    std::vector<Bar> bars;
    std::vector<Line> lines;
    std::vector<Dot> dots;
    std::vector<Label> labels;
    std::string title, description; ///< for those who hear it
};

/// Width of a line in CSS pixels, with figures of equal width.
using MeasureText = std::function<float(std::string_view text, float size, bool strong)>;

/// The longest beginning that fits, with "…" after it where something is cut.
std::string fitted(std::string_view text, float width, float size, bool strong,
                   MeasureText const& measure);

/// SVG 1.1: text as text in Inter, Noto Sans or what the reader has; numbers with at most two
/// decimals, so that the same drawing gives the same bytes. Names nothing outside itself.
std::string to_svg(Drawing const& drawing);

} // namespace placetime::summary
