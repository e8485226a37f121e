#include <doctest/doctest.h>

#include "session/bench_session.h"

using namespace placetime;
using namespace placetime::session;
using test::at;
using test::press;
using test::settle;

namespace {

events::Event told(std::string id, std::string_view reported, std::int64_t injured)
{
    auto e = test::drawn_event(std::move(id), "2019-03-05", "2019-03-06");
    e.reported = at(reported);
    e.publisher = e.id + " news";
    e.source_id = "report-" + e.id;
    e.figure(events::FigureKind::injured) = {injured, injured};
    e.confidence = 0.5;
    return e;
}

/// One happening told on three days, one of the second day, and one of unknown report date.
void begin(Session& session)
{
    auto unknown = test::drawn_event("unknown", "2019-03-01", "2019-03-02", {72, 40});
    Opened opened;
    opened.table = test::table_of(
        {told("first", "2019-03-06", 12), told("second", "2019-03-07", 40),
         told("third", "2019-03-09", 40), told("other", "2019-03-07T12:00", 3), unknown});
    opened.title = "told";
    session.show(std::move(opened), {"told.csv"});
    settle(session);
    auto const& table = *session.table();
    session.selection.select({*table.find("first"), *table.find("second"), *table.find("third")});
    REQUIRE(run_command(session, "edit.merge"));
    settle(session);
}

std::optional<std::int64_t> injured_now(Session const& session)
{
    auto const row = session.table()->find("first");
    return session.table()->event(row.value()).figure(events::FigureKind::injured).min;
}

} // namespace

TEST_CASE("as it was known: figures of the reports by then, later events hidden")
{
    Session session({});
    begin(session);
    CHECK(session.counts().shown == 3);
    CHECK(injured_now(session) == 40);
    session.set_known(at("2019-03-06"));
    CHECK(injured_now(session) == 12);
    CHECK(session.table()->event(*session.table()->find("first")).claims.empty());
    session.update(0.01);
    CHECK(session.counts().shown == 2); // and the one of unknown report date
    session.set_known(at("2019-03-08"));
    session.update(0.01);
    CHECK(injured_now(session) == 40);
    CHECK(session.table()->event(*session.table()->find("first")).source_count == 2);
    CHECK(session.counts().shown == 3);
    session.set_known(at("2019-03-01"));
    session.update(0.01);
    CHECK(session.counts().shown == 1);
    session.set_known({});
    session.update(0.01);
    CHECK(session.counts().shown == 3);
    CHECK(session.table()->event(*session.table()->find("first")).claims.size() == 3);
}

TEST_CASE("from report to report, and back to the present")
{
    Session session({});
    begin(session);
    auto const& times = session.report_times();
    CHECK(times == std::vector{at("2019-03-06"), at("2019-03-07"), at("2019-03-07T12:00"),
                               at("2019-03-09")});
    CHECK(press(session, "Shift+K"));
    CHECK(session.known() == at("2019-03-09"));
    press(session, "Ctrl+PageUp");
    CHECK(session.known() == at("2019-03-07T12:00"));
    session.set_known(at("2019-03-08")); // between two
    press(session, "Ctrl+PageUp");
    CHECK(session.known() == at("2019-03-07T12:00"));
    session.set_known(at("2019-03-08"));
    press(session, "Ctrl+PageDown");
    CHECK(session.known() == at("2019-03-09"));
    press(session, "Ctrl+PageDown");
    CHECK(session.known() == at("2019-03-09"));
    for (int i = 0; i < 9; ++i) press(session, "Ctrl+PageUp");
    CHECK(session.known() == at("2019-03-06"));
    press(session, "Shift+K");
    CHECK_FALSE(session.known());
    press(session, "Ctrl+PageUp");
    CHECK(session.known() == at("2019-03-07T12:00"));
}

TEST_CASE("the moment is part of the view, and what is edited is the event as it stands")
{
    Session session({});
    begin(session);
    session.set_known(at("2019-03-06"));
    auto const view = session.view_record();
    CHECK(view.at("known") == "2019-03-06T00:00:00Z");
    session.select(*session.table()->find("first"));
    CHECK(session.selected_event()->claims.size() == 3);
    CHECK(session.edit_selected([](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_title(workspace, ids, "A crowd");
    }));
    CHECK(session.workspace().find("first")->event.claims.size() == 3);
    CHECK(injured_now(session) == 12);
    CHECK(session.table()->title(*session.selection.primary()) == "A crowd");
    session.set_known({});
    CHECK_FALSE(session.view_record().contains("known"));
    session.apply_view(view);
    CHECK(session.known() == at("2019-03-06"));
}
