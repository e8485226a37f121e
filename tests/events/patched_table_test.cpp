#include <doctest/doctest.h>

#include "events/patched_table.h"
#include "events/random_events.h"

using namespace placetime;
using namespace placetime::events;

namespace {

std::shared_ptr<Event const> shared(Event event)
{
    return std::make_shared<Event const>(std::move(event));
}

/// Every column and record is as in a table that is made of these events.
void check_same(EventTable const& table, std::vector<Event> const& events)
{
    auto const whole = EventTable::from(events);
    REQUIRE(table.size() == whole->size());
    CHECK(table.dated() == whole->dated());
    CHECK(table.span() == whole->span());
    REQUIRE(table.duration_classes().size() == whole->duration_classes().size());
    for (std::size_t i = 0; i < table.duration_classes().size(); ++i)
        CHECK(table.duration_classes()[i].rows == whole->duration_classes()[i].rows);
    bool same = true;
    for (Row row = 0; row < table.size(); ++row) {
        auto const a = table.facts(row), b = whole->facts(row);
        same = same && table.record(row) == whole->record(row) &&
               table.row_of(table.record(row)) == row && a.begin == b.begin && a.end == b.end &&
               a.type == b.type && a.flags == b.flags && a.figures == b.figures &&
               a.place_key == b.place_key && a.id_hash == b.id_hash && a.reported == b.reported &&
               a.confidence == b.confidence && (a.shape == kNoShape) == (b.shape == kNoShape) &&
               table.source_names()[a.source] == whole->source_names()[b.source] &&
               table.id(row) == whole->id(row) && table.title(row) == whole->title(row) &&
               table.place_name(row) == whole->place_name(row) &&
               table.event(row).source_quote == whole->event(row).source_quote;
        // Of places with one key and shape any may stand for all.
        if (a.shape != kNoShape && b.shape != kNoShape)
            same =
                same && table.shaped_places()[a.shape].kind == whole->shaped_places()[b.shape].kind;
        std::string one, other;
        table.append_text(row, one);
        whole->append_text(row, other);
        same = same && one == other;
    }
    CHECK(same);
}

} // namespace

TEST_CASE("a patched table is the one that is made of the events anew")
{
    auto const events = test::random_events(500);
    auto const fresh = test::random_events(300, 2);
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        std::vector<Patch> patches;
        std::vector<Event> expected;
        std::size_t used = 0;
        auto const take = [&] {
            auto event = fresh[used++];
            event.id += " new";
            expected.push_back(event);
            return shared(std::move(event));
        };
        for (std::size_t record = 0; record <= events.size(); ++record) {
            while (random() % 40 == 0 && used < fresh.size())
                patches.push_back({record, false, take()});
            if (record == events.size()) break;
            if (auto const chance = random() % 20; chance == 0 && used < fresh.size())
                patches.push_back({record, true, take()});
            else if (chance == 1)
                patches.push_back({record, true, nullptr});
            else
                expected.push_back(events[record]);
        }
        check_same(*patched(EventTable::from(events), patches), expected);
    }
}

TEST_CASE("nothing patched, everything taken out, and an empty base")
{
    auto const events = test::random_events(50);
    auto const base = EventTable::from(events);
    check_same(*patched(base, {}), events);
    std::vector<Patch> all;
    for (std::size_t record = 0; record < events.size(); ++record)
        all.push_back({record, true, nullptr});
    CHECK(patched(base, all)->size() == 0);
    auto const none = std::make_shared<EventTable const>();
    check_same(*patched(none, {{0, false, shared(events[0])}}), {events[0]});
}
