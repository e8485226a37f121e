#pragma once

#include <span>
#include <vector>

#include "scene/emphasis.h"
#include "scene/event_shapes.h"
#include "scene/groups.h"

namespace placetime::scene {

/// A group's line or area, ready to draw.
struct DrawnShape {
    PlaceGroup const* group = nullptr;
    ShapePaths paths;
    Color color; ///< of the type that has most of its events
    bool claimed = false;
    Emphasis::State state;
};

/// Areas and countries where events were, one fill for each.
Pass draw_event_fills(std::span<DrawnShape const> shapes, Rect const& frame);
/// The edges of those areas, and the lines where events were; dashed where all is claimed.
Pass draw_event_lines(std::span<DrawnShape const> shapes, Rect const& frame, Palette const& colors,
                      float scale);

} // namespace placetime::scene
