#include "coreference/merge.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "coreference/events.h"

using namespace placetime;
using namespace placetime::coreference;
using events::Event;
using events::FigureKind;
using events::Review;
using events::Status;

namespace {

Event merged_of(std::vector<Event> const& events) { return merged(events); }

} // namespace

TEST_CASE("an event alone is its own merging")
{
    Event const event = claim("a", "Post", "2020-10-06");
    Event const result = merged({&event, 1});
    CHECK(result.id == "a");
    CHECK(result.claims.empty());
}

TEST_CASE("a merged event is known by what was reported first")
{
    Event late = claim("late", "Post", "2020-10-08");
    Event early = claim("early", "Times", "2020-10-07");
    early.source_url = "https://example.org/early";
    Event const result = merged_of({late, early});
    CHECK(result.id == "early");
    CHECK(result.source_id == "report of Times");
    CHECK(result.source_url == "https://example.org/early");
    CHECK(*result.reported == day("2020-10-07"));
    REQUIRE(result.claims.size() == 2);
    CHECK(result.claims[0].id == "early");
    CHECK(result.claims[1].id == "late");
}

TEST_CASE("a claim of unknown report date comes last")
{
    Event unknown = claim("a", "Post", "2020-10-06");
    unknown.reported.reset();
    CHECK(merged_of({unknown, claim("b", "Times", "2020-10-09")}).id == "b");
}

TEST_CASE("claims of merged events are taken over, none nested and none twice")
{
    Event const a = claim("a", "Post", "2020-10-06");
    Event const b = claim("b", "Times", "2020-10-07");
    Event const c = claim("c", "Wire", "2020-10-08");
    Event const two = merged_of({a, b});
    Event const three = merged_of({two, c, b});
    REQUIRE(three.claims.size() == 3);
    for (Event const& one : three.claims) CHECK(one.claims.empty());
    CHECK(three.source_count == 3);
}

TEST_CASE("publishers are counted, and a report without one counts by itself")
{
    Event a = claim("a", "The Post", "2020-10-06");
    Event b = claim("b", "the post", "2020-10-07");
    Event c = claim("c", "", "2020-10-07");
    Event d = claim("d", "", "2020-10-07");
    c.source_id = "one";
    d.source_id = "two";
    CHECK(merged_of({a, b}).source_count == 1);
    CHECK(merged_of({a, b, c, d}).source_count == 3);
}

TEST_CASE("a merged event is asserted when any publisher asserts it")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    a.status = Status::denied;
    b.status = Status::claimed;
    b.attribution = "witnesses";
    CHECK(merged_of({a, b}).status == Status::claimed);
    CHECK(merged_of({a, b}).attribution == "witnesses");
    b.status = Status::asserted;
    CHECK(merged_of({a, b}).status == Status::asserted);
    b.status = Status::negated;
    CHECK(merged_of({a, b}).status == Status::denied);
}

TEST_CASE("the place is the most precise of those that are sure")
{
    Event wide = claim("a", "Post", "2020-10-06");
    wide.where = kyrgyzstan();
    Event city = claim("b", "Times", "2020-10-06");
    Event guess = claim("c", "Wire", "2020-10-06");
    guess.where = white_house();
    guess.place_confidence = 0.3;
    CHECK(merged_of({wide, city, guess}).where->name == "Bishkek");
    guess.place_confidence = 0.6;
    CHECK(merged_of({wide, city, guess}).where->name == "White House (Bishkek)");
    CHECK(merged_of({wide, city, guess}).place_confidence == doctest::Approx(0.6));
}

TEST_CASE("the date is the shortest of those that are sure")
{
    Event month = claim("a", "Post", "2020-10-06");
    month.when = on("2020-10");
    Event day_ = claim("b", "Times", "2020-10-07");
    Event undated = claim("c", "Wire", "2020-10-07");
    undated.when.reset();
    CHECK(merged_of({month, day_, undated}).when->interval == day_.when->interval);
    CHECK_FALSE(merged_of({undated, undated}).when);
}

TEST_CASE("a place's mention is kept only in its own report")
{
    Event a = claim("a", "Post", "2020-10-06");
    a.where = kyrgyzstan();
    a.place_index = 3;
    a.time_index = 1;
    Event b = claim("b", "Times", "2020-10-07");
    b.place_index = 5;
    Event const result = merged_of({a, b});
    CHECK_FALSE(result.place_index);
    CHECK(result.time_index == 1);
}

TEST_CASE("a figure is the reading of most publishers")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    Event c = claim("c", "Wire", "2020-10-08");
    a.figure(FigureKind::injured) = at_least(600);
    a.figures_text = "over 600 injured";
    b.figure(FigureKind::injured) = at_least(600);
    c.figure(FigureKind::injured) = at_least(2000);
    Event const result = merged_of({c, b, a});
    CHECK(result.figure(FigureKind::injured) == at_least(600));
    CHECK_FALSE(result.figure(FigureKind::killed).known());
}

TEST_CASE("of figures with as many publishers the newest cumulative one counts")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    Event c = claim("c", "Wire", "2020-10-08");
    a.figure(FigureKind::killed) = exactly(40);
    b.figure(FigureKind::killed) = exactly(75);
    c.figure(FigureKind::killed) = exactly(60);
    CHECK(merged_of({a, b, c}).figure(FigureKind::killed) == exactly(60));
    b.figures_cumulative = true;
    Event const result = merged_of({a, b, c});
    CHECK(result.figure(FigureKind::killed) == exactly(75));
    CHECK(result.figures_cumulative);
}

