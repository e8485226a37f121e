#include "geo/box.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime::geo {

LonLat Box::center() const noexcept
{
    return normalised({west + width() / 2, (south + north) / 2});
}

bool Box::contains(LonLat position) const noexcept
{
    if (position.lat < south || position.lat > north) return false;
    if (crosses_antimeridian()) return position.lon >= west || position.lon <= east;
    return position.lon >= west && position.lon <= east;
}

bool Box::intersects(Box const& other) const noexcept
{
    if (south > other.north || north < other.south) return false;
    auto const meet = [](double w1, double e1, double w2, double e2) {
        return w1 <= e2 && w2 <= e1;
    };
    if (crosses_antimeridian() && other.crosses_antimeridian()) return true;
    if (crosses_antimeridian())
        return meet(west, 180.0, other.west, other.east) ||
               meet(-180.0, east, other.west, other.east);
    if (other.crosses_antimeridian()) return other.intersects(*this);
    return meet(west, east, other.west, other.east);
}

void BoxBuilder::add(LonLat position) noexcept
{
    add(Box{position.lon, position.lat, position.lon, position.lat});
}

void BoxBuilder::add(Box const& box) noexcept
{
    if (empty_) {
        box_ = box;
        if (box.crosses_antimeridian()) {
            box_.west = -180.0;
            box_.east = 180.0;
        }
        empty_ = false;
        return;
    }
    box_.west = box.crosses_antimeridian() ? -180.0 : std::min(box_.west, box.west);
    box_.east = box.crosses_antimeridian() ? 180.0 : std::max(box_.east, box.east);
    box_.south = std::min(box_.south, box.south);
    box_.north = std::max(box_.north, box.north);
}

std::optional<Box> BoxBuilder::box() const noexcept
{
    if (empty_) return std::nullopt;
    return box_;
}

std::optional<Box> bounding_box(LonLat const* first, LonLat const* last)
{
    if (first == last) return std::nullopt;
    std::vector<double> lons;
    auto [south, north] =
        std::minmax_element(first, last, [](LonLat a, LonLat b) { return a.lat < b.lat; });
    for (auto const* p = first; p != last; ++p) lons.push_back(p->lon);
    std::sort(lons.begin(), lons.end());
    // The widest empty stretch between neighbours, round the globe, is what the box leaves out.
    double widest = lons.front() + 360.0 - lons.back();
    Box box{lons.front(), south->lat, lons.back(), north->lat};
    for (std::size_t i = 1; i < lons.size(); ++i) {
        if (lons[i] - lons[i - 1] > widest) {
            widest = lons[i] - lons[i - 1];
            box.west = lons[i];
            box.east = lons[i - 1];
        }
    }
    return box;
}

Box parse_box(std::string_view text)
{
    std::vector<double> values;
    auto const wrong = [&](std::string_view what) {
        return UsageError(fmt::format(
            "bounding box `{}`: {}; give west,south,east,north in degrees", text, what));
    };
    for (std::size_t start = 0; start <= text.size();) {
        auto const comma = std::min(text.find(',', start), text.size());
        auto field = text.substr(start, comma - start);
        while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
        while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
        double value = 0.0;
        auto const [end, failure] =
            std::from_chars(field.data(), field.data() + field.size(), value);
        if (failure != std::errc() || end != field.data() + field.size())
            throw wrong(fmt::format("`{}` is not a number", field));
        values.push_back(value);
        start = comma + 1;
    }
    if (values.size() != 4) throw wrong("needs four numbers");
    Box const box{values[0], values[1], values[2], values[3]};
    if (!is_valid({box.west, box.south}) || !is_valid({box.east, box.north}))
        throw wrong("is outside longitude -180..180, latitude -90..90");
    if (box.south > box.north) throw wrong("its south lies above its north");
    if (box.south == box.north || box.west == box.east) throw wrong("is empty");
    return box;
}

Meters half_diagonal(Box const& box) noexcept
{
    if (box.width() > 180.0)
        return distance(box.center(), {box.center().lon, box.north}) + kEarthRadius * 1.57;
    return distance({box.west, box.south}, {box.east, box.north}) / 2;
}

} // namespace placetime::geo
