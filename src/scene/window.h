#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/event.h"

namespace placetime::scene {

/// Which events a picture shows.
struct Selection {
    std::vector<std::size_t> shown;     ///< indices, by begin, then end, then id
    std::size_t not_drawn = 0;          ///< the others
    std::optional<time::Interval> span; ///< what the title says: the window, with open ends closed
                                        ///< by the events; none without either
    std::size_t loosely_dated = 0; ///< shown, but dated to a week or coarser and left out of `span`
};

/// Events that are drawn by default (events::is_drawn; with `background` history too) and overlap
/// [begin, end).
Selection select_events(std::span<events::Event const> events, std::optional<time::Instant> begin,
                        std::optional<time::Instant> end, bool background);

/// The window written out: "5 October 2020, UTC", "4 to 7 October 2020, UTC", "28 September to 7
/// October 2020, UTC", "5 October 2020, 14:00 to 16:30, UTC". The last day named is the last that
/// the interval touches.
std::string written_out(time::Interval const& interval);

/// An event's date for a list: "5 Oct", "4–6 Oct", "Oct 2020", "2020"; with the year when
/// `with_year`.
std::string short_date(events::EventTime const& when, bool with_year);

} // namespace placetime::scene
