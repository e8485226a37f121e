#include <doctest/doctest.h>

#include "session/bench_session.h"

using namespace placetime;
using namespace placetime::session;
using test::at;
using test::press;
using test::settle;

namespace {

Opened week()
{
    Opened opened;
    opened.table = test::table_of({test::drawn_event("a", "2019-03-04", "2019-03-05"),
                                   test::drawn_event("b", "2019-03-06", "2019-03-07", {72.8, 40.5}),
                                   test::drawn_event("c", "2019-03-09", "2019-03-10", {76, 41.4})});
    opened.title = "week";
    return opened;
}

void begin(Session& session)
{
    session.camera.resize({0, 0, 1000, 700});
    session.show(week(), {"week.csv"});
    settle(session);
}

curation::Ids of(std::vector<std::string> const& ids) { return ids; }

bool set_title(Session& session, std::string title)
{
    return session.edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_title(workspace, ids, title);
    });
}

} // namespace

TEST_CASE("an edit is seen at once, and everything else stays where it was")
{
    Session session({});
    begin(session);
    session.filters.set_statements(true);
    session.timeline.set_window({at("2019-03-05"), at("2019-03-12")});
    session.list.set_order(ListOrder::title, true);
    settle(session);
    auto const camera = session.camera.camera().center();
    session.select(*session.table()->find("b"));
    session.note = "seen on the film";
    // Its date moves it before the others: its row is another.
    CHECK(session.edit_selected([](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_date(workspace, ids, time::parse_iso("2019-03-01").value());
    }));
    CHECK(session.table()->id(*session.selection.primary()) == "b");
    CHECK(session.table()->row_of(1) == 0);
    settle(session);
    CHECK(session.table()->id(*session.selection.primary()) == "b");
    CHECK(session.camera.camera().center() == camera);
    CHECK(session.filters.choice().statements);
    CHECK(session.timeline.begin() == at("2019-03-05"));
    CHECK(session.list.order() == ListOrder::title);
    CHECK(session.list.size() == 1);
    CHECK(session.timeline.extent()->begin == at("2019-03-01"));
    CHECK(session.selected_event()->review == events::Review::edited);
    REQUIRE(session.history().log().size() == 1);
    auto const& edit = *session.history().log()[0];
    CHECK(edit.why == "seen on the film");
    CHECK(session.note.empty());
    CHECK(edit.who == login_name());
    CHECK_FALSE(edit.at);
}

TEST_CASE("who and when: the analyst of the settings, the clock of the window")
{
    Session session({});
    begin(session);
    session.settings.analyst = "A. Nalyst";
    session.update(0.1, at("2026-05-01T10:00"));
    session.select(0);
    CHECK(set_title(session, "Another title"));
    CHECK(session.history().log()[0]->who == "A. Nalyst");
    CHECK(session.history().log()[0]->at == at("2026-05-01T10:00"));
}

TEST_CASE("undoing selects what it brings back, and brings it into view")
{
    Session session({});
    begin(session);
    session.select(*session.table()->find("c"));
    CHECK(session.move_place({10, 50}, 500));
    CHECK(session.selected_event()->where->point == geo::LonLat{10, 50});
    session.camera.look_at({10, 50}, 100'000);
    session.clear_selection();
    settle(session);
    CHECK(press(session, "Ctrl+Z"));
    CHECK(session.table()->id(*session.selection.primary()) == "c");
    session.update(2);
    auto const on_screen = session.camera.camera().to_screen(geo::LonLat{76, 41.4});
    REQUIRE(on_screen);
    CHECK(session.camera.camera().frame().contains(*on_screen));
    CHECK_FALSE(session.undo());
    CHECK(press(session, "Ctrl+Shift+Z"));
    CHECK(session.selected_event()->where->point == geo::LonLat{10, 50});
    CHECK_FALSE(press(session, "Ctrl+Y"));
    CHECK(session.history().log().size() == 3);
}

TEST_CASE("merged events are selected as the one that they become, and as several when undone")
{
    Session session({});
    begin(session);
    session.selection.select({0, 1, 2}, 1);
    CHECK(press(session, "Ctrl+J"));
    CHECK(session.table()->size() == 1);
    CHECK(session.selection.rows().size() == 1);
    CHECK(session.selected_event()->claims.size() == 3);
    CHECK(press(session, "Ctrl+Shift+J")); // split
    CHECK(session.table()->size() == 3);
    CHECK(session.workspace().distinct().size() == 3);
    CHECK(press(session, "Ctrl+Z"));
    CHECK(press(session, "Ctrl+Z"));
    CHECK(session.selection.rows().size() == 3);
    CHECK(session.workspace().distinct().empty());
}

TEST_CASE("a drawn area and a point put down belong to the selected events")
{
    Session session({});
    begin(session);
    session.select(*session.table()->find("b"));
    CHECK(press(session, "Shift+R"));
    for (auto const corner : {geo::LonLat{70, 39}, {74, 39}, {74, 42}, {70, 42}})
        session.tools.add(corner);
    CHECK(press(session, "Enter"));
    CHECK(session.tools.tool() == Tool::pan);
    CHECK(session.selected_event()->where->kind == "area");
    CHECK((session.table()->flags()[*session.selection.primary()] & events::kShaped) != 0);
    CHECK(press(session, "Shift+M"));
    session.tools.add({73, 40});
    session.finish_tool();
    CHECK(session.tools.tool() == Tool::pan);
    CHECK(session.selected_event()->where->point == geo::LonLat{73, 40});
    CHECK(session.selected_event()->where->precision_m >= 10);
}

TEST_CASE("what an operation refuses is said, and nothing is edited")
{
    Session session({});
    begin(session);
    session.select(0);
    CHECK_FALSE(set_title(session, ""));
    CHECK(session.notices().back().text == "An event needs a title.");
    CHECK_FALSE(set_title(session, session.selected_event()->title)); // nothing changes
    CHECK(session.history().log().empty());
    CHECK_FALSE(session.document().changed());
    session.clear_selection();
    CHECK_FALSE(set_title(session, "Nobody's"));
}

TEST_CASE("nothing can be edited while nothing is open")
{
    Session session({});
    CHECK_FALSE(session.why_not_editable().empty());
    CHECK_FALSE(run_command(session, "edit.undo"));
    CHECK_FALSE(run_command(session, "review.accept"));
    CHECK_FALSE(session.undo());
}

TEST_CASE("files that are added keep the edits and what can be undone")
{
    Session session({});
    begin(session);
    session.select(0);
    set_title(session, "Kept");
    Opened more;
    more.table = test::table_of({test::drawn_event("d", "2019-03-11", "2019-03-12")});
    more.title = "more";
    SessionOptions const none;
    session.show(week(), {"week.csv"});
    CHECK(session.history().log().empty()); // in its place: another history
}

TEST_CASE("the panel's search gives a place with what lies around it")
{
    PlaceHit hit;
    hit.name = "42.8700°N 74.5900°E";
    hit.point = {74.59, 42.87};
    auto const place = place_of(nullptr, hit);
    CHECK(place.kind == "point");
    CHECK(place.precision_m == 100);
    CHECK(of({"a"}).size() == 1);
}
