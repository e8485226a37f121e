#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace placetime::layers {

/// A record of a vector layer.
struct Feature {
    std::vector<std::string> values; ///< by VectorFile::fields(); null is empty
    /// In WGS 84 degrees; none when the record has none, it is empty, or cannot be transformed.
    /// Several points give the first; a collection gives its areas, else its lines, else a point.
    std::optional<geo::Geometry> geometry;
    /// The record as its GeoJSON file has it, foreign members and all; only with Native::kept.
    std::string native;
};

/// Whether the records of a GeoJSON file are kept as they are beside their fields; other formats
/// have nothing of the kind.
enum class Native : std::uint8_t { dropped, kept };

/// Any vector file that OGR reads, one layer of it, opened read-only without network access.
/// Not thread safe. GDAL's drivers are registered on the first use in a process.
class VectorFile {
public:
    /// Opens the named layer, or the first. Throws FileError when the file cannot be opened and
    /// FormatError when it is no vector file or has no such layer.
    explicit VectorFile(std::filesystem::path const& file, std::string const& layer = {},
                        Native native = Native::dropped);
    /// The bytes of a single-file format in memory; they must outlive the object.
    /// `name` is used for messages and its extension tells the format ("land.fgb").
    static VectorFile in_memory(std::string_view bytes, std::string const& name);
    ~VectorFile();
    VectorFile(VectorFile&&) noexcept;
    VectorFile& operator=(VectorFile&&) noexcept;

    /// The layers of a file, by name. Throws as the constructor does.
    static std::vector<std::string> layer_names(std::filesystem::path const& file);

    std::string const& layer() const noexcept;
    std::vector<std::string> const& fields() const noexcept;
    /// Position of a field, upper and lower case alike.
    std::optional<std::size_t> field(std::string_view name) const noexcept;
    /// Name of the coordinate system for messages ("WGS 84"); empty when the file has none: its
    /// coordinates are then taken as longitude and latitude.
    std::string const& crs() const noexcept;
    /// Records, when the driver knows without counting.
    std::optional<std::size_t> size() const;

    /// Calls `visit` for every record in file order; it returns false to stop.
    /// Throws FormatError when the driver reports an error on the way.
    void for_each(std::function<bool(Feature const&)> const& visit) const;
    /// As above, only records that meet the box (by the driver's spatial index where it has one).
    void for_each_in(geo::Box const& box, std::function<bool(Feature const&)> const& visit) const;

private:
    VectorFile();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::layers
