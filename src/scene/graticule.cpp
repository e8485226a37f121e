#include "scene/graticule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

/// A step that is easy to read: at most nine lines across the view, twelve round the world.
double graticule_step(double degrees)
{
    for (double const step :
         {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0})
        if (degrees / step <= 9) return step;
    return 30;
}

std::string degrees_text(double value, char const* positive, char const* negative)
{
    double const rounded = std::round(value * 1000) / 1000;
    if (rounded == 0) return "0°";
    return fmt::format("{:g}°{}", std::abs(rounded), rounded < 0 ? negative : positive);
}

/// Walks along one side of the frame and calls visit(line, point) where it passes a line of the
/// step, of longitudes or latitudes.
template <class Visit>
void cross(Camera const& camera, Point from, Point to, bool meridians, double step, Visit visit)
{
    constexpr int kParts = 200;
    std::optional<geo::LonLat> before;
    Point last{};
    for (int i = 0; i <= kParts; ++i) {
        float const t = static_cast<float>(i) / kParts;
        Point const p{from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
        auto const here = camera.to_position(p);
        if (before && here) {
            double const a = meridians ? before->lon : before->lat;
            double const b =
                meridians ? before->lon + offset_from(before->lon, here->lon) : here->lat;
            double const line = std::ceil(std::min(a, b) / step) * step;
            if (line <= std::max(a, b) && std::abs(b - a) < 60 && a != b) {
                auto const u = static_cast<float>((line - a) / (b - a));
                visit(line, Point{last.x + (p.x - last.x) * u, last.y + (p.y - last.y) * u});
            }
        }
        before = here;
        last = p;
    }
}

} // namespace

void draw_graticule(Camera const& camera, geo::Box const& steps_for, Color color, float width,
                    Pass& pass)
{
    PathMaker const maker(camera);
    auto const view = camera.view();
    double const lat_step = graticule_step(steps_for.height()),
                 lon_step = graticule_step(steps_for.width());
    Stroke stroke{{}, color, width};
    geo::MultiLine lines;
    for (double lat = std::ceil(view.south / lat_step) * lat_step; lat <= view.north;
         lat += lat_step) {
        geo::Line line;
        for (int i = 0; i <= 360; ++i) line.push_back({-180.0 + i, lat});
        lines.push_back(std::move(line));
    }
    double const south = std::max(-88.0, view.south), north = std::min(88.0, view.north);
    // Only those that are seen: in a street's view there would be hundreds of thousands.
    bool const whole = view.width() >= 360;
    double const west = whole ? -180 : std::floor(view.west / lon_step) * lon_step;
    double const east = whole ? 180 : view.west + view.width() + lon_step;
    for (double lon = west; lon < east; lon += lon_step) {
        double const turned = offset_from(0, lon);
        lines.push_back({{turned, south}, {turned, north}});
    }
    maker.add_lines(lines, stroke.lines);
    pass.strokes.push_back(std::move(stroke));
}

std::vector<GraticuleLabel> graticule_labels(Camera const& camera)
{
    auto const view = camera.view();
    double const lat_step = graticule_step(view.height()), lon_step = graticule_step(view.width());
    auto const f = camera.frame();
    std::vector<GraticuleLabel> labels;
    std::set<std::string> said;
    auto const walk = [&](Point from, Point to, bool meridians, GraticuleLabel::Edge edge) {
        cross(camera, from, to, meridians, meridians ? lon_step : lat_step,
              [&](double line, Point p) {
                  auto text = meridians ? degrees_text(offset_from(0, line), "E", "W")
                                        : degrees_text(line, "N", "S");
                  if (text == "180°E" || text == "180°W") text = "180°";
                  if (said.insert((meridians ? "x" : "y") + text).second)
                      labels.push_back({std::move(text), p, edge});
              });
    };
    using enum GraticuleLabel::Edge;
    Point const nw{f.x, f.y}, ne{f.right(), f.y}, sw{f.x, f.bottom()}, se{f.right(), f.bottom()};
    walk(sw, se, true, bottom);
    walk(nw, ne, true, top);
    walk(nw, sw, false, left);
    walk(ne, se, false, right);
    return labels;
}

Pass draw_graticule_labels(std::vector<GraticuleLabel> const& labels, TextKit& kit,
                           Palette const& colors, Occupied& occupied)
{
    Pass pass;
    float const s = kit.scale();
    auto style = kit.with_halo(kit.style(kTextTiny));
    style.tabular = true;
    for (auto const& label : labels) {
        auto const size = kit.measure(label.text, style);
        float const half = size.width / 2, high = size.cap_height;
        Point middle = label.point;
        using enum GraticuleLabel::Edge;
        switch (label.edge) {
        case left:
            middle.x += half + 6 * s;
            break;
        case right:
            middle.x -= half + 6 * s;
            break;
        case top:
            middle.y += high / 2 + 6 * s;
            break;
        case bottom:
            middle.y -= high / 2 + 6 * s;
            break;
        }
        Rect const rect{middle.x - half, middle.y - high / 2, size.width, high};
        if (!occupied.is_free(rect.grown(2 * s))) continue;
        occupied.add(rect.grown(3 * s));
        kit.centered(pass, label.text, style, middle, colors.label_water, colors.halo);
    }
    return pass;
}

} // namespace placetime::scene
