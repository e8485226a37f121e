#include <doctest/doctest.h>

#include "base/error.h"
#include "events/random_events.h"
#include "events/table_filter.h"

namespace placetime::events {
namespace {

time::Instant at(char const* text) { return time::parse_instant(text); }

/// The table's answer is the events' answer.
std::size_t check_agrees(std::vector<Event> const& events, EventTable const& table,
                         Filter const& filter)
{
    auto const set = matching(table, filter);
    REQUIRE(set.size() == events.size());
    for (Row row = 0; row < table.size(); ++row)
        if (set.test(row) != passes(events[table.record(row)], filter))
            FAIL("row " << row << " is in one only");
    CHECK(filtered(events, filter).size() == set.count());
    return set.count();
}

TEST_CASE("a table's rows match a filter as its events do")
{
    auto const events = test::random_events(1500);
    auto const table = EventTable::from(events);
    auto const check = [&](auto change) {
        Filter filter;
        change(filter);
        auto const count = check_agrees(events, *table, filter);
        CHECK(count > 0);
        CHECK(count < events.size());
    };
    CHECK(check_agrees(events, *table, {}) == events.size());
    check([](Filter& f) { f.window = {at("1985"), at("1986")}; });
    check([](Filter& f) { f.types = {Type::riots, Type::diplomacy}; });
    check([](Filter& f) { f.statuses = {Status::claimed}; });
    check([](Filter& f) { f.reviews = {Review::accepted, Review::edited}; });
    check([](Filter& f) { f.sources = {"Paper 1", "r3", "none"}; });
    check([](Filter& f) { f.sources = {"Paper 1"}; });
    check([](Filter& f) { f.min_confidence = 0.5; });
    check([](Filter& f) { f.max_precision_m = 5000; });
    check([](Filter& f) { f.box = geo::Box{65, 38, 70.5, 41}; });
    check([](Filter& f) {
        f.region = geo::MultiPolygon{{{{65, 36}, {71, 37}, {70.5, 41}, {64, 40}, {65, 36}}}};
    });
    check([](Filter& f) { f.known_at = at("1985"); });
    check([](Filter& f) { f.background = false; });
    check([](Filter& f) { f.statements = false; });
    check([](Filter& f) { f.not_happened = false; });
    check([](Filter& f) { f.drawn_only = true; });
    check([](Filter& f) { f.words = "protesters"; });
    check([](Filter& f) {
        f.words = "öldu paper";
        f.background = false;
        f.window.begin = at("1980");
    });
    std::mt19937 random(11);
    for (int turn = 0; turn < 60; ++turn) {
        Filter f;
        auto const chance = [&] { return random() % 4 == 0; };
        if (chance()) f.window = {at("1980"), at("1990")};
        if (chance()) f.types = {static_cast<Type>(random() % 10), Type::protests};
        if (chance()) f.statuses = {static_cast<Status>(random() % 6), Status::asserted};
        if (chance()) f.reviews = {static_cast<Review>(random() % 4)};
        if (chance()) f.min_confidence = static_cast<double>(random() % 100) / 100;
        if (chance()) f.box = geo::Box{62, 37, 75, 44};
        if (chance()) f.max_precision_m = 10'000;
        if (chance()) f.background = false;
        if (chance()) f.statements = false;
        if (chance()) f.not_happened = false;
        if (chance()) f.drawn_only = true;
        if (chance()) f.known_at = at("1990");
        if (chance()) f.words = turn % 2 == 0 ? "town" : "полиция";
        check_agrees(events, *table, f);
    }
}

Event titled(char const* title)
{
    Event event;
    event.title = title;
    return event;
}

TEST_CASE("words are found at the beginning of words, case and accents aside")
{
    auto const finds = [](char const* title, char const* query) {
        Filter filter;
        filter.words = query;
        return passes(titled(title), filter);
    };
    CHECK(finds("Protesters storm the White House", "white storm"));
    CHECK(finds("Protesters storm the White House", "PROT hou"));
    CHECK(!finds("Protesters storm the White House", "storm palace"));
    CHECK(!finds("A party", "art"));
    CHECK(finds("A party, an art", "art"));
    CHECK(finds("Göçmenler öldü", "gocmenler"));
    CHECK(finds("Елисей ушёл", "УШЕЛ"));
    CHECK(finds("U.S.-led talks", "u.s."));
    CHECK(finds("首都で抗議", "抗議"));
    CHECK(finds("anything", "  "));
    CHECK(finds("Any \xFF title", "title"));
    CHECK(finds("x", "politics")); // the type
}

TEST_CASE("words look at the quote, the place, actors, source, publisher and sub-type")
{
    Event event;
    event.source_quote = "one";
    event.where.emplace();
    event.where->name = "two";
    event.where->text = "three";
    event.actor1 = "four";
    event.actor2 = "five";
    event.source_title = "six";
    event.publisher = "seven";
    event.subtype = "eight";
    event.source_url = "nine";
    Filter filter;
    filter.words = "one two three four five six seven eight";
    CHECK(passes(event, filter));
    filter.words = "nine";
    CHECK(!passes(event, filter));
}

TEST_CASE("a region takes points inside, lines that cross it and areas round it")
{
    geo::MultiPolygon const region{{{{70, 40}, {72, 40}, {72, 42}, {70, 42}, {70, 40}}}};
    EventPlace place;
    place.point = {71, 41};
    CHECK(in_region(place, region));
    place.point = {73, 41};
    place.geometry = place.point;
    CHECK(!in_region(place, region));
    place.geometry = geo::MultiLine{{{69, 41}, {73, 41}}};
    CHECK(in_region(place, region));
    place.geometry = geo::MultiLine{{{69, 43}, {73, 43}}};
    CHECK(!in_region(place, region));
    place.geometry = geo::MultiPolygon{{{{60, 30}, {80, 30}, {80, 50}, {60, 50}, {60, 30}}}};
    CHECK(in_region(place, region));
    place.geometry = geo::MultiPolygon{{{{80, 30}, {85, 30}, {85, 50}, {80, 50}, {80, 30}}}};
    CHECK(!in_region(place, region));
    CHECK(!in_region(place, {}));
}

TEST_CASE("matching stops when it is cancelled")
{
    auto const table = EventTable::from(test::random_events(100));
    CancelToken cancel;
    cancel.cancel();
    CHECK_THROWS_AS(matching(*table, {}, &cancel), Cancelled);
}

} // namespace
} // namespace placetime::events
