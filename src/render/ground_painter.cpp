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
Pixels ground_pixels(scene::Scene const& scene, scene::Rect const& r)
{
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

bool GroundPainter::is_of(Picture const& picture, Wanted const& wanted)
{
    auto const pixels = ground_pixels(wanted.scene, wanted.rect);
    return picture.canvas && picture.passes == wanted.passes && wanted.passes &&
           picture.canvas->width() == pixels.right - pixels.left &&
           picture.canvas->height() == pixels.bottom - pixels.top &&
           picture.canvas->order() == wanted.order &&
           picture.background == wanted.scene.background && picture.scale == wanted.scene.scale &&
           picture.left == pixels.left && picture.top == pixels.top;
}

/// The passes up to `until` that are not there yet; from the first where it is a picture of
/// something else.
void GroundPainter::draw(Picture& picture, Wanted const& wanted, std::size_t until,
                         DrawPasses const& draw_passes)
{
    auto const pixels = ground_pixels(wanted.scene, wanted.rect);
    int const width = pixels.right - pixels.left, height = pixels.bottom - pixels.top;
    Tile const tile{pixels.left, pixels.top, width, height, 0, 0};
    bool const goes_on = is_of(picture, wanted);
    if (goes_on && picture.drawn >= until) return;
    picture.passes.reset(); // until it is drawn, whatever happens on the way
    if (picture.canvas && picture.canvas->width() == width && picture.canvas->height() == height &&
        picture.canvas->order() == wanted.order)
        glBindFramebuffer(GL_FRAMEBUFFER, picture.canvas->framebuffer());
    else {
        picture.canvas.reset(); // its memory first
        picture.canvas.emplace(width, height, wanted.order);
    }
    if (!goes_on) {
        tile.clear(wanted.scene.background);
        picture.drawn = 0;
    }
    if (picture.drawn < until)
        draw_passes({wanted.passes->data() + picture.drawn, until - picture.drawn},
                    wanted.scene.scale, tile);
    picture.passes = wanted.passes;
    picture.background = wanted.scene.background;
    picture.scale = wanted.scene.scale;
    picture.left = pixels.left;
    picture.top = pixels.top;
    picture.drawn = until;
}

void GroundPainter::renew(scene::Scene const& scene, GLenum order, DrawPasses const& draw_passes)
{
    Wanted const wanted{scene.ground, scene.ground_rect, scene, order};
    if (!is_of(now_, wanted) && is_of(ahead_, wanted)) std::swap(now_, ahead_);
    draw(now_, wanted, scene.ground->size(), draw_passes);
}

void GroundPainter::paint_ahead(scene::Scene const& scene, GLenum order,
                                DrawPasses const& draw_passes)
{
    if (!scene.coming_ground) return;
    auto const& coming = *scene.coming_ground;
    draw(ahead_, {coming.passes, coming.rect, scene, order},
         std::min(coming.done, coming.passes->size()), draw_passes);
}

void GroundPainter::place(scene::Scene const& scene, ImagePainter& images, Tile const& tile)
{
    auto const& canvas = *now_.canvas;
    int const left = now_.left, top = now_.top;
    auto const frame = frame_pixels(scene);
    auto const& at = scene.ground_placement;
    int const width = canvas.width(), height = canvas.height();
    // Less than a quarter of a pixel off at the far edge.
    bool const scaled =
        std::abs(at.scale - 1) * static_cast<float>(std::max(width, height)) > 0.25F;
    int const dx = static_cast<int>(std::lround(at.dx)), dy = static_cast<int>(std::lround(at.dy));
    Pixels const moved{left + dx, top + dy, left + dx + width, top + dy + height};
    auto const covered = scaled ? Pixels{} : common(frame, moved);
    if (covered != Pixels{0, 0, scene.width, scene.height}) tile.clear(scene.background);
    if (scaled) {
        tile.set_viewport();
        tile.set_scissor(scene::Rect{static_cast<float>(frame.left), static_cast<float>(frame.top),
                                     static_cast<float>(frame.right - frame.left),
                                     static_cast<float>(frame.bottom - frame.top)});
        auto const corner = at({static_cast<float>(left), static_cast<float>(top)});
        images.draw(canvas.texture(),
                    {corner.x, corner.y, static_cast<float>(width) * at.scale,
                     static_cast<float>(height) * at.scale},
                    tile);
        return;
    }
    if (covered.empty()) return;
    glDisable(GL_SCISSOR_TEST); // with it a blit is no mere copy to Mesa
    glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas.framebuffer());
    int const from_left = covered.left - moved.left, to_left = tile.left + covered.left;
    int const from_bottom = moved.bottom - covered.bottom,
              to_bottom = tile.bottom + tile.height - covered.bottom;
    int const w = covered.right - covered.left, h = covered.bottom - covered.top;
    glBlitFramebuffer(from_left, from_bottom, from_left + w, from_bottom + h, to_left, to_bottom,
                      to_left + w, to_bottom + h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

} // namespace placetime::render
