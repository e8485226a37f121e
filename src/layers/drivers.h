#pragma once

#include <filesystem>
#include <mutex>

namespace placetime::layers {

/// Registers GDAL's drivers once, with the network shut: no downloads of schemas, no remote grids,
/// no plug-ins. Drivers that are on neither list below are not there at all: what a file names (an
/// overview, a side file) cannot bring them in.
void register_drivers();

/// The vector formats that may be opened, null-terminated for GDAL: files that hold their data
/// themselves. Not among them: services, databases, VRT and other files that name further files,
/// addresses or code.
char const* const* allowed_drivers() noexcept;

/// Held while GDAL opens a file that may be a database, and while a Database is written: opening
/// looks into the file by a descriptor of its own, and closing that would drop the locks that
/// SQLite holds on the same file in another thread (POSIX locks belong to the process).
std::recursive_mutex& database_locks() noexcept;
/// The same for rasters. netCDF and HDF are not among them: their layers are opened by connection
/// strings; gdal_translate makes a GeoTIFF of one.
char const* const* allowed_raster_drivers() noexcept;

/// Throws FileError unless the path is a local file or folder. Keeps GDAL from reading it as an
/// address or a connection string.
void require_local(std::filesystem::path const& file);

} // namespace placetime::layers
