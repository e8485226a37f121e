#include <doctest/doctest.h>

#include "base/error.h"
#include "events/filter.h"

namespace placetime::events {
namespace {

time::Instant at(char const* text) { return time::parse_instant(text); }

Event event_on(char const* begin, char const* end)
{
    Event event;
    event.when = EventTime{{at(begin), at(end)}, time::Precision::day, "", ""};
    EventPlace place;
    place.point = {74.6, 42.9};
    place.geometry = place.point;
    event.where = place;
    return event;
}

TEST_CASE("a window holds what begins before its end and ends after its beginning")
{
    auto const event = event_on("2020-10-06", "2020-10-07");
    Filter filter;
    filter.window = {at("2020-10-06"), at("2020-10-07")};
    CHECK(passes(event, filter));
    filter.window = {at("2020-10-07"), at("2020-10-08")};
    CHECK(!passes(event, filter));
    filter.window = {at("2020-10-05"), at("2020-10-06")};
    CHECK(!passes(event, filter));
    filter.window = {at("2020-10-06T12:00"), {}};
    CHECK(passes(event, filter));
    filter.window = {{}, at("2020-10-06")};
    CHECK(!passes(event, filter));
}

TEST_CASE("neighbouring windows share only events that span the boundary")
{
    Filter before;
    before.window = {at("2020-10-05"), at("2020-10-06")};
    Filter after;
    after.window = {at("2020-10-06"), at("2020-10-07")};
    CHECK(passes(event_on("2020-10-05", "2020-10-06"), before));
    CHECK(!passes(event_on("2020-10-05", "2020-10-06"), after));
    CHECK(passes(event_on("2020-10-05", "2020-10-07"), before));
    CHECK(passes(event_on("2020-10-05", "2020-10-07"), after));
}

TEST_CASE("an undated event passes only an open window, an unplaced one only without a box")
{
    auto event = event_on("2020-10-06", "2020-10-07");
    event.when.reset();
    CHECK(passes(event, {}));
    Filter windowed;
    windowed.window.begin = at("2020");
    CHECK(!passes(event, windowed));
    event.where.reset();
    Filter boxed;
    boxed.box = geo::Box{-180, -90, 180, 90};
    CHECK(!passes(event, boxed));
}

TEST_CASE("a box takes points inside, areas that meet it, and boxes across the antimeridian")
{
    auto event = event_on("2020-10-06", "2020-10-07");
    Filter filter;
    filter.box = geo::Box{70, 40, 80, 45};
    CHECK(passes(event, filter));
    filter.box = geo::Box{0, 40, 10, 45};
    CHECK(!passes(event, filter));
    event.where->geometry = geo::MultiPolygon{{{{69, 39}, {81, 39}, {81, 44}, {69, 44}, {69, 39}}}};
    filter.box = geo::Box{69, 39, 70, 40};
    CHECK(passes(event, filter));
    event.where->point = {179.5, 0};
    event.where->geometry = event.where->point;
    filter.box = geo::Box{170, -10, -170, 10};
    CHECK(passes(event, filter));
}

TEST_CASE("types, background, drawn only and the day of the report filter too")
{
    auto event = event_on("2020-10-06", "2020-10-07");
    event.type = Type::riots;
    event.reported = at("2020-10-07");
    Filter filter;
    filter.types = {Type::protests, Type::riots};
    CHECK(passes(event, filter));
    filter.types = {Type::protests};
    CHECK(!passes(event, filter));
    filter = {};
    filter.known_at = at("2020-10-06");
    CHECK(!passes(event, filter));
    filter.known_at = at("2020-10-07");
    CHECK(passes(event, filter));
    event.background = true;
    filter = {};
    CHECK(passes(event, filter));
    filter.background = false;
    CHECK(!passes(event, filter));
    filter = {};
    filter.drawn_only = true;
    CHECK(!passes(event, filter));
    CHECK(filtered({event, event}, {}).size() == 2);
}

TEST_CASE("types are read by a unique beginning in any case")
{
    CHECK(parse_types("Protests, riots") == std::vector<Type>{Type::protests, Type::riots});
    CHECK(parse_types("explosions") == std::vector<Type>{Type::explosions});
    CHECK_THROWS_AS(parse_types("weddings"), UsageError);
    CHECK_THROWS_AS(parse_types("p"), UsageError);
}

TEST_CASE("ids are stable and tell events of one sentence apart")
{
    auto const id = event_id("000", 10, 90, Type::riots, "Mob violence", 0);
    CHECK(id == event_id("000", 10, 90, Type::riots, "Mob violence", 0));
    CHECK(id.size() == 16);
    CHECK(id != event_id("000", 10, 90, Type::riots, "Mob violence", 1));
    CHECK(id != event_id("001", 10, 90, Type::riots, "Mob violence", 0));
    CHECK(id != event_id("000", 10, 91, Type::riots, "Mob violence", 0));
    CHECK(id != event_id("000", 10, 90, Type::protests, "Mob violence", 0));
}

} // namespace
} // namespace placetime::events
