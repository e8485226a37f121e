#pragma once

#include <memory>
#include <string>
#include <vector>

#include "briefing/running.h"
#include "briefing/slide_maker.h"
#include "publish/deck.h"
#include "render/image.h"
#include "scene/scene.h"

namespace placetime::publish {

/// The pictures of a deck at one size: the same pixels wherever they go. Belongs to one thread. The
/// deck must outlive it. OpenGL is started by the first draw(), which takes some 0.1 s.
class SlidePictures {
public:
    /// Width and height in pixels, 64 to 16384.
    SlidePictures(Deck const& deck, briefing::Look const& look, int width, int height);
    ~SlidePictures();
    SlidePictures(SlidePictures&&) noexcept;

    briefing::Running running(briefing::Pace const& pace);
    briefing::SlideMaker& maker() noexcept;

    /// The picture decided, and its parts' places (Scene::slide); valid until the next call.
    scene::Scene const& scene(briefing::Moment const& moment);
    /// Throws Error when the machine offers no OpenGL.
    render::Image draw(briefing::Moment const& moment);
    /// Any scene, drawn by the same renderer.
    render::Image draw(scene::Scene const& scene);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::publish
