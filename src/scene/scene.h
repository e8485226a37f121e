#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/event_table.h"
#include "events/filter.h"
#include "scene/camera.h"
#include "scene/density.h"
#include "scene/display.h"
#include "scene/labels.h"
#include "scene/map_layer.h"
#include "scene/slide.h"
#include "scene/tokens.h"
#include "summary/divisions.h"

namespace placetime::scene {

/// What is laid over and beside the map.
enum class Furniture {
    none, ///< the bare map
    map,  ///< what belongs to the map itself: scale bar, attribution, tray, density scale, empty
          ///< state
    full, ///< and title, list and legend beside it: a picture that stands alone
    slide ///< a page of a briefing: `SceneInput::slide`
};

/// What the area of a symbol is in proportion to.
enum class SizeBy { events, killed, injured, displaced, detained, participants, sources };
/// "number of events", "killed", ..., "number of sources".
std::string_view to_string(SizeBy size_by) noexcept;
std::optional<SizeBy> parse_size_by(std::string_view name) noexcept;

/// What areas are tinted by the number of events that the picture shows in them.
enum class Choropleth { none, admin1, country };
/// "none", "admin1", "country".
std::string_view to_string(Choropleth choropleth) noexcept;
std::optional<Choropleth> parse_choropleth(std::string_view name) noexcept;

/// What a picture is made from. Pointers and spans must outlive the call only.
struct SceneInput {
    events::EventTable const* table = nullptr; ///< null: a map without events
    events::Window window;                     ///< [begin, end); open is all
    /// The rows that may be drawn, of those with a date and a place; null: those with kDrawn.
    events::RowSet const* shown = nullptr;
    bool background = false;      ///< with `shown` null: history too, events that ended long before
                                  ///< their report
    std::optional<Camera> camera; ///< where to look; its frame is replaced by the layout's, with
                                  ///< the same middle and scale
    std::optional<geo::Box> view; ///< without a camera: what to show; none fits the events
    std::string projection; ///< without a camera: as Projection::named; empty chooses the one that
                            ///< suits the view
    Theme theme = Theme::light;
    float scale = 0;   ///< device pixels of a CSS pixel; 0 chooses it by the picture's size (1 at
                       ///< 1440x810, in proportion above)
    std::string title; ///< empty: made from the places
    std::span<MapLayer const> layers; ///< from bottom to top
    bool graticule = false;           ///< lines of degrees, labelled at the frame's edge
    Furniture furniture = Furniture::full;
    bool empty_state = true; ///< a map without events says so, and what to do next
    SizeBy size_by = SizeBy::events;
    /// First-level divisions or countries tinted by count, with a legend; needs `divisions`.
    Choropleth choropleth = Choropleth::none;
    std::shared_ptr<summary::Divisions const> divisions;
    std::size_t unplaced = 0; ///< events without a place that belong to the picture: the
                              ///< choropleth's legend says how many
    bool symbols = true;      ///< false: no symbols, areas, lines or density of events, as over a
                              ///< choropleth that is to speak alone
    /// Says on the map that it shows what was known then; who calls has chosen the rows.
    std::optional<time::Instant> known_at;
    std::span<events::Row const> selected; ///< ringed; all others fade back
    events::Row hovered = events::kNoRow;
    double fade = 0; ///< share of the window at its beginning in which events about to leave it
                     ///< fade: 0.1 while playing, 0 in stills. Needs a window with both ends.
    std::span<geo::LonLat const> measure; ///< a line being measured
    SlideWords const* slide = nullptr;    ///< of Furniture::slide
    /// Gives towns to label: called with the view in degrees and about how many are of use, most
    /// important first. With the ground, so perhaps on a worker thread.
    std::function<std::vector<LabelCandidate>(geo::Box const& view, std::size_t count)> towns;
};

/// A place on the map with what happened there: for picking, lists and tests.
struct Marker {
    std::string place;
    std::size_t places = 1; ///< that share its symbols
    geo::LonLat position;
    Point center; ///< of its symbols; `anchor` is where the place itself is
    Point anchor;
    float radius = 0; ///< holds all its symbols
    int number = 0;   ///< key to the list beside the map, from 1; 0 when it is not listed
    std::vector<events::Row> rows; ///< by begin
    /// One symbol of it: all rows of one type.
    struct Part {
        events::Type type = events::Type::politics;
        Point center;
        float reach = 0;               ///< radius of the circle that is the symbol's own
        std::vector<events::Row> rows; ///< by begin
    };
    std::vector<Part> parts;
};

/// An area, a line or a country with events, as it lies in the picture.
struct ShapeMark {
    enum class Kind { area, line, wide };
    Kind kind = Kind::area;
    std::string place;
    std::shared_ptr<Paths const> paths; ///< rings (even-odd) or lines
    Rect bounds;
    std::vector<events::Row> rows; ///< by begin
};

/// A row of the tray at the map's edge.
struct TrayMark {
    Rect rect;
    std::string text;
    std::vector<events::Row> rows;
};

/// A ground that takes the place of the scene's own in one of the next pictures.
struct ComingGround {
    std::shared_ptr<std::vector<Pass> const> passes;
    Rect rect;            ///< as Scene::ground_rect
    std::size_t done = 0; ///< so many passes of it may be painted by the end of this picture
};

/// Everything that is drawn, decided: plain data in device pixels.
struct Scene {
    int width = 0, height = 0;
    float scale = 1;
    Color background;
    /// Land, water, lines, layers: drawn below `passes`. The same pointer is the same picture, so
    /// that it may be kept in a texture. Never null after build.
    std::shared_ptr<std::vector<Pass> const> ground;
    /// The rectangle that the ground is drawn for, in its own pixels: the frame, and a quarter of
    /// it on each side in pictures made without patience, where a map in motion brings its edges
    /// into view.
    Rect ground_rect;
    /// Where the ground's pixels go in this picture: the identity, unless the ground is that of an
    /// earlier camera and the new one is being made.
    Placement ground_placement;
    /// To be painted ahead, part by part: all of it at once would hold up a map in motion.
    std::optional<ComingGround> coming_ground;
    std::vector<Pass> passes;     ///< from bottom to top
    Rect frame;                   ///< the map
    std::optional<Camera> camera; ///< always there after build
    std::vector<Marker> markers;
    std::vector<ShapeMark> shapes;
    std::vector<TrayMark> tray;
    std::optional<DensityScale> density; ///< when points are drawn as density
    SlidePlan slide;                     ///< of Furniture::slide
    std::size_t drawn =
        0; ///< events in the window that the map, the areas, the lines or the tray show
    std::size_t beyond = 0;    ///< in the window, outside the view
    std::size_t not_drawn = 0; ///< not drawn by default (denied, planned, history, without date or
                               ///< place), filtered, or outside the window
    geo::Box view;
};

/// Makes pictures one after another and keeps what they share: boundaries, the ground, the events'
/// places in the plane, measured text. Belongs to one thread (it has a worker of its own). What it
/// gives is the same whether it is new or has made other pictures before, once it is settled.
class SceneBuilder {
public:
    SceneBuilder();
    ~SceneBuilder();
    SceneBuilder(SceneBuilder&&) noexcept;
    SceneBuilder& operator=(SceneBuilder&&) noexcept;

