#pragma once

#include "render/gl_objects.h"
#include "scene/display.h"

namespace placetime::render {

/// Draws areas by the stencil buffer (even-odd, exact for any number of rings) and lines as
/// soft-edged segments. The framebuffer must have a stencil buffer of zeros, and is left with one.
class PathPainter {
public:
    PathPainter();
    void fill(scene::Fill const& fill, Tile const& tile);
    void stroke(scene::Stroke const& stroke, Tile const& tile);

private:
    Program fill_program_, line_program_;
    VertexArray fill_array_, line_array_;
    Buffer points_, indices_, corners_, segments_;
};

} // namespace placetime::render
