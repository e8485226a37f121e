#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geo/lonlat.h"
#include "scene/display.h"
#include "scene/tokens.h"

namespace placetime::scene {

/// From so many events at points inside the frame on, the map shows their density in the place of
/// symbols.
inline constexpr std::size_t kDensityFrom = 30'000;
/// A cell of the grid is a square of so many CSS pixels.
inline constexpr float kDensityCell = 2;

/// What the colours of a density picture stand for: the scale in the legend.
struct DensityScale {
    std::vector<Color> ramp;       ///< from few to many, evenly spaced
    std::vector<double> ticks;     ///< in [0, 1] along the ramp
    std::vector<std::string> text; ///< of each tick: "1", "100", "10 000"
    std::string unit;              ///< "events per 25 km²"
    std::size_t events = 0;        ///< that are in the picture
};

/// Counts of positions in square cells over a rectangle of the picture.
class DensityGrid {
public:
    /// Cells of `cell` device pixels from the rectangle's top left corner; those at the right and
    /// bottom reach over it.
    DensityGrid(Rect const& frame, float cell);
    int columns() const noexcept { return columns_; }
    int rows() const noexcept { return rows_; }
    float cell() const noexcept { return cell_; }
    Rect const& frame() const noexcept { return frame_; }
    std::uint32_t* counts() noexcept { return counts_.data(); }
    std::vector<std::uint32_t> const& cells() const noexcept { return counts_; }
    std::size_t total() const noexcept;
    void clear() noexcept;

private:
    Rect frame_;
    float cell_;
    int columns_, rows_;
    std::vector<std::uint32_t> counts_;
};

/// The fullest cell after smoothing by a tent of 3 x 3 cells; 0 for an empty grid. Events.
double fullest_cell(DensityGrid const& grid);

/// One pixel a cell: counts smoothed by that tent, on a logarithmic ramp that ends at a round
/// number; cells above it have its last colour; transparent where nothing is. The same for the same
/// counts, whatever the threads.
struct DensityPicture {
    std::shared_ptr<PixelImage const> pixels;
    DensityScale scale;
};
/// `cell_area` in square metres of ground, for the unit. `fullest` decides where the ramp ends.
DensityPicture draw_density(DensityGrid const& grid, double cell_area, double fullest, Theme theme);

} // namespace placetime::scene
