#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/box.h"
#include "geo/geometry.h"

namespace placetime::layers {

/// How fine the base map is, by Natural Earth's scales.
enum class Detail { coarse, middle, fine }; ///< 1:110m, 1:50m, 1:10m
/// For a map on which a pixel (1/96 inch) is that many metres on the ground.
Detail detail_for(geo::Meters per_pixel) noexcept;

/// One feature of a boundary layer; attributes that the layer does not have are empty.
struct Boundary {
    geo::Geometry geometry; ///< WGS 84 degrees, cut at the antimeridian
    std::string name;
    std::string code;    ///< alpha-2 of the country; of a border, its left side
    std::string right;   ///< alpha-2 of a border's right side
    int disputed = 0;    ///< of a border: 0 no, 1 all of it, 2 in part (geodata/README.md)
    std::int64_t id = 0; ///< of the feature in its file
};

/// Reads the features of a FlatGeobuf file whose boxes meet `view` (its spatial index is used: the
/// cost goes with what is found, not with the file). A view across the antimeridian is read in two
/// parts, each feature once. Throws FileError or FormatError that name the file. Opens no other
/// driver and no network.
std::vector<Boundary> read_boundaries(std::filesystem::path const& file, geo::Box const& view);

/// The file of a base layer in data_dir(), e.g. "land" at `fine` is land_10m.fgb. Where that detail
/// is missing, the next coarser or finer one, or NAME.fgb. Empty when there is none.
std::filesystem::path boundary_file(std::string_view layer, Detail detail);

} // namespace placetime::layers
