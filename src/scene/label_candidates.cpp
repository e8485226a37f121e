#include "scene/label_candidates.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

/// Of a point and a segment, squared.
float distance_to(Point p, Point a, Point b)
{
    float const dx = b.x - a.x, dy = b.y - a.y;
    float const length = dx * dx + dy * dy;
    float const t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0F, 1.0F) : 0;
    float const x = p.x - a.x - t * dx, y = p.y - a.y - t * dy;
    return x * x + y * y;
}

/// Fewer vertices: labels need no more than a few pixels' accuracy.
Paths coarsened(Paths const& rings, float step)
{
    Paths result;
    std::uint32_t first = 0;
    for (auto const end : rings.ends) {
        Point last{-1e9F, -1e9F};
        for (auto i = first; i < end; ++i) {
            auto const& p = rings.points[i];
            if (std::abs(p.x - last.x) + std::abs(p.y - last.y) < step) continue;
            result.points.push_back(last = p);
        }
        result.close_part();
        first = end;
    }
    return result;
}

/// A part smaller than this, beside the largest, bears no name.
constexpr double kMainPart = 1.0 / 3;

/// Of its outer ring on the ground, in square degrees at the equator; rough, to compare parts. What
/// lies far north is not as large as its degrees make it: Alaska is a fifth of the other states.
double ground_area(geo::Polygon const& polygon)
{
    if (polygon.empty() || polygon[0].empty()) return 0;
    auto const [south, north] =
        std::minmax_element(polygon[0].begin(), polygon[0].end(),
                            [](auto const& a, auto const& b) { return a.lat < b.lat; });
    double const middle = (south->lat + north->lat) / 2;
    return std::abs(geo::signed_area(polygon[0])) * std::cos(middle * M_PI / 180);
}

/// Without the parts that are small beside the largest: a country's name belongs on its main land,
/// not on a far island, an exclave or a land overseas.
geo::MultiPolygon main_parts(geo::MultiPolygon const& areas)
{
    double largest = 0;
    for (auto const& polygon : areas) largest = std::max(largest, ground_area(polygon));
    geo::MultiPolygon parts;
    for (auto const& polygon : areas)
        if (!polygon.empty() && ground_area(polygon) >= kMainPart * largest)
            parts.push_back(polygon);
    return parts;
}

} // namespace

std::vector<AreaName> area_names(Features const& features, Camera const& camera, float scale,
                                 bool also_small)
{
    PathMaker const maker(camera);
    std::vector<AreaName> names;
    for (auto const* f : features) {
        auto const* areas = std::get_if<geo::MultiPolygon>(&f->geometry);
        if (!areas || f->name.empty()) continue;
        Paths rings;
        maker.add_areas(main_parts(*areas), rings);
        if (rings.empty() && also_small) maker.add_areas(*areas, rings);
        if (rings.empty()) continue;
        std::vector<geo::LonLat> spots;
        for (auto const& spot : inner_points(coarsened(rings, 5 * scale), camera.frame(), 6))
            if (auto const position = camera.to_position(spot)) spots.push_back(*position);
        if (spots.empty()) continue;
        float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
        for (auto const& p : rings.points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        names.push_back({f->name, std::move(spots), (right - left) * (bottom - top)});
    }
    std::sort(names.begin(), names.end(), [](auto const& a, auto const& b) {
        return std::tuple(-a.room, a.text) < std::tuple(-b.room, b.text);
    });
    return names;
}

std::vector<Point> inner_points(Paths const& rings, Rect const& frame, std::size_t count)
{
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (auto const& p : rings.points) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    left = std::max(left, frame.x);
    right = std::min(right, frame.right());
    top = std::max(top, frame.y);
    bottom = std::min(bottom, frame.bottom());
    if (right - left < 8 || bottom - top < 8) return {};
    constexpr int kColumns = 18, kRows = 14;
    std::vector<std::pair<float, Point>> found;
    for (int row = 0; row < kRows; ++row) {
        float const y = top + (bottom - top) * (static_cast<float>(row) + 0.5F) / kRows;
        for (int column = 0; column < kColumns; ++column) {
            Point const p{left + (right - left) * (static_cast<float>(column) + 0.5F) / kColumns,
                          y};
            bool inside = false;
            // Height counts double: names are wide and low, so room to the sides matters more than
            // above.
            float const edge = std::min({(p.x - frame.x) * 0.5F, (frame.right() - p.x) * 0.5F,
                                         p.y - frame.y, frame.bottom() - p.y});
            float nearest = edge * edge; // squared, as distances to the rings are
            std::uint32_t first = 0;
            for (auto const end : rings.ends) {
                for (auto i = first, j = end - 1; i < end; j = i++) {
                    auto const& a = rings.points[i];
                    auto const& b = rings.points[j];
                    if ((a.y > p.y) != (b.y > p.y) &&
                        p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                        inside = !inside;
                    nearest = std::min(nearest, distance_to(p, a, b));
                }
                first = end;
            }
            if (inside) found.emplace_back(-nearest, p);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<Point> result;
    float const apart = std::max(right - left, bottom - top) / 8;
    for (auto const& [depth, p] : found) {
        if (result.size() == count) break;
        bool const near = std::any_of(result.begin(), result.end(), [&, p = p](Point q) {
            return std::hypot(p.x - q.x, p.y - q.y) < apart;
        });
        if (!near) result.push_back(p);
    }
    return result;
}

} // namespace placetime::scene
