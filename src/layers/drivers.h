#pragma once

#include <filesystem>

namespace placetime::layers {

/// Registers GDAL's drivers once, with the network shut: no downloads of schemas, no remote grids,
/// no plug-ins.
void register_drivers();

/// The vector formats that may be opened, null-terminated for GDAL: files that hold their data
/// themselves. Not among them: services, databases, VRT and other files that name further files,
/// addresses or code.
char const* const* allowed_drivers() noexcept;

/// Throws FileError unless the path is a local file or folder. Keeps GDAL from reading it as an
/// address or a connection string.
void require_local(std::filesystem::path const& file);

} // namespace placetime::layers
