#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/event.h"

namespace placetime::viewer {

/// The group of events that is looked at, read once.
struct ProposalsState {
    std::uint64_t table = 0;
    std::vector<std::string> ids;
    std::vector<events::Event> events;
    std::vector<bool> in; ///< which of them are to be merged
};

} // namespace placetime::viewer
