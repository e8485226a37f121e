#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/filter.h"
#include "geo/box.h"
#include "time/instant.h"

namespace placetime::app {

/// Which events a command takes.
struct Selection {
    std::optional<time::Instant> begin;
    std::optional<time::Instant> end; ///< exclusive
    std::optional<geo::Box> box;
    std::vector<events::Type> types;
    std::optional<time::Instant> known_at;

    /// What it asks for beside what `filter` asks for already.
    events::Filter added_to(events::Filter filter) const;
    /// "2020-10-04 to 2020-10-08, Protests, known at 2020-10-06T00:00:00Z"; empty for everything.
    std::string words() const;
};

} // namespace placetime::app
