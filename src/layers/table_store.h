#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "geo/geometry.h"

namespace placetime::layers {

enum class FieldType : std::uint8_t { text, integer, real, boolean, date_time };

struct Field {
    std::string name;
    FieldType type = FieldType::text;
};

enum class GeometryKind : std::uint8_t { none, point, lines, areas, any };

/// A table to be made; with a geometry it is a layer in EPSG:4326, longitude first.
struct Table {
    std::string name;
    std::string description; ///< shown by QGIS and ogrinfo where the format keeps it
    GeometryKind geometry = GeometryKind::none;
    std::vector<Field> fields;
    std::string key = "fid"; ///< name of the row number's column, where the format has one
    std::vector<std::string> indexes = {}; ///< columns that rows are looked up by; GeoPackage only
};

/// A cell; monostate is null. Moments are UTC.
using Cell =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::chrono::sys_seconds>;

/// Writes a new file of tables through GDAL: GeoPackage (many tables, with spatial index),
/// FlatGeobuf, GeoJSON, CSV (one layer each), by the file's extension. To read rows use
/// VectorFile. Not thread safe.
class TableStore {
public:
    /// Makes the file; one of that name is removed before. For a file that appears whole or not at
    /// all give AtomicFile's path. Throws FormatError for an extension that it does not write and
    /// FileError when the file cannot be made.
    explicit TableStore(std::filesystem::path const& file);
    /// Without close() what was written is left as it is, perhaps half.
    ~TableStore();
    TableStore(TableStore&&) noexcept;
    TableStore& operator=(TableStore&&) noexcept;

    /// True for extensions that it writes, with the dot, in lower case: .gpkg .fgb .geojson
    /// .csv
    static bool writes(std::string const& extension);

    /// Makes a table and gives its number. Throws FileError.
    std::size_t add_table(Table const& table);
    /// Appends a row: as many cells as the table has fields, and a geometry for a layer (none is
    /// null). A geometry of another kind than the layer's is a broken invariant. Throws FileError.
    void insert(std::size_t table, std::span<Cell const> cells,
                std::optional<geo::Geometry> const& geometry = std::nullopt);

    /// Rows between belong together and are written fast; without effect where the format knows no
    /// transactions. Throws FileError.
    void begin();
    void commit();
    void roll_back() noexcept;

    /// Writes what is left, builds the indexes and closes the file. Throws FileError (a full disk).
    /// Nothing can be inserted afterwards.
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::layers
