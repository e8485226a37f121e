#pragma once

#include <array>
#include <functional>
#include <vector>

#include "scene/scene.h"

namespace placetime::session {
class Session;
}

namespace placetime::viewer {

/// The picture that a session's map shows, made anew only when something that it depends on
/// changed. One thread.
class MapScene {
public:
    /// `ready` is called from a worker thread when a better ground is there.
    explicit MapScene(std::function<void()> ready);

    /// True (as at first): every picture waits for its ground, as tests and stills want it.
    void set_patience(bool wait)
    {
        patient_ = wait;
        builder_.set_patience(wait);
    }
    bool is_patient() const noexcept { return patient_; }

    /// `width` and `height` of the map area in device pixels; the session's camera has that frame,
    /// at the origin.
    scene::Scene const& bring(session::Session const& session, int width, int height, float scale);
    scene::Scene const& last() const noexcept { return scene_; }
    /// Grows with every new picture.
    std::uint64_t revision() const noexcept { return revision_; }
    bool is_settled() const noexcept { return builder_.is_settled(); }
    /// True when the last picture shows another table than the session has: its rows mean nothing.
    bool is_of_another_table(session::Session const& session) const noexcept;

    /// What the picture is made from, for render and tests. Refers to session and to this.
    scene::SceneInput input(session::Session const& session, float scale);

    /// Rows of points inside a rectangle of the last picture; at most `limit`.
    std::vector<events::Row> rows_in(session::Session const& session, scene::Rect const& rect,
                                     std::size_t limit);

private:
    using Key = std::array<std::uint64_t, 13>;
    Key key_of(session::Session const& session, int width, int height, float scale) const;

    scene::SceneBuilder builder_;
    scene::Scene scene_;
    Key key_{};
    bool made_ = false, patient_ = true;
    std::uint64_t revision_ = 0;
    std::vector<geo::LonLat> measure_;
    std::shared_ptr<summary::Divisions const> divisions_; ///< kept once they were asked for
};

} // namespace placetime::viewer
