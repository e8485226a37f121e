#pragma once

#include <optional>
#include <vector>

#include "layers/raster_file.h"
#include "layers/raster_positions.h"

class GDALDataset;

namespace placetime::layers {

/// How the bands of a raster become colours.
struct RasterBands {
    enum class Kind { grey, color, palette };
    Kind kind = Kind::grey;
    std::vector<int> bands; ///< one, or red, green, blue; from 1
    int alpha = 0;          ///< a band of alpha; 0 is none
    bool mask = false;      ///< the first band's mask says where there is no data
    std::vector<std::optional<double>> no_data; ///< for each of `bands`
    std::vector<std::uint32_t> palette;         ///< 0xRRGGBBAA
    struct Stretch {
        float low = 0, high = 255; ///< shown black and white
    };
    std::vector<Stretch> stretch; ///< for each of `bands`
};

/// What a raster's bands are, and how they are stretched (from a sample of some 65 000 pixels).
/// Throws FormatError when the file breaks.
RasterBands describe_bands(GDALDataset& dataset, std::string const& name);

/// Colours at positions, which are those of rows of `width` pixels: reads the parts of the raster
/// that lie there, at their resolution. Throws FormatError and Cancelled.
RasterPixels sample_raster(GDALDataset& dataset, std::string const& name, RasterBands const& bands,
                           std::vector<RasterPosition> const& positions, int width, int height,
                           CancelToken const* cancel);

} // namespace placetime::layers
