#pragma once

#include <functional>
#include <memory>

#include "briefing/material.h"
#include "briefing/slide_maker.h"
#include "events/histogram.h"
#include "scene/scene.h"
#include "session/camera_control.h"
#include "session/presenting.h"

namespace placetime::session {
class Session;
}

namespace placetime::viewer {

/// What slides are made from, of what is open in the window.
briefing::Material session_material(session::Session const& session);

/// A presentation and its picture, made by the composer that makes stills and videos of it. The
/// briefing is the one of when it began. One thread.
class Presenter {
public:
    /// `ready` is called from a worker thread when a better ground is there. The briefing has at
    /// least one slide. Throws UsageError for a projection that is not known.
    Presenter(briefing::Briefing briefing, briefing::Material material, std::size_t first,
              int width, int height, std::function<void()> ready = {});
    Presenter(Presenter const&) = delete;
    Presenter& operator=(Presenter const&) = delete;

    /// True (as at first): every picture waits for its ground, as tests and stills want it.
    void set_patience(bool wait) { builder_.set_patience(wait); }
    void resize(int width, int height);

    briefing::Briefing const& briefing() const noexcept { return briefing_; }
    briefing::Material const& material() const noexcept { return material_; }
    session::Presenting& state() noexcept { return state_; }
    session::Presenting const& state() const noexcept { return state_; }

    void advance(double seconds);
    /// Seconds until the next frame is due by itself; infinity at rest.
    double next() const noexcept;
    bool is_settled() const noexcept { return builder_.is_settled(); }

    /// The picture of the moment, made anew only when it changed.
    scene::Scene const& bring();
    scene::Scene const& last() const noexcept { return scene_; }
    /// Grows with every new picture; no map's picture has such a number.
    std::uint64_t revision() const noexcept { return revision_; }

    // The map in the speaker's hand; points in pixels of the picture.
    bool is_on_map(scene::Point at) const;
    void zoom(double factor, scene::Point about);
    void press(scene::Point at);
    void drag_to(scene::Point at, double seconds);
    void let_go();

    /// Of the slide's events over the time strip's axis.
    events::Histogram const& histogram(double width);

private:
    void take_in_hand();

    briefing::Briefing briefing_;
    briefing::Material material_;
    briefing::SlideMaker maker_;
    briefing::Look look_;
    scene::SceneBuilder builder_;
    int width_, height_;
    session::Presenting state_;
    scene::Scene scene_;
    std::optional<briefing::Moment> shown_;
    std::uint64_t revision_ = std::uint64_t{1} << 63U;
    session::CameraControl hand_;
    bool in_hand_ = false;
    events::Histogram histogram_;
    struct HistogramKey {
        std::size_t slide = static_cast<std::size_t>(-1);
        session::Axis axis;
        double width = 0;
        friend bool operator==(HistogramKey const&, HistogramKey const&) = default;
    };
    HistogramKey histogram_of_;
};

} // namespace placetime::viewer
