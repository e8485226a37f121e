#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "events/random_events.h"
#include "session/event_list.h"
#include "session/filter_state.h"
#include "session/moments.h"
#include "text/fold.h"

using namespace placetime;
using namespace placetime::session;
using events::Row;
using test::at;

namespace {

struct List {
    std::vector<events::Event> all;
    std::shared_ptr<events::EventTable const> table;
    std::shared_ptr<events::RowSet> listed;
    Tasks tasks;
    EventList list;

    explicit List(std::size_t count) : all(test::random_events(count))
    {
        for (auto& e : all) // the same id is the same place, so has the same name
            if (e.where) e.where->id.clear();
        table = events::EventTable::from(all);
        listed = std::make_shared<events::RowSet>(table->size());
        for (Row row = 0; row < table->size(); ++row)
            if (row % 3 != 0) listed->set(row);
        list.set_table(table);
    }
    std::vector<Row> rows(events::Window const& window = {}, std::optional<geo::Box> view = {})
    {
        list.update(tasks, listed, window, view);
        tasks.finish();
        list.update(tasks, listed, window, view);
        std::vector<Row> rows;
        for (std::size_t i = 0; i < list.size(); ++i) rows.push_back(list.row(i));
        return rows;
    }
};

/// Unknown is none and comes last.
std::optional<std::string> key_of(events::EventTable const& table, Row row, ListOrder order)
{
    auto const e = table.event(row);
    auto const number = [](std::int64_t n) {
        auto text = std::to_string(n);
        return std::string(20 - text.size(), '0') + text;
    };
    switch (order) {
    case ListOrder::begin:
        if (!e.when) return {};
        return number(e.when->interval.begin.time_since_epoch().count());
    case ListOrder::type:
        return number(static_cast<int>(e.type));
    case ListOrder::place:
        if (!e.where) return {};
        return text::fold(e.where->name);
    case ListOrder::title:
        return text::fold(e.title);
    case ListOrder::figure: {
        auto const& killed = e.figure(events::FigureKind::killed);
        if (!killed.known()) return {};
        return number(killed.min ? *killed.min : *killed.max);
    }
    case ListOrder::confidence:
        return number(std::lround(e.confidence * 100));
    }
    return {};
}

} // namespace

