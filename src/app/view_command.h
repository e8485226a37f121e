#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "base/progress.h"
#include "session/document.h"

namespace placetime::app {

/// Reads what the window shows: projects with their reports and view; reports, through the
/// pipeline; tables of events; vector and raster layers; folders of reports. Reports are read with
/// what `names` mean, and what the projects among the files say of names. Runs on a worker; opening
/// may be cancelled between two files and, of reports, between two of them. What cannot be read is
/// a sentence in `problems`. Throws the last error when nothing at all could be read, Cancelled.
session::Opened open_for_viewing(std::vector<std::string> const& files,
                                 std::optional<time::DatedInterval> date,
                                 std::vector<curation::NameRule> const& names,
                                 CancelToken const& cancel, Progress const& progress);

/// Work that a crash left (project::find_recoverable), as something that was not saved yet.
session::Opened open_recovered(std::filesystem::path const& file);

/// The sample reports beside the program's data; empty when they are not installed.
std::vector<std::string> sample_reports();

/// Of this program, like "0.1.0".
std::string_view program_version() noexcept;

} // namespace placetime::app
