#pragma once

#include <span>
#include <string>
#include <vector>

#include "scene/collision.h"
#include "scene/slide.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// An event that has a callout, and where it is on the map.
struct CalloutAnchor {
    std::size_t callout = 0; ///< which of the words'
    Point point;             ///< middle of its symbol, or of its row in the tray
    float reach = 0;         ///< how far the line stays off it, device pixels
    bool there = true;       ///< false: its time is still to come; it keeps its room
};

/// A callout that has room: its words as lines.
struct PlacedCallout {
    CalloutAnchor anchor;
    Rect rect;
    Point from; ///< on the box, where the line begins
    std::vector<std::string> title, quote;
    std::string source;
};

/// Boxes for as many of the anchors as have room, the first before the last, in places that are
/// free: near their symbol, their lines short and clear of the other boxes and symbols. All with
/// the same number of lines of their quotes, as many as leaves room for all.
std::vector<PlacedCallout> place_callouts(std::span<Callout const> callouts,
                                          std::span<CalloutAnchor const> anchors,
                                          std::span<Rect const> symbols, Rect const& frame,
                                          Occupied const& occupied, TextKit& kit);

/// Takes the room of those that are there and of their lines.
Pass draw_callouts(std::span<PlacedCallout const> placed, double opacity, TextKit& kit,
                   Palette const& colors, Occupied& occupied);
/// The rooms alone.
void take_callouts(std::span<PlacedCallout const> placed, float scale, Occupied& occupied);

} // namespace placetime::scene
