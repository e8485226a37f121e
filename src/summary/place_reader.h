#pragma once

#include <string>
#include <unordered_map>

#include "events/event_table.h"
#include "summary/divisions.h"

namespace placetime::summary {

/// Where an event counts.
struct PlaceTold {
    enum class Kind : std::uint8_t {
        division,     ///< known well enough for one
        country_wide, ///< known to a country only
        border,       ///< a line that two countries share
        across,       ///< lies in several divisions, or is known less well than to one
        outside,      ///< in none that is known
        unplaced
    };
    Kind kind = Kind::unplaced;
    DivisionNumber division = kNoDivision;
    std::string admin1;         ///< of events outside all divisions that name one themselves
    std::string country;        ///< alpha-2, empty when none or several
    std::string second_country; ///< of borders
};

/// Tells of rows in which division they count: by the representative point, the one rule for tables
/// and maps. A place that is known less well than its division is large lies across divisions.
/// Keeps what it told, by place. Belongs to one thread; references must outlive it.
class PlaceReader {
public:
    /// Without divisions an event is of the admin1 and the country that it names: events are read
    /// whole then.
    PlaceReader(events::EventTable const& table, Divisions const* divisions)
        : table_(table), divisions_(divisions)
    {
    }
    PlaceTold const& of(events::Row row);
    Divisions const* divisions() const noexcept { return divisions_; }

private:
    PlaceTold read(events::Row row) const;
    PlaceTold by_position(geo::LonLat point, geo::Meters precision, events::Row row) const;
    PlaceTold by_names(events::EventPlace const& place) const;

    events::EventTable const& table_;
    Divisions const* divisions_;
    std::unordered_map<std::uint64_t, PlaceTold> places_; ///< by place key
};

} // namespace placetime::summary
