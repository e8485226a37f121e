#include "viewer/window_picture.h"

#include <algorithm>

namespace placetime::viewer {

namespace {

void clear(PixelRect const& rect, scene::Color color, int height)
{
    auto const part = [](std::uint8_t c) { return static_cast<float>(c) / 255; };
    glEnable(GL_SCISSOR_TEST);
    glScissor(rect.left, height - rect.bottom, rect.right - rect.left, rect.bottom - rect.top);
    glClearColor(part(color.r), part(color.g), part(color.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}

} // namespace

void WindowPicture::draw(Picture const& picture, scene::Rect const& map, ImDrawData const& panels,
                         scene::Color ground, int width, int height)
{
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    PixelRect const window{0, 0, width, height};
    PixelRect const place = PixelRect{static_cast<int>(map.x), static_cast<int>(map.y),
                                      static_cast<int>(map.x) + picture.scene.width,
                                      static_cast<int>(map.y) + picture.scene.height}
                                .common(window);
    if (!canvas_ || canvas_->width() != width || canvas_->height() != height) {
        GLenum const order = render::pixel_order();
        canvas_.reset(); // its memory first
        canvas_.emplace(width, height, order);
        forget();
    }
    glBindFramebuffer(GL_FRAMEBUFFER, canvas_->framebuffer());
    if (place != map_ || ground != ground_) forget();
    map_ = place;
    ground_ = ground;

    auto const changed = panels_.take(panels);
    bool const moved = revision_ != picture.revision;
    bool const map_too = moved || std::any_of(changed.begin(), changed.end(),
                                              [&](PixelRect const& r) { return r.touches(place); });
    Region region;
    if (map_too) region.add(place);
    for (auto const& rect : changed) region.add(rect);
    glViewport(0, 0, width, height);
    for (auto const& rect : region.rects())
        if (!rect.touches(place)) clear(rect, ground, height);
    render::Place const corner{static_cast<int>(map.x), static_cast<int>(map.y), height};
    if (moved)
        painter_.draw_straight(picture.scene, corner);
    else if (map_too && !painter_.draw_again(corner))
        painter_.draw(picture.scene, corner);
    revision_ = picture.revision;
    if (!region.rects().empty()) draw_within(panels, region);

    glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas_->framebuffer());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(target));
    glDisable(GL_SCISSOR_TEST); // with it a blit is no mere copy to Mesa
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
}

} // namespace placetime::viewer
