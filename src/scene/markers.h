#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scene/camera.h"
#include "scene/collision.h"
#include "scene/flower.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// A flower of symbols with the place that it belongs to; several places where they lie too close
/// on the map to be told apart.
struct PlacedGroup {
    std::vector<PlaceGroup const*> places; ///< the one with most events first
    std::vector<std::size_t> events;
    Flower flower;
    bool hollow = false; ///< the place is known to an area or a line only
    Point anchor;        ///< where the place is
    Point center;        ///< where its flower stands: moved aside when it would lie on another
    int number = 0;      ///< key to the list; 0 when it has no room on the map
};

/// Puts the groups that lie inside the frame on the map, most events first. Places nearer than 12
/// CSS pixels share a flower; where there are hundreds, those within 36. Flowers that would overlap
/// are moved apart, by 72 CSS pixels at most.
std::vector<PlacedGroup> place_groups(std::span<PlaceGroup const> groups,
                                      std::span<events::Event const> events, Camera const& camera,
                                      Rect const& inner, float scale,
                                      std::optional<events::FigureKind> size_by);

/// The fills of areas and strokes of lines where events were: one of each for a place. Fills lie
/// under the ground's lines, so they are a pass of their own.
Pass draw_shapes(std::span<PlaceGroup const> groups, std::span<events::Event const> events,
                 Camera const& camera, Theme theme, float scale);

/// Symbols with counts, leaders and town dots; takes their room in `occupied`.
Pass draw_markers(std::span<PlacedGroup const> placed, TextKit& kit, Theme theme,
                  Occupied& occupied);

/// Numbers (keys to the list) and names beside the flowers, most events first; gives each group
/// that found room its number.
Pass draw_marker_labels(std::span<PlacedGroup> placed, TextKit& kit, Theme theme,
                        Occupied& occupied);

/// A disk with a number, centred.
void draw_key(Pass& pass, TextKit& kit, Palette const& colors, int number, Point center);
inline constexpr float kKeySize = 17; ///< CSS pixels across

} // namespace placetime::scene