TEST_CASE("the type is what most publishers say and the title is of its surest claim")
{
    Event a = claim("a", "Post", "2020-10-06", "Protest held", events::Type::protests);
    Event b = claim("b", "Times", "2020-10-07", "Riot breaks out");
    Event c = claim("c", "Wire", "2020-10-08", "Riot in Bishkek");
    c.confidence = 0.7;
    Event const result = merged_of({a, b, c});
    CHECK(result.type == events::Type::riots);
    CHECK(result.title == "Riot in Bishkek");
}

TEST_CASE("several publishers make an event surer and one does not")
{
    Event const a = claim("a", "Post", "2020-10-06");
    Event const b = claim("b", "Post", "2020-10-07");
    Event const c = claim("c", "Wire", "2020-10-08");
    CHECK(merged_of({a, b}).confidence == doctest::Approx(0.6));
    CHECK(merged_of({a, b, c}).confidence == doctest::Approx(1 - 0.4 * 0.4));
}

TEST_CASE("review is edited when a claim was, accepted when all were")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    CHECK(merged_of({a, b}).review == Review::unreviewed);
    a.review = Review::accepted;
    CHECK(merged_of({a, b}).review == Review::unreviewed);
    b.review = Review::accepted;
    CHECK(merged_of({a, b}).review == Review::accepted);
    b.review = Review::edited;
    CHECK(merged_of({a, b}).review == Review::edited);
}

TEST_CASE("what an analyst corrected on a claim goes before what machines read")
{
    Event a = claim("a", "Post", "2020-10-06", "Riot");
    Event b = claim("b", "Times", "2020-10-07", "Unrest in Osh");
    a.where = white_house();
    b.where = osh();
    b.review = Review::edited;
    Event const result = merged_of({a, b});
    CHECK(result.where->name == "Osh");
    CHECK(result.title == "Unrest in Osh");
}

TEST_CASE("what an analyst changed on a merged event stays when another is merged in")
{
    Event const a = claim("a", "Post", "2020-10-06", "Riot");
    Event const b = claim("b", "Times", "2020-10-07", "Riot");
    Event two = merged_of({a, b});
    two.where = osh();
    two.title = "Unrest in the south";
    two.review = Review::edited;
    Event third = claim("c", "Wire", "2020-10-05", "Riot");
    third.where = white_house();
    Event const result = merged_of({two, third});
    CHECK(result.where->name == "Osh");
    CHECK(result.title == "Unrest in the south");
    CHECK(result.id == "c");
    CHECK(result.review == Review::edited);
    CHECK(result.source_count == 3);
}

TEST_CASE("grades are the best that a claim was given")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    CHECK(merged_of({a, b}).reliability == 0);
    a.reliability = 'C';
    b.reliability = 'B';
    b.credibility = 2;
    CHECK(merged_of({a, b}).reliability == 'B');
    CHECK(merged_of({a, b}).credibility == 2);
}

TEST_CASE("an event as it was known then has the claims of then")
{
    Event a = claim("a", "Post", "2020-10-06", "Riot");
    Event b = claim("b", "Times", "2020-10-07", "Riot");
    Event c = claim("c", "Wire", "2020-10-08", "Riot");
    a.where = kyrgyzstan();
    a.figure(FigureKind::injured) = exactly(590);
    b.figure(FigureKind::injured) = exactly(686);
    b.figures_cumulative = true;
    Event const all = merged_of({a, b, c});

    CHECK_FALSE(known_at(all, day("2020-10-05")));
    auto const first = known_at(all, day("2020-10-06"));
    REQUIRE(first);
    CHECK(first->id == "a");
    CHECK(first->claims.empty());
    CHECK(first->source_count == 1);
    CHECK(first->where->name == "Kyrgyzstan");
    CHECK(first->figure(FigureKind::injured) == exactly(590));
    auto const second = known_at(all, day("2020-10-07"));
    REQUIRE(second);
    CHECK(second->claims.size() == 2);
    CHECK(second->where->name == "Bishkek");
    CHECK(second->figure(FigureKind::injured) == exactly(686));
    CHECK(known_at(all, day("2020-10-08"))->claims.size() == 3);
}

TEST_CASE("what an analyst changed was known at every time")
{
    Event a = claim("a", "Post", "2020-10-06", "Riot");
    Event b = claim("b", "Times", "2020-10-08", "Riot");
    Event all = merged_of({a, b});
    all.where = osh();
    all.when = on("2020-10-04");
    all.type = events::Type::protests;
    all.title = "Rally";
    all.review = Review::edited;
    auto const then = known_at(all, day("2020-10-06"));
    REQUIRE(then);
    CHECK(then->where->name == "Osh");
    CHECK(then->when->interval == on("2020-10-04").interval);
    CHECK(then->type == events::Type::protests);
    CHECK(then->title == "Rally");
    CHECK(then->review == Review::edited);
    CHECK(then->source_count == 1);
}

TEST_CASE("an event of one claim is known from its report on, and always when that has no date")
{
    Event event = claim("a", "Post", "2020-10-06");
    CHECK_FALSE(known_at(event, day("2020-10-05")));
    CHECK(known_at(event, day("2020-10-06")));
    event.reported.reset();
    CHECK(known_at(event, day("1990-01-01")));
}
