#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/talk.h"
#include "events/event_table.h"
#include "layers/overlay.h"
#include "time/instant.h"

namespace placetime::app {

/// What files named on a command line hold.
struct Loaded {
    /// Of projects, event tables and reports: of the tables and projects in the order of the
    /// arguments, then of the reports.
    std::shared_ptr<events::EventTable const> table;
    std::vector<layers::Overlay> overlays; ///< files that are neither: layers to draw
    bool complete = true; ///< false when a named input could not be read (it was said)
};

/// What a file is, or a folder.
enum class Input { report, project, table, layer };
/// As load() tells them apart. Throws FileError for what does not exist.
Input input_kind(std::string const& argument);

/// A .gpkg with the table placetime_project is a project; any other table with a column recognised
/// as begin is an event table; a vector file without is a layer; text, HTML, PDF and mail, and
/// folders of them, are reports. With `known_at` merged events are as they were known then; those
/// of which nothing was known yet stay as they are: the filter by known_at leaves them out. Throws
/// the last error when nothing at all could be read.
Loaded load(std::vector<std::string> const& arguments, std::optional<time::DatedInterval> date,
            Talk const& talk, std::optional<time::Instant> known_at = {});

} // namespace placetime::app
