#include "layers/raster_positions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace placetime::layers {
namespace {

constexpr int kSquare = 32;          // pixels; a power of two
constexpr double kTolerance = 0.125; // pixels of the view
constexpr RasterPosition kNowhere{std::numeric_limits<float>::quiet_NaN(),
                                  std::numeric_limits<float>::quiet_NaN()};

using Exact = std::optional<projections::XY>;

struct Corners {
    Exact top_left, top_right, bottom_left, bottom_right;
};

class Grid {
public:
    Grid(int width, int height, ExactPosition const& exact)
        : width_(width), height_(height), exact_(exact),
          found_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), kNowhere)
    {
    }

    Exact at(int x, int y) const { return exact_(x + 0.5, y + 0.5); }

    void fill(int x, int y, int size, Corners const& c)
    {
        if (x >= width_ || y >= height_) return;
        if (size == 1) {
            if (c.top_left) put(x, y, *c.top_left);
            return;
        }
        int const half = size / 2;
        auto const middle = at(x + half, y + half);
        if (!c.top_left && !c.top_right && !c.bottom_left && !c.bottom_right && !middle) return;
        if (c.top_left && c.top_right && c.bottom_left && c.bottom_right && middle &&
            is_even(size, c, *middle)) {
            interpolate(x, y, size, c);
            return;
        }
        auto const top = at(x + half, y), left = at(x, y + half), right = at(x + size, y + half),
                   bottom = at(x + half, y + size);
        fill(x, y, half, {c.top_left, top, left, middle});
        fill(x + half, y, half, {top, c.top_right, middle, right});
        fill(x, y + half, half, {left, middle, c.bottom_left, bottom});
        fill(x + half, y + half, half, {middle, right, bottom, c.bottom_right});
    }

    std::vector<RasterPosition> take() { return std::move(found_); }

private:
    void put(int x, int y, projections::XY p)
    {
        found_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
               static_cast<std::size_t>(x)] = {static_cast<float>(p.x), static_cast<float>(p.y)};
    }

    static bool is_even(int size, Corners const& c, projections::XY middle)
    {
        auto const &a = *c.top_left, &b = *c.top_right, &d = *c.bottom_left, &e = *c.bottom_right;
        double const step =
            std::max(std::hypot(b.x - a.x, b.y - a.y), std::hypot(d.x - a.x, d.y - a.y)) / size;
        double const off = std::hypot((a.x + b.x + d.x + e.x) / 4 - middle.x,
                                      (a.y + b.y + d.y + e.y) / 4 - middle.y);
        // Opposite sides of like length: no seam runs through a corner.
        double const turn = std::hypot(a.x - b.x - d.x + e.x, a.y - b.y - d.y + e.y);
        return off <= kTolerance * std::max(step, 1e-9) && turn <= 0.5 * step * size;
    }

    void interpolate(int x, int y, int size, Corners const& c)
    {
        auto const &a = *c.top_left, &b = *c.top_right, &d = *c.bottom_left, &e = *c.bottom_right;
        int const columns = std::min(size, width_ - x), rows = std::min(size, height_ - y);
        for (int row = 0; row < rows; ++row) {
            double const v = static_cast<double>(row) / size;
            projections::XY const from{a.x + (d.x - a.x) * v, a.y + (d.y - a.y) * v};
            projections::XY const to{b.x + (e.x - b.x) * v, b.y + (e.y - b.y) * v};
            for (int column = 0; column < columns; ++column) {
                double const u = static_cast<double>(column) / size;
                put(x + column, y + row,
                    {from.x + (to.x - from.x) * u, from.y + (to.y - from.y) * u});
            }
        }
    }

    int width_, height_;
    ExactPosition const& exact_;
    std::vector<RasterPosition> found_;
};

} // namespace

std::vector<RasterPosition> raster_positions(int width, int height, ExactPosition const& exact,
                                             CancelToken const* cancel)
{
    Grid grid(width, height, exact);
    int const columns = (width + kSquare - 1) / kSquare + 1;
    std::vector<Exact> above, below;
    auto const row_of_corners = [&](int y) {
        std::vector<Exact> row;
        for (int i = 0; i < columns; ++i) row.push_back(grid.at(i * kSquare, y));
        return row;
    };
    above = row_of_corners(0);
    for (int y = 0; y < height; y += kSquare) {
        if (cancel) cancel->check();
        below = row_of_corners(y + kSquare);
        for (int i = 0; i + 1 < columns; ++i) {
            auto const at = static_cast<std::size_t>(i);
            grid.fill(i * kSquare, y, kSquare,
                      {above[at], above[at + 1], below[at], below[at + 1]});
        }
        above.swap(below);
    }
    return grid.take();
}

} // namespace placetime::layers
