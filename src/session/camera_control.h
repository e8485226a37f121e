#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/box.h"
#include "scene/camera.h"

namespace placetime::session {

/// A projection of the menu.
struct ProjectionChoice {
    std::string_view name;  ///< as projections::Projection::named takes it; "" suits the view
    std::string_view title; ///< "Web Mercator"
};
std::span<ProjectionChoice const> projection_choices() noexcept;

/// The map's camera and its motions. All positions in device pixels of the window. Time comes in
/// through advance(); everything is deterministic. Before the first resize() there is no frame to
/// fit into: the last fit or look_at waits for it. One thread.
class CameraControl {
public:
    static constexpr double kZoomSeconds = 0.18;  ///< an eased zoom or flight
    static constexpr double kGlideSeconds = 0.40; ///< at most, after the pointer let go
    static constexpr double kZoomStep = 1.5;      ///< of a key, a notch of the wheel
    static constexpr double kCloseMeters = 2'000; ///< least height of ground of a fit

    /// The whole world in a frame of 1 x 1 until resize() and a fit.
    CameraControl();

    scene::Camera const& camera() const noexcept { return camera_; }
    /// False before the first resize().
    bool has_frame() const noexcept { return camera_.frame().width > 1; }
    /// True while it glides or zooms by itself: draw again.
    bool moving() const noexcept;
    /// Moves on by `seconds`. True when the camera changed.
    bool advance(double seconds);
    /// Ends all motion where it is.
    void stop();

    /// The map's part of the window, in device pixels; keeps centre and scale (the world is fitted
    /// anew as long as nothing else was looked at). `inner` is what nothing covers, for fits.
    void resize(scene::Rect frame, std::optional<scene::Rect> inner = {});

    /// Drag: press stops everything; let_go glides on when the pointer was moving.
    void press(scene::Point at);
    void drag_to(scene::Point at, double seconds_since_last);
    void let_go();
    bool dragging() const noexcept { return dragging_; }

    /// Eased, about a point that stays where it is; calls add up (notches of a wheel, fractions of
    /// a trackpad). factor > 1 comes nearer.
    void zoom(double factor, scene::Point about);
    /// At once (a pinch).
    void zoom_now(double factor, scene::Point about);
    void zoom_in(); ///< about the centre
    void zoom_out();
    void double_click(scene::Point at) { zoom(2, at); }
    /// What is in the rectangle fills the frame. Nothing for one smaller than 4 pixels.
    void zoom_to_box(scene::Rect box);
    /// By a part of the frame, eased: (0.25, 0) looks a quarter of the width further east.
    void pan_by(double right, double down);

    void fit(std::span<geo::LonLat const> positions);
    void fit(geo::Box const& box);
    void fit_world();
    /// To a point shown at about `radius` metres of ground around it (a town's precision).
    void fly_to(geo::LonLat point, geo::Meters radius);
    /// The point comes to the middle, at the same scale.
    void center_on(geo::LonLat point);
    /// Centre and scale as saved, at once: `across` metres of ground (at the centre) from the
    /// frame's left to its right.
    void look_at(geo::LonLat center, geo::Meters across);
    geo::Meters across() const noexcept
    {
        return camera_.meters_per_pixel() * double{camera_.frame().width};
    }

    /// "" suits the view: whenever a motion ends, the one that Projection::suited_to gives. Else a
    /// name of projection_choices(), "EPSG:32643", a PROJ string or WKT. Keeps what is in the
    /// middle. A sentence when PROJ does not know it (and nothing changes), else nothing.
    std::optional<std::string> set_projection(std::string_view name);
    std::string const& projection_name() const noexcept { return projection_name_; }

    /// Grows when the camera changes.
    std::uint64_t revision() const noexcept { return revision_; }

private:
    projections::Projection projection_for(geo::Box const& box) const;
    void show(scene::Camera camera);
    void fly(scene::Camera target);
    bool advance_glide(double seconds);
    bool advance_pan(double seconds);
    bool advance_zoom(double seconds);
    bool advance_flight(double seconds);
    void settle();

    std::string projection_name_;
    scene::Camera camera_;
    scene::Rect inner_{0, 0, 1, 1};
    bool untouched_ = true; ///< shows the world, whatever the frame
    bool dragging_ = false;
    scene::Point pointer_;
    double speed_x_ = 0, speed_y_ = 0; ///< of the drag, pixels a second
    double glide_ = 0;                 ///< seconds of gliding left
    double zoom_all_ = 0;              ///< logarithm of the factor that a motion has in all
    double zoom_left_ = 0;             ///< seconds left
    scene::Point zoom_about_;
    double pan_x_ = 0, pan_y_ = 0; ///< pixels that a motion has in all
    double pan_left_ = 0;          ///< seconds left
    struct Flight {
        scene::Camera from, to;
        double left = 0;
    };
    std::optional<Flight> flight_;
    std::function<void()> waiting_; ///< what to look at once there is a frame
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
