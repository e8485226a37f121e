#pragma once

#include <mutex>

namespace placetime::layers {

/// Held while GDAL opens a file that may be a database, and while a Database is written: opening
/// looks into the file by a descriptor of its own, and closing that would drop the locks that
/// SQLite holds on the same file in another thread (POSIX locks belong to the process).
std::recursive_mutex& database_locks() noexcept;

} // namespace placetime::layers
