#include "geo/outline.h"

#include <algorithm>
#include <cmath>

namespace placetime::geo {
namespace {

/// Of a point from a segment, squared, in degrees of latitude.
double off(LonLat p, LonLat a, LonLat b, double narrow)
{
    double const bx = (b.lon - a.lon) * narrow, by = b.lat - a.lat;
    double px = (p.lon - a.lon) * narrow, py = p.lat - a.lat;
    double const length = bx * bx + by * by;
    double const t = length > 0 ? std::clamp((px * bx + py * by) / length, 0.0, 1.0) : 0;
    px -= t * bx;
    py -= t * by;
    return px * px + py * py;
}

/// Marks what stays between two positions that stay.
void thin(Line const& line, std::size_t first, std::size_t last, double tolerance,
          std::vector<bool>& stays)
{
    double const least = tolerance * tolerance;
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        auto const [from, to] = open.back();
        open.pop_back();
        double worst = least;
        std::size_t at = 0;
        double const narrow = std::cos((line[from].lat + line[to].lat) / 2 * M_PI / 180);
        for (auto i = from + 1; i < to; ++i)
            if (double const d = off(line[i], line[from], line[to], narrow); d > worst) {
                worst = d;
                at = i;
            }
        if (at == 0) continue;
        stays[at] = true;
        open.emplace_back(from, at);
        open.emplace_back(at, to);
    }
}

/// Sutherland and Hodgman, against one side.
template <class Inside, class Cross> Line cut(Line const& ring, Inside inside, Cross cross)
{
    Line kept;
    if (ring.empty()) return kept;
    LonLat before = ring.back();
    for (auto const p : ring) {
        if (inside(p) != inside(before)) kept.push_back(cross(before, p));
        if (inside(p)) kept.push_back(p);
        before = p;
    }
    return kept;
}

LonLat at_lon(LonLat a, LonLat b, double lon)
{
    return {lon, a.lat + (b.lat - a.lat) * (lon - a.lon) / (b.lon - a.lon)};
}
LonLat at_lat(LonLat a, LonLat b, double lat)
{
    return {a.lon + (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat), lat};
}

} // namespace

Line simplified(Line const& line, double tolerance)
{
    if (line.size() < 3) return line;
    std::vector<bool> stays(line.size());
    stays.front() = stays.back() = true;
    bool const closed = line.front() == line.back();
    if (closed) {
        // A ring has no ends to hang between: its farthest position is the second.
        std::size_t far = 0;
        double most = -1;
        for (std::size_t i = 0; i < line.size(); ++i)
            if (double const d = off(line[i], line[0], line[0], 1); d > most) {
                most = d;
                far = i;
            }
        stays[far] = true;
        thin(line, 0, far, tolerance, stays);
        thin(line, far, line.size() - 1, tolerance, stays);
    } else
        thin(line, 0, line.size() - 1, tolerance, stays);
    Line kept;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (stays[i]) kept.push_back(line[i]);
    if (closed && kept.size() < 4) kept.clear();
    return kept;
}

Line clipped_ring(Line ring, Box const& box)
{
    if (!ring.empty() && ring.front() == ring.back()) ring.pop_back();
    ring = cut(
        ring, [&](LonLat p) { return p.lon >= box.west; },
        [&](LonLat a, LonLat b) { return at_lon(a, b, box.west); });
    ring = cut(
        ring, [&](LonLat p) { return p.lon <= box.east; },
        [&](LonLat a, LonLat b) { return at_lon(a, b, box.east); });
    ring = cut(
        ring, [&](LonLat p) { return p.lat >= box.south; },
        [&](LonLat a, LonLat b) { return at_lat(a, b, box.south); });
    ring = cut(
        ring, [&](LonLat p) { return p.lat <= box.north; },
        [&](LonLat a, LonLat b) { return at_lat(a, b, box.north); });
    if (ring.size() < 3) return {};
    ring.push_back(ring.front());
    return ring;
}

MultiLine clipped_line(Line const& line, Box const& box)
{
    MultiLine parts;
    Line part;
    auto const end_part = [&] {
        if (part.size() > 1) parts.push_back(part);
        part.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        auto const a = line[i - 1], b = line[i];
        double from = 0, to = 1;
        auto const narrow = [&](double p, double q) {
            if (p == 0) return q >= 0;
            (p < 0 ? from : to) = p < 0 ? std::max(from, q / p) : std::min(to, q / p);
            return from <= to;
        };
        double const x = b.lon - a.lon, y = b.lat - a.lat;
        if (!(narrow(-x, a.lon - box.west) && narrow(x, box.east - a.lon) &&
              narrow(-y, a.lat - box.south) && narrow(y, box.north - a.lat))) {
            end_part();
            continue;
        }
        auto const on = [&](double t) { return LonLat{a.lon + x * t, a.lat + y * t}; };
        if (part.empty() || from > 0) {
            end_part();
            part.push_back(on(from));
        }
        part.push_back(to < 1 ? on(to) : b);
        if (to < 1) end_part();
    }
    end_part();
    return parts;
}

double ring_area(Line const& ring) { return std::abs(signed_area(ring)); }

} // namespace placetime::geo
