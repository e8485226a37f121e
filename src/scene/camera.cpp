#include "scene/camera.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace placetime::scene {

using projections::XY;

double offset_from(double meridian, double lon) noexcept
{
    double d = std::fmod(lon - meridian, 360.0);
    if (d > 180) d -= 360;
    if (d <= -180) d += 360;
    return d;
}

Camera::Camera(projections::Projection projection, Rect frame, XY center, double units_per_pixel)
    : projection_(std::move(projection)), frame_(frame), center_(center),
      units_per_pixel_(units_per_pixel)
{
    look_around();
}

Camera Camera::fitted(projections::Projection projection, std::span<geo::LonLat const> positions,
                      Rect frame, Rect inner, geo::Meters min_height)
{
    std::vector<geo::LonLat> wanted(positions.begin(), positions.end());
    if (wanted.empty()) {
        auto const box = projection.validity();
        double const middle = projection.seam() ? *projection.seam() + 180 : box.center().lon;
        for (int i = 0; i <= 36; ++i)
            for (int j = 0; j <= 18; ++j)
                wanted.push_back(
                    geo::normalised({middle + (i - 18) * 9.99, box.south + j * box.height() / 18}));
    }
    std::vector<XY> plane(wanted.size());
    projection.forward(wanted, plane);
    constexpr double kFar = std::numeric_limits<double>::max();
    double west = kFar, south = kFar, east = -kFar, north = -kFar;
    geo::LonLat somewhere = wanted.front();
    for (std::size_t i = 0; i < plane.size(); ++i) {
        if (std::isnan(plane[i].x)) continue;
        west = std::min(west, plane[i].x);
        east = std::max(east, plane[i].x);
        south = std::min(south, plane[i].y);
        north = std::max(north, plane[i].y);
        somewhere = wanted[i];
    }
    if (west > east) west = east = south = north = 0;
    XY const middle{(west + east) / 2, (south + north) / 2};
    auto const at = projection.inverse(middle).value_or(somewhere);
    double const ground = projection.ground_meters_per_unit(at).value_or(1.0);
    double const least =
        positions.empty() ? 0 : min_height / ground / static_cast<double>(inner.height);
    double const per_pixel =
        std::max({(east - west) / static_cast<double>(inner.width),
                  (north - south) / static_cast<double>(inner.height), least, 1e-9});
    // The inner part's centre holds the middle; the frame's centre lies a little off it.
    double const dx = static_cast<double>(frame.center().x - inner.center().x);
    double const dy = static_cast<double>(frame.center().y - inner.center().y);
    return Camera(std::move(projection), frame,
                  {middle.x + dx * per_pixel, middle.y - dy * per_pixel}, per_pixel);
}

Camera Camera::fitted(projections::Projection projection, geo::Box const& box, Rect frame,
                      Rect inner, geo::Meters min_height)
{
    std::vector<geo::LonLat> edge;
    constexpr int kParts = 16;
    for (int i = 0; i <= kParts; ++i) {
        double const t = static_cast<double>(i) / kParts;
        double const lon = box.west + box.width() * t, lat = box.south + box.height() * t;
        for (auto const& p : {geo::LonLat{lon, box.south},
                              {lon, box.north},
                              {box.west, lat},
                              {box.west + box.width(), lat}})
            edge.push_back({std::abs(p.lon) <= 180 ? p.lon : geo::normalised(p).lon, p.lat});
    }
    return fitted(std::move(projection), edge, frame, inner, min_height);
}

PlaneBox Camera::plane_frame() const noexcept
{
    double const across = static_cast<double>(frame_.width) / 2 * units_per_pixel_,
                 up = static_cast<double>(frame_.height) / 2 * units_per_pixel_;
    return {center_.x - across, center_.y - up, center_.x + across, center_.y + up};
}

std::optional<Point> Camera::to_screen(geo::LonLat position) const
{
    auto const xy = projection_.forward(position);
    if (!xy) return std::nullopt;
    return to_screen(*xy);
}

Point Camera::to_screen(XY position) const noexcept
{
    Point const middle = frame_.center();
    return {middle.x + static_cast<float>((position.x - center_.x) / units_per_pixel_),
            middle.y - static_cast<float>((position.y - center_.y) / units_per_pixel_)};
}

std::optional<geo::LonLat> Camera::to_position(Point pixel) const
{
    Point const middle = frame_.center();
    return projection_.inverse(
        {center_.x + static_cast<double>(pixel.x - middle.x) * units_per_pixel_,
         center_.y - static_cast<double>(pixel.y - middle.y) * units_per_pixel_});
}

void Camera::look_around()
{
    Point const middle = frame_.center();
    auto const found = to_position(middle);
    // Beyond the world's edge the middle is that of the projection.
    center_position_ = found.value_or(
        geo::LonLat{projection_.seam() ? offset_from(0, *projection_.seam() + 180) : 0, 0});
    constexpr int kSteps = 24;
    double west = 0, east = 0, south = center_position_.lat, north = center_position_.lat;
    std::vector<geo::LonLat> samples;
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            auto const p = to_position({frame_.x + frame_.width * static_cast<float>(i) / kSteps,
                                        frame_.y + frame_.height * static_cast<float>(j) / kSteps});
            if (!p) {
                shows_edge_ = true;
                continue;
            }
            samples.push_back(*p);
            double const offset = offset_from(center_position_.lon, p->lon);
            west = std::min(west, offset);
            east = std::max(east, offset);
            south = std::min(south, p->lat);
            north = std::max(north, p->lat);
        }
    }
    for (double const pole : {90.0, -90.0}) {
        auto const p = to_screen(geo::LonLat{center_position_.lon, pole});
        if (!p || !frame_.grown(2).contains(*p)) continue;
        west = -180;
        east = 180;
        (pole > 0 ? north : south) = pole;
    }
    double const step =
        (east - west) / kSteps + (north - south) / kSteps; // what the samples may have missed
    if (shows_edge_ || east - west + step > 330) {
        west = -180;
        east = 180;
    } else {
        west -= step / 4;
        east += step / 4;
    }
    south = std::max(-90.0, shows_edge_ ? -90.0 : south - step / 4);
    north = std::min(90.0, shows_edge_ ? 90.0 : north + step / 4);
    if (east - west >= 360)
        view_ = {-180, south, 180, north};
    else
        view_ = {offset_from(0, center_position_.lon + west), south,
                 offset_from(0, center_position_.lon + east), north};

    double const here = projection_.ground_meters_per_unit(center_position_).value_or(1.0);
    meters_per_pixel_ = here * units_per_pixel_;
    for (auto const& p : samples) {
        if (std::abs(p.lat) > 89) continue;
        auto const there = projection_.ground_meters_per_unit(p);
        if (there) scale_error_ = std::max(scale_error_, std::abs(*there / here - 1));
    }
}

} // namespace placetime::scene
