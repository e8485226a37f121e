#include "scene/map_paths.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

constexpr float kMargin = 24;    // device pixels beyond the frame
constexpr float kNear = 0.33F;   // device pixels: nearer points are one
constexpr double kOnSeam = 1e-6; // degrees

/// Sutherland-Hodgman against one side. Edges along the side may double back; the even-odd rule
/// does not see them.
template <class P, class Inside, class Cross>
void clip_side(std::vector<P>& ring, std::vector<P>& spare, Inside inside, Cross cross)
{
    spare.clear();
    if (!ring.empty()) {
        P const* before = &ring.back();
        for (auto const& p : ring) {
            bool const in = inside(p);
            if (in != inside(*before)) spare.push_back(cross(*before, p));
            if (in) spare.push_back(p);
            before = &p;
        }
    }
    ring.swap(spare);
}

template <class P, class T>
void clip_to(std::vector<P>& ring, T P::*x, T P::*y, T left, T right, T low, T high)
{
    std::vector<P> spare;
    auto const side = [&](T P::*axis, T P::*other, T bound, bool keep_above) {
        bool all = true;
        for (auto const& p : ring) all = all && (keep_above ? p.*axis >= bound : p.*axis <= bound);
        if (all) return;
        clip_side(
            ring, spare,
            [&](P const& p) { return keep_above ? p.*axis >= bound : p.*axis <= bound; },
            [&](P const& a, P const& b) {
                P c = a;
                c.*axis = bound;
                c.*other =
                    a.*other + (b.*other - a.*other) * ((bound - a.*axis) / (b.*axis - a.*axis));
                return c;
            });
    };
    side(x, y, left, true);
    side(x, y, right, false);
    side(y, x, low, true);
    side(y, x, high, false);
}

/// Liang-Barsky: the part of a-b inside, as parameters in [0, 1].
template <class P, class T>
bool clip_segment(P const& a, P const& b, T P::*x, T P::*y, T left, T right, T low, T high, T& from,
                  T& to)
{
    from = 0;
    to = 1;
    T const dx = b.*x - a.*x, dy = b.*y - a.*y;
    auto const test = [&](T p, T q) {
        if (p == 0) return q >= 0;
        T const r = q / p;
        if (p < 0)
            from = std::max(from, r);
        else
            to = std::min(to, r);
        return from <= to;
    };
    return test(-dx, a.*x - left) && test(dx, right - a.*x) && test(-dy, a.*y - low) &&
           test(dy, high - a.*y);
}

bool is_artificial(geo::LonLat a, geo::LonLat b)
{
    if (std::abs(a.lon) >= 180 - kOnSeam && std::abs(b.lon) >= 180 - kOnSeam && a.lon * b.lon > 0)
        return true;
    return a.lat < -89.9 && b.lat < -89.9;
}

} // namespace

PathMaker::PathMaker(Camera const& camera) : camera_(camera), cut_(camera.frame().grown(kMargin))
{
    auto const view = camera.view();
    bool const whole = view.width() >= 360 - 1e-9;
    double middle = whole ? camera.center().lon : view.center().lon;
    if (whole && camera.projection().seam()) middle = *camera.projection().seam() + 180;
    double const half = whole ? 180 : view.width() / 2 * 1.1 + 0.05;
    west_ = middle - std::min(180.0, half);
    east_ = middle + std::min(180.0, half);
    south_ = std::max(-90.0, view.south - view.height() * 0.05 - 0.05);
    north_ = std::min(90.0, view.north + view.height() * 0.05 + 0.05);
    auto const limits = camera.projection().validity();
    if (limits.south > -90 || limits.north < 90) {
        south_ = std::max(south_, std::min(limits.south, view.south));
        north_ = std::min(north_, std::max(limits.north, view.north));
    }
    if (auto const seam = camera.projection().seam(); seam && !whole) {
        // Regional view of a world projection: nothing of it passes the seam.
        double const center = *seam + 180;
        double const turned = center + offset_from(center, middle);
        west_ = std::max(turned - half, center - 180);
        east_ = std::min(turned + half, center + 180);
    }
    step_ = std::clamp((east_ - west_) / 60, 0.02, 2.0);
}

