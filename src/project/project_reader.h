#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostics.h"
#include "events/event.h"

namespace placetime::project {

/// True when the file is a GeoPackage with the table placetime_project. False for what cannot be
/// opened.
bool is_project(std::filesystem::path const& file);

/// The events of a project in the order in which they were written, with their points, lines and
/// areas. Bad rows are skipped with a diagnostic. Throws FileError or FormatError when it is no
/// project or of a newer schema than this program's.
std::vector<events::Event> read_project_events(std::filesystem::path const& file,
                                               Diagnostics& diagnostics);

} // namespace placetime::project
