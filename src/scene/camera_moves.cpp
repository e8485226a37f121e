// How a camera moves: every move gives a new one, within the limits of the world.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scene/camera.h"

namespace placetime::scene {

using projections::Projection;
using projections::XY;

namespace {

/// Where the plane's latitudes end, north and south: {low, high} in its units. Cylindrical only.
std::pair<double, double> plane_heights(Projection const& projection)
{
    auto const validity = projection.validity();
    auto const low = projection.forward({projection.meridian(), validity.south});
    auto const high = projection.forward({projection.meridian(), validity.north});
    return {low ? low->y : 0, high ? high->y : 0};
}

/// The largest scale, units of the plane in a device pixel: a cylindrical map fills the width of
/// the frame, any other is shown whole with as much again about it.
double farthest(Projection const& projection, Rect const& frame)
{
    if (auto const period = projection.period())
        return *period / static_cast<double>(std::max(frame.width, 1.0F));
    auto const world = Camera::fitted(projection, std::span<geo::LonLat const>(), frame, frame, 0);
    return 1.4 * world.units_per_pixel();
}

double closest(double meters_per_pixel, double units_per_pixel)
{
    return kClosest * units_per_pixel / meters_per_pixel;
}

} // namespace

bool operator==(Camera const& a, Camera const& b) noexcept
{
    return a.frame_ == b.frame_ && a.center_ == b.center_ &&
           a.units_per_pixel_ == b.units_per_pixel_ &&
           a.projection_.definition() == b.projection_.definition();
}

Camera Camera::own_copy() const
{
    auto copy = *this;
    copy.projection_ = projection_.own_copy();
    return copy;
}

Camera Camera::looking_at(Projection projection, geo::LonLat centre, geo::Meters meters_per_pixel,
                          Rect frame)
{
    auto const limits = projection.validity();
    geo::LonLat const wanted{centre.lon, std::clamp(centre.lat, limits.south, limits.north)};
    auto xy = projection.forward(wanted);
    if (!xy) {
        // Beyond the projection's reach: the middle of what it shows.
        auto const world = fitted(projection, std::span<geo::LonLat const>(), frame, frame, 0);
        return looking_at(std::move(projection), world.center(), meters_per_pixel, frame);
    }
    double const ground = projection.ground_meters_per_unit(wanted).value_or(1.0);
    double units = std::max(meters_per_pixel, kClosest) / ground;
    units = std::min(units, farthest(projection, frame));
    return Camera(std::move(projection), frame, *xy, units).panned(0, 0);
}

Camera Camera::panned(float dx, float dy) const
{
    XY const wanted{center_.x - static_cast<double>(dx) * units_per_pixel_,
                    center_.y + static_cast<double>(dy) * units_per_pixel_};
    if (auto const period = projection_.period()) {
        auto const [low, high] = plane_heights(projection_);
        double const half = static_cast<double>(frame_.height) / 2 * units_per_pixel_;
        XY center = wanted;
        center.y = high - low <= 2 * half ? (low + high) / 2
                                          : std::clamp(center.y, low + half, high - half);
        double const across = static_cast<double>(frame_.width) / 2 * units_per_pixel_;
        if (std::abs(center.x) + across <= *period / 2)
            return Camera(projection_, frame_, center, units_per_pixel_);
        // An end of the map would be seen: the meridian turns. To a round one where that is enough,
        // so that it does not turn with every move.
        double const degree = *period / 360;
        double const lon = projection_.meridian() + center.x / degree;
        double const spare = 180 - across / degree;
        double const step = spare > 60 ? 45 : spare > 20 ? 15 : spare > 6 ? 5 : 0;
        double const turned = step > 0 ? std::round(lon / step) * step : lon;
        auto const projection = projection_.about({offset_from(0, turned), 0});
        center.x = offset_from(projection.meridian(), lon) * degree;
        return Camera(projection, frame_, center, units_per_pixel_);
    }
    if (projection_.inverse(wanted) || !projection_.inverse(center_))
        return Camera(projection_, frame_, wanted, units_per_pixel_);
    // As far as the world goes.
    double inside = 0, outside = 1;
    for (int i = 0; i < 24; ++i) {
        double const t = (inside + outside) / 2;
        bool const in = projection_
                            .inverse({center_.x + (wanted.x - center_.x) * t,
                                      center_.y + (wanted.y - center_.y) * t})
                            .has_value();
        (in ? inside : outside) = t;
    }
    return Camera(
        projection_, frame_,
        {center_.x + (wanted.x - center_.x) * inside, center_.y + (wanted.y - center_.y) * inside},
        units_per_pixel_);
}

Camera Camera::zoomed(double factor, Point about) const
{
    if (!(factor > 0)) return *this;
    double const nearest = std::min(units_per_pixel_, closest(meters_per_pixel_, units_per_pixel_));
    double const most = std::max(units_per_pixel_, farthest(projection_, frame_));
    double const units = std::clamp(units_per_pixel_ / factor, nearest, most);
    Point const middle = frame_.center();
    double const x = static_cast<double>(about.x - middle.x),
                 y = static_cast<double>(about.y - middle.y);
    // The plane's point under `about` stays under it.
    XY const center{center_.x + x * (units_per_pixel_ - units),
                    center_.y - y * (units_per_pixel_ - units)};
    double const dx = (center_.x - center.x) / units, dy = (center.y - center_.y) / units;
    auto moved = *this;
    moved.units_per_pixel_ = units;
    return moved.panned(static_cast<float>(dx), static_cast<float>(dy));
}

Camera Camera::with_frame(Rect frame) const
{
    if (frame == frame_) return *this; // looking round takes some hundred projections
    return Camera(projection_, frame, center_, units_per_pixel_);
}

Camera Camera::with_projection(std::string_view name) const
{
    return looking_at(Projection::named(name, center_position_), center_position_,
                      meters_per_pixel_, frame_);
}

Camera Camera::recentred() const
{
    Point const middle = frame_.center();
    auto const here = to_position(middle);
    if (!here) return *this;
    auto turned = projection_.about(*here);
    if (turned.definition() == projection_.definition()) return *this;
    if (projection_.period()) return *this; // panned() turns it when it must
    // Where the projection's own middle is near that of the frame nothing is gained.
    auto const own = turned.seam() ? projection_.forward({projection_.meridian(), here->lat})
                                   : projection_.forward(projection_.center());
    if (own) {
        auto const p = to_screen(*own);
        if (std::abs(p.x - middle.x) < frame_.width / 12 &&
            (turned.seam() || std::abs(p.y - middle.y) < frame_.height / 12))
            return *this;
    }
    auto const xy = turned.forward(*here);
    auto const ground = turned.ground_meters_per_unit(*here);
    if (!xy || !ground) return *this;
    return Camera(std::move(turned), frame_, *xy, meters_per_pixel_ / *ground);
}

Camera Camera::turned_to_middle() const
{
    auto const period = projection_.period();
    if (!period) return *this;
    double const lon = projection_.meridian() + center_.x * 360 / *period;
    auto const turned = projection_.about({offset_from(0, lon), 0});
    return Camera(turned, frame_, {offset_from(turned.meridian(), lon) * *period / 360, center_.y},
                  units_per_pixel_);
}

Camera Camera::toward(Camera const& to, double t) const
{
    t = std::clamp(t, 0.0, 1.0);
    auto const from = to.projection_.forward(center_position_);
    auto const ground = to.projection_.ground_meters_per_unit(center_position_);
    if (t >= 1 || !from || !ground) return to;
    double const units = meters_per_pixel_ / *ground;
    double x = to.center_.x - from->x;
    if (auto const period = to.projection_.period()) x = std::remainder(x, *period);
    // Zoom is even in its logarithm; the middle moves in step with the scale, so that the way looks
    // straight.
    double const now = units * std::pow(to.units_per_pixel_ / units, t);
    double const way = std::abs(to.units_per_pixel_ - units) > 1e-9 * units
                           ? (now - units) / (to.units_per_pixel_ - units)
                           : t;
    Camera moved(to.projection_, to.frame_,
                 {from->x + x * way, from->y + (to.center_.y - from->y) * way}, now);
    return moved.panned(0, 0);
}

Placement placement(Camera const& from, Camera const& to)
{
    if (from == to) return {};
    double const scale = from.units_per_pixel() / to.units_per_pixel();
    Point const a = from.frame().center(), b = to.frame().center();
    auto const moved = [&](double s, double x, double y) {
        return Placement{
            static_cast<float>(s),
            static_cast<float>(static_cast<double>(b.x) + x - static_cast<double>(a.x) * s),
            static_cast<float>(static_cast<double>(b.y) + y - static_cast<double>(a.y) * s)};
    };
    auto const& p = from.projection();
    auto const& q = to.projection();
    bool const same = p.definition() == q.definition();
    if (same || (p.period() && q.period() && p.code() == q.code())) {
        double dx = from.plane_center().x - to.plane_center().x;
        if (!same) dx += offset_from(q.meridian(), p.meridian()) * *p.period() / 360;
        if (p.period()) dx = std::remainder(dx, *p.period());
        return moved(scale, dx / to.units_per_pixel(),
                     (to.plane_center().y - from.plane_center().y) / to.units_per_pixel());
    }
    double const s = from.meters_per_pixel() / to.meters_per_pixel();
    auto const there = from.to_screen(to.center());
    Point const c = there.value_or(a);
    return moved(s, static_cast<double>(a.x - c.x) * s, static_cast<double>(a.y - c.y) * s);
}

std::string coordinates_text(geo::LonLat position, Camera const& camera)
{
    // A degree is 111 km: so many decimals that the last one is no more than a pixel or two.
    double const degrees = std::max(camera.meters_per_pixel(), 0.01) / 111'000;
    int const decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(degrees) - 0.5)), 1, 5);
    return fmt::format("{:.{}f}°{} {:.{}f}°{}", std::abs(position.lat), decimals,
                       position.lat < 0 ? "S" : "N", std::abs(position.lon), decimals,
                       position.lon < 0 ? "W" : "E");
}

} // namespace placetime::scene