    /// True (as at first): build() waits for the ground of its camera. False: while a new ground is
    /// made on the worker, the last one is placed where it belongs; the next build() takes the new
    /// one up, or, while camera or time move, one of the next few. It is made when the camera is at
    /// rest, or when the last one no longer covers the frame. Grounds reach over the frame then; at
    /// rest the frame has the pixels of a still.
    void set_patience(bool wait) noexcept;
    /// Called from the worker thread when a new ground is there: to wake the window's loop.
    void set_ready(std::function<void()> ready);
    /// False while a ground is being made that the last scene asked for, or waits to be taken up.
    bool is_settled() const noexcept;

    /// Decides the whole picture. Deterministic. Width and height in device pixels, 64 to 16384.
    /// Throws UsageError for a size out of range or an unknown projection, FileError when the
    /// boundary layers are missing.
    Scene build(SceneInput const& input, int width, int height);

    /// The camera that build() would choose for this input without one: for fitting the map to the
    /// events (`shown` and `window` say which), to `view`, or to the layers where there are none.
    Camera fitted(SceneInput const& input, int width, int height);

    /// Where build() puts the map, whatever the time and the camera. Cheap: no ground is made.
    Rect map_frame(SceneInput const& input, int width, int height);

    /// The rows of points (not areas, lines or wide places) that build() with the same input shows
    /// inside a rectangle, in the order of the table; at most `limit`. For what lies under the
    /// pointer in a density picture, and for boxes drawn by hand. Cost: a pass over the rows in the
    /// window.
    std::vector<events::Row> rows_in(SceneInput const& input, Rect const& rect, std::size_t limit,
                                     int width, int height);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// One picture, by a builder of its own.
Scene build_scene(SceneInput const& input, int width, int height);

} // namespace placetime::scene
