#include "render/ground_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace placetime::render {
namespace {

/// Whole pixels from the top left; right and bottom are outside.
struct Pixels {
    int left = 0, top = 0, right = 0, bottom = 0;
    bool empty() const noexcept { return right <= left || bottom <= top; }
    friend bool operator==(Pixels const&, Pixels const&) = default;
};

Pixels common(Pixels const& a, Pixels const& b)
{
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

/// What the canvas has to hold: the ground's rectangle, the whole scene where none is given.
Pixels ground_pixels(scene::Scene const& scene)
{
    auto const& r = scene.ground_rect;
    if (r.width <= 0 || r.height <= 0) return {0, 0, scene.width, scene.height};
    return {static_cast<int>(std::floor(r.x)), static_cast<int>(std::floor(r.y)),
            static_cast<int>(std::ceil(r.right())), static_cast<int>(std::ceil(r.bottom()))};
}

/// The part of the scene that is map.
Pixels frame_pixels(scene::Scene const& scene)
{
    Pixels const whole{0, 0, scene.width, scene.height};
    auto const& r = scene.frame;
    if (r.width <= 0 || r.height <= 0) return whole;
    auto const pixel = [](float edge) { return static_cast<int>(std::lround(edge)); };
    return common(whole, {pixel(r.x), pixel(r.y), pixel(r.right()), pixel(r.bottom())});
}

} // namespace

void clear(scene::Color color, Tile const& tile)
{
    auto const part = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
    tile.set_scissor();
    glClearColor(part(color.r), part(color.g), part(color.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void GroundPainter::renew(scene::Scene const& scene, GLenum order, DrawPasses const& draw_passes)
{
    auto const wanted = ground_pixels(scene);
    int const width = wanted.right - wanted.left, height = wanted.bottom - wanted.top;
    bool const fits = canvas_ && canvas_->width() == width && canvas_->height() == height &&
                      canvas_->order() == order;
    if (fits && passes_ == scene.ground && background_ == scene.background &&
        scale_ == scene.scale && left_ == wanted.left && top_ == wanted.top)
        return;
    passes_.reset(); // until it is drawn, whatever happens on the way
    if (fits)
        glBindFramebuffer(GL_FRAMEBUFFER, canvas_->framebuffer());
    else {
        canvas_.reset(); // its memory first
        canvas_.emplace(width, height, order);
    }
    left_ = wanted.left;
    top_ = wanted.top;
    Tile const tile{left_, top_, width, height, 0, 0};
    clear(scene.background, tile);
    draw_passes(*scene.ground, scene.scale, tile);
    passes_ = scene.ground;
    background_ = scene.background;
    scale_ = scene.scale;
}

void GroundPainter::place(scene::Scene const& scene, ImagePainter& images, Tile const& tile)
{
    auto const frame = frame_pixels(scene);
    auto const& at = scene.ground_placement;
    int const width = canvas_->width(), height = canvas_->height();
    // Less than a quarter of a pixel off at the far edge.
    bool const scaled =
        std::abs(at.scale - 1) * static_cast<float>(std::max(width, height)) > 0.25F;
    int const dx = static_cast<int>(std::lround(at.dx)), dy = static_cast<int>(std::lround(at.dy));
    Pixels const moved{left_ + dx, top_ + dy, left_ + dx + width, top_ + dy + height};
    auto const covered = scaled ? Pixels{} : common(frame, moved);
    if (covered != Pixels{0, 0, scene.width, scene.height}) clear(scene.background, tile);
    if (scaled) {
        tile.set_viewport();
        tile.set_scissor(scene::Rect{static_cast<float>(frame.left), static_cast<float>(frame.top),
                                     static_cast<float>(frame.right - frame.left),
                                     static_cast<float>(frame.bottom - frame.top)});
        auto const corner = at({static_cast<float>(left_), static_cast<float>(top_)});
        images.draw(canvas_->texture(),
                    {corner.x, corner.y, static_cast<float>(width) * at.scale,
                     static_cast<float>(height) * at.scale},
                    tile);
        return;
    }
    if (covered.empty()) return;
    glDisable(GL_SCISSOR_TEST); // with it a blit is no mere copy to Mesa
    glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas_->framebuffer());
    int const from_left = covered.left - moved.left, to_left = tile.left + covered.left;
    int const from_bottom = moved.bottom - covered.bottom,
              to_bottom = tile.bottom + tile.height - covered.bottom;
    int const w = covered.right - covered.left, h = covered.bottom - covered.top;
    glBlitFramebuffer(from_left, from_bottom, from_left + w, from_bottom + h, to_left, to_bottom,
                      to_left + w, to_bottom + h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

} // namespace placetime::render
