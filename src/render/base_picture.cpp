#include "render/base_picture.h"

#include <algorithm>

namespace placetime::render {
namespace {

bool same(scene::Paths const& a, scene::Paths const& b)
{
    return a.ends == b.ends && a.points == b.points;
}

bool same(scene::Fill const& a, scene::Fill const& b)
{
    return a.color == b.color && same(a.rings, b.rings);
}

bool same(scene::Stroke const& a, scene::Stroke const& b)
{
    return a.color == b.color && a.width == b.width && a.dash == b.dash && a.gap == b.gap &&
           same(a.lines, b.lines);
}

/// Of passes that suit.
bool same(scene::Pass const& a, scene::Pass const& b)
{
    auto const alike = [](auto const& x, auto const& y) { return same(x, y); };
    return a.clip == b.clip &&
           std::equal(a.fills.begin(), a.fills.end(), b.fills.begin(), b.fills.end(), alike) &&
           std::equal(a.strokes.begin(), a.strokes.end(), b.strokes.begin(), b.strokes.end(),
                      alike);
}

} // namespace

bool BasePicture::suits(scene::Scene const& scene)
{
    if (!scene.ground || scene.passes.empty()) return false;
    auto const& pass = scene.passes.front();
    return !pass.fills.empty() && pass.images.empty() && pass.panels.empty() &&
           pass.symbols.empty() && pass.texts.empty();
}

bool BasePicture::holds(scene::Scene const& scene, GLenum order) const
{
    return ground_ && ground_ == scene.ground && canvas_->width() == scene.width &&
           canvas_->height() == scene.height && canvas_->order() == order &&
           ground_rect_ == scene.ground_rect && frame_ == scene.frame &&
           placement_ == scene.ground_placement && background_ == scene.background &&
           scale_ == scene.scale && same(pass_, scene.passes.front());
}

void BasePicture::begin(scene::Scene const& scene, GLenum order)
{
    forget(); // until it is drawn, whatever happens on the way
    if (canvas_ && canvas_->width() == scene.width && canvas_->height() == scene.height &&
        canvas_->order() == order) {
        glBindFramebuffer(GL_FRAMEBUFFER, canvas_->framebuffer());
        return;
    }
    canvas_.reset(); // its memory first
    canvas_.emplace(scene.width, scene.height, order);
}

void BasePicture::kept(scene::Scene const& scene)
{
    ground_ = scene.ground;
    ground_rect_ = scene.ground_rect;
    frame_ = scene.frame;
    placement_ = scene.ground_placement;
    background_ = scene.background;
    scale_ = scene.scale;
    pass_ = scene.passes.front();
}

} // namespace placetime::render
