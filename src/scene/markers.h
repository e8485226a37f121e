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
/// CSS pixels share a flower, and those farther apart too until flowers cover at most three tenths
/// of the map. Flowers that would overlap are moved apart, by 72 CSS pixels at most.
std::vector<PlacedGroup> place_groups(std::span<PlaceGroup const> groups,
                                      std::span<events::Event const> events, Camera const& camera,
                                      Rect const& inner, float scale,
                                      std::optional<events::FigureKind> size_by);

/// Areas and countries where events were, one fill for each.
Pass draw_event_fills(std::span<PlaceGroup const> groups, std::span<events::Event const> events,
                      Camera const& camera, Theme theme);
/// The edges of those areas, and the lines where events were; dashed where all is claimed.
Pass draw_event_lines(std::span<PlaceGroup const> groups, std::span<events::Event const> events,
                      Camera const& camera, Theme theme, float scale);

/// Symbols with counts, leaders and town dots; takes their room in `occupied`.
Pass draw_markers(std::span<PlacedGroup const> placed, TextKit& kit, Theme theme,
                  Occupied& occupied);

/// Names beside the flowers, most events first; of the first `numbered` also a number (the key to
/// the list), which is then set in the group.
Pass draw_marker_labels(std::span<PlacedGroup> placed, TextKit& kit, Theme theme,
                        std::size_t numbered, Occupied& occupied);

/// A disk with a number, centred.
void draw_key(Pass& pass, TextKit& kit, Palette const& colors, int number, Point center);
inline constexpr float kKeySize = 17; ///< CSS pixels across

} // namespace placetime::scene
