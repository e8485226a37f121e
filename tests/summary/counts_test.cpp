#include <doctest/doctest.h>

#include <map>

#include "base/error.h"
#include "summary/comparison.h"
#include "summary/counts.h"
#include "summary/sample.h"

using namespace placetime;
using namespace placetime::summary;
using events::Event;
using events::FigureKind;
using events::Status;
using events::Type;

namespace {

using Names = std::vector<std::pair<std::string, std::size_t>>;

Names rows_of(Table const& table)
{
    Names names;
    for (auto const& group : table.groups) {
        std::string name;
        for (auto const& key : group.keys) name += (name.empty() ? "" : " / ") + key.name;
        names.emplace_back(name, group.events);
    }
    return names;
}

Summary counted(std::vector<Event> events, std::string const& by, Request request = {})
{
    request.tables = parse_by(by);
    return count(*events::EventTable::from(std::move(events)), request);
}

} // namespace

TEST_CASE("periods without events between others are rows, and what is undated stands last")
{
    std::vector<Event> all{event("a", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("b", Type::riots, "2020-10-06", 70.5, 40.5),
                           event("c", Type::riots, "2020-10-06", 70.5, 40.5)};
    all.push_back(all.back());
    all.back().id = "d";
    all.back().when.reset();
    auto const s = counted(all, "day");
    CHECK(s.events == 4);
    CHECK(s.undated == 1);
    CHECK(rows_of(s.tables[0]) ==
          Names{{"2020-10-04", 1}, {"2020-10-05", 0}, {"2020-10-06", 2}, {"undated", 1}});
}

TEST_CASE("an event longer than a period counts at its begin, and that is said")
{
    auto const s = counted({event("a", Type::protests, "2020-10", 70.5, 40.5),
                            event("b", Type::protests, "2020-10-31", 70.5, 40.5)},
                           "day");
    CHECK(s.tables[0].longer == 1);
    CHECK(s.tables[0].groups.front().events == 1);
    CHECK(s.tables[0].groups.size() == 31);
}

TEST_CASE("a window counts what begins before it and reaches into it, and tells how many")
{
    Request request;
    request.filter.window = {at("2020-10-05"), at("2020-11")};
    auto const s = counted({event("a", Type::protests, "2020-10", 70.5, 40.5),
                            event("b", Type::protests, "2020-10-31", 70.5, 40.5),
                            event("c", Type::protests, "2020-11-01", 70.5, 40.5)},
                           "month", request);
    CHECK(s.events == 2);
    CHECK(s.tables[0].earlier == 1);
    CHECK(rows_of(s.tables[0]) == Names{{"2020-10", 1}, {"began before", 1}});
}

TEST_CASE("what did not happen, history, statements and rejected events are left out and counted")
{
    std::vector<Event> all;
    for (auto const status : {Status::asserted, Status::claimed, Status::denied, Status::planned,
                              Status::conditional, Status::negated}) {
        all.push_back(event(std::string(events::to_string(status)), Type::protests, "2020-10-04",
                            70.5, 40.5));
        all.back().status = status;
    }
    all.push_back(event("history", Type::protests, "2010-04-07", 70.5, 40.5));
    all.back().background = true;
    all.push_back(event("statement", Type::diplomacy, "2020-10-04", 70.5, 40.5));
    all.back().subtype = "statement";
    all.push_back(event("rejected", Type::protests, "2020-10-04", 70.5, 40.5));
    all.back().review = events::Review::rejected;
    auto const s = counted(all, "status");
    CHECK(s.events == 2);
    CHECK(s.left_out.denied == 1);
    CHECK(s.left_out.planned == 1);
    CHECK(s.left_out.conditional == 1);
    CHECK(s.left_out.negated == 1);
    CHECK(s.left_out.background == 1);
    CHECK(s.left_out.statements == 1);
    CHECK(s.left_out.rejected == 1);
    CHECK(s.events + s.left_out.total() == all.size());
    CHECK(rows_of(s.tables[0]) == Names{{"asserted", 1}, {"claimed", 1}});
}

TEST_CASE("undated events are left out of a window and unplaced ones of a box, and told")
{
    std::vector<Event> all{event("a", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("b", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("c", Type::protests, "2020-10-04", 70.5, 40.5)};
    all[1].when.reset();
    all[2].where.reset();
    Request request;
    request.filter.window = {at("2020"), at("2021")};
    request.filter.box = geo::Box{70, 40, 71, 41};
    auto const s = counted(all, "type", request);
    CHECK(s.events == 1);
    CHECK(s.left_out.undated == 1);
    CHECK(s.left_out.unplaced == 1);
}

TEST_CASE("events count in the division that holds them; what is no division stands apart")
{
    auto const divisions = three_divisions();
    std::vector<Event> all{event("a", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("b", Type::protests, "2020-10-04", 71.5, 40.5),
                           event("c", Type::protests, "2020-10-04", 71.6, 40.5),
                           event("d", Type::protests, "2020-10-04", 60, 10),
                           event("e", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("f", Type::protests, "2020-10-04", 71, 40.5),
                           event("g", Type::protests, "2020-10-04", 70.2, 40.2),
                           event("h", Type::protests, "2020-10-04", 70.2, 40.2)};
    all[4].where->kind = "country";
    all[4].where->country = "AA";
    all[4].where->id = "country";
    all[5].where->kind = "border";
    all[5].where->id = "border";
    all[5].where->countries = {"BB", "AA"};
    all[5].where->geometry = geo::SharedGeometry(geo::MultiLine{{{71, 40}, {71, 41}}});
    all[6].where->precision_m = 200'000; // less well than a division is large
    all[6].where->id = "valley";
    all[7].where.reset();
    Request request;
    request.divisions = &divisions;
    auto const s = counted(all, "admin1,country", request);
    CHECK(rows_of(s.tables[0]) == Names{{"Middle", 2},
                                        {"West", 1},
                                        {"AA, country-wide", 1},
                                        {"border of AA and BB", 1},
                                        {"wider or less precise than a division", 1},
                                        {"outside any known division", 1},
                                        {"unplaced", 1}});
    CHECK(rows_of(s.tables[1]) == Names{{"AA", 5},
                                        {"border of AA and BB", 1},
                                        {"outside any known country", 1},
                                        {"unplaced", 1}});
}

TEST_CASE("without divisions an event is of the admin1 that it names")
{
    std::vector<Event> all{event("a", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("b", Type::protests, "2020-10-04", 71.5, 40.5)};
    all[0].where->admin1 = "Osh Region";
    all[0].where->country = "KG";
    auto const s = counted(all, "admin1");
    CHECK(rows_of(s.tables[0]) == Names{{"Osh Region", 1}, {"outside any known division", 1}});
}

TEST_CASE("two things joined are one table")
{
    auto const s = counted({event("a", Type::riots, "2020-10-04", 70.5, 40.5),
                            event("b", Type::protests, "2020-10-04", 70.5, 40.5),
                            event("c", Type::protests, "2020-11-04", 70.5, 40.5)},
                           "month+type");
    CHECK(rows_of(s.tables[0]) ==
          Names{{"2020-10 / Protests", 1}, {"2020-10 / Riots", 1}, {"2020-11 / Protests", 1}});
}

TEST_CASE("a merged event counts once, and under each of its sources")
{
    auto merged = event("a", Type::protests, "2020-10-04", 70.5, 40.5);
    auto first = merged, second = merged;
    second.publisher = "Weekly";
    merged.claims = {first, second};
    auto const s =
        counted({merged, event("b", Type::protests, "2020-10-04", 70.5, 40.5)}, "source,type");
    CHECK(s.events == 2);
    CHECK(s.merged == 1);
    CHECK(s.claims == 2);
    CHECK(rows_of(s.tables[0]) == Names{{"Daily", 2}, {"Weekly", 1}});
    CHECK(s.tables[0].repeated == 1);
    CHECK(rows_of(s.tables[1]) == Names{{"Protests", 2}});
}

TEST_CASE("figures add up as ranges, and what is unknown is not 0")
{
    std::vector<Event> all(4, event("", Type::protests, "2020-10-04", 70.5, 40.5));
    for (std::size_t i = 0; i < all.size(); ++i) all[i].id = std::to_string(i);
    all[0].figure(FigureKind::injured) = {600, {}};
    all[1].figure(FigureKind::injured) = {10, 20};
    all[2].figure(FigureKind::killed) = {1, 1};
    auto const s = counted(all, "type");
    auto const& injured = s.figures[static_cast<std::size_t>(FigureKind::injured)];
    CHECK(injured.min == 610);
    CHECK(!injured.max); // one of them has no upper end
    CHECK(injured.stated == 2);
    auto const& killed = s.figures[static_cast<std::size_t>(FigureKind::killed)];
    CHECK(killed.min == 1);
    CHECK(killed.max == 1);
    auto const& detained = s.figures[static_cast<std::size_t>(FigureKind::detained)];
    CHECK(!detained.min);
    CHECK(!detained.max);
}

TEST_CASE("cumulative figures are never summed")
{
    std::vector<Event> all(3, event("", Type::protests, "2020-10-04", 70.5, 40.5));
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].id = std::to_string(i);
        all[i].figure(FigureKind::killed) = {10 * static_cast<std::int64_t>(i + 1), {}};
        all[i].figures_cumulative = i > 0;
    }
    auto const killed = counted(all, "type").figures[static_cast<std::size_t>(FigureKind::killed)];
    CHECK(killed.min == 10);
    CHECK(killed.cumulative == 2);
    CHECK(killed.highest.min == 30);
}

TEST_CASE("places of one sentence share one figure")
{
    std::vector<Event> all{event("a", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("b", Type::protests, "2020-10-04", 71.5, 40.5)};
    for (auto& e : all) {
        e.source_id = "report";
        e.source_start = 100;
        e.source_end = 160;
        e.figure(FigureKind::injured) = {5, 5};
    }
    auto const divisions = three_divisions();
    Request request;
    request.divisions = &divisions;
    auto const s = counted(all, "admin1", request);
    auto const injured = static_cast<std::size_t>(FigureKind::injured);
    CHECK(s.figures[injured].min == 5);
    CHECK(s.figures[injured].shared == 1);
    for (auto const& group : s.tables[0].groups) CHECK(group.figures[injured].min == 5);
}

TEST_CASE("known at a moment: later reports are not counted, undated ones are and are told")
{
    std::vector<Event> all{event("a", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("b", Type::protests, "2020-10-04", 70.5, 40.5),
                           event("c", Type::protests, "2020-10-04", 70.5, 40.5)};
    all[0].reported = at("2020-10-05");
    all[1].reported = at("2020-10-07");
    Request request;
    request.filter.known_at = at("2020-10-06");
    auto const s = counted(all, "type", request);
    CHECK(s.events == 2);
    CHECK(s.unknown_report == 1);
}

TEST_CASE("a wrong thing to count by is refused with what there is")
{
    CHECK_THROWS_AS(parse_by("moon"), UsageError);
    CHECK_THROWS_AS(parse_by("type+type"), UsageError);
    CHECK(parse_by("month,type+admin1").size() == 2);
}

TEST_CASE("counting columns alone gives the same as reading every event")
{
    auto const divisions = three_divisions();
    std::vector<Event> all;
    for (int i = 0; i < 200; ++i) {
        all.push_back(event(std::to_string(i), static_cast<Type>(i % 10), "2020-10-04",
                            70.1 + i % 29 / 10.0, 40.5));
        all.back().when->interval.begin += std::chrono::days(i % 40);
        all.back().when->interval.end += std::chrono::days(i % 40);
    }
    Request whole, columns;
    whole.divisions = columns.divisions = &divisions;
    columns.figures = false;
    auto const a = counted(all, "week,type,admin1,country+type", whole);
    auto const b = counted(all, "week,type,admin1,country+type", columns);
    for (std::size_t i = 0; i < a.tables.size(); ++i)
        CHECK(rows_of(a.tables[i]) == rows_of(b.tables[i]));
}

TEST_CASE("two periods are compared by where events begin")
{
    std::vector<Event> all;
    for (int i = 0; i < 24; ++i)
        all.push_back(event(std::to_string(i), i < 20 ? Type::riots : Type::protests,
                            i < 2 ? "2020-10-01" : "2020-10-05", 70.5, 40.5));
    all.push_back(event("long", Type::protests, "2020-10", 70.5, 40.5));
    auto const table = events::EventTable::from(all);
    Request request;
    request.tables = parse_by("month,type");
    auto const c = compare(*table, request, {at("2020-10-01"), at("2020-10-04")},
                           {at("2020-10-04"), at("2020-10-07")});
    CHECK(c.all.first == 3); // the long one begins in the first and only counts there
    CHECK(c.all.second == 22);
    CHECK(c.all.ratio == doctest::Approx(22 / 3.0));
    REQUIRE(c.tables.size() == 1); // a table of periods says nothing here
    CHECK(c.tables[0].groups[0].keys[0].name == "Riots");
    CHECK(c.tables[0].groups[0].is_different());
    CHECK(c.tables[0].groups[1].keys[0].name == "Protests");
    CHECK(!c.tables[0].groups[1].is_different());
    CHECK(c.tables[0].groups[0].q >= c.tables[0].groups[0].p * (1 - 1e-12));
}
