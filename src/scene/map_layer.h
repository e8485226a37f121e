#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "layers/overlay.h"
#include "scene/camera.h"
#include "scene/display.h"

namespace placetime::scene {

/// How a layer that a user laid over the map is drawn.
struct LayerStyle {
    bool visible = true;
    float opacity = 1;          ///< in [0, 1]
    std::optional<Color> color; ///< of lines, points and (much lighter) areas; none: the accent
    float width = 1.4F;         ///< of lines, CSS pixels
    std::string label_field;    ///< names each shape by this attribute; empty: no labels
    friend bool operator==(LayerStyle const&, LayerStyle const&) = default;
};

/// Gives the pixels that a raster layer has over a camera's frame (camera.plane_frame() in the
/// plane of camera.projection().definition()), at any resolution; null when it has none there.
/// Called with the ground, so perhaps on a worker thread, one call at a time.
using RasterSource = std::function<std::shared_ptr<PixelImage const>(Camera const&)>;

/// A layer laid over the map: shapes or a raster picture.
struct MapLayer {
    std::string name;                              ///< for the legend
    std::shared_ptr<layers::Overlay const> shapes; ///< null for a raster
    RasterSource raster;                           ///< empty for shapes
    /// Where a raster lies, degrees: what a map without events shows.
    std::optional<geo::Box> extent;
    LayerStyle style;
    /// Changes when what `raster` or `shapes` give changes; with the style the key of what is
    /// cached.
    std::uint64_t version = 0;
};

} // namespace placetime::scene
