#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/talk.h"
#include "events/event.h"
#include "layers/overlay.h"
#include "time/instant.h"

namespace placetime::app {

/// What files named on a command line hold.
struct Loaded {
    std::vector<events::Event>
        events; ///< of projects, event tables and reports, in the order of the arguments
    std::vector<layers::Overlay> overlays; ///< files that are neither: layers to draw
    bool complete = true; ///< false when a named input could not be read (it was said)
};

/// A .gpkg with the table placetime_project is a project; any other table with a column recognised
/// as begin is an event table; a vector file without is a layer; text, HTML, PDF and mail, and
/// folders of them, are reports. Throws the last error when nothing at all could be read.
Loaded load(std::vector<std::string> const& arguments, std::optional<time::DatedInterval> date,
            Talk const& talk);

} // namespace placetime::app
