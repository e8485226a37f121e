#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "events/histogram.h"
#include "events/random_events.h"
#include "events/table_filter.h"

namespace placetime::events {
namespace {

constexpr std::int64_t kDay = 86'400;

time::Instant at(char const* text) { return time::parse_instant(text); }
std::int64_t seconds(char const* text) { return at(text).time_since_epoch().count(); }

Event dated(char const* begin, char const* end, Type type = Type::protests)
{
    Event event;
    event.type = type;
    event.when = EventTime{{at(begin), at(end)}, time::Precision::day, "", ""};
    event.where.emplace();
    return event;
}

TEST_CASE("a histogram counts by begin and type what is no longer than its longest bin")
{
    auto const table =
        EventTable::from({dated("2020-10-05", "2020-10-06"),
                          dated("2020-10-05T10:00", "2020-10-05T11:00", Type::riots),
                          dated("2020-10-06", "2020-10-07"), dated("2020-10-01", "2020-11-01"),
                          dated("2020-10-08", "2020-10-09")});
    std::int64_t const edges[] = {seconds("2020-10-05"), seconds("2020-10-06"),
                                  seconds("2020-10-07"), seconds("2020-10-08")};
    auto const found = histogram(*table, nullptr, edges);
    REQUIRE(found.bins.size() == 3);
    CHECK(found.longest_bin == kDay);
    CHECK(found.highest == 2);
    CHECK(found.bins[0][static_cast<std::size_t>(Type::protests)] == 1);
    CHECK(found.bins[0][static_cast<std::size_t>(Type::riots)] == 1);
    CHECK(found.bins[1][static_cast<std::size_t>(Type::protests)] == 1);
    CHECK(found.bins[2][static_cast<std::size_t>(Type::protests)] == 0);
    std::int64_t const months[] = {seconds("2020-09"), seconds("2020-10"), seconds("2020-11")};
    CHECK(histogram(*table, nullptr, months).bins[1][static_cast<std::size_t>(Type::protests)] ==
          4);
    CHECK(histogram(*table, nullptr, {}).bins.empty());
}

TEST_CASE("each shown row is in a histogram over all time or among the loose, never in both")
{
    auto const table = EventTable::from(test::random_events(2000));
    Filter filter;
    filter.types = {Type::riots, Type::battles, Type::politics};
    auto const shown = matching(*table, filter);
    std::vector<std::int64_t> edges;
    for (std::int64_t day = 0; day <= 11'000; day += 7) edges.push_back(day * kDay);
    auto const drawn = drawn_rows(*table);
    for (auto const* set : {static_cast<RowSet const*>(nullptr), &shown}) {
        auto const found = histogram(*table, set, edges);
        std::size_t counted = 0;
        for (auto const& bin : found.bins)
            counted = std::accumulate(bin.begin(), bin.end(), counted);
        auto const loose = loose_events(*table, set, {}, found.longest_bin, 100'000);
        auto const& rows = set != nullptr ? *set : drawn;
        CHECK(counted + loose.size() == rows.count({0, static_cast<Row>(table->dated())}));
        CHECK(std::is_sorted(loose.begin(), loose.end(), [&](Row a, Row b) {
            return table->begins()[a] < table->begins()[b];
        }));
    }
}

TEST_CASE("of many equally long events some from the whole window are kept")
{
    std::vector<Event> events;
    for (int i = 0; i < 1000; ++i) {
        auto const begin = at("2020-01-01") + time::Seconds(i * kDay);
        events.push_back(dated("2020-01-01", "2020-01-02"));
        events.back().when->interval = {begin, begin + time::Seconds(3 * kDay)};
    }
    auto const table = EventTable::from(events);
    auto const kept = loose_events(*table, nullptr, {}, kDay, 40);
    REQUIRE(kept.size() == 40);
    for (int quarter = 0; quarter < 4; ++quarter) {
        auto const from = (at("2020-01-01") + time::Seconds(quarter * 250 * kDay));
        auto const in_quarter = [&](Row row) {
            auto const days = (table->begins()[row] - from.time_since_epoch().count()) / kDay;
            return days >= 0 && days < 250;
        };
        CHECK(std::ranges::count_if(kept, in_quarter) >= 5);
    }
}

TEST_CASE("of the loose the longest are kept, and only those that overlap the window")
{
    auto const table =
        EventTable::from({dated("2020-10-01", "2020-11-01"), dated("2020-01-01", "2021-01-01"),
                          dated("2020-10-05", "2020-10-15"), dated("2019-01-01", "2020-01-01")});
    Window const window{at("2020-10-03"), at("2020-10-06")};
    auto const all = loose_events(*table, nullptr, window, kDay, 10);
    REQUIRE(all.size() == 3);
    CHECK(table->record(all[0]) == 1);
    CHECK(table->record(all[1]) == 0);
    CHECK(table->record(all[2]) == 2);
    auto const most = loose_events(*table, nullptr, window, kDay, 2);
    REQUIRE(most.size() == 2);
    CHECK(table->record(most[1]) == 0);
    CHECK(loose_events(*table, nullptr, window, 400 * kDay, 10).empty());
    CHECK(loose_events(*table, nullptr, window, kDay, 0).empty());
}

TEST_CASE("the next and the previous begin are found over all durations, among what is shown")
{
    auto const events = test::random_events(600);
    auto const table = EventTable::from(events);
    RowSet none(table->size());
    CHECK(!next_begin(*table, &none, at("1970")));
    auto const shown = drawn_rows(*table);
    for (int year = 1969; year < 2000; ++year) {
        auto const moment = time::year(year).begin + time::Days::duration(100);
        std::optional<time::Instant> next, previous;
        for (auto const& e : events) {
            if (!is_drawn(e)) continue;
            auto const begin = e.when->interval.begin;
            if (begin > moment && (!next || begin < *next)) next = begin;
            if (begin < moment && (!previous || begin > *previous)) previous = begin;
        }
        CHECK(next_begin(*table, nullptr, moment) == next);
        CHECK(previous_begin(*table, nullptr, moment) == previous);
        CHECK(next_begin(*table, &shown, moment) == next);
        CHECK(previous_begin(*table, &shown, moment) == previous);
    }
}

} // namespace
} // namespace placetime::events
