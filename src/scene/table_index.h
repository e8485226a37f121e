#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/event_table.h"

namespace placetime::scene {

/// What pictures need of a table whatever the time and the camera. Made once for a table (some 10
/// ms a million rows); keeps no reference to it.
class TableIndex {
public:
    explicit TableIndex(events::EventTable const& table);

    std::uint64_t version() const noexcept { return version_; }
    /// Dated rows at a valid position: those known to a point, and those known to a line, an area
    /// or a country.
    events::RowSet const& points() const noexcept { return points_; }
    events::RowSet const& shaped() const noexcept { return shaped_; }
    /// Drawn by default; with history what would be, were it not history.
    events::RowSet const& drawn(bool history) const noexcept
    {
        return history ? drawn_with_history_ : drawn_;
    }

    /// Sorts by begin, then end, then id (in tables above kRanked rows, by row).
    void sort(events::EventTable const& table, std::vector<events::Row>& rows) const;

    /// How many events a place has in the whole table, and how early its first one is in their
    /// order: what decides between places whatever the time. Known in tables up to kRanked rows.
    struct Standing {
        std::uint32_t total = 0;
        std::uint32_t first = ~std::uint32_t{0};
    };
    Standing standing(std::uint64_t place_key) const;
    bool has_standings() const noexcept { return !ranks_.empty(); }

    static constexpr std::size_t kRanked = 200'000;

private:
    std::uint64_t version_;
    events::RowSet points_, shaped_, drawn_, drawn_with_history_;
    std::vector<std::uint32_t> ranks_; ///< of each row by begin, end, id; empty in large tables
    std::unordered_map<std::uint64_t, Standing> standings_;
};

/// What the map says of a place.
struct PlaceInfo {
    std::string name;
    std::string country; ///< alpha-2
    bool is_town = false, is_country = false;
};

/// Looks places up when they are named, once each: reading a whole event of a large table takes
/// some microseconds.
class PlaceBook {
public:
    PlaceInfo const& of(events::EventTable const& table, events::Row row);

private:
    std::uint64_t version_ = 0;
    std::unordered_map<std::uint64_t, PlaceInfo> places_; ///< by place key
};

} // namespace placetime::scene
