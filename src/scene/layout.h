#pragma once

#include <optional>

#include "scene/scene.h"

namespace placetime::scene {

/// Where things stand in the picture, in device pixels.
struct Layout {
    float scale = 1; ///< device pixels of a CSS pixel
    Rect frame;      ///< the map
    Rect inner;      ///< of the map, what events should lie in: clear of the furniture at its edges
    std::optional<Rect> panel; ///< beside the map: title, list, legend. None in small pictures,
                               ///< where a strip above the map has the title
    std::optional<Rect> strip;
    std::optional<Rect> legend; ///< under the map, in small pictures with room for it
    bool footer = false;        ///< room for the scale bar and attribution
};

/// The scale for a still picture of that size: 1 up to 1440x810 and in proportion above, so that a
/// picture shown smaller stays legible.
float natural_scale(int width, int height) noexcept;

/// True when the panel stands beside the map.
bool has_panel(int width, int height, float scale) noexcept;

/// The map keeps at least 60 % of the width. `legend_height` is what a legend under the map needs
/// where there is no panel.
Layout lay_out(int width, int height, float scale, Furniture furniture,
               float legend_height) noexcept;

} // namespace placetime::scene
