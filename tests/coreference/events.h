#pragma once

#include <string>

#include "events/event.h"

namespace placetime::coreference {

inline time::Instant day(char const* date) { return time::parse_iso(date)->interval.begin; }

/// A day of an event, or another period of ISO 8601.
inline events::EventTime on(char const* date)
{
    auto const parsed = *time::parse_iso(date);
    events::EventTime when;
    when.interval = parsed.interval;
    when.precision = parsed.precision;
    return when;
}

inline events::EventPlace place(std::string name, double lon, double lat, double precision_m,
                                std::string kind = "city", std::string country = "KG")
{
    events::EventPlace where;
    where.id = "test:" + name;
    where.name = where.text = std::move(name);
    where.kind = std::move(kind);
    where.country = std::move(country);
    where.point = {lon, lat};
    where.geometry = where.point;
    where.precision_m = precision_m;
    return where;
}
inline events::EventPlace bishkek() { return place("Bishkek", 74.6, 42.87, 8'000); }
inline events::EventPlace osh() { return place("Osh", 72.8, 40.53, 6'000); }
inline events::EventPlace white_house()
{
    return place("White House (Bishkek)", 74.6, 42.878, 300, "landmark");
}
inline events::EventPlace kyrgyzstan()
{
    return place("Kyrgyzstan", 74.6, 41.5, 480'000, "country");
}

/// A claim of one report, which is named by its publisher. Place and date are sure (0.8).
inline events::Event claim(std::string id, std::string publisher, char const* reported,
                           std::string title = {}, events::Type type = events::Type::riots)
{
    events::Event event;
    event.id = std::move(id);
    event.publisher = std::move(publisher);
    event.source_id = "report of " + event.publisher;
    event.reported = day(reported);
    event.title = title;
    event.source_quote = title + ".";
    event.type = type;
    event.when = on(reported);
    event.where = bishkek();
    event.confidence = 0.6;
    event.place_confidence = event.date_confidence = 0.8;
    return event;
}

inline events::Figure exactly(std::int64_t count) { return {count, count}; }
inline events::Figure at_least(std::int64_t count) { return {count, std::nullopt}; }

} // namespace placetime::coreference
