#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "render/canvas.h"
#include "scene/scene.h"

namespace placetime::render {

/// What lies lowest in a picture, the ground where it is placed and the first pass (the events'
/// areas), kept from frame to frame: filling areas costs more than all symbols and labels, and they
/// seldom change while time runs.
class BasePicture {
public:
    /// True when the first pass of the scene is one that is worth keeping.
    static bool suits(scene::Scene const& scene);
    /// True when the kept picture is that of this scene; compares the points of all areas.
    bool holds(scene::Scene const& scene, GLenum order) const;
    /// Binds the canvas for the picture of this scene; kept() says when it is drawn.
    void begin(scene::Scene const& scene, GLenum order);
    void kept(scene::Scene const& scene);
    void forget() noexcept { ground_.reset(); }
    Canvas const& canvas() const { return *canvas_; }

private:
    std::optional<Canvas> canvas_;
    std::shared_ptr<std::vector<scene::Pass> const> ground_; ///< null: nothing is kept
    scene::Rect ground_rect_, frame_;
    scene::Placement placement_;
    scene::Color background_;
    float scale_ = 0;
    scene::Pass pass_;
};

} // namespace placetime::render
