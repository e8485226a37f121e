#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/box.h"
#include "layers/raster_file.h"
#include "projections/projection.h"
#include "scene/display.h"

namespace placetime::scene {

using layers::PlaneBox;

/// How close and how far a view may be, in ground metres of a device pixel.
inline constexpr geo::Meters kClosest = 0.25;

/// Where the map looks: a projection, the point of its plane in the middle of the map's frame, and
/// how many of its units a device pixel holds. A value: every move gives a new camera. It belongs
/// to the thread of its projection; own_copy() is for another thread.
class Camera {
public:
    /// Shows all of `positions` inside `inner` (the part of the frame that no furniture covers); at
    /// least `min_height` metres of ground from top to bottom. No position gives the whole world.
    static Camera fitted(projections::Projection projection, std::span<geo::LonLat const> positions,
                         Rect frame, Rect inner, geo::Meters min_height);
    /// The same for all of a box (its edges are followed, so that none bulges out of the frame).
    static Camera fitted(projections::Projection projection, geo::Box const& box, Rect frame,
                         Rect inner, geo::Meters min_height);
    /// `centre` in the middle of the frame, with that many ground metres (toward the east, at the
    /// centre) to a device pixel, kept within the limits. A centre that the projection cannot show
    /// gives the middle of what it can.
    static Camera looking_at(projections::Projection projection, geo::LonLat centre,
                             geo::Meters meters_per_pixel, Rect frame);

    /// The map moved by device pixels: what lay under (x, y) lies under (x + dx, y + dy). The
    /// frame's middle does not leave the world. Cylindrical projections turn their meridian, so
    /// that the map goes round without an end.
    Camera panned(float dx, float dy) const;
    /// Closer by `factor` (> 1) or farther (< 1), within the limits; what lies under `about` stays
    /// there.
    Camera zoomed(double factor, Point about) const;
    /// The same middle and scale in another frame.
    Camera with_frame(Rect frame) const;
    /// The same centre and scale in another projection, made about the centre. Throws UsageError as
    /// Projection::named does.
    Camera with_projection(std::string_view name) const;
    /// The projection turned to where the map looks now: for when a motion has ended, so that north
    /// is up again in the middle of an azimuthal map, and a world map is cut on the far side. The
    /// middle and the scale stay. The camera itself when it is turned to its view already, within a
    /// twelfth of the frame.
    Camera recentred() const;
    /// A cylindrical map turned so that its ends lie as far as may be from the frame's middle; the
    /// picture stays where it is. Others as they are.
    Camera turned_to_middle() const;
    /// Half-way moves: the same projection (that of `to`), t in [0, 1] from this view to that one;
    /// the scale changes evenly to the eye.
    Camera toward(Camera const& to, double t) const;

    Rect const& frame() const noexcept { return frame_; }
    projections::Projection const& projection() const noexcept { return projection_; }
    double units_per_pixel() const noexcept { return units_per_pixel_; }
    projections::XY plane_center() const noexcept { return center_; }
    /// The part of the plane that the frame shows.
    PlaneBox plane_frame() const noexcept;

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

    /// The same view with a projection object of its own, for another thread; may be called on it.
    Camera own_copy() const;
    /// The same picture of the same ground.
    friend bool operator==(Camera const& a, Camera const& b) noexcept;

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
/// Exact for cameras of one projection (cylindrical ones turned to any meridian); else it agrees at
/// the middle of `to` and in its scale.
Placement placement(Camera const& from, Camera const& to);

/// "42.87°N 74.59°E", with as many decimals as a pixel of `camera` is worth, one to five.
std::string coordinates_text(geo::LonLat position, Camera const& camera);

} // namespace placetime::scene
