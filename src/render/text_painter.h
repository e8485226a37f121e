#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "render/gl_objects.h"
#include "scene/display.h"
#include "typeset/typesetter.h"

namespace placetime::render {

/// All lines of text of a scene, rasterised and packed in rows.
struct TextAtlas {
    struct Entry {
        int x = 0, y = 0, width = 0, height = 0; ///< texels
        int left = 0, top = 0;                   ///< from the text's left end and baseline, pixels
    };
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels; ///< two bytes each: glyphs, halo
    std::map<std::pair<typeset::Style, std::string>, Entry> entries;
};

/// Needs no OpenGL, so that it can be made while the context starts. At most `limit` texels on a
/// side; what does not fit is left out.
TextAtlas make_atlas(std::span<scene::Pass const> passes, typeset::Typesetter& typesetter,
                     int limit);

class TextPainter {
public:
    TextPainter();
    void load(TextAtlas const& atlas);
    void draw(std::span<scene::Text const> texts, TextAtlas const& atlas, Tile const& tile);

private:
    Program program_;
    VertexArray array_;
    Buffer corners_, texts_;
    Texture texture_;
};

} // namespace placetime::render
