#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "events/event_table.h"

namespace placetime::events {

/// How many events of each type begin in each bin.
struct Histogram {
    std::vector<std::int64_t> edges; ///< ascending, seconds since 1970: bin i is [i, i + 1)
    std::vector<std::array<std::uint32_t, kTypeCount>> bins; ///< one fewer than edges
    std::int64_t longest_bin = 0;                            ///< seconds
    std::uint32_t highest = 0;                               ///< the largest sum of a bin
};

/// Counts by begin the shown rows (null: those that are drawn by default) that last no longer than
/// the longest bin: the rest is loose_events(..., longest_bin, ...), so "in June" is in a histogram
/// of months and a soft bar over one of days. `edges` ascend strictly and may follow the calendar;
/// fewer than two give no bin. 1 to 3 ms a million rows.
Histogram histogram(EventTable const& table, RowSet const* shown,
                    std::span<std::int64_t const> edges);

/// The shown rows (null: drawn by default) that overlap the window and last longer than so many
/// seconds, in order of begin, longer ones first where that is the same; at most `limit`, the
/// longest. What is soft (dated coarser than a day) and what lasted is told by precisions().
std::vector<Row> loose_events(EventTable const& table, RowSet const* shown, Window const& window,
                              std::int64_t longer_than, std::size_t limit);

/// The next moment after `after` at which a shown row (null: drawn by default) begins.
std::optional<time::Instant> next_begin(EventTable const& table, RowSet const* shown,
                                        time::Instant after);
/// The last moment before `before` at which one begins.
std::optional<time::Instant> previous_begin(EventTable const& table, RowSet const* shown,
                                            time::Instant before);

} // namespace placetime::events
