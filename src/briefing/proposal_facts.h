#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "briefing/material.h"
#include "briefing/slide.h"
#include "events/event_table.h"

namespace placetime::briefing {

/// A name with how many events have it.
struct Tally {
    std::string name;
    std::size_t events = 0;
};

/// What some events have in common: what a slide about them may say.
struct Facts {
    std::size_t events = 0, unreviewed = 0, claimed = 0;
    std::vector<std::pair<events::Type, std::size_t>> types; ///< most first
    std::vector<Tally> places;    ///< most first; a country that is a place is not among them
    std::size_t country_wide = 0; ///< known to a country only
    std::vector<Tally> towns;     ///< of the places those that are towns
    /// Most first; an event of several counts for each. Empty where most events have none.
    std::vector<Tally> publishers;
    std::size_t reports = 0;                ///< different ones
    std::vector<Tally> report_titles;       ///< with their dates, most events first
    std::optional<time::Interval> reported; ///< first to last day
    /// The highest figure told of one event, with its row.
    struct Highest {
        events::FigureKind kind = events::FigureKind::killed;
        std::int64_t count = 0;
        bool at_least = false;
        events::Row row = events::kNoRow;
    };
    std::vector<Highest> highest; ///< killed and injured, where known
};

/// Reads a table for a proposal; keeps what it read. Belongs to one thread.
class FactReader {
public:
    explicit FactReader(Material const& material);

    events::EventTable const& table() const noexcept { return table_; }
    events::Event const& event(events::Row row);
    /// Of more than kMostRead rows the first that many are read for publishers and reports.
    Facts of(std::vector<events::Row> const& rows);
    /// Those to be told of, by begin: those with a title and a quote of their own, that begin
    /// `since` then, of most sources, of a place rather than a country, of the highest figures, the
    /// surest; at most `count`, from different places as far as there are.
    std::vector<events::Row> telling(std::vector<events::Row> const& rows, std::size_t count,
                                     std::optional<time::Instant> since = {});
    /// What a slide shows, by begin.
    std::vector<events::Row> shown(Slide const& slide) const;
    /// "Kyrgyzstan" of the country of most events; empty when unknown.
    std::string main_country(std::vector<events::Row> const& rows);
    /// "Bishkek"; of a country-wide one the country.
    std::string place_of(events::Row row);
    bool is_wide(events::Row row) const noexcept
    {
        return (table_.flags()[row] & events::kWide) != 0;
    }

private:
    Material const& material_;
    events::EventTable const& table_;
    std::unordered_map<events::Row, events::Event> events_;
    std::unordered_map<std::uint64_t, std::string> places_; ///< by place key
};

inline constexpr std::size_t kMostRead = 5'000;

} // namespace placetime::briefing
