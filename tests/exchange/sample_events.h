#pragma once

#include <vector>

#include "events/event.h"

namespace placetime::test {

inline time::Instant at(char const* iso) { return time::parse_iso(iso)->interval.begin; }

/// An event with every property known, at a point.
inline events::Event full_event()
{
    events::Event e;
    e.id = "ev-1";
    e.title = "Miners \"strike\" in Karaganda";
    e.type = events::Type::protests;
    e.subtype = "Peaceful protest";
    e.status = events::Status::claimed;
    e.attribution = "the union";
    e.when = events::EventTime{
        {at("2021-05-03"), at("2021-05-04")}, time::Precision::day, "on Monday", "Asia/Almaty"};
    events::EventPlace place;
    place.text = "Karaganda";
    place.name = "Karagandy";
    place.id = "gn:609655";
    place.kind = "city";
    place.country = "KZ";
    place.countries = {"KZ"};
    place.admin1 = "Karaganda Region";
    place.point = {73.12345678, 49.8};
    place.geometry = place.point;
    place.precision_m = 9000.4;
    e.where = place;
    e.actor1 = "Miners";
    e.actor2 = "the mine's owner";
    for (std::size_t i = 0; i < events::kFigureKinds; ++i)
        e.figures[i] = {static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(i + 10)};
    e.figures_text = "over a hundred";
    e.figures_cumulative = true;
    e.reported = at("2021-05-05");
    e.source_id = "strike";
    e.source_title = "Strike, day nine";
    e.source_url = "https://courier.example/strike";
    e.publisher = "The Courier";
    e.source_start = 10;
    e.source_end = 42;
    e.source_quote = "Miners went on strike,\nthe union said.";
    e.source_count = 2;
    e.confidence = 0.87654;
    e.place_confidence = 0.5;
    e.date_confidence = 1;
    e.review = events::Review::edited;
    e.reliability = 'B';
    e.credibility = 3;
    return e;
}

/// Nothing known but what must be.
inline events::Event bare_event()
{
    events::Event e;
    e.id = "ev-2";
    e.title = "Talks";
    e.type = events::Type::diplomacy;
    return e;
}

/// In an area with a hole, wound the wrong way round and open to fault.
inline events::Event area_event()
{
    auto e = full_event();
    e.id = "ev-3";
    e.title = "-1+cmd";
    e.type = events::Type::humanitarian;
    e.where->kind = "admin1";
    e.where->geometry =
        geo::MultiPolygon{{{{10, 50}, {10, 52}, {12, 52}, {12, 50}, {10, 50}},
                           {{10.5, 50.5}, {11, 50.5}, {11, 51}, {10.5, 51}, {10.5, 50.5}}}};
    e.where->point = {11.5, 51.5};
    return e;
}

/// Along a line across the antimeridian, without a date.
inline events::Event line_event()
{
    auto e = full_event();
    e.id = "ev-4";
    e.type = events::Type::security_measures;
    e.when.reset();
    e.where->kind = "border";
    e.where->countries = {"RU", "US"};
    e.where->geometry = geo::MultiLine{{{179, 65}, {-179, 67}}};
    e.where->point = {180, 66};
    return e;
}

/// What two sources say of one happening: an area without a grade, and nothing known.
inline events::Event merged_event()
{
    auto e = full_event();
    e.id = "ev-5";
    e.claims = {area_event(), bare_event()};
    e.claims[0].id = "claim-1";
    e.claims[0].reliability = 0;
    e.claims[0].credibility = 0;
    e.claims[0].place_index = 2;
    e.claims[1].id = "claim-2";
    return e;
}

inline std::vector<events::Event> sample_events()
{
    return {full_event(), bare_event(), area_event(), line_event()};
}

} // namespace placetime::test
