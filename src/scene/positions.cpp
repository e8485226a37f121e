#include "scene/positions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace placetime::scene {
namespace {

using events::Row;
using projections::Projection;
using projections::XY;

constexpr double kReach = (1 << 30) - 1; // quanta from the middle of the plane to its edge
constexpr Row kParallelFrom = 50'000;
constexpr Row kBlock = 4096;

/// Cylindrical projections are looked at from every meridian: theirs is Greenwich's.
Projection common(Projection const& projection)
{
    return projection.period() ? projection.about({0, 0}) : projection;
}

std::string const& plane_of(Projection const& projection)
{
    return projection.period() ? projection.code() : projection.definition();
}

void project(events::EventTable const& table, Projection const& projection, Row first, Row last,
             std::vector<XY>& plane)
{
    std::array<geo::LonLat, kBlock> positions;
    for (Row begin = first; begin < last; begin += kBlock) {
        auto const count = std::min(kBlock, last - begin);
        for (Row i = 0; i < count; ++i) {
            geo::LonLat const p{table.lons()[begin + i], table.lats()[begin + i]};
            positions[i] = geo::is_valid(p) ? p : geo::LonLat{};
        }
        projection.forward(std::span(positions).first(count),
                           std::span(plane).subspan(begin, count));
    }
}

} // namespace

Positions::Positions(events::EventTable const& table, Projection const& projection)
    : version_(table.version()), xs_(table.size()), ys_(table.size()), projected_(table.size())
{
    auto const used = common(projection);
    plane_ = plane_of(projection);
    std::vector<XY> plane(table.size());
    auto const size = static_cast<Row>(table.size());
    if (size >= kParallelFrom) {
        Row const half = size / 2;
        auto other = std::async(std::launch::async, [&, copy = used.own_copy()] {
            project(table, copy, half, size, plane);
        });
        project(table, used, 0, half, plane);
        other.get();
    } else
        project(table, used, 0, size, plane);

    double wide = 1e-6, high = 1e-6;
    for (auto const& p : plane) {
        if (std::isnan(p.x)) continue;
        wide = std::max(wide, std::abs(p.x));
        high = std::max(high, std::abs(p.y));
    }
    per_x_ = used.period() ? 4294967296.0 / *used.period() : kReach / wide;
    per_y_ = kReach / high;
    for (Row row = 0; row < size; ++row) {
        auto const& p = plane[row];
        if (std::isnan(p.x) || !geo::is_valid({table.lons()[row], table.lats()[row]})) continue;
        projected_.set(row);
        xs_[row] =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(std::llround(p.x * per_x_)));
        ys_[row] = static_cast<std::int32_t>(std::lround(p.y * per_y_));
    }
}

bool Positions::serve(std::uint64_t version, Projection const& projection) const
{
    return version == version_ && plane_of(projection) == plane_;
}

Positions::View::View(Positions const& positions, Camera const& camera)
    : xs_(positions.xs_.data()), ys_(positions.ys_.data())
{
    auto const& projection = camera.projection();
    double x = camera.plane_center().x, y = camera.plane_center().y;
    if (auto const period = projection.period()) x += projection.meridian() * *period / 360;
    double const units = camera.units_per_pixel();
    double const left = std::round(x * positions.per_x_), top = std::round(y * positions.per_y_);
    left_ = static_cast<std::uint32_t>(static_cast<std::int64_t>(left));
    top_ = static_cast<std::int32_t>(std::clamp(top, -kReach, kReach));
    per_x_ = static_cast<float>(1 / (positions.per_x_ * units));
    per_y_ = static_cast<float>(-1 / (positions.per_y_ * units));
    Point const middle = camera.frame().center();
    // What the whole quanta leave over of the middle.
    x0_ = middle.x + static_cast<float>((left / positions.per_x_ - x) / units);
    y0_ = middle.y - static_cast<float>((static_cast<double>(top_) / positions.per_y_ - y) / units);
}

} // namespace placetime::scene
