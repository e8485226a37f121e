#pragma once

#include <optional>

#include "time/instant.h"

namespace placetime::events {

/// [begin, end) with either side open. An event is in it when it begins before the end and ends
/// after the beginning.
struct Window {
    std::optional<time::Instant> begin;
    std::optional<time::Instant> end;

    bool open() const noexcept { return !begin && !end; }
    bool holds(time::Interval const& interval) const noexcept
    {
        return (!end || interval.begin < *end) && (!begin || interval.end > *begin);
    }
};

} // namespace placetime::events
