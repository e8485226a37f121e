#pragma once

#include <span>
#include <vector>

#include "render/text_atlas.h"
#include "render/tile.h"

namespace placetime::render {

/// Draws lines of text from an atlas that grows from picture to picture.
class TextPainter {
public:
    TextPainter();
    /// Between pictures: forgets the bitmaps when they have become many, and has those of the next
    /// one in the texture before anything is drawn with it: a change in between would wait for all
    /// that was drawn.
    void begin_picture(std::span<scene::Pass const> passes);
    void draw(std::span<scene::Text const> texts, Tile const& tile);
    Program& program() noexcept { return program_; }

private:
    struct Vertex {
        float x, y;
        float source[4];
        scene::Color glyph, halo;
    };
    void update_texture();

    Program program_;
    VertexArray array_;
    Buffer corners_, texts_;
    Texture texture_;
    int texture_width_ = 0, texture_height_ = 0;
    TextAtlas atlas_;
    std::vector<Vertex> vertices_;
};

} // namespace placetime::render
