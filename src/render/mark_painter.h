#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "render/tile.h"

namespace placetime::render {

/// Draws symbols and panels as signed-distance shapes, all of a pass in one call each.
class MarkPainter {
public:
    MarkPainter();
    void draw(std::span<scene::Symbol const> symbols, float scale, Tile const& tile);
    /// `clip` as it is set.
    void draw(std::span<scene::Panel const> panels, float scale, Tile const& tile,
              std::optional<scene::Rect> const& clip);

    Program& symbol_program() noexcept { return symbol_program_; }
    Program& panel_program() noexcept { return panel_program_; }

private:
    struct SymbolVertex {
        float x, y, size;
        scene::Color fill, outline;
        std::uint8_t shape, flags, unused[2];
    };
    struct PanelVertex {
        float x, y, half_width, half_height;
        scene::Color fill, border;
        float radius;
        scene::Rect part; ///< of the rectangle, from its centre
    };

    void draw_panels(float scale, Tile const& tile);

    Program symbol_program_, panel_program_;
    VertexArray symbol_array_, panel_array_;
    Buffer corners_, symbols_, panels_;
    std::vector<SymbolVertex> symbol_vertices_;
    std::vector<PanelVertex> panel_vertices_;
};

} // namespace placetime::render
