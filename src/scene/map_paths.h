#pragma once

#include "geo/geometry.h"
#include "scene/camera.h"

namespace placetime::scene {

/// Brings shapes in degrees into the picture: turned to the view's meridian, cut at the
/// projection's seam and at the frame (with a margin, so that strokes along the cut stay outside),
/// long edges divided, projected, and points nearer than a third of a pixel dropped. Keeps
/// references to nothing; cheap to make.
class PathMaker {
public:
    explicit PathMaker(Camera const& camera);

    void add_areas(geo::MultiPolygon const& areas, Paths& out) const;
    void add_lines(geo::MultiLine const& lines, Paths& out) const;
    /// The edges of areas, without those that only close them at the antimeridian or the pole.
    void add_edges(geo::MultiPolygon const& areas, Paths& out) const;
    /// The outline of the whole world, as an area: what is water before land is drawn.
    void add_world(Paths& out) const;

private:
    using Ring = std::vector<geo::LonLat>;
    void add_ring(Ring const& ring, Paths& out) const;
    void add_line(Ring const& line, Paths& out) const;
    std::vector<Point> projected(Ring const& positions, bool closed) const;
    void emit_line(std::vector<Point> const& line, Paths& out) const;

    Camera camera_;
    Rect cut_;
    double west_ = 0, east_ = 0, south_ = 0,
           north_ = 0; ///< degrees; west < east, east may pass 180
    double step_ = 1;  ///< longest edge, degrees
};

} // namespace placetime::scene
