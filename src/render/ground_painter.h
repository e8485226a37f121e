#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "render/canvas.h"
#include "render/image_painter.h"
#include "render/tile.h"
#include "scene/scene.h"

namespace placetime::render {

/// Keeps the ground of the last scene as a picture of its own, and copies it below the next ones.
class GroundPainter {
public:
    /// Draws passes over a tile of a framebuffer that is bound and cleared.
    using DrawPasses = std::function<void(std::span<scene::Pass const>, float scale, Tile const&)>;

    /// Draws the picture anew when the scene's ground is another one than the last; leaves another
    /// framebuffer bound then. `order` as pixel_order() of the framebuffer it will be copied to.
    void renew(scene::Scene const& scene, GLenum order, DrawPasses const& draw_passes);
    /// Covers the tile, which is the whole scene in the framebuffer bound for drawing: the ground
    /// where it belongs, inside the map's frame, and the background's colour elsewhere. Changes the
    /// framebuffer bound for reading. A ground that is not scaled is moved by whole pixels.
    void place(scene::Scene const& scene, ImagePainter& images, Tile const& tile);
    /// The next renew() draws.
    void forget() noexcept { passes_.reset(); }

private:
    std::optional<Canvas> canvas_;
    std::shared_ptr<std::vector<scene::Pass> const> passes_;
    scene::Color background_;
    float scale_ = 0;
    int left_ = 0, top_ = 0; ///< of the canvas, in the ground's own pixels
};

/// Fills the tile.
void clear(scene::Color color, Tile const& tile);

} // namespace placetime::render
