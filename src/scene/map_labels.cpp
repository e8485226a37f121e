#include "scene/map_labels.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

float distance_to(Point p, Point a, Point b)
{
    float const dx = b.x - a.x, dy = b.y - a.y;
    float const length = dx * dx + dy * dy;
    float const t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0F, 1.0F) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
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

struct AreaLabel {
    std::string text;
    std::vector<Point> spots;
    float room = 0; // square pixels of the area's box: large ones first
};

/// Without the parts that are small beside the largest: a country's name belongs on its main land,
/// not on a far island or an exclave.
geo::MultiPolygon main_parts(geo::MultiPolygon const& areas)
{
    double largest = 0;
    for (auto const& polygon : areas)
        if (!polygon.empty()) largest = std::max(largest, std::abs(geo::signed_area(polygon[0])));
    geo::MultiPolygon parts;
    for (auto const& polygon : areas)
        if (!polygon.empty() && std::abs(geo::signed_area(polygon[0])) >= 0.08 * largest)
            parts.push_back(polygon);
    return parts;
}

/// Small parts are named where no main part is seen, if `also_small`: not beside a disputed line,
/// where the name would take a side.
std::vector<AreaLabel> area_labels(std::vector<layers::Boundary> const& features,
                                   PathMaker const& maker, Camera const& camera, float scale,
                                   bool also_small)
{
    std::vector<AreaLabel> labels;
    for (auto const& f : features) {
        auto const* areas = std::get_if<geo::MultiPolygon>(&f.geometry);
        if (!areas || f.name.empty()) continue;
        Paths rings;
        maker.add_areas(main_parts(*areas), rings);
        if (rings.empty() && also_small) maker.add_areas(*areas, rings);
        if (rings.empty()) continue;
        auto const spots = inner_points(coarsened(rings, 5 * scale), camera.frame(), 6);
        if (spots.empty()) continue;
        float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
        for (auto const& p : rings.points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        labels.push_back({f.name, spots, (right - left) * (bottom - top)});
    }
    std::sort(labels.begin(), labels.end(), [](auto const& a, auto const& b) {
        return std::tuple(-a.room, a.text) < std::tuple(-b.room, b.text);
    });
    return labels;
}

void put_areas(std::vector<AreaLabel> const& labels, typeset::Style const& style, Color color,
               float fill, TextKit& kit, Palette const& colors, Occupied& occupied, Pass& pass)
{
    for (auto const& label : labels) {
        auto const size = kit.measure(label.text, style);
        // A name much wider than its land would seem to belong to the neighbour.
        if (size.width * size.width * fill > label.room) continue;
        for (auto const& spot : label.spots) {
            Rect const rect{spot.x - size.width / 2, spot.y - style.size * 0.55F, size.width,
                            style.size * 1.1F};
            if (!occupied.is_free(rect.grown(4 * kit.scale()))) continue;
            occupied.add(rect.grown(2 * kit.scale()));
            kit.centered(pass, label.text, style, spot, color, colors.halo);
            break;
        }
    }
}

void put_town(LabelCandidate const& town, Point dot, std::span<PlacedGroup const> placed,
              TextKit& kit, Palette const& colors, Occupied& occupied, Pass& pass)
{
    float const scale = kit.scale();
    auto const style =
        kit.with_halo(kit.style(town.style == LabelStyle::town ? kTextTiny : kTextSmall));
    auto const size = kit.measure(town.text, style);
    float gap = 5 * scale;
    float const up = style.size * 0.55F;
    Rect const place{dot.x - 2.5F * scale, dot.y - 2.5F * scale, 5 * scale, 5 * scale};
    // Under a symbol the dot is not needed: the name alone goes beside it.
    bool const covered = std::any_of(placed.begin(), placed.end(), [&](PlacedGroup const& p) {
        return std::hypot(p.center.x - dot.x, p.center.y - dot.y) < p.flower.radius + 4 * scale;
    });
    if (covered ? town.style == LabelStyle::town : !occupied.is_free(place)) return;
    if (covered) gap += 9 * scale;
    Rect const spots[] = {
        {dot.x + gap, dot.y - up, size.width, 2 * up},
        {dot.x - gap - size.width, dot.y - up, size.width, 2 * up},
        {dot.x - size.width / 2, dot.y - gap - 2 * up, size.width, 2 * up},
        {dot.x - size.width / 2, dot.y + gap, size.width, 2 * up},
    };
    for (auto const& rect : spots) {
        if (!occupied.is_free(rect.grown(2 * scale))) continue;
        occupied.add(rect.grown(2 * scale));
        occupied.add(place);
        if (!covered)
            pass.symbols.push_back(
                {dot, 3.5F * scale, Shape::circle, colors.label_city, colors.halo});
        kit.left(pass, town.text, style, rect.x, rect.center().y + size.cap_height / 2,
                 colors.label_city, colors.halo);
        return;
    }
}

} // namespace

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
            float nearest = std::min({(p.x - frame.x) * 0.5F, (frame.right() - p.x) * 0.5F,
                                      p.y - frame.y, frame.bottom() - p.y});
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

Pass draw_map_labels(Boundaries const& boundaries, std::span<LabelCandidate const> towns,
                     std::span<std::string const> taken, std::span<PlacedGroup const> placed,
                     Camera const& camera, TextKit& kit, Palette const& colors, Occupied& occupied)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    float const scale = kit.scale();
    auto country = kit.with_halo(kit.style(13, typeset::Weight::semibold));
    country.letter_spacing = 1.6F * scale;
    put_areas(area_labels(boundaries.countries, maker, camera, scale, boundaries.disputed.empty()),
              country, colors.label_country, 0.5F, kit, colors, occupied, pass);

    std::vector<LabelCandidate> sorted(towns.begin(), towns.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) {
        return std::tuple(-a.priority, a.text, a.position.lon) <
               std::tuple(-b.priority, b.text, b.position.lon);
    });
    float const area = camera.frame().width * camera.frame().height / (scale * scale);
    auto const budget = static_cast<std::size_t>(area / 28'000.0F);
    std::size_t put = 0;
    for (auto const& town : sorted) {
        if (put >= budget) break;
        if (std::find(taken.begin(), taken.end(), town.text) != taken.end()) continue;
        auto const dot = camera.to_screen(town.position);
        if (!dot || !camera.frame().contains(*dot)) continue;
        auto const before = pass.texts.size();
        put_town(town, *dot, placed, kit, colors, occupied, pass);
        put += pass.texts.size() - before;
    }
    if (camera.meters_per_pixel() * static_cast<double>(scale) < 1'500) {
        auto first_level = kit.with_halo(kit.style(kTextTiny));
        first_level.letter_spacing = 0.4F * scale;
        put_areas(area_labels(boundaries.first_level, maker, camera, scale, true), first_level,
                  colors.label_first_level, 2.0F, kit, colors, occupied, pass);
    }
    return pass;
}

} // namespace placetime::scene
