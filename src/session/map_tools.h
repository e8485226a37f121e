#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.h"

namespace placetime::session {

/// What a press on the map does.
enum class Tool : std::uint8_t {
    pan,      ///< drags the map; a click selects
    box_zoom, ///< once; Shift+drag does it at any time
    measure,  ///< each click adds a point
    region,   ///< each click adds a corner; a click on the first, Enter or a double click closes it
    move_event, ///< a click puts the selected events there
    event_area  ///< as region: the area of the selected events
};

/// The tool in hand and the points put down with it. One thread.
class MapTools {
public:
    Tool tool() const noexcept { return tool_; }
    /// Choosing the tool in hand again lays it down. Points of the other tool are dropped.
    void choose(Tool tool);
    /// Lays the tool down, and drops its points.
    void cancel();

    std::vector<geo::LonLat> const& points() const noexcept { return points_; }
    void add(geo::LonLat point);
    void remove_last();
    /// Where the pointer is: the end of the line that is being drawn.
    void set_pointer(std::optional<geo::LonLat> pointer) { pointer_ = pointer; }
    std::optional<geo::LonLat> pointer() const noexcept { return pointer_; }

    /// Of the line through the points (and the pointer), on the WGS 84 ellipsoid.
    geo::Meters length() const;
    /// "12.4 km" in all; empty with fewer than two points.
    std::string length_text() const;
    /// The points and the pointer: what SceneInput::measure takes.
    std::vector<geo::LonLat> line() const;
    /// The corners as a closed area, cut at the antimeridian into two; empty with fewer than three.
    geo::MultiPolygon region() const;

private:
    Tool tool_ = Tool::pan;
    std::vector<geo::LonLat> points_;
    std::optional<geo::LonLat> pointer_;
};

/// "847 m", "12.3 km", "1 240 km": as the measured line says it.
std::string distance_text(geo::Meters length);

} // namespace placetime::session
