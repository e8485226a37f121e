#include "render/tile.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace placetime::render {

void Tile::set_scissor(std::optional<scene::Rect> const& clip) const
{
    int from_x = 0, from_y = 0, to_x = width, to_y = height;
    if (clip) {
        auto const pixel = [](float edge) { return static_cast<int>(std::lround(edge)); };
        from_x = std::clamp(pixel(clip->x) - x, 0, width);
        from_y = std::clamp(pixel(clip->y) - y, 0, height);
        to_x = std::clamp(pixel(clip->right()) - x, from_x, width);
        to_y = std::clamp(pixel(clip->bottom()) - y, from_y, height);
    }
    glEnable(GL_SCISSOR_TEST);
    glScissor(left + from_x, bottom + height - to_y, to_x - from_x, to_y - from_y);
}

void Tile::clear(scene::Color color, std::optional<scene::Rect> const& clip) const
{
    auto const part = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
    set_scissor(clip);
    glClearColor(part(color.r), part(color.g), part(color.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

} // namespace placetime::render
