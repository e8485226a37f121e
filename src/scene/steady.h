#pragma once

#include <cstdint>
#include <optional>

#include "scene/camera.h"
#include "scene/cluster_plan.h"

namespace placetime::scene {

/// What a map keeps while time moves: where clusters stand, and what the colours of density mean.
/// Both follow the camera and the fullest window of about the shown one's length among the rows
/// that may be shown, not the window itself. So nothing jumps while playing, yet a map of days is
/// not clustered for the years of its table.
struct Steady {
    struct For {
        std::uint64_t table = 0;
        events::RowSet shown;
        Camera camera;
        std::int64_t length = 0; ///< seconds, see steady_length()
        PlacingRules rules;
    };
    For made_for;
    events::Window fullest;
    std::optional<double> density; ///< fullest cell of it, see fullest_cell()
    std::optional<ClusterPlan> clusters;
    bool with_points = false; ///< the clusters are of points too: those are not drawn as density
    std::uint64_t ground = 0; ///< that the clusters were made on: lines lie as it has them
};

/// The window's length, rounded up to a power of two of days (months and years stay in one class
/// each); 0 for windows with an open end and those as long as all events together.
std::int64_t steady_length(events::EventTable const& table, events::Window const& window);

} // namespace placetime::scene
