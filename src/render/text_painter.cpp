#include "render/text_painter.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "render/shaders.h"

namespace placetime::render {
namespace {

constexpr std::size_t kKept = std::size_t{8} << 20; // bytes: thousands of labels

enum : std::size_t { kView };

int texture_limit()
{
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    return limit;
}

} // namespace

TextPainter::TextPainter()
    : program_("text", shaders::kTextVert, shaders::kTextFrag, {"view"}), atlas_(texture_limit())
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
        glVertexAttribPointer(index, count, type, normalized, sizeof(Vertex),
                              reinterpret_cast<void const*>(offset));
        glVertexAttribDivisor(index, 1);
    };
    attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(Vertex, x));
    attribute(2, 4, GL_FLOAT, GL_FALSE, offsetof(Vertex, source));
    attribute(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(Vertex, glyph));
    attribute(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(Vertex, halo));
    glBindVertexArray(0);
}

void TextPainter::begin_picture(std::span<scene::Pass const> passes)
{
    atlas_.forget_beyond(kKept);
    for (auto const& pass : passes)
        for (auto const& text : pass.texts) atlas_.entry(text.text, text.style);
    update_texture();
}

void TextPainter::update_texture()
{
    glBindTexture(GL_TEXTURE_2D, texture_.get());
    auto const rows = atlas_.take_changed();
    if (rows.first == rows.last) return;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (texture_width_ != atlas_.width() || texture_height_ != atlas_.height()) {
        texture_width_ = atlas_.width();
        texture_height_ = atlas_.height();
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, texture_width_, texture_height_, 0, GL_RG,
                     GL_UNSIGNED_BYTE, atlas_.pixels().data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    } else {
        auto const offset =
            static_cast<std::size_t>(rows.first) * static_cast<std::size_t>(texture_width_) * 2;
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, rows.first, texture_width_, rows.last - rows.first,
                        GL_RG, GL_UNSIGNED_BYTE, atlas_.pixels().data() + offset);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void TextPainter::draw(std::span<scene::Text const> texts, Tile const& tile)
{
    vertices_.clear();
    for (auto const& t : texts) {
        auto const& e = atlas_.entry(t.text, t.style);
        if (e.width == 0) continue;
        // Whole pixels, so that a texel is a pixel.
        vertices_.push_back({std::round(t.baseline.x) + static_cast<float>(e.left),
                             std::round(t.baseline.y) + static_cast<float>(e.top),
                             {static_cast<float>(e.x), static_cast<float>(e.y),
                              static_cast<float>(e.width), static_cast<float>(e.height)},
                             t.color,
                             t.halo});
    }
    if (vertices_.empty()) return;
    update_texture();
    glBindVertexArray(array_.get());
    upload<Vertex>(GL_ARRAY_BUFFER, texts_, vertices_);
    program_.use();
    tile.set_view(program_.uniform(kView));
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(vertices_.size()));
}

} // namespace placetime::render
