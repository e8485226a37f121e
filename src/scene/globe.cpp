#include "scene/globe.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

constexpr double kRadians = M_PI / 180;
/// The globe is not turned farther from the equator than this: a pole in its middle is hard to
/// read.
constexpr double kMostTilt = 55;

/// Even-odd in degrees; rings are cut at the antimeridian.
bool holds(std::vector<geo::LonLat> const& ring, geo::LonLat p)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        auto const &a = ring[i], &b = ring[j];
        if ((a.lat > p.lat) != (b.lat > p.lat) &&
            p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
            inside = !inside;
    }
    return inside;
}

Paths circle(Point middle, float radius)
{
    Paths paths;
    constexpr int kParts = 72;
    for (int i = 0; i < kParts; ++i) {
        float const a = static_cast<float>(2 * M_PI * i / kParts);
        paths.points.push_back({middle.x + radius * std::cos(a), middle.y + radius * std::sin(a)});
    }
    paths.close_part();
    return paths;
}

/// Turns the earth so that its centre looks at us: x to the right, y down, z toward us.
class Turn {
public:
    explicit Turn(geo::LonLat center)
        : sl_(sin_of(center.lon)), cl_(cos_of(center.lon)), sp_(sin_of(center.lat)),
          cp_(cos_of(center.lat))
    {
    }
    std::array<float, 3> operator()(float x, float y, float z) const
    {
        float const along = cl_ * x + sl_ * y; // toward the centre's meridian
        return {-sl_ * x + cl_ * y, -(cp_ * z - sp_ * along), sp_ * z + cp_ * along};
    }

private:
    static float sin_of(double degrees) { return static_cast<float>(std::sin(degrees * kRadians)); }
    static float cos_of(double degrees) { return static_cast<float>(std::cos(degrees * kRadians)); }
    float sl_, cl_, sp_, cp_;
};

std::array<float, 3> unit(geo::LonLat p)
{
    double const lon = p.lon * kRadians, lat = p.lat * kRadians;
    return {static_cast<float>(std::cos(lat) * std::cos(lon)),
            static_cast<float>(std::cos(lat) * std::sin(lon)), static_cast<float>(std::sin(lat))};
}

geo::LonLat facing(Camera const& camera)
{
    auto center = camera.center();
    center.lat = std::clamp(center.lat, -kMostTilt, kMostTilt);
    return center;
}

/// The frame's edge on the globe, cut where it goes behind it.
Paths seen_outline(Camera const& camera, Point middle, float radius)
{
    Turn const turn(facing(camera));
    auto const& f = camera.frame();
    constexpr int kParts = 24;
    Paths paths;
    auto const visit = [&](float x, float y) {
        auto const position = camera.to_position({f.x + f.width * x, f.y + f.height * y});
        if (!position) return paths.close_part();
        auto const v = unit(*position);
        auto const p = turn(v[0], v[1], v[2]);
        if (p[2] < 0) return paths.close_part();
        paths.points.push_back({middle.x + radius * p[0], middle.y + radius * p[1]});
    };
    for (int side = 0; side < 4; ++side)
        for (int i = 0; i < kParts + (side == 3 ? 1 : 0); ++i) {
            float const t = static_cast<float>(i) / kParts;
            visit(side == 0   ? t
                  : side == 1 ? 1
                  : side == 2 ? 1 - t
                              : 0,
                  side == 0   ? 0
                  : side == 1 ? t
                  : side == 2 ? 1
                              : 1 - t);
        }
    paths.close_part();
    return paths;
}

} // namespace

Globe::Globe(Features const& land)
{
    for (auto const* feature : land)
        if (auto const* areas = std::get_if<geo::MultiPolygon>(&feature->geometry))
            for (auto const& polygon : *areas)
                for (auto const& ring : polygon) {
                    for (auto const& p : ring) {
                        auto const v = unit(p);
                        points_.push_back({v[0], v[1], v[2]});
                    }
                    rings_.push_back({points_.size(), ring});
                }
}

Paths Globe::land(geo::LonLat center, Point middle, float radius) const
{
    Turn const turn(center);
    auto const antipode = geo::normalised({center.lon + 180, -center.lat});
    Paths paths;
    std::vector<Point> ring_points;
    std::size_t at = 0;
    bool flipped = false;
    for (auto const& ring : rings_) {
        ring_points.clear();
        bool near = false;
        float before = 0;
        bool was_behind = false;
        for (; at < ring.end; ++at) {
            auto const p = turn(points_[at].x, points_[at].y, points_[at].z);
            if (p[2] >= 0) {
                near = true;
                was_behind = false;
                ring_points.push_back({middle.x + radius * p[0], middle.y + radius * p[1]});
                continue;
            }
            // What is behind the edge follows it.
            float const angle = std::atan2(p[1], p[0]);
            if (was_behind) {
                float turned = angle - before;
                if (turned > static_cast<float>(M_PI)) turned -= static_cast<float>(2 * M_PI);
                if (turned < -static_cast<float>(M_PI)) turned += static_cast<float>(2 * M_PI);
                int const steps = static_cast<int>(std::abs(turned) / 0.15F);
                for (int i = 1; i <= steps; ++i) {
                    float const a =
                        before + turned * static_cast<float>(i) / static_cast<float>(steps + 1);
                    ring_points.push_back(
                        {middle.x + radius * std::cos(a), middle.y + radius * std::sin(a)});
                }
            }
            ring_points.push_back(
                {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
            before = angle;
            was_behind = true;
        }
        // A ring round the point behind goes round the whole edge: the circle over it, again, takes
        // that back (even-odd).
        if (!near) continue;
        if (holds(ring.positions, antipode)) flipped = !flipped;
        paths.points.insert(paths.points.end(), ring_points.begin(), ring_points.end());
        paths.close_part();
    }
    if (flipped) {
        auto const whole = circle(middle, radius);
        paths.points.insert(paths.points.end(), whole.points.begin(), whole.points.end());
        paths.close_part();
    }
    return paths;
}

bool shows_the_world(Camera const& camera) noexcept
{
    auto const view = camera.view();
    return view.width() > 120 || view.height() > 90;
}

Pass draw_inset(Globe const& globe, Camera const& camera, Rect const& rect, float scale,
                Theme theme)
{
    auto const& colors = palette(theme);
    auto const middle = rect.center();
    float const radius = rect.width / 2 - 1 * scale;
    Pass pass;
    bool const dark = is_dark(theme);
    pass.fills.push_back({circle(middle, rect.width / 2), colors.rule});
    pass.fills.push_back({circle(middle, radius), dark ? colors.outside : colors.water});
    // Darker than the land of the map, that both read at this size.
    pass.fills.push_back({globe.land(facing(camera), middle, radius),
                          mixed(colors.muted, colors.land, dark ? 0.45 : 0.5)});
    auto outline = seen_outline(camera, middle, radius);
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (auto const& p : outline.points) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    bool const tiny = std::max(right - left, bottom - top) < 7 * scale;
    if (tiny) {
        Point const at =
            outline.points.empty() ? middle : Point{(left + right) / 2, (top + bottom) / 2};
        pass.symbols.push_back({at, 7 * scale, Shape::circle, colors.accent, colors.panel});
        return pass;
    }
    pass.strokes.push_back({outline, colors.panel, 3.5F * scale});
    pass.strokes.push_back({std::move(outline), colors.accent, 1.75F * scale});
    return pass;
}

} // namespace placetime::scene
