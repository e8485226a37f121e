#pragma once

#include <string>
#include <vector>

#include "scene/camera.h"
#include "scene/collision.h"
#include "scene/display.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// Lines of degrees, at most nine across the view `steps_for` (twelve round the world), as one
/// stroke over all of the camera's.
void draw_graticule(Camera const& camera, geo::Box const& steps_for, Color color, float width,
                    Pass& pass);

/// Where a line of degrees meets the frame's edge.
struct GraticuleLabel {
    std::string text; ///< "40°N", "72.5°E"
    Point point;      ///< on the edge
    enum class Edge { left, right, top, bottom } edge = Edge::left;
};
/// Meridians at the bottom edge (at the top where they do not reach it), parallels at the left
/// edge.
std::vector<GraticuleLabel> graticule_labels(Camera const& camera);
/// Writes those that have room; takes it.
Pass draw_graticule_labels(std::vector<GraticuleLabel> const& labels, TextKit& kit,
                           Palette const& colors, Occupied& occupied);

} // namespace placetime::scene
