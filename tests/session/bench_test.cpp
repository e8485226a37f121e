#include <doctest/doctest.h>

#include "session/bench_session.h"

using namespace placetime;
using namespace placetime::session;

namespace {

gazetteer::Gazetteer const& standard() { return gazetteer::Gazetteer::standard(); }

} // namespace

TEST_CASE("a place of the gazetteer becomes an event's place with shape, country and division")
{
    auto const hits = find_places(standard(), "Osh", 8);
    REQUIRE_FALSE(hits.empty());
    auto const town = place_of(&standard(), hits.front());
    CHECK(town.name == "Osh");
    CHECK(town.kind == "city");
    CHECK(town.country == "KG");
    CHECK(town.countries == std::vector<std::string>{"KG"});
    CHECK_FALSE(town.admin1.empty());
    CHECK(town.id.starts_with("gn:"));
    CHECK(town.precision_m > 0);
    CHECK(town.geometry.is_point());
    auto const country = standard().country(gazetteer::CountryCode("KG"));
    auto const whole = place_of(standard(), country.value());
    CHECK(whole.kind == "country");
    CHECK_FALSE(whole.geometry.is_point());
}

TEST_CASE("around a position are its country and division, at sea none")
{
    auto const bishkek = around(&standard(), {74.59, 42.87});
    CHECK(bishkek.country == "KG");
    CHECK_FALSE(bishkek.admin1.empty());
    CHECK(around(&standard(), {-30, 30}).country.empty());
    CHECK(around(nullptr, {74.59, 42.87}).country.empty());
}

TEST_CASE("candidates are completed from the gazetteer where it knows them")
{
    auto const osh = find_places(standard(), "Osh", 1).at(0);
    auto event = test::mentioned_event(0, 0.5);
    auto report = test::report_with_candidates("long-day", 1);
    auto& first = report.mentions[0].candidates[0];
    first.place_id = standard().id(osh.place);
    auto const choices = place_choices(event, &report, &standard());
    REQUIRE(choices.size() == 4); // the event's own place is none of them
    CHECK(choices[0].place.name == "Osh");
    CHECK_FALSE(choices[0].place.admin1.empty());
    CHECK(choices[0].score == doctest::Approx(0.9));
    CHECK(choices[1].place.name == "Bishkek 2");
    CHECK(choices[3].current);
    CHECK(choices[3].place.id == "test:0");
    event.where.reset();
    CHECK(place_choices(event, &report, nullptr).empty()); // no mention is the event's place
    CHECK(place_choices(event, nullptr, nullptr).empty());
}
