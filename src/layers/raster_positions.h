#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "projections/projection.h"

namespace placetime::layers {

/// A position in a raster, in its pixels from its top left corner; the first pixel's middle is at
/// (0.5, 0.5). NaN where there is none.
struct RasterPosition {
    float x = 0, y = 0;
};

/// Where a pixel of the view lies in the raster, exactly; none beyond what can be projected.
using ExactPosition = std::function<std::optional<projections::XY>(double x, double y)>;

/// The positions of the middles of width x height pixels, row by row from the top. Exact at corners
/// of squares, and inside of them interpolated where that is right to an eighth of a pixel of the
/// view; squares over seams, poles and edges are halved down to single pixels. Some 0.01 calls of
/// `exact` a pixel. Throws Cancelled.
std::vector<RasterPosition> raster_positions(int width, int height, ExactPosition const& exact,
                                             CancelToken const* cancel);

} // namespace placetime::layers
