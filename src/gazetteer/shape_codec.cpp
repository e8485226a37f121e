#include "gazetteer/shape_codec.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/error.h"

namespace placetime::gazetteer {

namespace {

enum Type : std::uint64_t { kPoint, kLines, kAreas };

constexpr double kScale = 1e5;

std::int64_t grid(double degrees) { return std::llround(degrees * kScale); }

void put(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
}

void put_signed(std::string& out, std::int64_t value)
{
    put(out, static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

void put_line(std::string& out, geo::Line const& line)
{
    put(out, line.size());
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (auto const& position : line) {
        auto const next_x = grid(position.lon);
        auto const next_y = grid(position.lat);
        put_signed(out, next_x - x);
        put_signed(out, next_y - y);
        x = next_x;
        y = next_y;
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (at_ == bytes_.size()) throw FormatError("the place index holds a damaged shape");
            auto const byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80) return value;
        }
        throw FormatError("the place index holds a damaged shape");
    }
    std::int64_t signed_number()
    {
        auto const value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }
    /// A count of things that take `bytes` each at least: never more than what is left holds.
    std::size_t count(std::size_t bytes)
    {
        auto const value = number();
        if (value > (bytes_.size() - at_) / bytes)
            throw FormatError("the place index holds a damaged shape");
        return static_cast<std::size_t>(value);
    }
    template <typename Visit> void line(Visit const& visit)
    {
        std::uint64_t x = 0; // unsigned: damaged differences may wrap round
        std::uint64_t y = 0;
        for (auto left = count(2); left > 0; --left) {
            x += static_cast<std::uint64_t>(signed_number());
            y += static_cast<std::uint64_t>(signed_number());
            visit(geo::LonLat{static_cast<double>(static_cast<std::int64_t>(x)) / kScale,
                              static_cast<double>(static_cast<std::int64_t>(y)) / kScale});
        }
    }
    geo::MultiLine lines()
    {
        geo::MultiLine all(count(1));
        for (auto& one : all) line([&](geo::LonLat p) { one.push_back(p); });
        return all;
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

double square(double x) { return x * x; }

double squared_distance(geo::LonLat p, geo::LonLat a, geo::LonLat b)
{
    double const dx = b.lon - a.lon;
    double const dy = b.lat - a.lat;
    double const length = square(dx) + square(dy);
    double const t =
        length == 0 ? 0
                    : std::clamp(((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / length, 0.0, 1.0);
    return square(p.lon - a.lon - t * dx) + square(p.lat - a.lat - t * dy);
}

geo::Line simplified_line(geo::Line const& line, double tolerance)
{
    if (line.size() < 3) return line;
    std::vector<bool> keep(line.size());
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        auto const [first, last] = open.back();
        open.pop_back();
        double widest = square(tolerance);
        std::size_t at = first;
        for (auto i = first + 1; i < last; ++i) {
            double const away = squared_distance(line[i], line[first], line[last]);
            if (away > widest) {
                widest = away;
                at = i;
            }
        }
        if (at == first) continue;
        keep[at] = true;
        open.push_back({first, at});
        open.push_back({at, last});
    }
    geo::Line out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (keep[i]) out.push_back(line[i]);
    return out;
}

} // namespace

void encode(geo::Geometry const& geometry, std::string& out)
{
    put(out, geometry.index());
    if (auto const* point = std::get_if<geo::LonLat>(&geometry)) put_line(out, {*point});
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
        put(out, lines->size());
        for (auto const& line : *lines) put_line(out, line);
    }
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&geometry)) {
        put(out, areas->size());
        for (auto const& polygon : *areas) {
            put(out, polygon.size());
            for (auto const& ring : polygon) put_line(out, ring);
        }
    }
}

geo::Geometry decode(std::string_view bytes)
{
    Reader reader(bytes);
    switch (reader.number()) {
    case kPoint: {
        geo::LonLat point;
        reader.line([&](geo::LonLat p) { point = p; });
        return point;
    }
    case kLines:
        return reader.lines();
    case kAreas: {
        geo::MultiPolygon areas(reader.count(1));
        for (auto& polygon : areas) polygon = reader.lines();
        return areas;
    }
    default:
        throw FormatError("the place index holds a shape of no known kind");
    }
}

bool encoded_area_contains(std::string_view bytes, geo::LonLat position)
{
    Reader reader(bytes);
    if (reader.number() != kAreas) return false;
    bool inside = false;
    for (auto polygons = reader.count(1); polygons > 0; --polygons) {
        for (auto rings = reader.count(1); rings > 0; --rings) {
            bool first = true;
            geo::LonLat a;
            reader.line([&](geo::LonLat b) {
                if (!first && (a.lat > position.lat) != (b.lat > position.lat) &&
                    position.lon <
                        (b.lon - a.lon) * (position.lat - a.lat) / (b.lat - a.lat) + a.lon)
                    inside = !inside;
                a = b;
                first = false;
            });
        }
    }
    return inside;
}

geo::Geometry simplified(geo::Geometry const& geometry, double tolerance, bool keep_small)
{
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
        geo::MultiLine out;
        for (auto const& line : *lines) out.push_back(simplified_line(line, tolerance));
        return out;
    }
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&geometry)) {
        geo::MultiPolygon out;
        for (auto const& polygon : *areas) {
            geo::Polygon rings;
            for (auto const& ring : polygon) {
                auto simple = simplified_line(ring, tolerance);
                if (simple.size() < 4) {
                    if (!keep_small && rings.empty()) break; // the polygon goes with its outer ring
                    if (!keep_small) continue;
                    simple = ring;
                }
                rings.push_back(std::move(simple));
            }
            if (!rings.empty()) out.push_back(std::move(rings));
        }
        return out;
    }
    return geometry;
}

} // namespace placetime::gazetteer
