#pragma once

#include <span>
#include <vector>

#include "scene/camera.h"
#include "scene/map_layer.h"
#include "scene/tokens.h"

namespace placetime::scene {

/// Pictures of the raster layers: to lie on the land, below borders and all else. One pass; none of
/// them has a picture when it is empty.
Pass draw_rasters(std::span<MapLayer const> layers, Camera const& camera);
/// Areas, lines and points of the vector layers, a pass for each that is visible.
std::vector<Pass> draw_overlays(std::span<MapLayer const> layers, Camera const& camera,
                                Palette const& colors, float scale);

/// What a layer's field says of one of its shapes.
struct OverlayLabel {
    std::string text;
    geo::LonLat position;
    Color color;
    bool is_point = false; ///< written beside the position, not on it
};
/// Of the shapes in the view, at most 400.
std::vector<OverlayLabel> overlay_labels(std::span<MapLayer const> layers, Camera const& camera,
                                         Palette const& colors);

} // namespace placetime::scene
