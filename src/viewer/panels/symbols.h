#pragma once

#include <imgui.h>

#include "scene/display.h"

namespace placetime::viewer {

/// How a sign is drawn beside words: the same outlines as the map's (shaders/mark.frag).
struct SignLook {
    ImU32 color = 0;
    ImU32 ground = 0;    ///< of what lies below: the unreviewed dot is cut out in it
    bool hollow = false; ///< the place is an area or a line
    bool broken = false; ///< a claim
    bool dot = false;    ///< unreviewed
};

/// A sign about a centre; size in pixels is the width of the circle with the sign's area.
void draw_sign(ImDrawList& list, scene::Shape shape, ImVec2 center, float size,
               SignLook const& look);

} // namespace placetime::viewer
