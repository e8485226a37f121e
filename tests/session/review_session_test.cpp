#include <doctest/doctest.h>

#include <iostream>

#include "session/bench_session.h"

using namespace placetime;
using namespace placetime::session;
using events::Review;
using test::press;

namespace {

Opened fifty()
{
    Opened opened;
    std::vector<events::Event> events;
    for (int n = 0; n < 50; ++n) // no two of one confidence side by side
        events.push_back(test::mentioned_event(n, 0.3 + 0.01 * (n * 37 % 50)));
    opened.table = test::table_of(std::move(events));
    opened.reports = {test::report_with_candidates("long-day", 50)};
    opened.title = "long day";
    return opened;
}

events::Event selected(Session const& session) { return session.selected_event().value(); }

} // namespace

TEST_CASE("fifty events are reviewed from the keyboard alone, one key an event")
{
    Session session({});
    session.camera.resize({0, 0, 1000, 700});
    session.show(fifty(), {"long.txt"});
    session.update(0.01);
    int keys = 0, accepts = 0, candidates = 0, rejects = 0, accept_keys = 0, candidate_keys = 0;
    auto const type = [&](std::string_view chord) {
        ++keys;
        REQUIRE(press(session, chord));
    };
    type("Q"); // review begins
    auto const start = keys;
    double last = 0;
    for (int n = 0; n < 50; ++n) {
        auto const event = selected(session);
        CHECK(event.review == Review::unreviewed);
        CHECK(event.confidence >= last); // the least sure first
        last = event.confidence;
        auto const before = keys;
        if (n % 5 == 1) { // another candidate
            type("2");
            ++candidates;
            candidate_keys += keys - before;
            CHECK(session.workspace().find(event.id)->event.where->name == "Bishkek 2");
            CHECK(session.workspace().find(event.id)->event.review == Review::edited);
        } else if (n % 10 == 4) {
            type("X");
            ++rejects;
            CHECK(session.workspace().find(event.id)->event.review == Review::rejected);
        } else {
            type("C");
            ++accepts;
            accept_keys += keys - before;
            CHECK(session.workspace().find(event.id)->event.review == Review::accepted);
        }
    }
    CHECK(session.review_queue().empty());
    CHECK(session.review_queue().counts().accepted == 35);
    double const for_accept = double(accept_keys) / accepts;
    double const for_candidate = double(candidate_keys) / candidates;
    std::cout << "Keys for each event: " << double(keys - start) / 50 << " in all, " << for_accept
              << " to accept (" << accepts << "), " << for_candidate << " for another candidate ("
              << candidates << "), 1 to reject (" << rejects << ")\n";
    CHECK(for_accept <= 3);
    CHECK(for_candidate <= 6);
    CHECK(accept_keys == accepts);
    CHECK(candidate_keys == candidates);
}

TEST_CASE("a digit means a candidate only while reviewing, and the place that an event has accepts")
{
    Session session({});
    session.show(fifty(), {"long.txt"});
    session.update(0.01);
    press(session, "1");
    CHECK(session.timeline.mode() == Mode::instant);
    press(session, "2");
    press(session, "Q");
    auto const first = selected(session).id;
    CHECK(session.place_choices().size() == 3);
    CHECK(session.place_choices()[0].current);
    CHECK_FALSE(press(session, "4"));
    press(session, "1");
    CHECK(session.timeline.mode() == Mode::window);
    CHECK(session.workspace().find(first)->event.review == Review::accepted);
    CHECK(selected(session).id != first);
    press(session, "Esc");
    press(session, "Esc");
    CHECK_FALSE(session.reviewing());
    press(session, "1");
    CHECK(session.timeline.mode() == Mode::instant);
}

TEST_CASE("what is passed over comes again, what is undone is looked at again")
{
    Session session({});
    session.show(fifty(), {"long.txt"});
    session.update(0.01);
    press(session, "Q");
    auto const first = selected(session).id;
    press(session, "N");
    auto const second = selected(session).id;
    CHECK(second != first);
    press(session, "Shift+N");
    CHECK(selected(session).id == first);
    press(session, "C");
    CHECK(selected(session).id == second);
    press(session, "Ctrl+Z");
    CHECK(selected(session).id == first);
    CHECK(selected(session).review == Review::unreviewed);
    press(session, "Ctrl+Y");
    CHECK(selected(session).id == first);
    CHECK(selected(session).review == Review::accepted);
    press(session, "Shift+Q");
    CHECK(selected(session).id == first);
    CHECK(selected(session).review == Review::unreviewed);
}

TEST_CASE("the queue holds what the filters let through")
{
    Session session({});
    session.show(fifty(), {"long.txt"});
    session.update(0.01);
    session.filters.set_min_confidence(0.75);
    session.update(0.01);
    press(session, "Q");
    auto const waiting = session.review_queue().size();
    CHECK(waiting < 10);
    for (std::size_t n = 0; n < waiting; ++n) {
        CHECK(selected(session).confidence >= 0.745);
        press(session, "C");
    }
    CHECK(session.review_queue().empty());
    CHECK(session.notices().back().text == "Every listed event is reviewed.");
}

TEST_CASE("several selected events are judged at once")
{
    Session session({});
    session.show(fifty(), {"long.txt"});
    session.update(0.01);
    session.selection.select({3, 5, 8}, 5);
    press(session, "C");
    CHECK(session.history().log().size() == 1);
    CHECK(session.history().log()[0]->summary == "Accepted: 3 events");
    CHECK(session.selection.rows().size() == 3);
}
