#pragma once

#include <string>
#include <vector>

#include "events/event.h"

/// Events of our own making, in the manner of a week of unrest in Kyrgyzstan: points, a valley,
/// border lines, country-wide ones, claims.
namespace placetime::samples {

struct SamplePlace {
    char const* id;
    char const* name;
    char const* kind;
    double lon, lat;
    double precision_m = 3000;
    geo::Geometry shape = geo::LonLat{};
};

inline events::Event make_event(int number, SamplePlace const& place, events::Type type,
                                char const* title, char const* begin, int days = 1,
                                events::Status status = events::Status::asserted)
{
    events::Event e;
    e.id = "sample-" + std::to_string(1000 + number);
    e.title = title;
    e.type = type;
    e.source_quote = std::string(title) + ", two witnesses told the paper on the phone.";
    e.status = status;
    e.confidence = 0.5 + 0.01 * (number % 40);
    auto const day = time::parse_iso(begin);
    e.when = events::EventTime{{day->interval.begin, day->interval.begin + std::chrono::days(days)},
                               time::Precision::day,
                               begin,
                               "Asia/Bishkek"};
    events::EventPlace p;
    p.name = place.name;
    p.text = place.name;
    p.id = place.id;
    p.kind = place.kind;
    p.country = "KG";
    p.point = {place.lon, place.lat};
    p.precision_m = place.precision_m;
    p.geometry =
        std::holds_alternative<geo::LonLat>(place.shape) ? geo::Geometry(p.point) : place.shape;
    e.where = p;
    return e;
}

inline std::vector<events::Event> kyrgyzstan()
{
    using events::Status;
    using enum events::Type;
    SamplePlace const bishkek{"s:1", "Bishkek", "city", 74.59, 42.87},
        osh{"s:2", "Osh", "city", 72.80, 40.53},
        jalal_abad{"s:3", "Jalal-Abad", "city", 72.99, 40.93},
        jeruy{"s:4", "Jeruy", "mine", 71.62, 42.32}, kumtor{"s:5", "Kumtor", "mine", 78.19, 41.86},
        naryn{"s:6", "Naryn", "city", 75.99, 41.43},
        karakol{"s:7", "Karakol", "city", 78.39, 42.49},
        talas{"s:8", "Talas", "city", 72.24, 42.52}, batken{"s:9", "Batken", "city", 70.82, 40.06},
        manas{"s:10", "Manas Air Base", "airbase", 74.48, 43.06, 1500},
        uzgen{"s:11", "Uzgen", "city", 73.30, 40.77},
        square{"s:12", "Ala-Too Square", "landmark", 74.604, 42.876, 200},
        tokmok{"s:13", "Tokmok", "city", 75.30, 42.84},
        taraz{"s:14", "Taraz", "city", 71.37, 42.90},
        naryn_region{"s:15",
                     "Naryn Region",
                     "admin1",
                     75.6,
                     41.3,
                     150000,
                     geo::MultiPolygon{{{{73.9, 41.9},
                                         {74.9, 42.3},
                                         {76.1, 42.1},
                                         {77.2, 41.7},
                                         {77.9, 41.2},
                                         {76.8, 40.9},
                                         {75.6, 40.5},
                                         {74.8, 40.4},
                                         {74.0, 41.0},
                                         {73.6, 41.5},
                                         {73.9, 41.9}}}}},
        valley{"s:16",
               "Fergana Valley",
               "valley",
               71.9,
               40.6,
               150000,
               geo::MultiPolygon{{{{70.3, 40.4},
                                   {70.9, 40.9},
                                   {71.6, 41.3},
                                   {72.4, 41.3},
                                   {73.2, 41.0},
                                   {73.3, 40.6},
                                   {72.6, 40.3},
                                   {71.7, 40.2},
                                   {70.9, 40.2},
                                   {70.3, 40.4}}}}},
        china{"s:17",
              "Border of Kyrgyzstan with China",
              "border",
              76.5,
              40.5,
              300000,
              geo::MultiLine{{{73.8, 39.8},
                              {74.0, 40.1},
                              {74.8, 40.4},
                              {75.6, 40.3},
                              {76.3, 40.4},
                              {76.9, 41.0},
                              {78.1, 41.1},
                              {78.5, 41.6},
                              {79.4, 41.9},
                              {80.2, 42.2}}}},
        country{"s:18",
                "Kyrgyzstan",
                "country",
                74.5,
                41.4,
                500000,
                geo::MultiPolygon{{{{69.3, 39.5},
                                    {70.0, 40.2},
                                    {71.0, 40.3},
                                    {72.0, 40.5},
                                    {73.0, 40.8},
                                    {71.9, 41.4},
                                    {70.2, 41.6},
                                    {71.3, 42.8},
                                    {73.5, 43.0},
                                    {74.3, 43.3},
                                    {76.0, 42.9},
                                    {80.2, 42.2},
                                    {78.5, 41.5},
                                    {76.9, 41.0},
                                    {75.6, 40.3},
                                    {73.8, 39.8},
                                    {73.6, 39.4},
                                    {71.7, 39.3},
                                    {69.3, 39.5}}}}},
        brussels{"s:19", "Brussels", "city", 4.35, 50.85};
    std::vector<events::Event> list;
    auto const add = [&](SamplePlace const& place, events::Type type, char const* title,
                         char const* begin, int days = 1,
                         Status status = Status::asserted) -> events::Event& {
        list.push_back(
            make_event(static_cast<int>(list.size()), place, type, title, begin, days, status));
        return list.back();
    };
    add(country, politics, "Parliamentary election held", "2020-10-04");
    add(bishkek, protests, "Thousands rally against the result", "2020-10-05")
        .figure(events::FigureKind::participants)
        .min = 4000;
    add(bishkek, security_measures, "Police use tear gas and stun grenades", "2020-10-05");
    add(bishkek, riots, "Crowd breaks into the parliament building", "2020-10-05")
        .figure(events::FigureKind::injured) = {590, 600};
    add(square, protests, "Sixteen parties call their voters to the square", "2020-10-05");
    add(square, riots, "Protesters storm the White House", "2020-10-06");
    add(bishkek, politics, "Former president freed from custody", "2020-10-06");
    add(bishkek, politics, "Election result annulled", "2020-10-06");
    add(bishkek, politics, "Prime minister resigns", "2020-10-06");
    add(bishkek, protests, "Volunteers patrol shops at night", "2020-10-06", 2);
    add(bishkek, strategic_developments, "Opposition takes over the mayor's office", "2020-10-06",
        1, Status::claimed);
    add(bishkek, security_measures, "Curfew announced", "2020-10-07");
    add(bishkek, violence_against_civilians, "Reporter beaten near the square", "2020-10-06", 1,
        Status::claimed);
    add(osh, protests, "Rally for the president", "2020-10-06");
    add(osh, protests, "Rally against the mayor", "2020-10-06");
    add(osh, politics, "Mayor resigns", "2020-10-07");
    add(osh, security_measures, "Markets close early", "2020-10-07");
    add(jalal_abad, protests, "Crowd gathers before the administration", "2020-10-06");
    add(jalal_abad, riots, "Office set on fire", "2020-10-06", 1, Status::claimed);
    add(jeruy, riots, "Gold mine attacked and set on fire", "2020-10-06");
    add(jeruy, strategic_developments, "Mine halts its work", "2020-10-06", 2);
    add(kumtor, security_measures, "Guards placed at the mine", "2020-10-07");
    add(naryn, protests, "Governor asked to resign", "2020-10-06");
    add(naryn, politics, "Governor resigns", "2020-10-07");
    add(karakol, protests, "Some two hundred meet on the square", "2020-10-06");
    add(talas, politics, "Governor's office occupied", "2020-10-06");
    add(talas, protests, "Rally against the governor", "2020-10-05");
    add(batken, humanitarian, "Power cut after a storm", "2020-10-05");
    add(manas, security_measures, "Airport under guard", "2020-10-06", 1, Status::claimed);
    add(uzgen, battles, "Shots exchanged at a checkpoint", "2020-10-07", 1, Status::claimed);
    add(tokmok, explosions, "Grenade thrown at a police post", "2020-10-07")
        .figure(events::FigureKind::killed)
        .min = 1;
    add(taraz, strategic_developments, "Lorries wait for the border to open", "2020-10-07")
        .where->country = "KZ";
    add(naryn_region, politics, "State of emergency considered by the assembly", "2020-10-07");
    add(naryn_region, security_measures, "Roads to the pass closed", "2020-10-07");
    add(valley, humanitarian, "Families leave their homes", "2020-10-06", 2)
        .figure(events::FigureKind::displaced)
        .min = 300;
    add(china, security_measures, "Border with China closed", "2020-10-06");
    add(country, security_measures, "Borders closed for travellers", "2020-10-07");
    add(country, diplomacy, "Neighbours call for calm", "2020-10-06");
    add(brussels, diplomacy, "Talks on aid suspended", "2020-10-07").where->country = "BE";
    add(bishkek, politics, "Parliament meets in a hotel", "2020-10-06");
    // Not drawn: denied, planned, and history.
    add(osh, protests, "Rally planned for the weekend", "2020-10-10", 1, Status::planned);
    add(osh, battles, "Shooting denied by the police", "2020-10-06", 1, Status::denied);
    add(manas, strategic_developments, "Base closed", "2014-06-03").background = true;
    return list;
}

} // namespace placetime::samples
