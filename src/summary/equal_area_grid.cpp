#include "summary/equal_area_grid.h"

#include <algorithm>
#include <cmath>

namespace placetime::summary {
namespace {

constexpr double kRadian = M_PI / 180;
/// Nearer to a pole the cells would be drawn out without end.
constexpr double kLastParallel = 75;
double const kRoot3 = std::sqrt(3.0);

} // namespace

EqualAreaGrid::EqualAreaGrid(geo::Box const& box, geo::Meters width, bool hexagons)
    : box_(box), width_(width), middle_lon_(box.center().lon),
      cos_parallel_(std::cos(std::clamp(std::abs(box.center().lat), 0.0, kLastParallel) * kRadian)),
      hexagons_(hexagons)
{
}

EqualAreaGrid::Plane EqualAreaGrid::project(geo::LonLat position) const
{
    double const lon = geo::normalised({position.lon - middle_lon_, 0}).lon;
    return {geo::kEarthRadius * lon * kRadian * cos_parallel_,
            geo::kEarthRadius * std::sin(position.lat * kRadian) / cos_parallel_};
}

geo::LonLat EqualAreaGrid::unproject(Plane at) const
{
    double const lon = at.x / (geo::kEarthRadius * cos_parallel_) / kRadian + middle_lon_;
    double const sine = std::clamp(at.y * cos_parallel_ / geo::kEarthRadius, -1.0, 1.0);
    return geo::normalised({lon, std::asin(sine) / kRadian});
}

EqualAreaGrid::Plane EqualAreaGrid::center_of(CellIndex cell) const
{
    double const column = cell.column, row = cell.row;
    if (!hexagons_) return {(column + 0.5) * width_, (row + 0.5) * width_};
    return {width_ * (column + row / 2), width_ * kRoot3 / 2 * row};
}

CellIndex EqualAreaGrid::at(geo::LonLat position) const
{
    auto const p = project(position);
    auto const whole = [](double value) { return static_cast<std::int32_t>(value); };
    if (!hexagons_) return {whole(std::floor(p.x / width_)), whole(std::floor(p.y / width_))};
    // Cube coordinates, each rounded, the worst one set by the other two.
    double const r = p.y / (width_ * kRoot3 / 2), q = p.x / width_ - r / 2, s = -q - r;
    double column = std::round(q), row = std::round(r);
    double const third = std::round(s);
    double const dq = std::abs(column - q), dr = std::abs(row - r), ds = std::abs(third - s);
    if (dq > dr && dq > ds)
        column = -row - third;
    else if (dr > ds)
        row = -column - third;
    return {whole(column), whole(row)};
}

geo::LonLat EqualAreaGrid::center(CellIndex cell) const { return unproject(center_of(cell)); }

geo::Line EqualAreaGrid::outline(CellIndex cell) const
{
    auto const middle = center_of(cell);
    int const corners = hexagons_ ? 6 : 4;
    double const radius = hexagons_ ? width_ / kRoot3 : width_ / std::sqrt(2.0);
    double const turn = hexagons_ ? M_PI / 6 : M_PI / 4;
    geo::Line ring;
    for (int i = 0; i <= corners; ++i) {
        double const angle = turn + 2 * M_PI * (i % corners) / corners;
        ring.push_back(
            unproject({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)}));
    }
    return ring;
}

std::vector<CellIndex> EqualAreaGrid::neighbours(CellIndex cell) const
{
    std::vector<CellIndex> found;
    for (std::int32_t dy = -1; dy <= 1; ++dy)
        for (std::int32_t dx = -1; dx <= 1; ++dx) {
            if ((dx == 0 && dy == 0) || (hexagons_ && dx == dy)) continue;
            found.push_back({cell.column + dx, cell.row + dy});
        }
    return found;
}

std::vector<CellIndex> EqualAreaGrid::in_box() const
{
    double const half = box_.width() / 2 * kRadian * geo::kEarthRadius * cos_parallel_;
    double const south = project({middle_lon_, box_.south}).y;
    double const north = project({middle_lon_, box_.north}).y;
    double const step = hexagons_ ? width_ * kRoot3 / 2 : width_;
    std::vector<CellIndex> cells;
    auto const whole = [](double value) { return static_cast<std::int32_t>(value); };
    for (auto row = whole(std::floor(south / step)) - 1; row <= whole(north / step) + 1; ++row) {
        double const shift = hexagons_ ? row / 2.0 : 0;
        for (auto column = whole(std::floor(-half / width_ - shift)) - 1;
             column <= whole(half / width_ - shift) + 1; ++column) {
            auto const p = center_of({column, row});
            if (std::abs(p.x) <= half && p.y >= south && p.y <= north)
                cells.push_back({column, row});
        }
    }
    std::sort(cells.begin(), cells.end());
    return cells;
}

double EqualAreaGrid::cell_area() const noexcept
{
    return hexagons_ ? kRoot3 / 2 * width_ * width_ : width_ * width_;
}

} // namespace placetime::summary
