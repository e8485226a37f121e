#include "render/renderer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/error.h"
#include "render/egl_context.h"
#include "render/mark_painter.h"
#include "render/path_painter.h"
#include "render/text_painter.h"

namespace placetime::render {
namespace {

constexpr int kLargestTile = 4096; // pixels on a side: bounds the memory of the buffers to 128 MiB

/// What is drawn into and read back: colour and stencil.
class Target {
public:
    Target(int width, int height)
    {
        glBindRenderbuffer(GL_RENDERBUFFER, color_.get());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glBindRenderbuffer(GL_RENDERBUFFER, stencil_.get());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.get());
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                                  color_.get());
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                                  stencil_.get());
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
            throw Error("cannot draw: the graphics driver refuses a picture of " +
                        std::to_string(width) + "x" + std::to_string(height) +
                        "; try a smaller --size");
    }

private:
    Framebuffer framebuffer_;
    Renderbuffer color_, stencil_;
};

void set_scissor(std::optional<scene::Rect> const& clip, Tile const& tile)
{
    if (!clip) {
        glDisable(GL_SCISSOR_TEST);
        return;
    }
    glEnable(GL_SCISSOR_TEST);
    int const left = static_cast<int>(std::lround(clip->x)) - tile.x,
              right = static_cast<int>(std::lround(clip->right())) - tile.x;
    int const top = static_cast<int>(std::lround(clip->y)) - tile.y,
              bottom = static_cast<int>(std::lround(clip->bottom())) - tile.y;
    glScissor(left, tile.height - bottom, std::max(0, right - left), std::max(0, bottom - top));
}

} // namespace

struct Renderer::Impl {
    EglContext context; // first made, last destroyed
    PathPainter paths;
    MarkPainter marks;
    TextPainter texts;
    typeset::Typesetter typesetter;
    GLint limit = 0;

    void draw_tile(scene::Scene const& scene, TextAtlas const& atlas, Tile const& tile)
    {
        glViewport(0, 0, tile.width, tile.height);
        glDisable(GL_SCISSOR_TEST);
        auto const part = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
        glClearColor(part(scene.background.r), part(scene.background.g), part(scene.background.b),
                     1);
        glStencilMask(0xFF);
        glClearStencil(0);
        glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        for (auto const& pass : scene.passes) {
            set_scissor(pass.clip, tile);
            for (auto const& fill : pass.fills) paths.fill(fill, tile);
            for (auto const& stroke : pass.strokes) paths.stroke(stroke, tile);
            marks.draw(std::span<scene::Panel const>(pass.panels), scene.scale, tile);
            marks.draw(std::span<scene::Symbol const>(pass.symbols), scene.scale, tile);
            texts.draw(pass.texts, atlas, tile);
        }
    }
};

Renderer::Renderer() : impl_(std::make_unique<Impl>())
{
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &impl_->limit);
}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Image Renderer::draw(scene::Scene const& scene)
{
    auto const atlas = make_atlas(scene.passes, impl_->typesetter, impl_->limit);
    impl_->texts.load(atlas);
    GLint viewport[2] = {0, 0};
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
    int const side =
        std::min({kLargestTile, static_cast<int>(impl_->limit), viewport[0], viewport[1]});
    Image image{scene.width, scene.height, {}};
    image.pixels.resize(static_cast<std::size_t>(scene.width) *
                        static_cast<std::size_t>(scene.height) * 3);
    int const width = std::min(side, scene.width), height = std::min(side, scene.height);
    Target const target(width, height);
    std::vector<std::uint8_t> rows(static_cast<std::size_t>(width) *
                                   static_cast<std::size_t>(height) * 3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    for (int y = 0; y < scene.height; y += height) {
        for (int x = 0; x < scene.width; x += width) {
            Tile const tile{x, y, std::min(width, scene.width - x),
                            std::min(height, scene.height - y)};
            impl_->draw_tile(scene, atlas, tile);
            glReadPixels(0, 0, tile.width, tile.height, GL_RGB, GL_UNSIGNED_BYTE, rows.data());
            auto const bytes = static_cast<std::size_t>(tile.width) * 3;
            for (int row = 0; row < tile.height; ++row) // OpenGL counts rows from the bottom
                std::memcpy(&image.pixels[(static_cast<std::size_t>(y + row) *
                                               static_cast<std::size_t>(scene.width) +
                                           static_cast<std::size_t>(x)) *
                                          3],
                            &rows[static_cast<std::size_t>(tile.height - 1 - row) * bytes], bytes);
        }
    }
    if (auto const error = glGetError(); error != GL_NO_ERROR)
        throw Error("cannot draw: OpenGL reports error " + std::to_string(error) + " (" + driver() +
                    ")");
    return image;
}

std::string Renderer::driver() const { return impl_->context.renderer(); }

Image draw(scene::Scene const& scene) { return Renderer().draw(scene); }

} // namespace placetime::render
