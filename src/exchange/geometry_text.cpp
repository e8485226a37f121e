#include "exchange/geometry_text.h"

#include <algorithm>
#include <cmath>

#include "exchange/json_text.h"

namespace placetime::exchange {

namespace {

constexpr int kDecimals = 6;

geo::LonLat rounded(geo::LonLat p)
{
    auto const round6 = [](double v) { return std::round(v * 1e6) / 1e6; };
    return {std::clamp(round6(p.lon), -180.0, 180.0), std::clamp(round6(p.lat), -90.0, 90.0)};
}

/// Longitudes made continuous: each at most 180 degrees from the one before.
geo::Line unrolled(geo::Line const& line)
{
    geo::Line out;
    double shift = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            double const step = line[i].lon - line[i - 1].lon;
            if (step > 180) shift -= 360;
            if (step < -180) shift += 360;
        }
        out.push_back({line[i].lon + shift, line[i].lat});
    }
    return out;
}

bool leaves_world(geo::Line const& line)
{
    return std::any_of(line.begin(), line.end(),
                       [](geo::LonLat p) { return p.lon < -180 || p.lon > 180; });
}

geo::LonLat crossing(geo::LonLat a, geo::LonLat b, double lon)
{
    return {lon, a.lat + (b.lat - a.lat) * (lon - a.lon) / (b.lon - a.lon)};
}

/// The part of a ring on one side of a meridian (Sutherland and Hodgman 1974); pieces stay joined
/// along the meridian.
geo::Line clipped(geo::Line const& ring, double lon, bool keep_east)
{
    auto const inside = [&](geo::LonLat p) { return keep_east ? p.lon >= lon : p.lon <= lon; };
    geo::Line out;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        auto const a = ring[i];
        auto const b = ring[i + 1];
        if (inside(a)) out.push_back(a);
        if (inside(a) != inside(b)) out.push_back(crossing(a, b, lon));
    }
    if (!out.empty()) out.push_back(out.front());
    return out;
}

/// Which copies of the world an unrolled polygon reaches, as shifts of longitude.
std::vector<double> worlds_of(geo::Line const& ring)
{
    auto const [least, most] =
        std::minmax_element(ring.begin(), ring.end(), [](auto a, auto b) { return a.lon < b.lon; });
    std::vector<double> shifts;
    for (double shift = -720; shift <= 720; shift += 360)
        if (most->lon > shift - 180 && least->lon < shift + 180) shifts.push_back(shift);
    return shifts;
}

/// Twice the signed area of a rounded ring in square micro-degrees, exact: a sliver of nothing is
/// 0.
std::int64_t exact_area(geo::Line const& ring)
{
    auto const micro = [](double degrees) { return std::llround(degrees * 1e6); };
    std::int64_t area = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        auto const x1 = micro(ring[i].lon) - micro(ring[0].lon);
        auto const y1 = micro(ring[i].lat) - micro(ring[0].lat);
        auto const x2 = micro(ring[i + 1].lon) - micro(ring[0].lon);
        auto const y2 = micro(ring[i + 1].lat) - micro(ring[0].lat);
        area += x1 * y2 - x2 * y1;
    }
    return area;
}

/// Rounded, without repeats, closed and wound; empty when fewer than four positions are left or it
/// has no area.
geo::Line finished_ring(geo::Line const& ring, bool outer)
{
    geo::Line out;
    for (auto const p : ring)
        if (auto const r = rounded(p); out.empty() || !(out.back() == r)) out.push_back(r);
    if (!out.empty() && !(out.front() == out.back())) out.push_back(out.front());
    auto const area = exact_area(out);
    if (out.size() < 4 || area == 0) return {};
    if ((area > 0) != outer) std::reverse(out.begin(), out.end());
    return out;
}

void add_polygon(geo::Polygon const& polygon, geo::MultiPolygon& out)
{
    geo::Polygon done;
    for (auto const& ring : polygon) {
        auto finished = finished_ring(ring, done.empty());
        if (finished.empty() && done.empty()) return; // no outer ring: its holes mean nothing
        if (!finished.empty()) done.push_back(std::move(finished));
    }
    if (!done.empty()) out.push_back(std::move(done));
}

void cut_polygon(geo::Polygon const& polygon, geo::MultiPolygon& out)
{
    if (polygon.empty() || polygon.front().empty()) return;
    auto const outer = unrolled(polygon.front());
    bool const closes = std::abs(outer.front().lon - outer.back().lon) < 1e-9;
    if (!closes || !leaves_world(outer)) { // round a pole, or nothing to cut
        add_polygon(polygon, out);
        return;
    }
    for (double const shift : worlds_of(outer)) {
        geo::Polygon part;
        for (auto const& ring : polygon) {
            auto whole = unrolled(ring);
            // A hole is drawn in the same copy of the world as its outer ring.
            while (!part.empty() && !whole.empty() && whole.front().lon < outer.front().lon - 180)
                for (auto& p : whole) p.lon += 360;
            while (!part.empty() && !whole.empty() && whole.front().lon > outer.front().lon + 180)
                for (auto& p : whole) p.lon -= 360;
            auto kept = clipped(clipped(whole, shift - 180, true), shift + 180, false);
            for (auto& p : kept) p.lon -= shift;
            if (part.empty() && kept.empty()) break;
            if (!kept.empty()) part.push_back(std::move(kept));
        }
        add_polygon(part, out);
    }
}

