#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "typeset/style.h"

namespace placetime::scene {

/// Straight sRGB with alpha, not premultiplied.
struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(Color, Color) = default;
};
/// 0xRRGGBB, opaque.
constexpr Color rgb(std::uint32_t hex) noexcept
{
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}
/// The same colour at an opacity in [0, 1].
constexpr Color at(Color color, double opacity) noexcept
{
    color.a = static_cast<std::uint8_t>(color.a * opacity + 0.5);
    return color;
}

/// `top` at an opacity in [0, 1] over an opaque colour, as one opaque colour.
constexpr Color mixed(Color top, Color below, double opacity) noexcept
{
    auto const channel = [&](int a, int b) {
        return static_cast<std::uint8_t>(b + (a - b) * opacity + 0.5);
    };
    return {channel(top.r, below.r), channel(top.g, below.g), channel(top.b, below.b), 255};
}

/// A position in the picture: device pixels from the top left corner, y down.
struct Point {
    float x = 0, y = 0;
    friend bool operator==(Point, Point) = default;
};

/// A rectangle in device pixels; right and bottom are outside.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(Rect const&, Rect const&) = default;
    float right() const noexcept { return x + width; }
    float bottom() const noexcept { return y + height; }
    Point center() const noexcept { return {x + width / 2, y + height / 2}; }
    bool contains(Point p) const noexcept
    {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    bool contains(Rect const& o) const noexcept
    {
        return o.x >= x && o.y >= y && o.right() <= right() && o.bottom() <= bottom();
    }
    bool intersects(Rect const& o) const noexcept
    {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    /// Grown by so many pixels on each side; negative shrinks.
    Rect grown(float by) const noexcept
    {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
};

/// Rings or lines laid end to end: part i is points[ends[i - 1]] up to, not including,
/// points[ends[i]].
struct Paths {
    std::vector<Point> points;
    std::vector<std::uint32_t> ends;
    bool empty() const noexcept { return ends.empty(); }
    void close_part()
    {
        if (points.size() > (ends.empty() ? 0 : ends.back()))
            ends.push_back(static_cast<std::uint32_t>(points.size()));
    }
};

/// Areas by the even-odd rule over all rings.
struct Fill {
    Paths rings;
    Color color;
};

/// Lines with round joins. The colour is opaque, because segments overlap where they meet: a
/// see-through line is given as mixed() with the ground. dash = on, gap in pixels along the line; 0
/// is solid.
struct Stroke {
    Paths lines;
    Color color;
    float width = 1;
    float dash = 0, gap = 0;
};

/// In the order of the fragment shader's cases.
enum class Shape : std::uint8_t {
    circle,
    square,
    diamond,
    triangle_up,
    triangle_down,
    star,
    pentagon,
    hexagon,
    octagon,
    cross
};

/// A sign for events (or a town). Size is the width of the circle with the shape's area times
/// `fit`, see symbols.h.
struct Symbol {
    Point center;
    float size = 9; ///< pixels across
    Shape shape = Shape::circle;
    Color color;
    Color outline;       ///< the 1 px line round it that parts neighbours
    bool hollow = false; ///< only its edge: the place is known to a district or worse
    bool broken = false; ///< a claim: its edge is dashed
    bool dot = false;    ///< unreviewed: a dot in the outline's colour in its centre
};

/// Axis-aligned box with round corners.
struct Panel {
    Rect rect;
    float radius = 4;
    Color color;
    Color border{0, 0, 0, 0};
};

/// One line of text with its left end and baseline; both are brought to whole pixels.
struct Text {
    std::string text;
    typeset::Style style;
    Point baseline;
    Color color;
    Color halo{0, 0, 0, 0};
};

/// Pixels in straight sRGB with alpha, four bytes each, rows from the top, without padding.
struct PixelImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Pixels stretched over a rectangle of the picture. The pixels never change once they are here:
/// the same pointer is the same picture, so that a texture of it may be kept.
struct Picture {
    Rect rect;
    std::shared_ptr<PixelImage const> pixels; ///< never null
    float opacity = 1;
    bool smooth = true; ///< interpolated; else each pixel is a sharp block
};

/// What is drawn together: images, then fills, then strokes, panels, symbols, texts, each in order.
/// Clipped to `clip` when it is given.
struct Pass {
    std::optional<Rect> clip;
    std::vector<Picture> images;
    std::vector<Fill> fills;
    std::vector<Stroke> strokes;
    std::vector<Panel> panels;
    std::vector<Symbol> symbols;
    std::vector<Text> texts;
};

} // namespace placetime::scene
