#pragma once

#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "scene/collision.h"
#include "scene/label_candidates.h"
#include "scene/labels.h"
#include "scene/overlays.h"
#include "scene/placing.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// A town that is named beside its events: whatever the base map calls it, it is not named again.
struct NamedTown {
    Point dot;
    float reach = 0; ///< device pixels round the dot that are this town
};

/// The names that a map may bear, and for whom.
struct MapLabels {
    std::vector<AreaName> const& countries;
    std::vector<AreaName> const& first_level;
    std::vector<LabelCandidate> const& towns; ///< most important first
    std::vector<OverlayLabel> const& overlays;
    std::vector<NamedTown> const& named;
    Camera const& camera;
    Palette const& colors;
};

/// Puts names on the map where there is room: countries, then what layers say, towns beside their
/// dot, first-level divisions. What finds no room is left out. Names in `taken` (of places with
/// events) are not written twice.
Pass draw_map_labels(MapLabels const& from, std::unordered_set<std::string> const& taken,
                     std::span<PlacedGroup const> placed, TextKit& kit, Occupied& occupied);

} // namespace placetime::scene
