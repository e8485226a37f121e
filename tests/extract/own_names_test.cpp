#include <doctest/doctest.h>

#include <string>

#include "extract/pipeline.h"

namespace placetime::extract {
namespace {

events::EventPlace own_place(std::string name, double lon, double lat)
{
    events::EventPlace place;
    place.name = std::move(name);
    place.id = "own:" + place.name;
    place.kind = "landmark";
    place.country = "KG";
    place.countries = {"KG"};
    place.admin1 = "Osh";
    place.point = {lon, lat};
    place.geometry =
        geo::MultiPolygon{{{{lon, lat}, {lon + 1, lat}, {lon + 1, lat + 1}, {lon, lat}}}};
    place.precision_m = 1234.5;
    return place;
}

events::Event only_event(std::string text)
{
    reports::Report report;
    report.id = "test";
    report.text = std::move(text);
    geoparse::OwnNames const names({{"Zzyx Bazaar", own_place("Zzyx market", 72.8, 40.5)},
                                    {"Bishkek", own_place("Bishkek, the ship", 72.8, 40.5)}});
    ExtractOptions options;
    options.report_date = time::parse_iso("2020-10-06");
    options.names = &names;
    auto const found = extractor().annotate(std::move(report), options).events;
    REQUIRE(found.size() == 1);
    return found.front();
}

} // namespace

TEST_CASE("an event at one of the project's own names has that place, whole")
{
    for (char const* word : {"Zzyx Bazaar", "Bishkek"}) {
        CAPTURE(word);
        auto const event =
            only_event("Protesters clashed with police in " + std::string(word) + " on Monday.");
        auto const expected =
            own_place(word[0] == 'Z' ? "Zzyx market" : "Bishkek, the ship", 72.8, 40.5);
        REQUIRE(event.where.has_value());
        CHECK(event.where->text == word);
        CHECK(event.where->name == expected.name);
        CHECK(event.where->id == expected.id);
        CHECK(event.where->kind == "landmark");
        CHECK(event.where->admin1 == "Osh");
        CHECK(event.where->countries == expected.countries);
        CHECK(event.where->point == expected.point);
        CHECK(*event.where->geometry == *expected.geometry);
        CHECK(event.where->precision_m == 1234.5);
        CHECK(event.where->role == events::PlaceRole::where);
        CHECK(event.place_index == 0);
        REQUIRE(event.when.has_value());
        CHECK(event.when->zone == "Asia/Bishkek"); // of the nearest town
    }
}

TEST_CASE("what follows in the paragraph, or under the dateline, inherits such a place")
{
    auto const later =
        only_event("Traders of Zzyx Bazaar waited. Police arrested ten men on Monday.");
    auto const dated = only_event("ZZYX BAZAAR, October 6 - Police arrested ten men on Monday.");
    REQUIRE(dated.where.has_value());
    CHECK(dated.where->id == "own:Zzyx market");
    CHECK(dated.place_index == 0);
    if (later.where) CHECK(later.where->country == "KG");
}

} // namespace placetime::extract
