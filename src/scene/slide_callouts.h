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
    friend bool operator==(CalloutAnchor const&, CalloutAnchor const&) = default;
};

/// A callout that has room: its words as lines.
struct PlacedCallout {
    CalloutAnchor anchor;
    Rect rect;
    Point from; ///< on the box, where the line begins
    std::vector<std::string> title, quote;
    std::string source;
};

/// Boxes for as many of the anchors as have room, in places that are free of symbols and furniture:
/// near their symbol, their lines short and clear of the other boxes and symbols. All with the same
/// number of lines of their quotes, as many as leaves room for all.
std::vector<PlacedCallout> place_callouts(std::span<Callout const> callouts,
                                          std::span<CalloutAnchor const> anchors,
                                          std::span<Rect const> symbols,
                                          std::span<Rect const> furniture, Rect const& frame,
                                          TextKit& kit);

/// place_callouts(), kept while nothing that it depends on changes: it takes some ms.
class CalloutKeeper {
public:
    std::vector<PlacedCallout> const& place(std::span<Callout const> callouts,
                                            std::span<CalloutAnchor const> anchors,
                                            std::span<Rect const> symbols,
                                            std::span<Rect const> furniture, Rect const& frame,
                                            TextKit& kit);

private:
    struct For {
        std::vector<Callout> callouts;
        std::vector<CalloutAnchor> anchors;
        std::vector<Rect> symbols, furniture;
        Rect frame;
        float scale = 0;
        friend bool operator==(For const&, For const&) = default;
    };
    For made_for_;
    std::vector<PlacedCallout> placed_;
};

/// Takes their room and that of their lines.
void take_callouts(std::span<PlacedCallout const> placed, float scale, Occupied& occupied);
/// Lines, to lie below the symbols, and boxes, of those that are there.
Pass draw_callout_lines(std::span<PlacedCallout const> placed, double opacity, float scale,
                        Palette const& colors);
Pass draw_callouts(std::span<PlacedCallout const> placed, double opacity, TextKit& kit,
                   Palette const& colors);

/// Device pixels that a callout needs beside the events, in a frame.
struct CalloutRoom {
    float width = 0, height = 0;
};
CalloutRoom callout_room(Rect const& frame, float scale) noexcept;

} // namespace placetime::scene
