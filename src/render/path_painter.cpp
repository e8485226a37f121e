#include "render/path_painter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/shaders.h"

namespace placetime::render {
namespace {

using scene::Point;

/// "Middle-out": halves of a ring are joined to triangles from far to near, so that each pixel is
/// covered about log n times, where a fan from one vertex sweeps over the whole ring for every
/// edge.
void triangulate(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& indices)
{
    if (last - first < 2) return;
    auto const middle = first + (last - first) / 2;
    indices.insert(indices.end(), {first, middle, last});
    triangulate(first, middle, indices);
    triangulate(middle, last, indices);
}

enum : std::size_t { kView, kColor, kHalfWidth, kDash };

void set_color(Program const& program, scene::Color c)
{
    glUniform4f(program.uniform(kColor), static_cast<float>(c.r) / 255.0F,
                static_cast<float>(c.g) / 255.0F, static_cast<float>(c.b) / 255.0F,
                static_cast<float>(c.a) / 255.0F);
}

} // namespace

PathPainter::PathPainter()
    : fill_program_("fill", shaders::kFillVert, shaders::kFillFrag, {"view", "color"}),
      line_program_("line", shaders::kLineVert, shaders::kLineFrag,
                    {"view", "color", "half_width", "dash"})
{
    glBindVertexArray(fill_array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, points_.get());
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Point), nullptr);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.get());

    glBindVertexArray(line_array_.get());
    float const corners[] = {0, -1, 1, -1, 0, 1, 1, 1};
    upload<float>(GL_ARRAY_BUFFER, corners_, corners);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
    glBindBuffer(GL_ARRAY_BUFFER, segments_.get());
    for (GLuint i = 0; i < 3; ++i) {
        glEnableVertexAttribArray(1 + i);
        glVertexAttribPointer(
            1 + i, i == 2 ? 1 : 2, GL_FLOAT, GL_FALSE, sizeof(Segment),
            reinterpret_cast<void const*>(static_cast<std::uintptr_t>(i) * sizeof(Point)));
        glVertexAttribDivisor(1 + i, 1);
    }
    glBindVertexArray(0);
}

void PathPainter::fill(scene::Fill const& fill, Tile const& tile)
{
    if (fill.rings.empty()) return;
    auto const& points = fill.rings.points;
    Point low = points.front(), high = low;
    for (auto const& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    auto& indices = index_values_;
    indices.clear();
    std::uint32_t first = 0;
    for (auto const end : fill.rings.ends) {
        triangulate(first, end - 1, indices);
        first = end;
    }
    auto const cover = static_cast<std::uint32_t>(points.size());
    Point const corners[] = {{low.x - 1, low.y - 1},
                             {high.x + 1, low.y - 1},
                             {low.x - 1, high.y + 1},
                             {high.x + 1, high.y + 1}};
    auto const count = static_cast<GLsizei>(indices.size());
    indices.insert(indices.end(), {cover, cover + 1, cover + 2, cover + 2, cover + 1, cover + 3});

    glBindVertexArray(fill_array_.get());
    auto const bytes = static_cast<GLsizeiptr>(points.size() * sizeof(Point));
    glBindBuffer(GL_ARRAY_BUFFER, points_.get());
    glBufferData(GL_ARRAY_BUFFER, bytes + static_cast<GLsizeiptr>(sizeof corners), nullptr,
                 GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, bytes, points.data());
    glBufferSubData(GL_ARRAY_BUFFER, bytes, sizeof corners, corners);
    upload<std::uint32_t>(GL_ELEMENT_ARRAY_BUFFER, indices_, indices);
    fill_program_.use();
    tile.set_view(fill_program_.uniform(kView));
    set_color(fill_program_, fill.color);
    glEnable(GL_STENCIL_TEST);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glStencilFunc(GL_ALWAYS, 0, 1);
    glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
    glStencilMask(1);
    glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_INT, nullptr);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilFunc(GL_NOTEQUAL, 0, 1);
    glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
    glDrawElements(
        GL_TRIANGLES, 6, GL_UNSIGNED_INT,
        reinterpret_cast<void const*>(static_cast<std::uintptr_t>(count) * sizeof(std::uint32_t)));
    glDisable(GL_STENCIL_TEST);
}

void PathPainter::stroke(scene::Stroke const& stroke, Tile const& tile)
{
    if (stroke.lines.empty()) return;
    auto& segments = segment_values_;
    segments.clear();
    std::uint32_t first = 0;
    for (auto const end : stroke.lines.ends) {
        float along = 0;
        for (auto i = first; i + 1 < end; ++i) {
            auto const& a = stroke.lines.points[i];
            auto const& b = stroke.lines.points[i + 1];
            segments.push_back({a, b, along});
            along += std::hypot(b.x - a.x, b.y - a.y);
        }
        first = end;
    }
    glBindVertexArray(line_array_.get());
    upload<Segment>(GL_ARRAY_BUFFER, segments_, segments);
    line_program_.use();
    tile.set_view(line_program_.uniform(kView));
    set_color(line_program_, stroke.color);
    glUniform1f(line_program_.uniform(kHalfWidth), stroke.width / 2);
    glUniform2f(line_program_.uniform(kDash), stroke.dash, stroke.gap);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(segments.size()));
}

} // namespace placetime::render
