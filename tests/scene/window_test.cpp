#include "scene/window.h"

#include <doctest/doctest.h>

#include <cmath>

#include "scene/row_query.h"
#include "scene/sample_events.h"

using namespace placetime;

namespace {

time::Interval between(char const* begin, char const* end)
{
    return {time::parse_iso(begin)->interval.begin, time::parse_iso(end)->interval.begin};
}

} // namespace

TEST_CASE("a window is written out as a person would")
{
    CHECK(scene::written_out(between("2020-10-05", "2020-10-06")) == "5 October 2020, UTC");
    CHECK(scene::written_out(between("2020-10-04", "2020-10-08")) == "4 to 7 October 2020, UTC");
    CHECK(scene::written_out(between("2020-09-28", "2020-10-08")) ==
          "28 September to 7 October 2020, UTC");
    CHECK(scene::written_out(between("2019-12-30", "2020-01-03")) ==
          "30 December 2019 to 2 January 2020, UTC");
    CHECK(scene::written_out(between("2020-10-05T14:00", "2020-10-05T16:30")) ==
          "5 October 2020, 14:00 to 16:30, UTC");
    CHECK(scene::written_out(between("2020-10-05T22:00", "2020-10-06T06:00")) ==
          "5 October 2020, 22:00 to 6 October 2020, 06:00, UTC");
}

TEST_CASE("dates in a list are short and say their precision")
{
    auto const date = [](char const* begin, char const* end, time::Precision precision,
                         bool year = false) {
        return scene::short_date(events::EventTime{between(begin, end), precision, "", ""}, year);
    };
    using time::Precision;
    CHECK(date("2020-10-05", "2020-10-06", Precision::day) == "5 Oct");
    CHECK(date("2020-10-05", "2020-10-06", Precision::day, true) == "5 Oct 2020");
    CHECK(date("2020-10-05", "2020-10-08", Precision::range) == "5–7 Oct");
    CHECK(date("2020-09-28", "2020-10-03", Precision::range) == "28 Sep–2 Oct");
    CHECK(date("2020-10-01", "2020-11-01", Precision::month) == "Oct 2020");
    CHECK(date("2020-01-01", "2021-01-01", Precision::year) == "2020");
}

TEST_CASE("an event that only touches the window is outside it")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::TableIndex const index(*table);
    auto const at = [](char const* t) { return time::parse_instant(t); };
    auto const shown = [&](events::Window const& window) {
        scene::RowQuery const query(*table, index, index.drawn(false), window);
        std::vector<events::Row> rows;
        query.each_row([&](events::Row row) {
            rows.push_back(row);
            CHECK(query.has(row));
        });
        CHECK(rows.size() == query.size());
        index.sort(*table, rows);
        return rows;
    };
    auto const all = shown({});
    CHECK(all.size() == 40);
    CHECK(scene::written_out(*scene::summarise_time(*table, all, {}).span) ==
          "4 to 7 October 2020, UTC");
    CHECK(shown({{}, at("2020-10-05")}).size() == 1);
    CHECK(shown({at("2020-10-08"), {}}).empty());
    // Neighbouring windows share only what spans their boundary.
    auto const a = shown({at("2020-10-06"), at("2020-10-07")});
    auto const b = shown({at("2020-10-07"), at("2020-10-08")});
    for (auto const i : a)
        for (auto const j : b)
            if (i == j) CHECK(table->ends()[i] - table->begins()[i] > 86'400);
}

TEST_CASE("an event at no valid position is not drawn")
{
    auto events = samples::kyrgyzstan();
    events[1].where->point = {std::nan(""), 42};
    events[2].where->point = {500, 42};
    auto const table = events::EventTable::from(events);
    scene::TableIndex const index(*table);
    CHECK(scene::RowQuery(*table, index, index.drawn(false), {}).size() == 38);
}

TEST_CASE("history is shown when asked for")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::TableIndex const index(*table);
    CHECK(scene::RowQuery(*table, index, index.drawn(true), {}).size() == 41);
}

TEST_CASE("a loosely dated event does not stretch the title")
{
    auto events = samples::kyrgyzstan();
    events[1].when = events::EventTime{time::year(2020), time::Precision::year, "in 2020", ""};
    auto const table = events::EventTable::from(events);
    scene::TableIndex const index(*table);
    std::vector<events::Row> rows;
    index.drawn(false).for_each([&](events::Row row) { rows.push_back(row); });
    auto const summary = scene::summarise_time(*table, rows, {});
    CHECK(summary.loosely_dated == 1);
    CHECK(scene::written_out(*summary.span) == "4 to 7 October 2020, UTC");
}
