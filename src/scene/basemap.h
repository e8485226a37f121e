#pragma once

#include <vector>

#include "layers/boundaries.h"
#include "scene/camera.h"
#include "scene/tokens.h"

namespace placetime::scene {

/// The boundary features in a view, read once for the ground and the labels.
struct Boundaries {
    std::vector<layers::Boundary> land, countries, borders, disputed, first_level,
        first_level_lines, lakes, rivers;
};

/// Reads what a view needs from data_dir(), at the detail of its scale. Layers that are not there
/// stay empty; throws FileError when not even land is.
Boundaries read_boundaries(Camera const& camera, float scale);

/// The calm ground, below: water and land.
Pass draw_land(Boundaries const& boundaries, Camera const& camera, Palette const& colors);
/// The calm ground, above what tints it: lakes, rivers, coasts, province and country borders, and a
/// graticule when asked for.
Pass draw_lines(Boundaries const& boundaries, Camera const& camera, Palette const& colors,
                float scale, bool graticule);

} // namespace placetime::scene
