#pragma once

#include <span>

#include "render/gl_objects.h"
#include "scene/display.h"

namespace placetime::render {

/// Draws symbols and panels as signed-distance shapes, all of a pass in one call each.
class MarkPainter {
public:
    MarkPainter();
    void draw(std::span<scene::Symbol const> symbols, float scale, Tile const& tile);
    void draw(std::span<scene::Panel const> panels, float scale, Tile const& tile);

private:
    Program symbol_program_, panel_program_;
    VertexArray symbol_array_, panel_array_;
    Buffer corners_, symbols_, panels_;
};

} // namespace placetime::render
