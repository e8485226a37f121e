#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "geo/box.h"
#include "projections/projection.h"

namespace placetime::layers {

/// What a raster file says of itself.
struct RasterInfo {
    std::string name;          ///< the file's, without its extension
    std::string driver;        ///< "GTiff"
    int width = 0, height = 0; ///< pixels
    int bands = 0;
    std::string type; ///< of the first band: "Byte", "Int16", "Float32"
    bool paletted = false;
    int overviews = 0;                 ///< smaller versions inside the file or beside it (.ovr)
    std::string crs;                   ///< "WGS 84 / UTM zone 43N"; empty when the file names none
    std::optional<geo::Box> extent;    ///< WGS 84 degrees; none when it cannot be brought there
    std::optional<double> no_data;     ///< of the first band
    std::vector<std::string> problems; ///< sentences: a CRS that was assumed, overviews that miss
};

/// A part of the map's plane, in the projection's unit; x to the east, y to the north.
struct PlaneBox {
    double left = 0, bottom = 0, right = 0, top = 0;
};

/// Straight sRGB with alpha, four bytes a pixel, rows from the top, without padding.
struct RasterPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// A local raster, opened read-only by the formats that can neither fetch nor run anything
/// (drivers.h). Moves between threads, but belongs to one at a time.
class RasterFile {
public:
    /// Throws FileError for what is not there or not local; FormatError for what is no raster, has
    /// no position on the globe, or lacks a CRS that its coordinates need (with what to run).
    explicit RasterFile(std::filesystem::path const& file);
    ~RasterFile();
    RasterFile(RasterFile&&) noexcept;
    RasterFile& operator=(RasterFile&&) noexcept;

    /// True when the file's extension is one of a raster's (.tif .png .jpg .jp2 .img .asc .hgt
    /// ...); GeoPackage and MBTiles hold either: those are looked into. Throws nothing.
    static bool is_raster(std::filesystem::path const& file) noexcept;

    RasterInfo const& info() const noexcept;

    /// The view `box` of the projection's plane as a picture of so many pixels, bilinear (paletted:
    /// nearest). Three or four bands of bytes as they are, palettes by their colours; all else is
    /// stretched between the 2nd and 98th percentile of a sample of the file, a single band to
    /// grey. No-data, what lies outside of the file, and what the projection cannot show is
    /// transparent. The cost goes with width x height where the file has overviews or is not much
    /// larger than the view; some 60 ms at 1600x900. Throws Cancelled within some 50 ms of a
    /// cancel(), FormatError when the file breaks on the way.
    RasterPixels read(projections::Projection const& projection, PlaneBox const& box, int width,
                      int height, CancelToken const* cancel = nullptr) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::layers
