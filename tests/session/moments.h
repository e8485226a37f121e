#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "events/event_table.h"
#include "time/instant.h"

namespace placetime::test {

/// The start of an ISO period.
inline time::Instant at(std::string_view iso) { return time::parse_instant(iso); }

/// A drawn event of one type that lasts from `begin` to `end` at a point.
inline events::Event drawn_event(std::string id, std::string_view begin, std::string_view end,
                                 geo::LonLat point = {74.6, 42.87})
{
    events::Event e;
    e.id = std::move(id);
    e.title = "Event " + e.id;
    e.type = events::Type::protests;
    e.when = events::EventTime{{at(begin), at(end)}, time::Precision::day, "", ""};
    events::EventPlace place;
    place.name = "Bishkek";
    place.kind = "city";
    place.point = point;
    place.geometry = point;
    place.precision_m = 5000;
    e.where = place;
    return e;
}

inline std::shared_ptr<events::EventTable const> table_of(std::vector<events::Event> events)
{
    return events::EventTable::from(std::move(events));
}

} // namespace placetime::test
