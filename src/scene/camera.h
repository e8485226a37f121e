#pragma once

#include <optional>
#include <span>

#include "geo/box.h"
#include "projections/projection.h"
#include "scene/display.h"

namespace placetime::scene {

/// Where the map looks: a projection, the point of its plane in the middle of the map's frame, and
/// how many of its units a device pixel holds.
class Camera {
public:
    /// Shows all of `positions` inside `inner` (the part of the frame that no furniture covers); at
    /// least `min_height` metres of ground from top to bottom. No position gives the whole world.
    static Camera fitted(projections::Projection projection, std::span<geo::LonLat const> positions,
                         Rect frame, Rect inner, geo::Meters min_height);

    Rect const& frame() const noexcept { return frame_; }
    projections::Projection const& projection() const noexcept { return projection_; }
    double units_per_pixel() const noexcept { return units_per_pixel_; }

    /// No value for what the projection cannot show. May lie outside the frame.
    std::optional<Point> to_screen(geo::LonLat position) const;
    Point to_screen(projections::XY position) const noexcept;
    /// No value beyond the edge of the world.
    std::optional<geo::LonLat> to_position(Point pixel) const;

    /// The position in the middle of the frame (of the world, when the middle lies beyond its
    /// edge).
    geo::LonLat center() const noexcept { return center_position_; }
    /// The smallest box of degrees that holds all that is in the frame; west > east across the
    /// antimeridian.
    geo::Box view() const noexcept { return view_; }
    /// True when part of the frame lies beyond the edge of the world.
    bool shows_edge() const noexcept { return shows_edge_; }
    /// Ground metres of a device pixel, toward the east at the centre.
    geo::Meters meters_per_pixel() const noexcept { return meters_per_pixel_; }
    /// The greatest relative error of a scale bar that is true at the centre, anywhere in the
    /// frame: 0.05 is 5 %.
    double scale_error() const noexcept { return scale_error_; }

private:
    Camera(projections::Projection projection, Rect frame, projections::XY center,
           double units_per_pixel);
    void look_around();

    projections::Projection projection_;
    Rect frame_;
    projections::XY center_;
    double units_per_pixel_ = 1;
    geo::LonLat center_position_;
    geo::Box view_{-180, -90, 180, 90};
    bool shows_edge_ = false;
    geo::Meters meters_per_pixel_ = 1;
    double scale_error_ = 0;
};

/// Longitude as an offset from `meridian`, in (-180, 180].
double offset_from(double meridian, double lon) noexcept;

/// Where a picture drawn for one camera lies in the picture of another of the same projection: a
/// point p of the first is at p * scale + (dx, dy) of the second. Device pixels.
struct Placement {
    float scale = 1, dx = 0, dy = 0;
    friend bool operator==(Placement const&, Placement const&) = default;
    bool is_identity() const noexcept { return *this == Placement{}; }
    Point operator()(Point p) const noexcept { return {p.x * scale + dx, p.y * scale + dy}; }
};

} // namespace placetime::scene
