#pragma once

#include <memory>
#include <string>
#include <vector>

#include "curation/operations.h"
#include "curation/workspace.h"
#include "events/event_table.h"

namespace placetime::test {

inline time::Instant moment(std::string_view iso) { return time::parse_instant(iso); }

inline events::EventPlace town(std::string name, geo::LonLat point, std::string kind = "city")
{
    events::EventPlace place;
    place.text = name;
    place.name = std::move(name);
    place.id = "test:" + place.name;
    place.kind = std::move(kind);
    place.country = "KG";
    place.countries = {"KG"};
    place.point = point;
    place.geometry = point;
    place.precision_m = 5000;
    return place;
}

/// An unreviewed event of a day in a town, told by a publisher the day after.
inline events::Event happening(std::string id, std::string_view day, std::string place = "Naryn",
                               std::string publisher = "Courier")
{
    events::Event e;
    e.id = std::move(id);
    e.title = "People gather in " + place;
    e.type = events::Type::protests;
    e.subtype = "peaceful protest";
    e.when = events::EventTime{time::day(std::chrono::floor<std::chrono::days>(moment(day))),
                               time::Precision::day, std::string(day), "Asia/Bishkek"};
    e.where = town(std::move(place), {76.0, 41.43});
    e.reported = moment(day) + time::Seconds(86'400);
    e.source_id = "report-" + e.id;
    e.publisher = std::move(publisher);
    e.source_quote = "People gathered on the square.";
    e.source_end = 30;
    e.confidence = 0.6;
    e.place_confidence = 0.7;
    e.date_confidence = 0.8;
    return e;
}

inline curation::Workspace workspace_of(std::vector<events::Event> events)
{
    return curation::Workspace(events::EventTable::from(std::move(events)));
}

/// Events, names and judgements are the same, the events at the same places.
inline bool same_content(curation::Workspace const& a, curation::Workspace const& b)
{
    auto const x = a.events(), y = b.events();
    if (x.size() != y.size() || a.distinct() != b.distinct() ||
        a.names().size() != b.names().size())
        return false;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (x[i].seq != y[i].seq || !curation::same(x[i].event, y[i].event)) return false;
    for (std::size_t i = 0; i < a.names().size(); ++i)
        if (a.names()[i].name != b.names()[i].name ||
            !curation::same(a.names()[i].place, b.names()[i].place))
            return false;
    return true;
}

} // namespace placetime::test
