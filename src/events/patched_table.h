#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "events/event_table.h"

namespace placetime::events {

/// How a table differs from another at a record: an event before it, or something instead of it.
struct Patch {
    std::size_t record = 0;             ///< of the base; its size: after the last
    bool instead = false;               ///< the record itself is left out
    std::shared_ptr<Event const> event; ///< null, with `instead`: taken out
};

/// A table with some records put in, replaced and taken out. The others stay where the base has
/// them and are not copied; neither are the patches' events. `patches` are in order of their
/// records, what comes before a record before what stands instead of it. O(rows of the base) and
/// one sort: some 30 ms for 100 000.
std::shared_ptr<EventTable const> patched(std::shared_ptr<EventTable const> const& base,
                                          std::vector<Patch> const& patches);

} // namespace placetime::events
