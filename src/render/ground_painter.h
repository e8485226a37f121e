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

    /// Draws the picture anew when the scene's ground is another one than the last, or what is left
    /// of it when it was painted ahead; leaves another framebuffer bound then. `order` as
    /// pixel_order() of the framebuffer it will be copied to.
    void renew(scene::Scene const& scene, GLenum order, DrawPasses const& draw_passes);
    /// Paints the scene's coming ground as far as it says.
    void paint_ahead(scene::Scene const& scene, GLenum order, DrawPasses const& draw_passes);
    /// Covers the tile, which is the whole scene in the framebuffer bound for drawing: the ground
    /// where it belongs, inside the map's frame, and the background's colour elsewhere. Changes the
    /// framebuffer bound for reading. A ground that is not scaled is moved by whole pixels.
    void place(scene::Scene const& scene, ImagePainter& images, Tile const& tile);
    /// The next renew() draws.
    void forget() noexcept
    {
        now_.passes.reset();
        ahead_.passes.reset();
    }

private:
    struct Picture {
        std::optional<Canvas> canvas;
        std::shared_ptr<std::vector<scene::Pass> const> passes;
        scene::Color background;
        float scale = 0;
        int left = 0, top = 0; ///< of the canvas, in the ground's own pixels
        std::size_t drawn = 0; ///< passes
    };
    /// What a picture is of.
    struct Wanted {
        std::shared_ptr<std::vector<scene::Pass> const> const& passes;
        scene::Rect rect;
        scene::Scene const& scene;
        GLenum order;
    };
    static bool is_of(Picture const& picture, Wanted const& wanted);
    static void draw(Picture& picture, Wanted const& wanted, std::size_t until,
                     DrawPasses const& draw_passes);

    Picture now_, ahead_;
};

} // namespace placetime::render
