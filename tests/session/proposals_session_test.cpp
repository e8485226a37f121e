#include <doctest/doctest.h>

#include "session/bench_session.h"

using namespace placetime;
using namespace placetime::session;
using test::press;
using test::settle;

namespace {

events::Event told(std::string id, std::string_view day, std::string title, std::string publisher)
{
    auto e = test::drawn_event(std::move(id), day, day);
    e.when->interval.end += time::Seconds(86'400);
    e.title = std::move(title);
    e.source_quote = e.title + ".";
    e.source_end = 40;
    e.source_id = "report-" + e.id;
    e.publisher = std::move(publisher);
    e.confidence = 0.6;
    return e;
}

void begin(Session& session)
{
    Opened opened;
    opened.table =
        test::table_of({told("a", "2019-03-05", "Miners block the bridge at Naryn", "Courier"),
                        told("b", "2019-03-05", "Miners block a bridge near Naryn", "Herald"),
                        told("c", "2019-05-20", "Teachers march to the parliament", "Courier"),
                        told("d", "2019-05-20", "Teachers march on the parliament", "Gazette"),
                        told("e", "2019-08-01", "The lake rises", "Herald")});
    opened.title = "told";
    session.camera.resize({0, 0, 1000, 700});
    session.show(std::move(opened), {"told.csv"});
    settle(session);
}

} // namespace

TEST_CASE("proposals are found by themselves, one key makes them one event or keeps them apart")
{
    Session session({});
    begin(session);
    REQUIRE(session.proposals.all().size() == 2);
    CHECK_FALSE(session.proposing());
    auto const first = *session.proposals.current();
    CHECK_FALSE(first.why.empty());
    CHECK(press(session, "U"));
    CHECK(session.proposals.position() == 1);
    CHECK(session.selection.rows().size() == 2);
    auto const apart = session.proposals.current()->ids;
    CHECK(press(session, "Shift+J"));
    settle(session);
    REQUIRE(session.proposals.all().size() == 1);
    CHECK(session.proposals.current()->ids == first.ids);
    CHECK(session.workspace().distinct().size() == 1);
    CHECK(press(session, "J"));
    CHECK(session.table()->size() == 4);
    CHECK(session.proposals.all().empty()); // it speaks of what is gone
    settle(session);
    CHECK(session.proposals.all().empty());
    CHECK_FALSE(press(session, "J"));
    press(session, "Ctrl+Z");
    press(session, "Ctrl+Z");
    settle(session);
    CHECK(session.proposals.all().size() == 2);
}

TEST_CASE("the current proposal stays when others come and go")
{
    Proposals proposals;
    proposals.set({{{"a", "b"}, 0.9, ""}, {{"c", "d"}, 0.8, ""}, {{"e", "f"}, 0.7, ""}});
    proposals.go(-1);
    CHECK(proposals.position() == 2);
    proposals.set({{{"c", "d"}, 0.8, ""}, {{"e", "f"}, 0.7, ""}});
    CHECK(proposals.current()->ids.front() == "e");
    proposals.set({{{"c", "d"}, 0.8, ""}});
    CHECK(proposals.current()->ids.front() == "c");
    auto const revision = proposals.revision();
    proposals.set({{{"c", "d"}, 0.8, ""}});
    CHECK(proposals.revision() == revision);
    proposals.set({});
    CHECK(proposals.current() == nullptr);
    proposals.go(1);
}
