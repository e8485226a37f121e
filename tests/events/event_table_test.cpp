#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "events/event_table.h"
#include "events/random_events.h"
#include "events/table_filter.h"

namespace placetime::events {
namespace {

using test::random_events;

time::Instant at(char const* text) { return time::parse_instant(text); }

Event dated(char const* begin, char const* end)
{
    Event event;
    event.id = begin;
    event.when = EventTime{{at(begin), at(end)}, time::Precision::day, "", ""};
    EventPlace place;
    place.name = "Osh";
    place.point = {72.8, 40.5};
    place.geometry = place.point;
    event.where = place;
    return event;
}

std::set<Row> rows_of(std::vector<RowRange> const& ranges)
{
    std::set<Row> rows;
    for (auto const range : ranges) {
        CHECK(range.first < range.last);
        for (Row row = range.first; row < range.last; ++row) CHECK(rows.insert(row).second);
    }
    return rows;
}

TEST_CASE("an empty table has nothing and says so")
{
    EventTable const table;
    CHECK(table.size() == 0);
    CHECK(table.dated() == 0);
    CHECK(!table.span());
    CHECK(table.in_window({}).empty());
    CHECK(table.in_window({at("2020"), at("2021")}).empty());
    CHECK(!table.find("x"));
    CHECK(matching(table, {}).size() == 0);
    CHECK(EventTable::from({})->version() != table.version());
}

TEST_CASE("columns say what the events say")
{
    auto const events = random_events(3000);
    auto const table = EventTable::from(events);
    REQUIRE(table->size() == events.size());
    for (Row row = 0; row < table->size(); ++row) {
        auto const& e = events[table->record(row)];
        REQUIRE(table->row_of(table->record(row)) == row);
        CHECK(table->event(row).id == e.id);
        CHECK(table->title(row) == e.title);
        CHECK(table->types()[row] == e.type);
        CHECK(table->statuses()[row] == e.status);
        CHECK(table->reviews()[row] == e.review);
        CHECK((row < table->dated()) == e.when.has_value());
        auto const flags = table->flags()[row];
        CHECK(((flags & kDrawn) != 0) == is_drawn(e));
        CHECK(((flags & kBackground) != 0) == e.background);
        CHECK(((flags & kPlaced) != 0) == e.where.has_value());
        CHECK(((flags & kStatement) != 0) == is_statement(e.type, e.subtype));
        CHECK(table->source_names()[table->sources()[row]] == source_name(e));
        CHECK(table->confidences()[row] == percent(e.confidence));
        CHECK(table->figures(FigureKind::killed)[row] ==
              drawn_figure(e.figure(FigureKind::killed)));
        CHECK((table->reported()[row] == kNeverReported) == !e.reported.has_value());
        if (e.when) {
            CHECK(table->begins()[row] == e.when->interval.begin.time_since_epoch().count());
            CHECK(table->ends()[row] == e.when->interval.end.time_since_epoch().count());
            CHECK(table->precisions()[row] == e.when->precision);
        }
        if (!e.where) {
            CHECK(table->lons()[row] != table->lons()[row]);
            CHECK(table->shapes()[row] == kNoShape);
            continue;
        }
        CHECK(table->lons()[row] == e.where->point.lon);
        bool const shaped = is_wide(*e.where) || !e.where->geometry.is_point();
        CHECK(((flags & kShaped) != 0) == shaped);
        CHECK(((flags & kWide) != 0) == is_wide(*e.where));
        REQUIRE((table->shapes()[row] != kNoShape) == shaped);
        if (shaped)
            CHECK(*table->shaped_places()[table->shapes()[row]].geometry == *e.where->geometry);
    }
    CHECK(table->figures(FigureKind::injured).empty());
}

TEST_CASE("dated rows are sorted within their class of duration, the undated come last")
{
    auto const table = EventTable::from(random_events(3000));
    Row next = 0;
    for (auto const& one : table->duration_classes()) {
        CHECK(one.rows.first == next);
        next = one.rows.last;
        for (Row row = one.rows.first; row < one.rows.last; ++row) {
            auto const length = table->ends()[row] - table->begins()[row];
            CHECK(length >= one.shortest);
            CHECK(length <= one.longest);
            if (row > one.rows.first) CHECK(table->begins()[row - 1] <= table->begins()[row]);
        }
    }
    CHECK(next == table->dated());
}

TEST_CASE("many events are sorted the same by two threads")
{
    auto const table = EventTable::from(random_events(50'000));
    for (auto const& one : table->duration_classes())
        CHECK(std::is_sorted(table->begins().begin() + one.rows.first,
                             table->begins().begin() + one.rows.last));
    for (Row row = 0; row < table->size(); row += 997) CHECK(*table->find(table->id(row)) == row);
}

TEST_CASE("a window is exactly the rows that begin before its end and end after its beginning")
{
    auto const table = EventTable::from(random_events(2000));
    std::mt19937 random(3);
    for (int turn = 0; turn < 200; ++turn) {
        Window window;
        auto const moment = [&] {
            return time::Instant(
                time::Seconds(static_cast<std::int64_t>(random() % 20'000) * 43'200));
        };
        if (turn % 5 != 0) window.begin = moment();
        if (turn % 7 != 0)
            window.end =
                window.begin ? *window.begin + time::Days::duration(random() % 40) : moment();
        auto const found = rows_of(table->in_window(window));
        for (Row row = 0; row < table->size(); ++row) {
            auto const e = table->event(row);
            bool const in = window.open() || (e.when && window.holds(e.when->interval));
            if (found.contains(row) != in) FAIL("row " << row << " in turn " << turn);
        }
    }
}

TEST_CASE("a window of the ends of time and of the years 1 and 9999")
{
    auto const table =
        EventTable::from({dated("0001-01-01", "0001-01-02"), dated("9999-12-30", "9999-12-31"),
                          dated("2020-01-01", "2020-01-02")});
    CHECK(table->in_window({time::Instant::min(), time::Instant::max()}).size() == 1);
    CHECK(rows_of(table->in_window({at("0001-01-01"), at("0001-01-02")})).size() == 1);
    CHECK(rows_of(table->in_window({at("9999-12-30T12:00"), {}})).size() == 1);
    CHECK(rows_of(table->in_window({{}, at("2020-01-01")})).size() == 1);
    CHECK(time::format_utc(table->span()->begin) == "0001-01-01T00:00:00Z");
    CHECK(time::format_utc(table->span()->end) == "9999-12-31T00:00:00Z");
}

TEST_CASE("the span is that of what is drawn, else of what is dated")
{
    auto negated = dated("2019-01-01", "2019-01-02");
    negated.status = Status::negated;
    CHECK(EventTable::from({negated, dated("2020-01-01", "2020-01-02")})->span()->begin ==
          at("2020-01-01"));
    CHECK(EventTable::from({negated})->span()->begin == at("2019-01-01"));
}

TEST_CASE("the same place has one key, and an outline shared by many is kept once")
{
    auto a = dated("2020-01-01", "2020-01-02");
    auto b = dated("2020-01-03", "2020-01-04");
    auto c = dated("2020-01-05", "2020-01-06");
    b.where->point.lat += 1;
    c.where->point.lat += 0.00001;
    geo::MultiPolygon const outline{{{{70, 40}, {72, 40}, {72, 43}, {70, 40}}}};
    auto d = dated("2020-01-07", "2020-01-08");
    d.where->geometry = outline;
    auto e = d;
    e.where->geometry = outline; // equal, not the same
    auto const table = EventTable::from({a, b, c, d, e});
    auto const keys = table->place_keys();
    CHECK(keys[0] != keys[1]);
    CHECK(keys[0] == keys[2]);
    CHECK(table->shaped_places().size() == 1);
    CHECK(table->shapes()[3] == 0);
    CHECK(table->shapes()[4] == 0);
}

TEST_CASE("the first record of an id is found, and none of an unknown id")
{
    auto late = dated("2021-01-01", "2021-01-02");
    auto early = dated("2020-01-01", "2020-01-02");
    late.id = early.id = "same";
    auto const table = EventTable::from({late, early});
    CHECK(table->record(*table->find("same")) == 0);
    CHECK(!table->find("other"));
}

TEST_CASE("tables joined hold the events of each in order")
{
    auto const a = random_events(300, 1);
    auto const b = random_events(200, 2);
    auto both = a;
    both.insert(both.end(), b.begin(), b.end());
    auto const whole = EventTable::from(both);
    auto const joined = EventTable::merged({EventTable::from(a), EventTable::from(b)});
    REQUIRE(joined->size() == 500);
    for (Row row = 0; row < 500; ++row) {
        CHECK(joined->record(row) == whole->record(row));
        CHECK(joined->event(row).title == whole->event(row).title);
        CHECK(joined->id(row) == whole->id(row));
        CHECK(joined->place_name(row) == whole->place_name(row));
        CHECK(joined->flags()[row] == whole->flags()[row]);
        CHECK(joined->place_keys()[row] == whole->place_keys()[row]);
        CHECK(joined->source_names()[joined->sources()[row]] ==
              whole->source_names()[whole->sources()[row]]);
        CHECK((joined->shapes()[row] == kNoShape) == (whole->shapes()[row] == kNoShape));
    }
    auto const one = EventTable::from(a);
    CHECK(EventTable::merged({one}) == one);
    CHECK(EventTable::merged({})->size() == 0);
}

} // namespace
} // namespace placetime::events
