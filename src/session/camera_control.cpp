#include "session/camera_control.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "base/error.h"

namespace placetime::session {

namespace {

using geo::Box;
using projections::Projection;
using scene::Camera;
using scene::Point;
using scene::Rect;

constexpr Box kWorld{-180, -90, 180, 90};
constexpr std::array kProjections{ProjectionChoice{"", "Suited to the view"},
                                  ProjectionChoice{"EPSG:3857", "Web Mercator"},
                                  ProjectionChoice{"equal-earth", "Equal Earth"},
                                  ProjectionChoice{"equal-area", "Lambert azimuthal equal-area"},
                                  ProjectionChoice{"plate-carree", "Plate carrée"},
                                  ProjectionChoice{"robinson", "Robinson"},
                                  ProjectionChoice{"mollweide", "Mollweide"},
                                  ProjectionChoice{"natural-earth", "Natural Earth"},
                                  ProjectionChoice{"stereographic", "Stereographic"}};

constexpr double kSpeedMemory = 0.05; ///< seconds over which a drag's speed is taken
constexpr double kLeastSpeed = 80, kMostSpeed = 6'000;
constexpr float kLeastBox = 4;

/// What is left of a motion that slows down evenly, when a part `left` of its time is left.
double rest(double left) noexcept { return left * left; }
/// The same for a glide, which slows down faster.
double glide_rest(double left) noexcept { return left * left * left; }

/// Symbols at the edge of what is fitted are seen whole.
Rect with_margin(Rect const& rect) noexcept
{
    return rect.grown(-std::min(48.0F, 0.08F * std::min(rect.width, rect.height)));
}

Point middle(Rect const& rect) noexcept { return rect.center(); }

/// Holds all within `radius` of a point.
Box box_around(geo::LonLat point, geo::Meters radius)
{
    auto const degrees = radius / geo::kEarthRadius * 180 / std::numbers::pi;
    auto const south = std::max(point.lat - degrees, -90.0);
    auto const north = std::min(point.lat + degrees, 90.0);
    auto const shrink = std::cos(point.lat * std::numbers::pi / 180);
    if (shrink * 180 <= degrees) return {-180, south, 180, north};
    auto const west = geo::normalised({point.lon - degrees / shrink, 0}).lon;
    auto const east = geo::normalised({point.lon + degrees / shrink, 0}).lon;
    return {west, south, east, north};
}

Rect usable(Rect rect) noexcept
{
    return {rect.x, rect.y, std::max(rect.width, 1.0F), std::max(rect.height, 1.0F)};
}

} // namespace

std::span<ProjectionChoice const> projection_choices() noexcept { return kProjections; }

CameraControl::CameraControl()
    : camera_(Camera::fitted(Projection::suited_to(kWorld), std::span<geo::LonLat const>(),
                             {0, 0, 1, 1}, {0, 0, 1, 1}, kCloseMeters))
{
}

Projection CameraControl::projection_for(Box const& box) const
{
    return projection_name_.empty() ? Projection::suited_to(box)
                                    : Projection::named(projection_name_, box.center());
}

void CameraControl::show(Camera camera)
{
    camera_ = std::move(camera);
    ++revision_;
}

bool CameraControl::moving() const noexcept
{
    return glide_ > 0 || zoom_left_ > 0 || pan_left_ > 0 || flight_;
}

void CameraControl::stop()
{
    bool const was_moving = moving();
    glide_ = zoom_left_ = pan_left_ = 0;
    flight_.reset();
    if (was_moving) settle();
}

/// A motion has ended: north comes up again in the middle, and the projection suits what is seen.
void CameraControl::settle()
{
    if (projection_name_.empty()) {
        auto suited = Projection::suited_to(camera_.view());
        if (suited.code() != camera_.projection().code())
            return show(Camera::looking_at(std::move(suited), camera_.center(),
                                           camera_.meters_per_pixel(), camera_.frame()));
    }
    if (auto turned = camera_.recentred(); !(turned == camera_)) show(std::move(turned));
}

void CameraControl::resize(Rect frame, std::optional<Rect> inner)
{
    frame = usable(frame);
    inner_ = usable(inner.value_or(frame));
    if (frame == camera_.frame()) return;
    if (flight_) flight_->to = flight_->to.with_frame(frame);
    show(camera_.with_frame(frame));
    if (auto const look = std::exchange(waiting_, nullptr); look && has_frame()) {
        look();
        stop();
    } else if (untouched_) {
        fit_world();
        stop();
    }
}

void CameraControl::press(Point at)
{
    stop();
    dragging_ = true;
    pointer_ = at;
    speed_x_ = speed_y_ = 0;
}

void CameraControl::drag_to(Point at, double seconds_since_last)
{
    if (!dragging_) return;
    auto const dx = at.x - pointer_.x, dy = at.y - pointer_.y;
    pointer_ = at;
    if (seconds_since_last > 0) {
        auto const keep = std::exp(-seconds_since_last / kSpeedMemory);
        speed_x_ = speed_x_ * keep + double{dx} / seconds_since_last * (1 - keep);
        speed_y_ = speed_y_ * keep + double{dy} / seconds_since_last * (1 - keep);
    }
    if (dx == 0 && dy == 0) return;
    untouched_ = false;
    show(camera_.panned(dx, dy));
}

void CameraControl::let_go()
{
    if (!dragging_) return;
    dragging_ = false;
    auto const speed = std::hypot(speed_x_, speed_y_);
    if (speed < kLeastSpeed) return settle();
    auto const part = std::min(1.0, kMostSpeed / speed);
    speed_x_ *= part;
    speed_y_ *= part;
    glide_ = kGlideSeconds;
}

void CameraControl::zoom(double factor, Point about)
{
    if (!(factor > 0) || !std::isfinite(factor)) return;
    if (flight_) stop();
    untouched_ = false;
    glide_ = 0;
    zoom_all_ = zoom_all_ * rest(zoom_left_ / kZoomSeconds) + std::log(factor);
    zoom_left_ = kZoomSeconds;
    zoom_about_ = about;
}

void CameraControl::zoom_now(double factor, Point about)
{
    if (!(factor > 0) || !std::isfinite(factor)) return;
    glide_ = zoom_left_ = pan_left_ = 0;
    flight_.reset();
    untouched_ = false;
    show(camera_.zoomed(factor, about));
    if (!dragging_) settle();
}

void CameraControl::zoom_in() { zoom(kZoomStep, middle(camera_.frame())); }
void CameraControl::zoom_out() { zoom(1 / kZoomStep, middle(camera_.frame())); }

void CameraControl::zoom_to_box(Rect box)
{
    if (box.width < 0) box = {box.x + box.width, box.y, -box.width, box.height};
    if (box.height < 0) box = {box.x, box.y + box.height, box.width, -box.height};
    if (box.width < kLeastBox || box.height < kLeastBox) return;
    auto const to = middle(inner_), from = middle(box);
    auto const factor = std::min(inner_.width / box.width, inner_.height / box.height);
    fly(camera_.panned(to.x - from.x, to.y - from.y).zoomed(factor, to));
}

void CameraControl::pan_by(double right, double down)
{
    if (flight_) stop();
    untouched_ = false;
    glide_ = 0;
    auto const left = rest(pan_left_ / kZoomSeconds);
    pan_x_ = pan_x_ * left - right * camera_.frame().width;
    pan_y_ = pan_y_ * left - down * camera_.frame().height;
    pan_left_ = kZoomSeconds;
}

void CameraControl::fly(Camera target)
{
    bool const first = untouched_ || !has_frame();
    glide_ = zoom_left_ = pan_left_ = 0;
    untouched_ = false;
    dragging_ = false;
    flight_.reset();
    if (first) {
        show(std::move(target));
        return settle();
    }
    flight_ = Flight{camera_, std::move(target), kZoomSeconds};
}

void CameraControl::fit(std::span<geo::LonLat const> positions)
{
    if (!has_frame()) {
        waiting_ = [this, kept = std::vector(positions.begin(), positions.end())] { fit(kept); };
        return;
    }
    auto const box = geo::bounding_box(positions.data(), positions.data() + positions.size());
    if (!box) return fit_world();
    fly(Camera::fitted(projection_for(*box), positions, camera_.frame(), with_margin(inner_),
                       kCloseMeters));
}

void CameraControl::fit(Box const& box)
{
    if (!has_frame()) {
        waiting_ = [this, box] { fit(box); };
        return;
    }
    fly(Camera::fitted(projection_for(box), box, camera_.frame(), with_margin(inner_),
                       kCloseMeters));
}

void CameraControl::fit_world()
{
    bool const untouched = untouched_;
    fly(Camera::fitted(projection_for(kWorld), std::span<geo::LonLat const>(), camera_.frame(),
                       inner_, kCloseMeters));
    untouched_ = untouched;
}

void CameraControl::fly_to(geo::LonLat point, geo::Meters radius)
{
    fit(box_around(point, std::clamp(radius, kCloseMeters / 2, 1e7)));
}

void CameraControl::center_on(geo::LonLat point)
{
    auto const at = camera_.to_screen(point);
    auto const to = middle(inner_);
    if (!at || !has_frame()) return fly_to(point, across() / 2);
    fly(camera_.panned(to.x - at->x, to.y - at->y));
}

void CameraControl::look_at(geo::LonLat center, geo::Meters across)
{
    if (!geo::is_valid(center) || !(across > 0)) return;
    if (!has_frame()) {
        waiting_ = [this, center, across] { look_at(center, across); };
        return;
    }
    stop();
    untouched_ = false;
    show(Camera::looking_at(projection_for(box_around(center, across / 2)), center,
                            across / double{camera_.frame().width}, camera_.frame()));
    settle();
}

std::optional<std::string> CameraControl::set_projection(std::string_view name)
{
    try {
        auto projection = name.empty() ? Projection::suited_to(camera_.view())
                                       : Projection::named(name, camera_.center());
        auto camera = untouched_
                          ? Camera::fitted(std::move(projection), std::span<geo::LonLat const>(),
                                           camera_.frame(), inner_, kCloseMeters)
                          : Camera::looking_at(std::move(projection), camera_.center(),
                                               camera_.meters_per_pixel(), camera_.frame());
        glide_ = zoom_left_ = pan_left_ = 0;
        flight_.reset();
        projection_name_ = name;
        show(std::move(camera));
    } catch (Error const& error) {
        return error.what();
    }
    return {};
}

bool CameraControl::advance_glide(double seconds)
{
    if (glide_ <= 0) return false;
    auto const before = glide_rest(glide_ / kGlideSeconds);
    glide_ = std::max(0.0, glide_ - seconds);
    auto const by = (before - glide_rest(glide_ / kGlideSeconds)) * kGlideSeconds / 3;
    show(camera_.panned(static_cast<float>(speed_x_ * by), static_cast<float>(speed_y_ * by)));
    return true;
}

bool CameraControl::advance_pan(double seconds)
{
    if (pan_left_ <= 0) return false;
    auto const before = rest(pan_left_ / kZoomSeconds);
    pan_left_ = std::max(0.0, pan_left_ - seconds);
    auto const part = before - rest(pan_left_ / kZoomSeconds);
    show(camera_.panned(static_cast<float>(pan_x_ * part), static_cast<float>(pan_y_ * part)));
    return true;
}

bool CameraControl::advance_zoom(double seconds)
{
    if (zoom_left_ <= 0) return false;
    auto const before = rest(zoom_left_ / kZoomSeconds);
    zoom_left_ = std::max(0.0, zoom_left_ - seconds);
    auto const part = before - rest(zoom_left_ / kZoomSeconds);
    show(camera_.zoomed(std::exp(zoom_all_ * part), zoom_about_));
    return true;
}

bool CameraControl::advance_flight(double seconds)
{
    if (!flight_) return false;
    flight_->left = std::max(0.0, flight_->left - seconds);
    auto const part = 1 - rest(flight_->left / kZoomSeconds);
    show(part < 1 ? flight_->from.toward(flight_->to, part) : flight_->to);
    if (part >= 1) flight_.reset();
    return true;
}

bool CameraControl::advance(double seconds)
{
    if (!(seconds > 0) || !moving()) return false;
    bool moved = advance_glide(seconds);
    moved = advance_pan(seconds) || moved;
    moved = advance_zoom(seconds) || moved;
    moved = advance_flight(seconds) || moved;
    if (!moving()) settle();
    return moved;
}

} // namespace placetime::session