TEST_CASE("every order is what sorting gives, both ways, unknown last")
{
    List world(2'000);
    auto const by_begin = [&](Row a, Row b) {
        auto const x = key_of(*world.table, a, ListOrder::begin);
        auto const y = key_of(*world.table, b, ListOrder::begin);
        if (x.has_value() != y.has_value()) return x.has_value();
        return x != y ? *x < *y : a < b;
    };
    for (auto const order : {ListOrder::begin, ListOrder::type, ListOrder::place, ListOrder::title,
                             ListOrder::figure, ListOrder::confidence}) {
        CAPTURE(to_string(order));
        std::vector<Row> known, unknown;
        world.listed->for_each(
            [&](Row row) { (key_of(*world.table, row, order) ? known : unknown).push_back(row); });
        std::ranges::sort(unknown, by_begin);
        std::ranges::sort(known, [&](Row a, Row b) {
            auto const x = key_of(*world.table, a, order), y = key_of(*world.table, b, order);
            return x != y ? *x < *y : by_begin(a, b);
        });
        auto expected = known;
        expected.insert(expected.end(), unknown.begin(), unknown.end());
        world.list.set_order(order, false);
        CHECK(world.rows() == expected);
        std::ranges::reverse(known);
        std::ranges::copy(known, expected.begin());
        world.list.set_order(order, true);
        CHECK(world.rows() == expected);
    }
}

TEST_CASE("the list is in step with filter, window and view")
{
    List world(2'000);
    events::Window const window{at("1990-01-01"), at("1991-01-01")};
    geo::Box const view{65, 37, 72, 43};
    for (bool const with_view : {false, true}) {
        auto const rows = with_view ? world.rows(window, view) : world.rows(window);
        std::size_t expected = 0;
        world.listed->for_each([&](Row row) {
            auto const e = world.table->event(row);
            bool const inside =
                !with_view ||
                (e.where && (view.contains(e.where->point) || events::is_wide(*e.where)));
            if (e.when && window.holds(e.when->interval) && inside) {
                ++expected;
                CHECK(world.list.contains(row));
            }
        });
        CHECK(rows.size() == expected);
        CHECK(expected > 20);
    }
}

TEST_CASE("the list of any window begins with the first of its rows")
{
    List world(4'000);
    auto const begin = [&](Row row) { return world.table->begins()[row]; };
    auto const date = [](char const* text) { return std::optional(at(text)); };
    for (auto const& window :
         {events::Window{}, events::Window{date("1990-01-01"), date("1991-01-01")},
          events::Window{{}, date("1985-06-01")}, events::Window{date("2001-03-01"), {}},
          events::Window{date("1700-01-01"), date("2200-01-01")}})
        for (auto const scope : {ListScope::window, ListScope::unplaced, ListScope::undated})
            for (bool const descending : {false, true}) {
                world.list.set_scope(scope);
                world.list.set_order(ListOrder::begin, descending);
                auto const rows = world.rows(window);
                std::vector<Row> expected;
                world.listed->for_each([&](Row row) {
                    if (world.list.contains(row)) expected.push_back(row);
                });
                std::ranges::sort(expected, [&](Row a, Row b) {
                    bool const known = a < world.table->dated();
                    if (known != (b < world.table->dated())) return known;
                    bool const turned = descending && known;
                    auto const& [x, y] = turned ? std::pair(b, a) : std::pair(a, b);
                    return known && begin(x) != begin(y) ? begin(x) < begin(y) : x < y;
                });
                CHECK(rows == expected);
            }
}

TEST_CASE("undated and unplaced events have lists of their own")
{
    List world(2'000);
    events::Window const window{at("1990-01-01"), at("1991-01-01")};
    world.list.set_scope(ListScope::undated);
    for (auto const row : world.rows(window)) CHECK_FALSE(world.table->event(row).when);
    std::size_t undated = 0, unplaced = 0;
    world.listed->for_each([&](Row row) {
        auto const e = world.table->event(row);
        undated += !e.when;
        unplaced += !e.where && (!e.when || window.holds(e.when->interval));
    });
    CHECK(world.list.size() == undated);
    world.list.set_scope(ListScope::unplaced);
    for (auto const row : world.rows(window)) CHECK_FALSE(world.table->event(row).where);
    CHECK(world.list.size() == unplaced);
}

TEST_CASE("rows know where they stand, and their neighbours")
{
    List world(2'000);
    world.list.set_order(ListOrder::confidence, true);
    auto const rows = world.rows({at("1980-01-01"), {}});
    for (std::size_t i = 0; i < rows.size(); i += 37) {
        CHECK(world.list.index_of(rows[i]) == i);
        CHECK(world.list.next(rows[i]) ==
              (i + 1 < rows.size() ? std::optional(rows[i + 1]) : std::nullopt));
        CHECK(world.list.previous(rows[i]) == (i > 0 ? std::optional(rows[i - 1]) : std::nullopt));
    }
    CHECK(world.list.next({}) == rows.front());
    CHECK(world.list.previous({}) == rows.back());
    CHECK(world.list.row(rows.size()) == events::kNoRow);
    CHECK_FALSE(world.list.index_of(0)); // not listed
    CHECK(world.list.next(Row{0}));      // but it has a neighbour
}

TEST_CASE("a short list of a long table is found all the same")
{
    List world(20'000);
    world.listed = std::make_shared<events::RowSet>(world.table->size());
    for (Row row = 1; row < world.table->size(); row += 50) world.listed->set(row);
    events::Window const year{at("1990-03-01"), at("1991-03-01")};
    auto const rows = world.rows(year);
    CHECK(rows.size() < 20'000 / 64);
    CHECK(rows.size() > 3);
    CHECK(std::ranges::is_sorted(rows, {}, [&](Row row) { return world.table->begins()[row]; }));
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(world.list.index_of(rows[i]) == i);
}

TEST_CASE("titles of a large table are sorted on the worker, the old order meanwhile")
{
    List world(60'000);
    world.list.sort_by(ListOrder::title);
    world.list.update(world.tasks, world.listed, {}, {});
    CHECK(world.list.sorting());
    CHECK(world.table->begins()[world.list.row(0)] <= world.table->begins()[world.list.row(1)]);
    world.tasks.finish();
    CHECK(world.list.update(world.tasks, world.listed, {}, {}));
    CHECK_FALSE(world.list.sorting());
    CHECK(text::fold(world.table->title(world.list.row(0))) <=
          text::fold(world.table->title(world.list.row(world.list.size() - 1))));
}

TEST_CASE("a heading clicked again turns the order round; figures begin at the top")
{
    EventList list;
    list.sort_by(ListOrder::figure);
    CHECK(list.descending());
    list.sort_by(ListOrder::figure);
    CHECK_FALSE(list.descending());
    list.sort_by(ListOrder::title);
    CHECK_FALSE(list.descending());
}

TEST_CASE("an empty table has an empty list")
{
    List world(0);
    CHECK(world.rows().empty());
    CHECK_FALSE(world.list.next({}));
    CHECK_FALSE(world.list.previous({}));
}
