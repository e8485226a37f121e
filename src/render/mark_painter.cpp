#include "render/mark_painter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "render/shaders.h"

namespace placetime::render {
namespace {

enum : std::size_t { kView, kScale };

void attribute(GLuint index, GLint count, GLenum type, bool normalized, std::size_t stride,
               std::size_t offset)
{
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, count, type, normalized ? GL_TRUE : GL_FALSE,
                          static_cast<GLsizei>(stride), reinterpret_cast<void const*>(offset));
    glVertexAttribDivisor(index, 1);
}

void corners_attribute(Buffer const& corners)
{
    glBindBuffer(GL_ARRAY_BUFFER, corners.get());
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
}

/// The whole pixels of a panel that lie inside its border and round corners, where they are many
/// and all opaque or all clear: they cost less without the shader that draws edges.
std::optional<scene::Rect> even_part(scene::Panel const& panel, float scale)
{
    constexpr float kLeastSide = 32;
    if (panel.color.a != 0 && panel.color.a != 255) return std::nullopt;
    float const edge = std::max(panel.radius, scale + 1);
    auto const& r = panel.rect;
    float const left = std::ceil(r.x + edge), top = std::ceil(r.y + edge);
    float const right = std::floor(r.right() - edge), bottom = std::floor(r.bottom() - edge);
    if (right - left < kLeastSide || bottom - top < kLeastSide) return std::nullopt;
    return scene::Rect{left, top, right - left, bottom - top};
}

scene::Rect common(scene::Rect const& a, scene::Rect const& b)
{
    float const left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

} // namespace

MarkPainter::MarkPainter()
    : symbol_program_("mark", shaders::kMarkVert, shaders::kMarkFrag, {"view", "scale"}),
      panel_program_("panel", shaders::kPanelVert, shaders::kPanelFrag, {"view", "scale"})
{
    float const corners[] = {-1, -1, 1, -1, -1, 1, 1, 1};
    upload<float>(GL_ARRAY_BUFFER, corners_, corners);

    glBindVertexArray(symbol_array_.get());
    corners_attribute(corners_);
    glBindBuffer(GL_ARRAY_BUFFER, symbols_.get());
    attribute(1, 3, GL_FLOAT, false, sizeof(SymbolVertex), offsetof(SymbolVertex, x));
    attribute(2, 4, GL_UNSIGNED_BYTE, true, sizeof(SymbolVertex), offsetof(SymbolVertex, fill));
    attribute(3, 4, GL_UNSIGNED_BYTE, true, sizeof(SymbolVertex), offsetof(SymbolVertex, outline));
    glEnableVertexAttribArray(4);
    glVertexAttribIPointer(4, 2, GL_UNSIGNED_BYTE, sizeof(SymbolVertex),
                           reinterpret_cast<void const*>(offsetof(SymbolVertex, shape)));
    glVertexAttribDivisor(4, 1);

    glBindVertexArray(panel_array_.get());
    corners_attribute(corners_);
    glBindBuffer(GL_ARRAY_BUFFER, panels_.get());
    attribute(1, 4, GL_FLOAT, false, sizeof(PanelVertex), offsetof(PanelVertex, x));
    attribute(2, 4, GL_UNSIGNED_BYTE, true, sizeof(PanelVertex), offsetof(PanelVertex, fill));
    attribute(3, 4, GL_UNSIGNED_BYTE, true, sizeof(PanelVertex), offsetof(PanelVertex, border));
    attribute(4, 1, GL_FLOAT, false, sizeof(PanelVertex), offsetof(PanelVertex, radius));
    attribute(5, 4, GL_FLOAT, false, sizeof(PanelVertex), offsetof(PanelVertex, part));
    glBindVertexArray(0);
}

void MarkPainter::draw(std::span<scene::Symbol const> symbols, float scale, Tile const& tile)
{
    if (symbols.empty()) return;
    symbol_vertices_.clear();
    for (auto const& s : symbols) {
        int const flags = (s.hollow ? 1 : 0) | (s.broken ? 2 : 0) | (s.dot ? 4 : 0);
        symbol_vertices_.push_back({s.center.x,
                                    s.center.y,
                                    s.size,
                                    s.color,
                                    s.outline,
                                    static_cast<std::uint8_t>(s.shape),
                                    static_cast<std::uint8_t>(flags),
                                    {}});
    }
    glBindVertexArray(symbol_array_.get());
    upload<SymbolVertex>(GL_ARRAY_BUFFER, symbols_, symbol_vertices_);
    symbol_program_.use();
    tile.set_view(symbol_program_.uniform(kView));
    glUniform1f(symbol_program_.uniform(kScale), scale);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(symbol_vertices_.size()));
}

void MarkPainter::draw(std::span<scene::Panel const> panels, float scale, Tile const& tile,
                       std::optional<scene::Rect> const& clip)
{
    panel_vertices_.clear();
    for (auto const& p : panels) {
        auto const c = p.rect.center();
        auto const add = [&](float left, float top, float right, float bottom) {
            if (right > left && bottom > top)
                panel_vertices_.push_back({c.x,
                                           c.y,
                                           p.rect.width / 2,
                                           p.rect.height / 2,
                                           p.color,
                                           p.border,
                                           p.radius,
                                           {left - c.x, top - c.y, right - left, bottom - top}});
        };
        auto const all = p.rect.grown(1);
        auto const inner = even_part(p, scale);
        if (!inner) {
            add(all.x, all.y, all.right(), all.bottom());
            continue;
        }
        if (p.color.a == 255) { // over what was before it
            draw_panels(scale, tile);
            tile.clear(p.color, clip ? common(*inner, *clip) : *inner);
            tile.set_scissor(clip);
        }
        add(all.x, all.y, all.right(), inner->y);
        add(all.x, inner->y, inner->x, inner->bottom());
        add(inner->right(), inner->y, all.right(), inner->bottom());
        add(all.x, inner->bottom(), all.right(), all.bottom());
    }
    draw_panels(scale, tile);
}

void MarkPainter::draw_panels(float scale, Tile const& tile)
{
    if (panel_vertices_.empty()) return;
    glBindVertexArray(panel_array_.get());
    upload<PanelVertex>(GL_ARRAY_BUFFER, panels_, panel_vertices_);
    panel_program_.use();
    tile.set_view(panel_program_.uniform(kView));
    glUniform1f(panel_program_.uniform(kScale), scale);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(panel_vertices_.size()));
    panel_vertices_.clear();
}

} // namespace placetime::render
