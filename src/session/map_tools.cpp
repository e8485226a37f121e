#include "session/map_tools.h"

#include <algorithm>
#include <cmath>

#include "scene/measure.h"

namespace placetime::session {

namespace {

/// The part of a ring whose longitudes lie in [west, east] (Sutherland and Hodgman, by the two
/// meridians). Closed; empty when nothing is left.
geo::Line cut(geo::Line const& ring, double west, double east)
{
    geo::Line part = ring;
    for (int side = 0; side < 2; ++side) {
        auto const edge = side == 0 ? west : east;
        auto const inside = [&](geo::LonLat p) {
            return side == 0 ? p.lon >= edge : p.lon <= edge;
        };
        geo::Line kept;
        for (std::size_t i = 0; i < part.size(); ++i) {
            auto const a = part[i], b = part[(i + 1) % part.size()];
            if (inside(a)) kept.push_back(a);
            if (inside(a) != inside(b))
                kept.push_back({edge, a.lat + (b.lat - a.lat) * (edge - a.lon) / (b.lon - a.lon)});
        }
        part = std::move(kept);
    }
    return part;
}

} // namespace

void MapTools::choose(Tool tool)
{
    tool_ = tool == tool_ ? Tool::pan : tool;
    points_.clear();
    pointer_.reset();
}

void MapTools::cancel()
{
    tool_ = Tool::pan;
    points_.clear();
    pointer_.reset();
}

void MapTools::add(geo::LonLat point)
{
    if (points_.empty() || !(points_.back() == point)) points_.push_back(point);
}

void MapTools::remove_last()
{
    if (!points_.empty()) points_.pop_back();
}

std::vector<geo::LonLat> MapTools::line() const
{
    auto line = points_;
    if (pointer_ && !line.empty()) line.push_back(*pointer_);
    return line;
}

geo::Meters MapTools::length() const { return scene::measured_length(line()); }

std::string distance_text(geo::Meters length) { return scene::length_text(length); }

std::string MapTools::length_text() const
{
    return line().size() < 2 ? std::string() : distance_text(length());
}

geo::MultiPolygon MapTools::region() const
{
    if (points_.size() < 3) return {};
    // Followed without a break: an edge goes the short way round.
    geo::Line ring{points_.front()};
    for (std::size_t i = 1; i < points_.size(); ++i) {
        auto const before = ring.back().lon;
        ring.push_back({before + std::remainder(points_[i].lon - before, 360.0), points_[i].lat});
    }
    geo::MultiPolygon region;
    for (int turn = -1; turn <= 1; ++turn) {
        auto part = cut(ring, 360.0 * turn - 180, 360.0 * turn + 180);
        if (part.size() < 3) continue;
        for (auto& p : part) p.lon = std::clamp(p.lon - 360.0 * turn, -180.0, 180.0);
        part.push_back(part.front());
        region.push_back({std::move(part)});
    }
    return region;
}

} // namespace placetime::session
