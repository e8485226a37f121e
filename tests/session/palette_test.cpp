#include <doctest/doctest.h>

#include "session/bench_session.h"
#include "session/palette.h"

using namespace placetime;
using namespace placetime::session;

namespace {

std::string first(Session const& session, std::string_view query)
{
    auto const lines = find_commands(session, query);
    return lines.empty() ? std::string() : std::string(lines.front().command->id);
}

Session& with_week(Session& session)
{
    Opened opened;
    opened.table = test::table_of({test::drawn_event("a", "2019-03-04", "2019-03-05")});
    opened.title = "week";
    session.show(std::move(opened), {"week.csv"});
    session.update(0.01);
    session.select(0);
    return session;
}

} // namespace

TEST_CASE("the palette finds a command by words, beginnings, first letters, menu and key")
{
    Session session({});
    with_week(session);
    CHECK(first(session, "accept") == "review.accept");
    CHECK(first(session, "web merc") == "map.projection.mercator");
    CHECK(first(session, "WHOLE world") == "map.fit_world");
    CHECK(first(session, "ctrl+u") == "view.proposals");
    CHECK(first(session, "fte") == "map.fit");
    CHECK(first(session, "tte") == "time.end");
    CHECK(first(session, "graticule map") == "map.graticule");
    CHECK(find_commands(session, "no such thing").empty());
}

TEST_CASE("what can be run now comes first, and nothing is left out")
{
    Session session({});
    with_week(session);
    auto const all = find_commands(session, "");
    CHECK(all.size() == commands().size());
    bool enabled = true;
    for (auto const& line : all) {
        CHECK((enabled || !line.enabled));
        enabled = line.enabled;
    }
    // Nothing was edited yet: undo can be found all the same.
    auto const undo = find_commands(session, "undo");
    REQUIRE_FALSE(undo.empty());
    CHECK_FALSE(undo.front().enabled);
}

TEST_CASE("what matched can be marked in the title")
{
    Session session({});
    auto const lines = find_commands(session, "whole wor");
    REQUIRE_FALSE(lines.empty());
    auto const& line = lines.front();
    REQUIRE(line.marks.size() == 2);
    CHECK(line.command->title.substr(line.marks[0].first,
                                     line.marks[0].second - line.marks[0].first) == "Whole");
    CHECK(line.command->title.substr(line.marks[1].first, 3) == "wor");
}
