#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostics.h"
#include "events/event.h"
#include "project/records.h"

namespace placetime::project {

/// True when the file is a GeoPackage with the table placetime_project. False for what cannot be
/// opened.
bool is_project(std::filesystem::path const& file);

/// The events of a project in the order in which they were written, with their points, lines and
/// areas. Bad rows are skipped with a diagnostic. Throws FileError or FormatError when it is no
/// project or of a newer schema than this program's.
std::vector<events::Event> read_project_events(std::filesystem::path const& file,
                                               Diagnostics& diagnostics);

/// What a project keeps beside its events and reports: layers, slides and view; the rest is empty.
/// Throws as read_project_events() does.
Content read_project_slides(std::filesystem::path const& file);

} // namespace placetime::project
