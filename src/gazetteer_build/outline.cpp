#include "gazetteer_build/outline.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string>

namespace placetime::gazetteer_build {

namespace {

geo::LonLat centroid(geo::Line const& ring)
{
    double x = 0;
    double y = 0;
    double twice = 0;
    auto const origin = ring.front(); // differences keep small rings exact
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        double const ax = ring[i].lon - origin.lon;
        double const ay = ring[i].lat - origin.lat;
        double const bx = ring[i + 1].lon - origin.lon;
        double const by = ring[i + 1].lat - origin.lat;
        double const cross = ax * by - bx * ay;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
        twice += cross;
    }
    if (twice == 0) return origin;
    return {origin.lon + x / (3 * twice), origin.lat + y / (3 * twice)};
}

double length(geo::Line const& line)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += geo::distance(line[i], line[i + 1]);
    return sum;
}

/// A cursor over WKT.
class Wkt {
public:
    explicit Wkt(std::string_view text) : text_(text) {}

    std::string word()
    {
        skip();
        std::string out;
        while (!text_.empty() && std::isalpha(static_cast<unsigned char>(text_.front())) != 0) {
            out += static_cast<char>(std::toupper(static_cast<unsigned char>(text_.front())));
            text_.remove_prefix(1);
        }
        return out;
    }
    bool take(char c)
    {
        skip();
        if (text_.empty() || text_.front() != c) return false;
        text_.remove_prefix(1);
        return true;
    }
    bool at_end()
    {
        skip();
        return text_.empty();
    }
    bool position(geo::LonLat& out)
    {
        return number(out.lon) && number(out.lat) && geo::is_valid(out);
    }
    template <typename T, typename One> bool list(std::vector<T>& out, One const& one)
    {
        if (!take('(')) return false;
        do {
            out.emplace_back();
            if (!one(out.back())) return false;
        } while (take(','));
        return take(')');
    }
    bool line(geo::Line& out)
    {
        return list(out, [&](geo::LonLat& p) { return position(p); });
    }
    bool polygon(geo::Polygon& out)
    {
        bool const read = list(out, [&](geo::Line& ring) { return line(ring); });
        for (auto& ring : out) {
            if (ring.size() < 3) return false;
            if (!(ring.front() == ring.back())) ring.push_back(ring.front());
        }
        return read;
    }

private:
    void skip()
    {
        while (!text_.empty() && std::isspace(static_cast<unsigned char>(text_.front())) != 0)
            text_.remove_prefix(1);
    }
    bool number(double& out)
    {
        skip();
        auto const [end, failure] = std::from_chars(text_.data(), text_.data() + text_.size(), out);
        if (failure != std::errc()) return false;
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return true;
    }
    std::string_view text_;
};

} // namespace

geo::LonLat inner_point(geo::MultiPolygon const& areas)
{
    geo::Polygon const* largest = nullptr;
    double most = -1;
    for (auto const& polygon : areas) {
        if (polygon.empty() || polygon.front().size() < 4) continue;
        auto const area = std::abs(geo::signed_area(polygon.front()));
        if (area > most) {
            most = area;
            largest = &polygon;
        }
    }
    if (largest == nullptr) return {};
    auto const middle = centroid(largest->front());
    if (geo::contains({*largest}, middle)) return middle;
    std::vector<double> crossings;
    for (auto const& ring : *largest)
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            auto const a = ring[i];
            auto const b = ring[i + 1];
            if ((a.lat > middle.lat) != (b.lat > middle.lat))
                crossings.push_back(a.lon +
                                    (b.lon - a.lon) * (middle.lat - a.lat) / (b.lat - a.lat));
        }
    std::sort(crossings.begin(), crossings.end());
    geo::LonLat best = largest->front().front();
    double widest = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            best = {(crossings[i] + crossings[i + 1]) / 2, middle.lat};
        }
    return best;
}

geo::LonLat middle_of(geo::MultiLine const& lines)
{
    auto const longest =
        std::max_element(lines.begin(), lines.end(),
                         [](auto const& a, auto const& b) { return length(a) < length(b); });
    if (longest == lines.end() || longest->empty()) return {};
    double left = length(*longest) / 2;
    for (std::size_t i = 0; i + 1 < longest->size(); ++i) {
        auto const a = (*longest)[i];
        auto const b = (*longest)[i + 1];
        double const step = geo::distance(a, b);
        if (step >= left && step > 0) return geo::destination(a, geo::bearing(a, b), left);
        left -= step;
    }
    return longest->back();
}

std::optional<geo::Geometry> parse_wkt(std::string_view text)
{
    Wkt wkt(text);
    auto const type = wkt.word();
    geo::Geometry out;
    bool read = false;
    if (type == "POINT") {
        geo::Line line;
        read = wkt.line(line) && line.size() == 1;
        if (read) out = line.front();
    } else if (type == "LINESTRING") {
        geo::MultiLine lines(1);
        read = wkt.line(lines.front());
        out = std::move(lines);
    } else if (type == "MULTILINESTRING") {
        geo::MultiLine lines;
        read = wkt.list(lines, [&](geo::Line& line) { return wkt.line(line); });
        out = std::move(lines);
    } else if (type == "POLYGON") {
        geo::MultiPolygon areas(1);
        read = wkt.polygon(areas.front());
        out = std::move(areas);
    } else if (type == "MULTIPOLYGON") {
        geo::MultiPolygon areas;
        read = wkt.list(areas, [&](geo::Polygon& polygon) { return wkt.polygon(polygon); });
        out = std::move(areas);
    }
    if (!read || !wkt.at_end()) return std::nullopt;
    return out;
}

} // namespace placetime::gazetteer_build
