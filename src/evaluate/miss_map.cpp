#include "evaluate/miss_map.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geo/outline.h"
#include "layers/boundaries.h"

namespace placetime::evaluate {

namespace {

/// Units are half a pixel of the screen, so that whole numbers are fine enough.
constexpr double kWidth = 464, kHeight = 296;
constexpr double kAloneSpan = 10;  ///< of one point alone, so that it can be told where it is
constexpr double kLeastSpan = 4.5; ///< degrees of latitude, top to bottom: 500 km
constexpr double kMostSpan = 100;  ///< beyond, the whole world is shown
constexpr double kWorldNorth = 87, kWorldSpan = 150;
constexpr double kSpanStep = 1.5;      ///< spans are powers of it, so that views are shared
constexpr double kGridShare = 1.0 / 6; ///< of the span: the middles of views lie on this grid
constexpr double kMargin = 1.6;        ///< of the span over what the points need
constexpr double kTolerance = 1.2;     ///< units
constexpr double kKmPerDegree = 111.195;
/// Views narrower than this (degrees of latitude) show first-level divisions; wider than the
/// second are drawn from the coarse layers.
constexpr double kDivisionSpan = 16, kCoarseSpan = 36;

std::vector<layers::Boundary> layer(char const* name, layers::Detail detail)
{
    auto const file = layers::boundary_file(name, detail);
    if (file.empty()) return {};
    return layers::read_boundaries(file, {-180, -90, 180, 90});
}

double snapped(double value, double step) { return std::round(value / step) * step; }

struct Point {
    double x = 0, y = 0;
};

} // namespace

MissMaps::MissMaps()
{
    auto const add = [](std::vector<Shape>& to, geo::Line const& line) {
        if (auto const box = geo::bounding_box(geo::Geometry(geo::MultiLine{line})))
            to.push_back({line, *box});
    };
    auto const add_layer = [&](std::vector<Shape>& to, char const* name, layers::Detail detail) {
        for (auto const& boundary : layer(name, detail)) {
            if (auto const* areas = std::get_if<geo::MultiPolygon>(&boundary.geometry))
                for (auto const& area : *areas)
                    for (auto const& ring : area) add(to, ring);
            if (auto const* lines = std::get_if<geo::MultiLine>(&boundary.geometry))
                for (auto const& line : *lines) add(to, line);
        }
    };
    using layers::Detail;
    for (auto const& [sheet, detail] :
         {std::pair{&coarse_, Detail::coarse}, {&middle_, Detail::middle}}) {
        add_layer(sheet->land, "land", detail);
        add_layer(sheet->borders, "borders", detail);
        add_layer(sheet->borders, "borders_rest", detail);
        add_layer(sheet->borders, "disputed", detail);
    }
    add_layer(middle_.lakes, "lakes", Detail::middle);
    add_layer(middle_.divisions, "admin1_lines", Detail::middle);
}

MissMaps::View MissMaps::view_of(std::optional<geo::LonLat> a, std::optional<geo::LonLat> b)
{
    auto const first = a ? *a : *b;
    auto second = b ? *b : *a;
    if (second.lon - first.lon > 180) second.lon -= 360;
    if (second.lon - first.lon < -180) second.lon += 360;
    double const middle_lat = (first.lat + second.lat) / 2;
    double const narrow = std::max(0.2, std::cos(middle_lat * M_PI / 180));
    double const needed =
        kMargin * std::max(std::abs(first.lat - second.lat),
                           std::abs(first.lon - second.lon) * narrow * kHeight / kWidth);
    double span = a && b ? kLeastSpan : kAloneSpan;
    while (span < needed) span *= kSpanStep;
    if (span > kMostSpan || span * kWidth / kHeight / narrow > 300)
        return {-180, kWorldNorth, kHeight / kWorldSpan, kWidth / 360};
    double const step = span * kGridShare;
    double const lat = std::clamp(snapped(middle_lat, step), span / 2 - 88, 88 - span / 2);
    View view;
    view.per_lat = kHeight / span;
    view.per_lon = view.per_lat * std::max(0.2, std::cos(lat * M_PI / 180));
    double const wide = kWidth / view.per_lon;
    view.west = snapped((first.lon + second.lon) / 2, wide * kGridShare) - wide / 2;
    view.north = lat + span / 2;
    return view;
}

void MissMaps::append(std::string& path, std::vector<Shape> const& shapes, View const& view,
                      bool areas) const
{
    double const east = view.west + kWidth / view.per_lon;
    double const south = view.north - kHeight / view.per_lat;
    double const margin = 4 / view.per_lat; // so that no cut edge shows
    double const tolerance = kTolerance / view.per_lat;
    auto const write = [&](geo::Line const& line, double shift) {
        long last_x = 0;
        long last_y = 0;
        std::size_t count = 0;
        for (auto const& p : line) {
            long const x = std::lround((p.lon + shift - view.west) * view.per_lon);
            long const y = std::lround((view.north - p.lat) * view.per_lat);
            if (count > 0 && x == last_x && y == last_y) continue;
            path += count == 0 ? fmt::format("M{} {}", x, y)
                               : fmt::format("l{} {}", x - last_x, y - last_y);
            last_x = x;
            last_y = y;
            ++count;
        }
        if (areas) path += 'z';
    };
    for (double const shift : {-360.0, 0.0, 360.0}) {
        geo::Box const box{std::max(-180.0, view.west - shift - margin),
                           std::max(-90.0, south - margin), std::min(180.0, east - shift + margin),
                           std::min(90.0, view.north + margin)};
        if (box.west >= box.east) continue;
        for (Shape const& shape : shapes) {
            if (!shape.box.intersects(box)) continue;
            if (areas) {
                auto const ring = geo::simplified(geo::clipped_ring(shape.line, box), tolerance);
                if (ring.size() > 3 && geo::ring_area(ring) > 2 * tolerance * tolerance)
                    write(ring, shift);
                continue;
            }
            for (auto const& part : geo::clipped_line(shape.line, box))
                write(geo::simplified(part, tolerance), shift);
        }
    }
}

std::string MissMaps::ground(View const& view) const
{
    double const span = kHeight / view.per_lat;
    Sheet const& sheet = span > kCoarseSpan ? coarse_ : middle_;
    std::string out;
    auto const add = [&](char const* name, std::vector<Shape> const& shapes, bool areas) {
        std::string path;
        append(path, shapes, view, areas);
        if (!path.empty()) out += fmt::format("<path class=\"{}\" d=\"{}\"/>", name, path);
    };
    add("land", sheet.land, true);
    if (span < kCoarseSpan) add("lake", sheet.lakes, true);
    if (span < kDivisionSpan) add("division", sheet.divisions, false);
    add("border", sheet.borders, false);
    // The longest of 1, 2, 5, 10, ... km that takes at most a third of the width.
    if (span > kCoarseSpan) return out; // no one scale holds for half a continent
    double const km_per_unit = kKmPerDegree / view.per_lat;
    double nice = 1;
    for (double step = 1; step < 1e5; step *= 10)
        for (double const more : {1.0, 2.0, 5.0})
            if (more * step / km_per_unit <= kWidth / 3) nice = more * step;
    auto const length = std::lround(nice / km_per_unit);
    out += fmt::format("<path class=\"scale\" d=\"M14 {0}v8h{1}v-8\"/><text x=\"{2}\" "
                       "y=\"{3}\">{4} km</text>",
                       kHeight - 22, length, 22 + length, kHeight - 12, nice);
    return out;
}

std::string MissMaps::draw(std::optional<geo::LonLat> gold, std::optional<geo::LonLat> found)
{
    if (!gold && !found) return {};
    auto const view = view_of(gold, found);
    auto const [at, is_new] = ids_.try_emplace(view, grounds_.size());
    if (is_new) grounds_.push_back(ground(view));
    double const east = view.west + kWidth / view.per_lon;
    auto const point = [&](geo::LonLat position) {
        double lon = position.lon;
        if (lon < view.west) lon += 360;
        if (lon > east) lon -= 360;
        return Point{(lon - view.west) * view.per_lon,
                     std::clamp((view.north - position.lat) * view.per_lat, 0.0, kHeight)};
    };
    std::string label;
    std::string marks;
    if (gold && found) {
        auto const a = point(*gold);
        auto const b = point(*found);
        marks += fmt::format("<path class=\"between\" d=\"M{:.0f} {:.0f}L{:.0f} {:.0f}\"/>", a.x,
                             a.y, b.x, b.y);
    }
    if (found) {
        auto const p = point(*found);
        marks += fmt::format("<path class=\"found-halo\" d=\"M{0:.0f} {1:.0f}h18v18h-18z\"/>"
                             "<path class=\"found-mark\" d=\"M{0:.0f} {1:.0f}h18v18h-18z\"/>",
                             p.x - 9, p.y - 9);
        label = "found: open square";
    }
    if (gold) {
        auto const p = point(*gold);
        marks += fmt::format("<circle class=\"gold-mark\" cx=\"{:.0f}\" cy=\"{:.0f}\" r=\"8\"/>",
                             p.x, p.y);
        label = "gold: filled circle" + std::string(label.empty() ? "" : "; ") + label;
    }
    return fmt::format("<svg class=\"map\" viewBox=\"0 0 {} {}\" role=\"img\" "
                       "aria-label=\"{}\"><use href=\"#g{}\"/>{}</svg>",
                       kWidth, kHeight, label, at->second, marks);
}

std::string MissMaps::grounds() const
{
    std::string out = "<svg class=\"grounds\" aria-hidden=\"true\" width=\"0\" height=\"0\">";
    for (std::size_t id = 0; id < grounds_.size(); ++id)
        out += fmt::format("<symbol id=\"g{}\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\">"
                           "{}</symbol>\n",
                           id, kWidth, kHeight, kWidth, kHeight, grounds_[id]);
    return out + "</svg>\n";
}

} // namespace placetime::evaluate
