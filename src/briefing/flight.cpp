#include "briefing/flight.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "projections/projection.h"

namespace placetime::briefing {

namespace {

using geo::Meters;
using projections::Projection;
using std::numbers::pi;

constexpr double kRho = 1.4;
constexpr double kDegree = pi / 180;
/// Closer than this share of the view nothing is seen to move.
constexpr double kStill = 1e-6;
constexpr double kShape = 16.0 / 9.0;
constexpr Meters kNearest = 1, kFarthest = 2 * pi * geo::kEarthRadius;

/// The optimal path of van Wijk and Nuij (2003), eq. 9: how far one has gone and how wide one sees,
/// both in metres, where s is the length of the path as it is felt.
struct Path {
    double w0, w1, u1;
    double r0 = 0, length = 0;

    Path(double from_width, double to_width, double way)
        : w0(std::clamp(from_width, kNearest, kFarthest)),
          w1(std::clamp(to_width, kNearest, kFarthest)), u1(way)
    {
        if (zooms_only()) {
            length = std::abs(std::log(w1 / w0)) / kRho;
            return;
        }
        auto const rho2 = kRho * kRho, rho4 = rho2 * rho2;
        auto const b = [&](double w, double sign) {
            return (w1 * w1 - w0 * w0 + sign * rho4 * u1 * u1) / (2 * w * rho2 * u1);
        };
        r0 = -std::asinh(b(w0, 1)); // ln(-b + sqrt(b^2 + 1))
        length = (-std::asinh(b(w1, -1)) - r0) / kRho;
    }
    bool zooms_only() const { return u1 <= kStill * std::max(w0, w1); }
    /// Metres gone along the way.
    double gone(double s) const
    {
        if (zooms_only()) return length > 0 ? u1 * s / length : 0;
        return w0 / (kRho * kRho) * (std::cosh(r0) * std::tanh(kRho * s + r0) - std::sinh(r0));
    }
    double width(double s) const
    {
        if (zooms_only()) return w0 * std::exp((w1 < w0 ? -1 : 1) * kRho * s);
        return w0 * std::cosh(r0) / std::cosh(kRho * s + r0);
    }
};

Path path_of(CameraView const& from, CameraView const& to)
{
    return {from.across, to.across, geo::distance(from.center, to.center)};
}

/// What the view holds, in degrees: to choose the projection by.
geo::Box box_of(CameraView const& view)
{
    auto const across = std::clamp(view.across, kNearest, kFarthest);
    auto const degree = geo::kEarthRadius * kDegree;
    auto const lon = std::min(
        180.0, across / 2 / (degree * std::max(0.05, std::cos(view.center.lat * kDegree))));
    auto const lat = across / kShape / 2 / degree;
    auto const south = std::max(-90.0, view.center.lat - lat);
    auto const north = std::min(90.0, view.center.lat + lat);
    if (lon >= 180) return {-180, south, 180, north};
    return {geo::normalised({view.center.lon - lon, 0}).lon, south,
            geo::normalised({view.center.lon + lon, 0}).lon, north};
}

Projection projection_of(CameraView const& view)
{
    if (!view.projection.empty()) return Projection::named(view.projection, view.center);
    auto const suited = Projection::suited_to(box_of(view));
    return suited.about(view.center);
}

std::string name_of(CameraView const& view)
{
    return view.projection.empty() ? Projection::suited_to(box_of(view)).code() : view.projection;
}

} // namespace

CameraView between(CameraView const& from, CameraView const& to, double t)
{
    if (!(t > 0)) return from;
    if (t >= 1) return to;
    auto const path = path_of(from, to);
    auto const s = t * path.length;
    CameraView view;
    auto const way = std::clamp(path.length > 0 ? path.gone(s) : t * path.u1, 0.0, path.u1);
    view.center = path.u1 > 0
                      ? geo::destination(from.center, geo::bearing(from.center, to.center), way)
                      : from.center;
    view.across = path.width(s);
    auto const name = name_of(from);
    view.projection = name == name_of(to) ? name : std::string("equal-area");
    return view;
}

double eased(double t) noexcept
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * t * (t * (t * 6 - 15) + 10);
}

double flight_seconds(CameraView const& from, CameraView const& to)
{
    constexpr double kLeast = 0.6, kMost = 3, kUnit = 0.4; // seconds; of one unit of the path
    return std::min(kMost, kLeast + kUnit * path_of(from, to).length);
}

scene::Camera camera_of(CameraView const& view, scene::Rect frame)
{
    auto const across = std::clamp(view.across, kNearest, kFarthest);
    auto const width = std::min(double{frame.width}, double{frame.height} * kShape);
    return scene::Camera::looking_at(projection_of(view), view.center,
                                     across / std::max(1.0, width), frame);
}

CameraView view_of(scene::Camera const& camera, std::string projection)
{
    auto const& frame = camera.frame();
    auto const width = std::min(double{frame.width}, double{frame.height} * kShape);
    return {camera.center(), camera.meters_per_pixel() * width, std::move(projection)};
}

} // namespace placetime::briefing
