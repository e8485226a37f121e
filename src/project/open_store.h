#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "layers/database.h"

namespace placetime::project {

/// A project's database, with what its table placetime_project says.
struct Store {
    layers::Database database;
    int version = 0;           ///< of the schema
    std::int64_t revision = 0; ///< counts the saves; 0 before schema 2
};

/// Opens it and checks that it is a project of a schema that is known. Throws FileError or
/// FormatError.
Store open_store(std::filesystem::path const& file, layers::Database::Access access);

/// Where a project can be read from: the file itself once a save that was cut short has been rolled
/// back; where that cannot be done (nothing may be written there), a copy in which it was, removed
/// at the end.
class ReadableProject {
public:
    /// Throws FileError when there is no such file, or it cannot be read.
    explicit ReadableProject(std::filesystem::path const& file);
    ~ReadableProject();
    ReadableProject(ReadableProject const&) = delete;
    ReadableProject& operator=(ReadableProject const&) = delete;

    /// The file itself or the copy.
    std::filesystem::path const& readable() const noexcept { return readable_; }
    /// For reading. Errors name the file that was asked for.
    Store open() const;

private:
    std::filesystem::path file_;
    std::filesystem::path folder_; ///< of the copy; empty when there is none
    std::filesystem::path readable_;
};

/// True when a program that was killed may have left a save half done.
bool has_journal(std::filesystem::path const& file);
/// True when write-ahead logging is on and holds something, as while QGIS has the file open.
bool has_log(std::filesystem::path const& file);

/// Removes what a ProjectWriter that was killed left beside its target. The caller holds the lock.
void remove_remains_of_writers(std::filesystem::path const& target) noexcept;

/// Ends the write-ahead logging that QGIS leaves on; while QGIS has the file open it stays on,
/// which is as safe.
void end_logging(layers::Database& database) noexcept;

/// Rolls a save that was cut short back, and ends the write-ahead logging that QGIS leaves on,
/// where the file can be written. Does nothing to one that another program is making. Errors are
/// left to whoever opens the file next.
void roll_back_cut_short(std::filesystem::path const& file) noexcept;

} // namespace placetime::project
