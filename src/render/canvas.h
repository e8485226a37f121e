#pragma once

#include "render/gl_objects.h"

namespace placetime::render {

/// A picture of our own to draw into: a colour texture and a stencil buffer.
class Canvas {
public:
    /// Its pixels lie in memory like those of the framebuffer that is bound for reading when that
    /// is given in `like` (see pixel_order()), so that a blit there is a mere copy. Binds it.
    /// Throws Error when the driver refuses the size.
    Canvas(int width, int height, GLenum like);
    int width() const noexcept { return width_; }
    int height() const noexcept { return height_; }
    GLenum order() const noexcept { return order_; }
    GLuint framebuffer() const noexcept { return framebuffer_.get(); }
    Texture const& texture() const noexcept { return color_; }

private:
    int width_, height_;
    GLenum order_;
    Framebuffer framebuffer_;
    Texture color_;
    Renderbuffer stencil_;
};

/// GL_RGBA or GL_BGRA: how the framebuffer that is bound for reading keeps its pixels.
GLenum pixel_order();

} // namespace placetime::render
