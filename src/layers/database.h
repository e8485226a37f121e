#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/table_store.h"
#include "layers/vector_file.h"

namespace placetime::layers {

/// A GeoPackage that exists, opened through GDAL for SQL: what TableStore made is changed here, in
/// transactions of a rollback journal that are on disk when commit() returns. Triggers of the file
/// (spatial index, counts) run as for any writer. Another program's transaction is waited for, some
/// five seconds. Opening for writing rolls back what a killed program left half done. Not thread
/// safe: a transaction that writes begins and ends in one thread, and other threads cannot open
/// databases meanwhile.
class Database {
public:
    enum class Access : std::uint8_t { read, write };

    /// Throws FileError when it cannot be opened and FormatError when it is no GeoPackage or
    /// damaged.
    Database(std::filesystem::path const& file, Access access);
    /// Rolls back what was not committed.
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    /// Runs one statement that gives no rows. Throws FileError.
    void execute(std::string const& sql);

    using Visit = std::function<bool(std::vector<std::string> const& columns, Feature const& row)>;
    /// Calls `visit` for every row of a SELECT until it returns false; geometry is taken as WGS 84.
    /// A column whose SQL type is DATETIME reads as GDAL writes it, 2021/05/03 10:00:00+00. Throws
    /// FormatError, also for a damaged page on the way.
    void for_each(std::string const& select, Visit const& visit) const;
    /// The first cell of the first row; none without a row, empty for null.
    std::optional<std::string> value(std::string const& select) const;
    bool has_table(std::string_view name) const;

    /// Rows read or written between see and make one state of the file. Throws FileError.
    void begin();
    void commit();
    void roll_back() noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A cell as SQL: text quoted (without its NULs), a moment as GeoPackage's DATETIME, what is not
/// finite as NULL.
std::string sql_literal(Cell const& cell);
/// A geometry in EPSG:4326 as a GeoPackage blob.
std::string sql_literal(geo::Geometry const& geometry);
/// A name as SQL, in double quotes.
std::string sql_name(std::string_view name);
/// Makes the index of a table by one column, unless it is there.
std::string index_sql(std::string_view table, std::string_view column);

} // namespace placetime::layers
