#include <doctest/doctest.h>

#include "publish/deck.h"
#include "scene/sample_events.h"

using namespace placetime;

namespace {

events::Event protest()
{
    samples::SamplePlace const osh{"s:2", "Osh", "city", 72.80, 40.53};
    auto event = samples::make_event(1, osh, events::Type::protests, "Crowd gathers", "2020-10-05");
    event.subtype = "Peaceful protest";
    event.publisher = "Daily";
    event.reported = time::parse_instant("2020-10-06");
    event.source_url = "https://example.org/1";
    event.source_count = 3;
    return event;
}

publish::Deck deck_of(std::vector<events::Event> events)
{
    publish::Deck deck;
    deck.material.table = events::EventTable::from(std::move(events));
    return deck;
}

} // namespace

TEST_CASE("a row tells when, what, where and who says so")
{
    auto const deck = deck_of({protest()});
    auto const rows = publish::event_rows(deck, {0, 0});
    REQUIRE(rows.size() == 1);
    auto const& row = rows.front();
    CHECK(row.when == "5 October 2020");
    CHECK(row.what == "Crowd gathers");
    CHECK(row.type == "Protests: Peaceful protest");
    CHECK(row.where == "Osh");
    CHECK(row.quote.starts_with("Crowd gathers, two witnesses"));
    CHECK(row.source == "Daily, 6 October 2020 and 2 more");
    CHECK(row.link == "https://example.org/1");
    CHECK(row.unreviewed);
    CHECK_FALSE(row.claimed);
}

TEST_CASE("a date is no finer than it is known, and rows go by it")
{
    auto month = protest();
    month.id = "m";
    month.when->precision = time::Precision::month;
    month.when->interval = {time::parse_instant("2020-09-01"), time::parse_instant("2020-10-01")};
    auto hour = protest();
    hour.id = "h";
    hour.when->precision = time::Precision::hour;
    hour.when->interval = {time::parse_instant("2020-10-04T14:00:00Z"),
                           time::parse_instant("2020-10-04T15:00:00Z")};
    auto const deck = deck_of({protest(), month, hour});
    auto const rows = publish::event_rows(deck, {0, 1, 2});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].when == "Sep 2020");
    CHECK(rows[1].when == "4 October 2020, 14:00 to 15:00, UTC");
    CHECK(rows[2].when == "5 October 2020");
}

TEST_CASE("an address that leads to no page is no link, and no text breaks its line")
{
    auto event = protest();
    event.source_url = "javascript:alert(1)";
    event.title = "One\nTwo\tThree";
    event.status = events::Status::claimed;
    event.review = events::Review::accepted;
    auto const deck = deck_of({event});
    auto const row = publish::event_rows(deck, {0}).front();
    CHECK(row.link.empty());
    CHECK(row.what == "One Two Three");
    CHECK(row.claimed);
    CHECK_FALSE(row.unreviewed);
}
