#pragma once

#include <string>
#include <vector>

#include "events/event_table.h"
#include "summary/divisions.h"

namespace placetime::summary {

inline time::Instant at(char const* iso) { return time::parse_instant(iso); }

/// A day's event at a point that is known to 2 km.
inline events::Event event(std::string id, events::Type type, char const* day, double lon,
                           double lat)
{
    events::Event e;
    e.id = std::move(id);
    e.title = "Something happened";
    e.type = type;
    auto const when = time::parse_iso(day);
    e.when = events::EventTime{when->interval, when->precision, day, "Asia/Bishkek"};
    events::EventPlace place;
    place.name = "Somewhere";
    place.id = "test:" + std::to_string(lon) + "," + std::to_string(lat);
    place.kind = "city";
    place.point = {lon, lat};
    place.geometry = geo::SharedGeometry(geo::LonLat{lon, lat});
    place.precision_m = 2'000;
    e.where = place;
    e.publisher = "Daily";
    e.confidence = 0.9;
    return e;
}

inline geo::MultiPolygon square(double west, double south, double side)
{
    return {{{{west, south},
              {west + side, south},
              {west + side, south + side},
              {west, south + side},
              {west, south}}}};
}

/// Three divisions of a degree in a row from 70° E, 40° N: the first two of AA, the third of BB.
inline AreaDivisions three_divisions()
{
    return AreaDivisions({{{"t:1", "West", "AA", 0}, square(70, 40, 1)},
                          {{"t:2", "Middle", "AA", 0}, square(71, 40, 1)},
                          {{"t:3", "East", "BB", 0}, square(72, 40, 1)}});
}

} // namespace placetime::summary
