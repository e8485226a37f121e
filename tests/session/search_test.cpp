#include <doctest/doctest.h>

#include "events/random_events.h"
#include "session/filter_state.h"
#include "session/moments.h"
#include "session/search.h"

using namespace placetime;
using namespace placetime::session;

namespace {

bool is_near(std::optional<geo::LonLat> position, double lon, double lat)
{
    return position && std::abs(position->lon - lon) < 1e-4 && std::abs(position->lat - lat) < 1e-4;
}

} // namespace

TEST_CASE("positions are read as people write them")
{
    for (std::string_view const text :
         {"42.87, 74.59", "42.87 74.59", "42.87N 74.59E", "N42.87 E74.59", "74.59E, 42.87N",
          "42.87°N 74.59°E", "+42.87; +74.59", "42°52'12\"N 74°35'24\"E", "42°52′12″N, 74°35′24″E",
          "42° 52' 12'' N 74° 35' 24'' E", "42 52 12 N 74 35 24 E", "42°52.2'N 74°35.4'E",
          "42°52'12\" 74°35'24\"", "42 52 12, 74 35 24", "  42.87,74.59  "}) {
        CAPTURE(text);
        CHECK(is_near(parse_position(text), 74.59, 42.87));
    }
    CHECK(is_near(parse_position("-33.86, -70.5"), -70.5, -33.86));
    CHECK(is_near(parse_position("33.86S 70.5W"), -70.5, -33.86));
    CHECK(is_near(parse_position("−33.86, −70.5"), -70.5, -33.86));
    CHECK(is_near(parse_position("-0°30', 10"), 10, -0.5));
}

TEST_CASE("what is no position is none")
{
    for (std::string_view const text :
         {"", "Osh", "42", "42.87,", "91, 10", "10, 181", "42N 74N", "42E 74", "1 2 3", "1,2,3",
          "42°61'N 74°E", "-42N 74E", "2020-10-06", "nan, nan", "1e3, 2", "42..87 74", "N E",
          "42 -52 N 74 E"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_position(text));
    }
}

TEST_CASE("positions are written with their halves of the Earth")
{
    CHECK(position_text({74.59, 42.87}) == "42.8700°N 74.5900°E");
    CHECK(position_text({-70.5, -33.86}, 2) == "33.86°S 70.50°W");
}

TEST_CASE("places are found by name, beginning and with a letter wrong")
{
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    auto const osh = find_places(gazetteer, "Osh", 8);
    REQUIRE_FALSE(osh.empty());
    CHECK(osh[0].name == "Osh");
    CHECK(osh[0].country == "KG");
    CHECK(osh[0].population > 100'000);
    CHECK(osh.size() > 1);
    auto const begun = find_places(gazetteer, "bishk", 8);
    REQUIRE_FALSE(begun.empty());
    CHECK(begun[0].name == "Bishkek");
    auto const wrong = find_places(gazetteer, "Bishkeck", 8);
    REQUIRE_FALSE(wrong.empty());
    CHECK(wrong[0].name == "Bishkek");
    auto const cyrillic = find_places(gazetteer, "Бишкек", 8);
    REQUIRE_FALSE(cyrillic.empty());
    CHECK(cyrillic[0].name == "Bishkek");
    auto const country = find_places(gazetteer, "Kyrgyzstan", 8);
    REQUIRE_FALSE(country.empty());
    CHECK(country[0].kind == "country");
    CHECK(country[0].box.width() > 5);
    CHECK(find_places(gazetteer, "", 8).empty());
    CHECK(find_places(gazetteer, "qxzvwjkqxzv", 8).empty());
}

TEST_CASE("as one types, places and events come in two groups")
{
    auto one = test::drawn_event("1", "2020-10-06", "2020-10-07");
    one.title = "Protesters storm the White House";
    auto two = test::drawn_event("2", "2020-10-04", "2020-10-05");
    two.title = "Protest in Osh";
    auto const table = test::table_of({one, two});
    Tasks tasks;
    Search search;
    CHECK_FALSE(search.update(tasks, nullptr, table, nullptr));
    search.set_text("protest");
    CHECK(search.update(tasks, &gazetteer::Gazetteer::standard(), table, nullptr));
    CHECK(search.event_count() == 2);
    REQUIRE(search.events().size() == 2);
    CHECK(table->id(search.events()[0]) == "2"); // the earlier
    CHECK_FALSE(search.update(tasks, nullptr, table, nullptr));
    search.set_text("osh");
    search.update(tasks, &gazetteer::Gazetteer::standard(), table, nullptr);
    CHECK(search.places()[0].name == "Osh");
    CHECK(search.event_count() == 1);
    auto none = std::make_shared<events::RowSet>(table->size());
    search.update(tasks, nullptr, table, none);
    CHECK(search.event_count() == 0);
    search.set_text("42.87, 74.59");
    search.update(tasks, nullptr, table, nullptr);
    REQUIRE(search.places().size() == 1);
    CHECK(search.places()[0].kind == "position");
    search.clear();
    search.update(tasks, nullptr, table, nullptr);
    CHECK(search.places().empty());
}

TEST_CASE("a large table is searched on the worker; typing on drops the search before")
{
    auto const table =
        events::EventTable::from(test::random_events(FilterState::kSearchAtOnce + 10));
    Tasks tasks;
    Search search;
    search.set_text("shel");
    search.update(tasks, nullptr, table, nullptr);
    CHECK(search.searching());
    search.set_text("shells houses");
    search.update(tasks, nullptr, table, nullptr);
    tasks.finish();
    CHECK_FALSE(search.searching());
    CHECK(search.event_count() > 1'000);
    CHECK(search.events().size() == Search::kEvents);
}
