#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "geo/geometry.h"
#include "layers/attributes.h"

namespace placetime::layers {

/// A layer that a user lays over the map, in WGS 84 degrees.
struct Overlay {
    std::string name; ///< the layer's name, else the file's
    std::string crs;  ///< as the file names it ("WGS 84 / UTM zone 43N"); empty when it has none
    std::string driver;
    std::vector<std::string> fields;
    std::vector<geo::Geometry> shapes;        ///< several points of one record are several shapes
    std::size_t records = 0;                  ///< read, with a shape or without
    std::vector<std::uint32_t> shape_records; ///< for each shape its record, from 0; empty in an
                                              ///< overlay that was made without records
    Attributes attributes;                    ///< by record and field
    std::vector<std::string> problems; ///< sentences for a person: a CRS that was assumed, shapes
                                       ///< that are left out

    /// What a shape's record says in a field; empty when it says nothing.
    std::string_view value(std::size_t shape, std::size_t field) const noexcept
    {
        return shape < shape_records.size() ? attributes.value(shape_records[shape], field)
                                            : std::string_view{};
    }
    /// Position of a field; upper and lower case of ASCII letters are alike.
    std::optional<std::size_t> field(std::string_view name) const noexcept;
};

/// Reads a vector file's layer (the first when `layer` is empty), brought from its CRS to WGS 84.
/// Only local files, and only formats that can neither fetch nor run anything, are opened
/// (drivers.h). Without a CRS, coordinates that fit degrees are taken as WGS 84, with a Diagnostic
/// "no-crs"; shapes that are broken or cannot be reprojected are skipped and counted in a
/// Diagnostic "bad-geometry"; both stand in Overlay::problems too. Throws FileError for what cannot
/// be opened, FormatError when there is no geometry at all or a CRS is missing and needed,
/// Cancelled.
Overlay read_overlay(std::filesystem::path const& file, Diagnostics& diagnostics,
                     std::string const& layer = {}, CancelToken const* cancel = nullptr);

} // namespace placetime::layers
