#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_table.h"
#include "events/filter.h"
#include "geo/geometry.h"

namespace placetime::briefing {

inline constexpr std::size_t kStatusCount = 6, kReviewCount = 4, kPrecisionCount = 13;

/// Which events a person asked for, in the window and on a slide. As it stands by default it
/// filters nothing but background and statements.
struct FilterChoice {
    std::array<bool, events::kTypeCount> types;
    std::array<bool, kStatusCount> statuses;
    std::array<bool, kReviewCount> reviews;
    std::array<bool, kPrecisionCount> precisions; ///< of dates; undated events always pass
    std::vector<std::string> hidden_sources;      ///< names as EventTable::source_names
    double min_confidence = 0;                    ///< 0 to 1
    geo::Meters max_place_precision = 0;          ///< 0: any; unplaced events always pass
    std::string words;                            ///< all of them, any order, folded
    geo::MultiPolygon region; ///< empty: everywhere; unplaced events do not pass one
    bool background = false;
    bool statements = false;

    FilterChoice();
    bool is_default() const;
    friend bool operator==(FilterChoice const&, FilterChoice const&) = default;
};

/// Only what differs from the default; "{}" for that.
std::string to_json(FilterChoice const& choice);
/// What is broken or unknown in it is left at its default; never throws for bad text.
FilterChoice filter_choice_from(std::string_view json);

/// The rows that a map draws: dated, placed, asserted or claimed, not rejected, and passing the
/// choice; of what had been reported at or before `known_at` when it is given. Cost: as
/// events::matching.
events::RowSet drawn_rows(events::EventTable const& table, FilterChoice const& choice,
                          std::optional<time::Instant> known_at = {});

} // namespace placetime::briefing
