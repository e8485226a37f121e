#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/event.h"
#include "layers/overlay.h"
#include "scene/camera.h"
#include "scene/display.h"
#include "scene/labels.h"
#include "scene/tokens.h"

namespace placetime::scene {

/// What a picture is made from. Spans must outlive build_scene only.
struct SceneInput {
    std::span<events::Event const> events;
    std::optional<time::Instant> begin,
        end;                      ///< the window [begin, end); none is the whole span of the events
    std::optional<geo::Box> view; ///< none fits the events
    std::string projection; ///< as Projection::named; empty chooses the one that suits the view
    Theme theme = Theme::light;
    float scale = 0;   ///< device pixels of a CSS pixel; 0 chooses it by the picture's size (1 at
                       ///< 1920x1080, 2 at 3840x2160)
    std::string title; ///< empty: made from the places
    std::vector<layers::Overlay> const* overlays = nullptr;
    bool background = false; ///< history too: events that ended long before their report
    bool graticule = false;
    bool furniture = true; ///< panel, legend, scale bar, attribution; false leaves the bare map
    std::optional<events::FigureKind>
        size_by; ///< symbols' areas in proportion to this figure; none: all alike
    /// Gives towns to label: called once with the view in degrees and about how many are of use,
    /// most important first.
    std::function<std::vector<LabelCandidate>(geo::Box const& view, std::size_t count)> towns;
};

/// A place on the map with what happened there: for picking, lists and tests.
struct Marker {
    std::string place;
    geo::LonLat position;
    Point center; ///< of its symbols; `anchor` is where the place itself is
    Point anchor;
    float radius = 0; ///< holds all its symbols
    int number = 0;   ///< key to the list beside the map, from 1; 0 when it is not listed
    std::vector<std::size_t> events; ///< indices into SceneInput::events, by begin
};

/// Everything that is drawn, decided: plain data in device pixels.
struct Scene {
    int width = 0, height = 0;
    float scale = 1;
    Color background;
    std::shared_ptr<std::vector<Pass> const> ground;
    Rect ground_rect;
    Placement ground_placement;
    std::vector<Pass> passes; ///< from bottom to top
    Rect frame;
    std::vector<Marker> markers;
    std::size_t drawn =
        0; ///< events in the window that the map, the areas, the lines or the tray show
    std::size_t beyond = 0;    ///< in the window, outside the view
    std::size_t not_drawn = 0; ///< not drawn by default (denied, planned, history, without date or
                               ///< place) or outside the window
    geo::Box view;
};

/// Decides the whole picture. Deterministic. Width and height in device pixels, 64 to 16384.
/// Throws UsageError for a size out of range or an unknown projection, FileError when the boundary
/// layers are missing.
Scene build_scene(SceneInput const& input, int width, int height);

} // namespace placetime::scene