std::vector<Point> PathMaker::projected(Ring const& positions, bool closed) const
{
    Ring dense;
    dense.reserve(positions.size() + 16);
    std::size_t const edges = closed ? positions.size() : positions.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        auto const& a = positions[i];
        auto const& b = positions[(i + 1) % positions.size()];
        dense.push_back(a);
        double const length = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
        int const pieces = static_cast<int>(std::min(1000.0, std::ceil(length / step_)));
        for (int k = 1; k < pieces; ++k) {
            double const t = static_cast<double>(k) / pieces;
            dense.push_back({a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t});
        }
    }
    if (!closed) dense.push_back(positions.back());
    // The edges of the world must not be thrown to its other side.
    if (auto const seam = camera_.projection().seam()) {
        double const center = *seam + 180;
        for (auto& p : dense) p.lon = std::clamp(p.lon, center - 180 + 1e-7, center + 180 - 1e-7);
    }
    std::vector<projections::XY> plane(dense.size());
    camera_.projection().forward(dense, plane);
    std::vector<Point> pixels;
    pixels.reserve(plane.size());
    for (std::size_t i = 0; i < plane.size(); ++i) {
        if (std::isnan(plane[i].x)) continue;
        auto const p = camera_.to_screen(plane[i]);
        bool const last = i + 1 == plane.size();
        if (!pixels.empty() && std::abs(p.x - pixels.back().x) < kNear &&
            std::abs(p.y - pixels.back().y) < kNear) {
            if (last && pixels.size() > 1) pixels.back() = p;
            continue;
        }
        pixels.push_back(p);
    }
    return pixels;
}

void PathMaker::add_ring(Ring const& ring, Paths& out) const
{
    double west = 1e9, east = -1e9, south = 1e9, north = -1e9;
    for (auto const& p : ring) {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
        south = std::min(south, p.lat);
        north = std::max(north, p.lat);
    }
    if (south > north_ || north < south_) return;
    for (double const turn : {-360.0, 0.0, 360.0}) {
        if (west + turn > east_ || east + turn < west_) continue;
        Ring piece(ring.begin(), ring.end());
        if (piece.size() > 1 && piece.front() == piece.back()) piece.pop_back();
        for (auto& p : piece) p.lon += turn;
        clip_to(piece, &geo::LonLat::lon, &geo::LonLat::lat, west_, east_, south_, north_);
        if (piece.size() < 3) continue;
        auto pixels = projected(piece, true);
        clip_to(pixels, &Point::x, &Point::y, cut_.x, cut_.right(), cut_.y, cut_.bottom());
        if (pixels.size() < 3) continue;
        out.points.insert(out.points.end(), pixels.begin(), pixels.end());
        out.close_part();
    }
}

void PathMaker::emit_line(std::vector<Point> const& line, Paths& out) const
{
    bool open = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        auto const& a = line[i];
        auto const& b = line[i + 1];
        float from = 0, to = 1;
        if (!clip_segment(a, b, &Point::x, &Point::y, cut_.x, cut_.right(), cut_.y, cut_.bottom(),
                          from, to)) {
            if (open) out.close_part();
            open = false;
            continue;
        }
        auto const at = [&](float t) {
            return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
        };
        if (!open || from > 0) {
            if (open) out.close_part();
            out.points.push_back(at(from));
        }
        out.points.push_back(at(to));
        open = true;
        if (to < 1) {
            out.close_part();
            open = false;
        }
    }
    if (open) out.close_part();
}

void PathMaker::add_line(Ring const& line, Paths& out) const
{
    if (line.size() < 2) return;
    double west = 1e9, east = -1e9;
    for (auto const& p : line) {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
    }
    for (double const turn : {-360.0, 0.0, 360.0}) {
        if (west + turn > east_ || east + turn < west_) continue;
        Ring run;
        auto const flush = [&] {
            if (run.size() > 1) emit_line(projected(run, false), out);
            run.clear();
        };
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            geo::LonLat const a{line[i].lon + turn, line[i].lat},
                b{line[i + 1].lon + turn, line[i + 1].lat};
            double from = 0, to = 1;
            if (!clip_segment(a, b, &geo::LonLat::lon, &geo::LonLat::lat, west_, east_, south_,
                              north_, from, to)) {
                flush();
                continue;
            }
            auto const at = [&](double t) {
                return geo::LonLat{a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t};
            };
            if (run.empty() || from > 0) {
                flush();
                run.push_back(at(from));
            }
            run.push_back(at(to));
            if (to < 1) flush();
        }
        flush();
    }
}

void PathMaker::add_areas(geo::MultiPolygon const& areas, Paths& out) const
{
    for (auto const& polygon : areas)
        for (auto const& ring : polygon) add_ring(ring, out);
}

void PathMaker::add_lines(geo::MultiLine const& lines, Paths& out) const
{
    for (auto const& line : lines) add_line(line, out);
}

void PathMaker::add_edges(geo::MultiPolygon const& areas, Paths& out) const
{
    for (auto const& polygon : areas) {
        for (auto const& ring : polygon) {
            Ring run;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                if (i > 0 && is_artificial(ring[i - 1], ring[i])) {
                    add_line(run, out);
                    run.clear();
                }
                run.push_back(ring[i]);
            }
            add_line(run, out);
        }
    }
}

void PathMaker::add_world(Paths& out) const
{
    Ring const world{{west_, south_}, {east_, south_}, {east_, north_}, {west_, north_}};
    auto pixels = projected(world, true);
    clip_to(pixels, &Point::x, &Point::y, cut_.x, cut_.right(), cut_.y, cut_.bottom());
    out.points.insert(out.points.end(), pixels.begin(), pixels.end());
    out.close_part();
}

} // namespace placetime::scene
