#pragma once

#include <cstdint>
#include <optional>

#include "render/canvas.h"
#include "render/scene_painter.h"
#include "viewer/panel_changes.h"

namespace placetime::viewer {

/// The pixels of the window: the map's picture below, the panels above. Keeps them, and draws again
/// only what changed; the bound framebuffer, which may have lost its own, gets a copy each frame.
class WindowPicture {
public:
    /// What lies below the panels. Pictures with the same revision are the same.
    struct Picture {
        scene::Scene const& scene;
        std::uint64_t revision = 0;
    };
    /// `map` is where the picture lies; `ground` shows where neither it nor a panel does. The bound
    /// framebuffer has `width` x `height` pixels. Uses up the panels' commands.
    void draw(Picture const& picture, scene::Rect const& map, ImDrawData const& panels,
              scene::Color ground, int width, int height);
    /// Something that the panels' commands do not tell changed: fonts, colours.
    void forget() { panels_.forget(); }

private:
    render::ScenePainter painter_;
    PanelChanges panels_;
    std::optional<render::Canvas> canvas_; ///< what the window shows
    std::uint64_t revision_ = 0;           ///< of the map's picture there
    PixelRect map_;
    scene::Color ground_;
};

} // namespace placetime::viewer
