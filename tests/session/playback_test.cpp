#include <doctest/doctest.h>

#include "session/moments.h"
#include "session/playback.h"

using namespace placetime;
using namespace placetime::session;
using test::at;

namespace {

/// Two clusters of events with an empty half year between them.
struct Film {
    std::shared_ptr<events::EventTable const> table =
        test::table_of({test::drawn_event("a", "2020-01-01", "2020-01-02"),
                        test::drawn_event("b", "2020-01-10", "2020-01-12"),
                        test::drawn_event("c", "2020-07-01", "2020-07-02"),
                        test::drawn_event("d", "2020-07-05", "2020-07-06")});
    events::RowSet shown{table->size(), true};
    Timeline timeline;
    Playback playback;

    Film()
    {
        timeline.set_extent(table->span(), true);
        timeline.set_step({1, Unit::day});
        timeline.set_window({at("2020-01-01"), at("2020-01-03")});
        playback.set_speed(86'400);
        playback.skip_empty = false;
    }
    bool advance(double seconds) { return playback.advance(seconds, timeline, *table, &shown); }
    /// So many seconds in frames of 1/60 s.
    void play_for(double seconds)
    {
        for (int i = 0; i < std::lround(seconds * 60); ++i) advance(1.0 / 60);
    }
};

} // namespace

TEST_CASE("the playhead moves by data time a second")
{
    Film film;
    film.playback.play(film.timeline);
    film.play_for(3);
    CHECK(film.timeline.window() == time::Interval{at("2020-01-04"), at("2020-01-06")});
    film.playback.pause();
    CHECK_FALSE(film.advance(0.1));
}

TEST_CASE("frame rates give the same film")
{
    std::vector<time::Instant> ends;
    for (int const rate : {15, 30, 60, 120, 144}) {
        Film film;
        film.playback.skip_empty = true;
        film.playback.set_speed(7'000);
        film.playback.play(film.timeline);
        for (int i = 0; i < rate * 20; ++i) film.advance(1.0 / rate);
        ends.push_back(film.timeline.end());
    }
    // A tick at the most lies between them.
    for (auto const end : ends) CHECK(std::abs((end - ends[0]).count()) <= 7'000 / 120 + 1);
}

TEST_CASE("empty stretches are skipped, in both directions")
{
    Film film;
    film.playback.skip_empty = true;
    film.playback.play(film.timeline);
    film.play_for(16);
    CHECK(film.timeline.end() > at("2020-07-01"));
    CHECK(film.timeline.begin() <= at("2020-07-06"));
    film.timeline.set_window({at("2020-07-01"), at("2020-07-03")});
    film.playback.reverse = true;
    film.playback.play(film.timeline);
    film.play_for(6);
    CHECK(film.timeline.end() < at("2020-02-01"));
}

TEST_CASE("nothing shown, nothing skipped")
{
    Film film;
    film.shown = events::RowSet(film.table->size());
    film.playback.skip_empty = true;
    film.playback.play(film.timeline);
    film.play_for(1);
    CHECK(film.timeline.begin() == at("2020-01-02"));
}

TEST_CASE("an instant plays through days of data that know dates only")
{
    Film film;
    film.timeline.set_mode(Mode::instant);
    film.playback.skip_empty = true;
    film.playback.play(film.timeline);
    int shown = 0;
    for (int i = 0; i < 60 * 8; ++i) {
        film.advance(1.0 / 60);
        if (!film.table->in_window(film.timeline.query()).empty()) ++shown;
    }
    CHECK(shown > 60 * 4); // four events of five days in all
    CHECK(film.timeline.begin() >= at("2020-07-05"));
}

TEST_CASE("cumulative from the start skips what adds nothing")
{
    Film film;
    film.timeline.set_mode(Mode::from_start);
    film.timeline.go_home();
    film.playback.skip_empty = true;
    film.playback.play(film.timeline);
    film.play_for(10);
    CHECK(film.timeline.end() >= at("2020-07-05"));
}

TEST_CASE("once stops at the end and begins again when asked")
{
    Film film;
    film.playback.set_speed(86'400 * 100);
    film.playback.play(film.timeline);
    film.play_for(3);
    CHECK_FALSE(film.playback.playing());
    CHECK(film.timeline.end() == at("2020-07-06"));
    film.playback.play(film.timeline);
    CHECK(film.playback.playing());
    CHECK(film.timeline.begin() == at("2020-01-01"));
}

TEST_CASE("loop starts over, bounce turns round")
{
    Film film;
    film.playback.set_speed(86'400 * 100); // the whole in 1.85 s
    film.playback.at_end = AtEnd::loop;
    film.playback.play(film.timeline);
    film.play_for(2);
    CHECK(film.playback.playing());
    CHECK(film.timeline.begin() < at("2020-02-01"));
    film.playback.at_end = AtEnd::bounce;
    film.play_for(2);
    CHECK(film.playback.reverse);
    CHECK(film.timeline.end() > at("2020-06-01"));
    film.play_for(2);
    CHECK_FALSE(film.playback.reverse);
}

TEST_CASE("in reverse, looping and stopping work from the other side")
{
    Film film;
    film.playback.set_speed(86'400 * 100);
    film.playback.reverse = true;
    film.timeline.go_end();
    film.playback.play(film.timeline);
    film.play_for(3);
    CHECK_FALSE(film.playback.playing());
    CHECK(film.timeline.begin() == at("2020-01-01"));
    film.playback.at_end = AtEnd::loop;
    film.playback.play(film.timeline);
    film.play_for(1);
    CHECK(film.timeline.begin() < at("2020-05-01"));
    CHECK(film.timeline.begin() > at("2020-02-01"));
}

TEST_CASE("a window over everything becomes a part of it, else nothing would move")
{
    Film film;
    film.timeline.show_all();
    film.playback.play(film.timeline);
    CHECK(film.timeline.begin() == at("2020-01-01"));
    CHECK(film.timeline.end() == at("2020-01-10")); // a twentieth of 187 days
    CHECK(film.playback.playing());
}

TEST_CASE("a long pause of the program does not make time jump")
{
    Film film;
    film.playback.play(film.timeline);
    film.advance(3600);
    CHECK(film.timeline.end() - at("2020-01-03") <= time::Seconds(86'400 / 4 + 1));
}

TEST_CASE("without dated events it does not play")
{
    Timeline timeline;
    Playback playback;
    playback.play(timeline);
    CHECK_FALSE(playback.playing());
}

TEST_CASE("speeds are chosen, typed and suited")
{
    Playback playback;
    playback.suit({at("2020-10-04"), at("2020-11-03")});
    CHECK(speed_text(playback.speed()) == "1 d/s");
    playback.faster();
    CHECK(speed_text(playback.speed()) == "3 d/s");
    playback.slower();
    playback.slower();
    CHECK(speed_text(playback.speed()) == "12 h/s");
    for (auto const& choice : speed_choices()) {
        CHECK(speed_text(choice.seconds) == choice.label);
        CHECK(parse_speed(choice.label) == doctest::Approx(choice.seconds));
    }
    CHECK(parse_speed("2.5 days") == doctest::Approx(216'000));
    CHECK(parse_speed("6h/s") == doctest::Approx(21'600));
    CHECK_FALSE(parse_speed("fast"));
    CHECK_FALSE(parse_speed("-1 d"));
    CHECK_FALSE(parse_speed(""));
    CHECK(speed_text(5 * 3600) == "5 h/s");
    CHECK(speed_text(36 * 3600) == "1.5 d/s");
    playback.set_speed(1e30);
    CHECK(playback.speed() == doctest::Approx(100 * 365.2425 * 86'400));
}
