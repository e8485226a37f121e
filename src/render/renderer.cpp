#include "render/renderer.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/error.h"
#include "render/canvas.h"
#include "render/egl_context.h"
#include "render/scene_painter.h"

namespace placetime::render {
namespace {

constexpr int kLargestTile = 4096; // pixels on a side: bounds the memory of the buffers to 128 MiB

int largest_tile()
{
    GLint viewport[2] = {0, 0}, texture = 0;
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
    return std::min({kLargestTile, texture, viewport[0], viewport[1]});
}

void copy_into(Image const& part, int x, int y, Image& image)
{
    auto const bytes = static_cast<std::size_t>(part.width) * 3;
    for (int row = 0; row < part.height; ++row)
        std::memcpy(&image.pixels[(static_cast<std::size_t>(y + row) *
                                       static_cast<std::size_t>(image.width) +
                                   static_cast<std::size_t>(x)) *
                                  3],
                    &part.pixels[static_cast<std::size_t>(row) * bytes], bytes);
}

void check_errors(Renderer const& renderer)
{
    if (auto const error = glGetError(); error != GL_NO_ERROR)
        throw Error("cannot draw: OpenGL reports error " + std::to_string(error) + " (" +
                    renderer.driver() + ")");
}

} // namespace

struct Renderer::Impl {
    EglContext context; // first made, last destroyed
    ScenePainter painter;
    std::optional<Canvas> frame; ///< of draw_next()
    Impl() = default;
    ~Impl() { context.make_current(); } // the painter's objects are deleted in it
    Impl(Impl const&) = delete;
    Impl& operator=(Impl const&) = delete;
};

Renderer::Renderer() : impl_(std::make_unique<Impl>()) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Image Renderer::draw(scene::Scene const& scene)
{
    impl_->context.make_current();
    int const side = largest_tile();
    Image image{scene.width, scene.height, {}};
    image.pixels.resize(static_cast<std::size_t>(scene.width) *
                        static_cast<std::size_t>(scene.height) * 3);
    int const width = std::min(side, scene.width), height = std::min(side, scene.height);
    Canvas const canvas(width, height, GL_RGBA);
    for (int y = 0; y < scene.height; y += height) {
        for (int x = 0; x < scene.width; x += width) {
            int const w = std::min(width, scene.width - x), h = std::min(height, scene.height - y);
            impl_->painter.draw_part(scene, x, y, w, h);
            copy_into(read_pixels(0, 0, w, h, h), x, y, image);
        }
    }
    check_errors(*this);
    return image;
}

Image Renderer::draw_next(scene::Scene const& scene)
{
    impl_->context.make_current();
    if (int const side = largest_tile(); scene.width > side || scene.height > side)
        return draw(scene);
    auto& frame = impl_->frame;
    if (!frame || frame->width() != scene.width || frame->height() != scene.height) {
        frame.reset(); // its memory first
        frame.emplace(scene.width, scene.height, GL_RGBA);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, frame->framebuffer());
    impl_->painter.draw(scene, {0, 0, scene.height});
    glBindFramebuffer(GL_READ_FRAMEBUFFER, frame->framebuffer());
    auto image = read_pixels(0, 0, scene.width, scene.height, scene.height);
    check_errors(*this);
    return image;
}

std::string Renderer::driver() const { return impl_->context.renderer(); }

Image draw(scene::Scene const& scene) { return Renderer().draw(scene); }

} // namespace placetime::render
