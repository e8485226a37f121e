#include "render/text_painter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "render/shaders.h"

namespace placetime::render {
namespace {

struct TextVertex {
    float x, y;
    float source[4];
    scene::Color glyph, halo;
};

} // namespace

TextAtlas make_atlas(std::span<scene::Pass const> passes, typeset::Typesetter& typesetter,
                     int limit)
{
    TextAtlas atlas;
    std::vector<std::pair<TextAtlas::Entry*, typeset::Bitmap>> bitmaps;
    for (auto const& pass : passes) {
        for (auto const& text : pass.texts) {
            auto const [it, is_new] = atlas.entries.try_emplace({text.style, text.text});
            if (!is_new) continue;
            bitmaps.emplace_back(&it->second, typesetter.rasterise(text.text, text.style));
        }
    }
    // Rows of like height.
    std::stable_sort(bitmaps.begin(), bitmaps.end(), [](auto const& a, auto const& b) {
        return a.second.height > b.second.height;
    });
    atlas.width = std::min(limit, 2048);
    for (auto const& [entry, bitmap] : bitmaps)
        atlas.width = std::min(limit, std::max(atlas.width, bitmap.width));
    int x = 0, y = 0, row = 0;
    for (auto& [entry, bitmap] : bitmaps) {
        if (x + bitmap.width > atlas.width) {
            x = 0;
            y += row;
            row = 0;
        }
        if (bitmap.width > atlas.width || y + bitmap.height > limit) continue;
        *entry = {x, y, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
        x += bitmap.width;
        row = std::max(row, bitmap.height);
    }
    atlas.height = std::max(1, y + row);
    atlas.pixels.assign(
        static_cast<std::size_t>(atlas.width) * static_cast<std::size_t>(atlas.height) * 2, 0);
    for (auto const& [entry, bitmap] : bitmaps) {
        auto const bytes = static_cast<std::size_t>(entry->width) * 2;
        for (int r = 0; r < entry->height; ++r)
            std::memcpy(&atlas.pixels[(static_cast<std::size_t>(entry->y + r) *
                                           static_cast<std::size_t>(atlas.width) +
                                       static_cast<std::size_t>(entry->x)) *
                                      2],
                        &bitmap.pixels[static_cast<std::size_t>(r) * bytes], bytes);
    }
    return atlas;
}

TextPainter::TextPainter() : program_("text", shaders::kTextVert, shaders::kTextFrag)
{
    glBindVertexArray(array_.get());
    float const corners[] = {0, 0, 1, 0, 0, 1, 1, 1};
    upload<float>(GL_ARRAY_BUFFER, corners_, corners);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
    glBindBuffer(GL_ARRAY_BUFFER, texts_.get());
    auto const attribute = [](GLuint index, GLint count, GLenum type, GLboolean normalized,
                              std::size_t offset) {
        glEnableVertexAttribArray(index);
        glVertexAttribPointer(index, count, type, normalized, sizeof(TextVertex),
                              reinterpret_cast<void const*>(offset));
        glVertexAttribDivisor(index, 1);
    };
    attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(TextVertex, x));
    attribute(2, 4, GL_FLOAT, GL_FALSE, offsetof(TextVertex, source));
    attribute(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(TextVertex, glyph));
    attribute(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(TextVertex, halo));
}

void TextPainter::load(TextAtlas const& atlas)
{
    glBindTexture(GL_TEXTURE_2D, texture_.get());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, atlas.width, atlas.height, 0, GL_RG, GL_UNSIGNED_BYTE,
                 atlas.pixels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void TextPainter::draw(std::span<scene::Text const> texts, TextAtlas const& atlas, Tile const& tile)
{
    std::vector<TextVertex> vertices;
    vertices.reserve(texts.size());
    for (auto const& t : texts) {
        auto const found = atlas.entries.find({t.style, t.text});
        if (found == atlas.entries.end() || found->second.width == 0) continue;
        auto const& e = found->second;
        // Whole pixels, so that a texel is a pixel.
        vertices.push_back({std::round(t.baseline.x) + static_cast<float>(e.left),
                            std::round(t.baseline.y) + static_cast<float>(e.top),
                            {static_cast<float>(e.x), static_cast<float>(e.y),
                             static_cast<float>(e.width), static_cast<float>(e.height)},
                            t.color,
                            t.halo});
    }
    if (vertices.empty()) return;
    glBindVertexArray(array_.get());
    upload<TextVertex>(GL_ARRAY_BUFFER, texts_, vertices);
    glBindTexture(GL_TEXTURE_2D, texture_.get());
    program_.use();
    tile.apply(program_);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(vertices.size()));
}

} // namespace placetime::render
