#pragma once

#include <cstdint>
#include <vector>

#include "render/tile.h"

namespace placetime::render {

/// Draws areas by the stencil buffer (even-odd, exact for any number of rings) and lines as
/// soft-edged segments. The framebuffer must have a stencil buffer of zeros, and is left with one.
class PathPainter {
public:
    PathPainter();
    void fill(scene::Fill const& fill, Tile const& tile);
    void stroke(scene::Stroke const& stroke, Tile const& tile);
    Program& fill_program() noexcept { return fill_program_; }
    Program& line_program() noexcept { return line_program_; }

private:
    struct Segment {
        scene::Point a, b;
        float along; ///< length of the line before a, pixels
    };

    Program fill_program_, line_program_;
    VertexArray fill_array_, line_array_;
    Buffer points_, indices_, corners_, segments_;
    std::vector<std::uint32_t> index_values_;
    std::vector<Segment> segment_values_;
};

} // namespace placetime::render
