#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "scene/basemap.h"
#include "scene/label_candidates.h"
#include "scene/labels.h"
#include "scene/map_layer.h"
#include "scene/overlays.h"

namespace placetime::scene {

/// What a ground is made for.
struct GroundRequest {
    Camera camera;
    Theme theme = Theme::light;
    float scale = 1;
    bool graticule = false;
    std::vector<MapLayer> layers;
    std::function<std::vector<LabelCandidate>(geo::Box const& view, std::size_t count)> towns;

    /// True when a ground for these is the same (towns are taken to be).
    bool is_for(Camera const& of_camera, Theme of_theme, float of_scale, bool with_graticule,
                std::span<MapLayer const> of_layers) const;
};

/// All of a map that time does not change.
struct Ground {
    GroundRequest made_for;
    std::uint64_t number = 0; ///< unique in the process
    std::shared_ptr<std::vector<Pass> const> passes;
    Boundaries boundaries;
    std::vector<AreaName> countries, first_level;
    std::vector<LabelCandidate> towns; ///< most important first
    std::vector<OverlayLabel> overlay_labels;
};

/// Throws FileError when the boundary layers are missing.
std::shared_ptr<Ground const> make_ground(GroundRequest request, BoundaryStore& store);

} // namespace placetime::scene
