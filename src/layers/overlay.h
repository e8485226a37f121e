#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "geo/geometry.h"

namespace placetime::layers {

/// A layer that a user lays over the map, in WGS 84 degrees.
struct Overlay {
    std::string name; ///< the layer's name, else the file's
    std::string crs;  ///< as the file names it ("WGS 84 / UTM zone 43N"); empty when it has none
    std::string driver;
    std::vector<std::string> fields;
    std::vector<geo::Geometry> shapes; ///< several points of one record are several shapes
    std::size_t records = 0;           ///< read, with a shape or without
};

/// Reads a vector file's layer (the first when `layer` is empty), brought from its CRS to WGS 84.
/// Only local files, and only formats that can neither fetch nor run anything, are opened
/// (drivers.h). Without a CRS, coordinates that fit degrees are taken as WGS 84, with a Diagnostic
/// "no-crs"; shapes that are broken or cannot be reprojected are skipped and counted in a
/// Diagnostic "bad-geometry". Throws FileError for what cannot be opened, FormatError when there is
/// no geometry at all or a CRS is missing and needed.
Overlay read_overlay(std::filesystem::path const& file, Diagnostics& diagnostics,
                     std::string const& layer = {});

} // namespace placetime::layers