void cut_line(geo::Line const& line, geo::MultiLine& out)
{
    geo::Line part;
    auto const finish = [&] {
        geo::Line done;
        for (auto const p : part)
            if (auto const r = rounded(p); done.empty() || !(done.back() == r)) done.push_back(r);
        if (done.size() > 1) out.push_back(std::move(done));
        part.clear();
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const b = line[i];
        if (i > 0 && std::abs(b.lon - line[i - 1].lon) > 180) {
            auto const a = line[i - 1];
            double const edge = a.lon > 0 ? 180 : -180;
            auto const cut = crossing(a, {b.lon + 2 * edge, b.lat}, edge);
            part.push_back(cut);
            finish();
            part.push_back({-edge, cut.lat});
        }
        part.push_back(b);
    }
    finish();
}

void append_position(std::string& out, geo::LonLat p, char separator)
{
    append_number(out, p.lon, kDecimals);
    out += separator;
    append_number(out, p.lat, kDecimals);
}

/// Writes nested lists of positions; the brackets tell GeoJSON from WKT.
struct Brackets {
    bool json;
    char open() const { return json ? '[' : '('; }
    char close() const { return json ? ']' : ')'; }

    void line(std::string& out, geo::Line const& line) const
    {
        out += open();
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (i > 0) out += ',';
            if (json) out += '[';
            append_position(out, line[i], json ? ',' : ' ');
            if (json) out += ']';
        }
        out += close();
    }
    template <class Items, class Write>
    void list(std::string& out, Items const& items, Write&& write) const
    {
        out += open();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out += ',';
            write(items[i]);
        }
        out += close();
    }
    void polygon(std::string& out, geo::Polygon const& polygon) const
    {
        list(out, polygon, [&](geo::Line const& ring) { line(out, ring); });
    }
    void geometry(std::string& out, geo::Geometry const& geometry) const
    {
        if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
            if (lines->size() == 1)
                line(out, lines->front());
            else
                list(out, *lines, [&](geo::Line const& part) { line(out, part); });
        } else if (auto const* areas = std::get_if<geo::MultiPolygon>(&geometry)) {
            if (areas->size() == 1)
                polygon(out, areas->front());
            else
                list(out, *areas, [&](geo::Polygon const& part) { polygon(out, part); });
        } else {
            out += open();
            append_position(out, std::get<geo::LonLat>(geometry), json ? ',' : ' ');
            out += close();
        }
    }
};

std::string_view type_name(geo::Geometry const& geometry)
{
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry))
        return lines->empty() ? "" : lines->size() == 1 ? "LineString" : "MultiLineString";
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&geometry))
        return areas->empty() ? "" : areas->size() == 1 ? "Polygon" : "MultiPolygon";
    return "Point";
}

} // namespace

geo::Geometry prepared(geo::Geometry const& geometry)
{
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
        geo::MultiLine out;
        for (auto const& line : *lines) cut_line(line, out);
        return out;
    }
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&geometry)) {
        geo::MultiPolygon out;
        for (auto const& polygon : *areas) cut_polygon(polygon, out);
        return out;
    }
    return rounded(std::get<geo::LonLat>(geometry));
}

void append_geojson(std::string& out, geo::Geometry const& geometry)
{
    auto const name = type_name(geometry);
    if (name.empty()) {
        out += "null";
        return;
    }
    out += "{\"type\":\"";
    out += name;
    out += "\",\"coordinates\":";
    Brackets{true}.geometry(out, geometry);
    out += '}';
}

std::string wkt(geo::Geometry const& geometry)
{
    std::string out;
    for (char const c : type_name(geometry))
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (out.empty()) return out;
    out += ' ';
    Brackets{false}.geometry(out, geometry);
    return out;
}

geo::LonLat representative_point(geo::Geometry const& geometry)
{
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
        auto const longest =
            std::max_element(lines->begin(), lines->end(),
                             [](auto const& a, auto const& b) { return a.size() < b.size(); });
        if (longest == lines->end() || longest->empty()) return {};
        return (*longest)[longest->size() / 2];
    }
    auto const* areas = std::get_if<geo::MultiPolygon>(&geometry);
    if (areas == nullptr) return std::get<geo::LonLat>(geometry);
    geo::Line const* largest = nullptr;
    for (auto const& polygon : *areas)
        if (!polygon.empty() && (largest == nullptr || std::abs(geo::signed_area(polygon.front())) >
                                                           std::abs(geo::signed_area(*largest))))
            largest = &polygon.front();
    if (largest == nullptr || largest->empty()) return {};
    auto const& ring = *largest;
    auto const origin = ring.front(); // sums about a corner keep their digits
    double area = 0, lon = 0, lat = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geo::LonLat const a{ring[i].lon - origin.lon, ring[i].lat - origin.lat};
        geo::LonLat const b{ring[i + 1].lon - origin.lon, ring[i + 1].lat - origin.lat};
        double const cross = a.lon * b.lat - b.lon * a.lat;
        area += cross;
        lon += (a.lon + b.lon) * cross;
        lat += (a.lat + b.lat) * cross;
    }
    if (area == 0) return origin;
    return {origin.lon + lon / (3 * area), origin.lat + lat / (3 * area)};
}

} // namespace placetime::exchange
