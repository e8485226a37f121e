#include "render/canvas.h"

#include <string>

#include "base/error.h"

namespace placetime::render {
namespace {

bool is_complete() { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

void attach_stencil(Renderbuffer const& stencil, GLenum format, GLenum attachment, int width,
                    int height)
{
    glBindRenderbuffer(GL_RENDERBUFFER, stencil.get());
    glRenderbufferStorage(GL_RENDERBUFFER, format, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, attachment, GL_RENDERBUFFER, stencil.get());
}

} // namespace

Canvas::Canvas(int width, int height, GLenum order) : width_(width), height_(height), order_(order)
{
    glBindTexture(GL_TEXTURE_2D, color_.get());
    // The sized format leaves Mesa no choice; the other one takes the order that is asked for.
    glTexImage2D(GL_TEXTURE_2D, 0, order == GL_BGRA ? GL_RGBA : GL_RGBA8, width, height, 0, order,
                 GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.get());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_.get(), 0);
    // A byte a pixel where the driver can: a quarter of the memory to clear and to go through.
    attach_stencil(stencil_, GL_STENCIL_INDEX8, GL_STENCIL_ATTACHMENT, width, height);
    if (!is_complete()) {
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_STENCIL_ATTACHMENT, GL_RENDERBUFFER, 0);
        attach_stencil(stencil_, GL_DEPTH24_STENCIL8, GL_DEPTH_STENCIL_ATTACHMENT, width, height);
    }
    if (!is_complete())
        throw Error("cannot draw: the graphics driver refuses a picture of " +
                    std::to_string(width) + "x" + std::to_string(height) + "; try a smaller one");
}

GLenum pixel_order()
{
    if (epoxy_gl_version() < 41 && !epoxy_has_gl_extension("GL_ARB_ES2_compatibility"))
        return GL_RGBA;
    GLint order = GL_RGBA;
    glGetIntegerv(GL_IMPLEMENTATION_COLOR_READ_FORMAT, &order);
    return order == GL_BGRA ? GL_BGRA : GL_RGBA;
}

} // namespace placetime::render
