#pragma once

#include <span>
#include <vector>

#include "scene/cluster_plan.h"

namespace placetime::scene {

/// A flower of symbols with the place that it belongs to; several places where they lie too close
/// on the map to be told apart.
struct PlacedGroup {
    std::vector<PlaceGroup const*> places; ///< the one that the flower stands at first
    std::vector<events::Row> rows;
    Flower flower;
    bool hollow = false; ///< the place is known to an area or a line only
    Point anchor;        ///< where the place is (the first of them)
    Point center;        ///< where its flower stands: moved aside when it would lie on another
    bool named = false;  ///< its place's name stands beside it
    int number = 0;      ///< key to the list; 0 when it has no room on the map
};

/// Puts the groups that lie inside the frame on the map, where the plan has a flower for their
/// site. A flower's anchor is the fullest of its places, in the whole table, that has events here.
std::vector<PlacedGroup> place_groups(std::span<AnchoredGroup const> groups,
                                      ClusterPlan const& plan, events::EventTable const& table,
                                      TableIndex const& index, PlaceBook& book,
                                      PlacingRules const& rules);

} // namespace placetime::scene
