#pragma once

#include <optional>

#include "scene/boundary_store.h"
#include "scene/camera.h"
#include "scene/tokens.h"

namespace placetime::scene {

/// The boundary features in a view, read once for the ground and the labels.
struct Boundaries {
    Features land, countries, borders, borders_rest, disputed, first_level, first_level_lines,
        lakes, rivers;
};

/// What a view needs, at the detail of its scale. Layers that are not there stay empty; throws
/// FileError when not even land is.
Boundaries read_boundaries(BoundaryStore& store, Camera const& camera, float scale);

/// The calm ground, below: water and land.
Pass draw_land(Boundaries const& boundaries, Camera const& camera, Palette const& colors);
/// The calm ground, above what tints it: lakes, rivers, coasts, province and country borders, and a
/// graticule when asked for, with the steps of that view.
Pass draw_lines(Boundaries const& boundaries, Camera const& camera, Palette const& colors,
                float scale, std::optional<geo::Box> const& graticule);

} // namespace placetime::scene
