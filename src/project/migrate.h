#pragma once

#include <filesystem>

#include "project/open_store.h"

namespace placetime::project {

/// Copies a project of an older schema beside itself (NAME.v1.gpkg; a copy that is there is kept)
/// and brings the project to kSchemaVersion in one transaction. Gives the copy's path. The caller
/// holds the lock. Throws FileError; the project is then as it was.
std::filesystem::path migrate(std::filesystem::path const& file);

} // namespace placetime::project
