#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "geo/box.h"
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

/// Which events an output takes. Empty parts filter nothing.
struct Filter {
    Window window;               ///< an event without a date passes only an open window
    std::vector<Type> types;     ///< any of these
    std::optional<geo::Box> box; ///< an event without a place passes only without a box
    std::optional<time::Instant>
        known_at;           ///< reported before this moment; an event of unknown report date passes
    bool background = true; ///< false leaves background events out
    bool drawn_only = false; ///< only what is_drawn
};

/// True when the event's place touches the box: its point inside, or the box of its line or area
/// meeting it.
bool in_box(EventPlace const& place, geo::Box const& box);

bool passes(Event const& event, Filter const& filter);

/// The events that pass, in their order.
std::vector<Event> filtered(std::vector<Event> const& events, Filter const& filter);

/// "Protests, Riots" (comma separated, any case, a unique beginning is enough: "explosions").
/// Throws UsageError that lists the types.
std::vector<Type> parse_types(std::string_view list);

/// Stable over runs and machines: 16 hex digits of the source's id, the quote's offsets, type and
/// sub-type, and a counter among equals.
std::string event_id(std::string_view source_id, std::size_t start, std::size_t end, Type type,
                     std::string_view subtype, int counter);

} // namespace placetime::events
