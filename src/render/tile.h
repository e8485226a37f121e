#pragma once

#include <optional>

#include "render/gl_objects.h"
#include "scene/display.h"

namespace placetime::render {

/// The part of a picture that is drawn at once, in the picture's pixels, and where its lower left
/// corner lies in the framebuffer.
struct Tile {
    int x = 0, y = 0, width = 0, height = 0;
    int left = 0, bottom = 0;

    void set_viewport() const { glViewport(left, bottom, width, height); }
    /// Sets the uniform `view` of the program in use.
    void set_view(GLint place) const
    {
        glUniform4f(place, static_cast<float>(x), static_cast<float>(y),
                    2.0F / static_cast<float>(width), 2.0F / static_cast<float>(height));
    }
    /// Keeps what follows inside the tile and, when it is given, the clip.
    void set_scissor(std::optional<scene::Rect> const& clip = std::nullopt) const;
    /// Fills the tile, or the clip in it, with an opaque colour; the scissor stays at it.
    void clear(scene::Color color, std::optional<scene::Rect> const& clip = std::nullopt) const;
};

} // namespace placetime::render
