#pragma once

#include <functional>
#include <optional>

#include "render/scene_painter.h"
#include "viewer/presenter.h"
#include "viewer/presenter_view.h"

namespace placetime::viewer {

/// The presenter's view with its pictures. Needs a current OpenGL context of its own (a window's,
/// or a headless one), in draw() and when it is destroyed; all else needs none. The presenter must
/// outlive it. One thread.
class PresenterScreen {
public:
    static constexpr double kEvery = 0.25; ///< seconds between its pictures of what moves

    /// `ready` is called from a worker thread when a better picture can be drawn.
    explicit PresenterScreen(Presenter& presenter, std::function<void()> ready = {});

    void set_patience(bool wait);
    /// In device pixels; `scale` of them are a CSS pixel.
    void resize(int width, int height, float scale);
    SpeakerLayout const& layout() const noexcept { return sheet_.layout(); }

    /// Brings all up to date. True when there is something new to draw().
    bool bring(std::string const& clock, double seconds);
    /// Seconds until bring() is of use.
    double next() const;
    /// Into the framebuffer that is bound.
    void draw();

    void click(scene::Point at);
    void scroll(scene::Point at, float notches) { sheet_.scroll(at, notches); }

private:
    struct Picture {
        scene::SceneBuilder builder;
        scene::Scene scene;
        std::optional<briefing::Moment> moment;
        scene::Rect room;
        std::optional<render::ScenePainter> painter;
    };
    bool bring(Picture& picture, briefing::Moment const& moment, scene::Rect room);

    Presenter& presenter_;
    briefing::SlideMaker maker_;
    briefing::Look look_;
    SpeakerSheet sheet_;
    SpeakerFacts facts_;
    std::optional<render::ScenePainter> painter_;
    Picture current_, next_;
    double since_ = kEvery; ///< seconds since the picture of what moves
    int width_ = 1, height_ = 1;
    bool stale_ = true;
};

} // namespace placetime::viewer
