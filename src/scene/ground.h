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
    bool apron = false; ///< more than the frame, for a map that may be moved

    /// True when a ground for these shows the same in the frame (towns are taken to be the same).
    bool is_for(Camera const& of_camera, Theme of_theme, float of_scale, bool with_graticule,
                std::span<MapLayer const> of_layers) const;
};

/// All of a map that time does not change.
struct Ground {
    GroundRequest made_for;
    Camera wide; ///< looks as that of `made_for`, with the frame that holds the apron too
    std::uint64_t number = 0; ///< unique in the process
    std::shared_ptr<std::vector<Pass> const> passes;
    Boundaries boundaries;
    std::vector<AreaName> countries, first_level;
    std::vector<LabelCandidate> towns; ///< most important first
    std::vector<OverlayLabel> overlay_labels;
};

/// The apron's width on each side, as a share of the frame's.
inline constexpr float kApron = 0.25F;

/// In the frame the same pixels with an apron and without. With one it takes three times as long.
/// Throws FileError when the boundary layers are missing.
std::shared_ptr<Ground const> make_ground(GroundRequest request, BoundaryStore& store);

} // namespace placetime::scene
