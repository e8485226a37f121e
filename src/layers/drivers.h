#pragma once

#include <filesystem>
#include <mutex>

namespace placetime::layers {

/// Registers GDAL's drivers once, with the network shut: no downloads of schemas, no remote grids,
/// no plug-ins.
void register_drivers();

/// The vector formats that may be opened, null-terminated for GDAL: files that hold their data
/// themselves. Not among them: services, databases, VRT and other files that name further files,
/// addresses or code.
char const* const* allowed_drivers() noexcept;

/// Held while GDAL opens a file that may be a database, and while a Database is written: opening
/// looks into the file by a descriptor of its own, and closing that would drop the locks that
/// SQLite holds on the same file in another thread (POSIX locks belong to the process).
std::recursive_mutex& database_locks() noexcept;

/// Throws FileError unless the path is a local file or folder. Keeps GDAL from reading it as an
/// address or a connection string.
void require_local(std::filesystem::path const& file);

} // namespace placetime::layers
