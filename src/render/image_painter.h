#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "render/tile.h"

namespace placetime::render {

/// Draws images over rectangles. Each is uploaded once, and kept as long as pictures show it.
class ImagePainter {
public:
    ImagePainter();
    /// Between pictures: gives up the textures that the last one did not show.
    void begin_picture();
    void draw(std::span<scene::Picture const> pictures, Tile const& tile);
    /// A texture of our own, its last row at the top, opaque and smooth.
    void draw(Texture const& texture, scene::Rect const& rect, Tile const& tile);
    Program& program() noexcept { return program_; }

private:
    struct Kept {
        std::weak_ptr<scene::PixelImage const> pixels;
        Texture texture;
        int width = 0, height = 0;
        scene::Rect visible;     ///< texels that are not transparent, and one more on each side
        std::uint64_t shown = 0; ///< number of the picture that showed it last
    };
    Kept& texture_of(std::shared_ptr<scene::PixelImage const> const& pixels);
    void upload_pixels(scene::PixelImage const& image, Kept& kept);
    /// `source` is the part of the texture, in [0, 1].
    void draw_quad(scene::Rect const& rect, scene::Rect const& source, float opacity,
                   Tile const& tile);

    Program program_;
    VertexArray array_;
    Buffer corners_;
    std::map<scene::PixelImage const*, Kept> kept_;
    std::vector<Kept> spare_; ///< textures to be used again for images of their size
    std::vector<std::uint8_t> premultiplied_;
    int limit_ = 0; ///< texels on a side
    std::uint64_t picture_ = 0;
};

} // namespace placetime::render
