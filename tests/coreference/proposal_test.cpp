#include "coreference/proposal.h"

#include <algorithm>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "coreference/events.h"
#include "coreference/merge.h"

using namespace placetime;
using namespace placetime::coreference;
using events::Event;
using events::FigureKind;

namespace {

/// Three reports of one storming, and one of an arrest elsewhere.
std::vector<Event> reports()
{
    Event a = claim("a", "Post", "2020-10-06", "Demonstrators storm the White House");
    Event b = claim("b", "Times", "2020-10-06", "Crowd breaks into the White House");
    Event c = claim("c", "Wire", "2020-10-06", "White House stormed by protesters");
    Event d = claim("d", "Wire", "2020-10-06", "Former minister arrested in Osh",
                    events::Type::strategic_developments);
    b.where = white_house();
    c.where = kyrgyzstan();
    d.where = osh();
    for (Event* const event : {&a, &b, &c}) event->subtype = "Violent demonstration";
    return {a, b, c, d};
}

std::set<std::set<std::string>> groups_of(std::vector<Event> const& events,
                                          JudgedDistinct const& distinct = {})
{
    std::set<std::set<std::string>> result;
    for (Proposal const& proposal : propose(events, distinct)) {
        std::set<std::string> ids;
        for (std::size_t const member : proposal.members) ids.insert(events[member].id);
        result.insert(ids);
    }
    return result;
}

using Groups = std::set<std::set<std::string>>;

} // namespace

TEST_CASE("reports of one happening are proposed as one")
{
    auto const events = reports();
    auto const proposals = propose(events);
    REQUIRE(proposals.size() == 1);
    CHECK(proposals[0].members == std::vector<std::size_t>{0, 1, 2});
    CHECK(proposals[0].score >= kSamePair);
    CHECK(proposals[0].score <= 1);
    CHECK(proposals[0].why.starts_with("same type; same day; "));
}

TEST_CASE("nothing is proposed of nothing")
{
    CHECK(propose({}).empty());
    auto const events = reports();
    CHECK(propose(std::span(events).first(1)).empty());
}

TEST_CASE("the order of the events does not matter")
{
    auto events = reports();
    auto const expected = groups_of(events);
    CHECK(expected == Groups{{"a", "b", "c"}});
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(events.begin(), events.end(), random);
        CHECK(groups_of(events) == expected);
    }
}

TEST_CASE("what was judged distinct is never proposed together")
{
    auto const events = reports();
    auto const apart = [](std::string_view one, std::string_view other) {
        return (one == "a" && other == "b") || (one == "b" && other == "a");
    };
    for (auto const& group : groups_of(events, apart))
        CHECK_FALSE((group.contains("a") && group.contains("b")));
    CHECK(propose(events, [](std::string_view, std::string_view) { return true; }).empty());
}

TEST_CASE("a rejected event is not proposed")
{
    auto events = reports();
    events[1].review = events::Review::rejected;
    CHECK(groups_of(events) == Groups{{"a", "c"}});
}

TEST_CASE("what is told and what is denied of one happening is proposed")
{
    auto events = reports();
    events[1].status = events::Status::denied;
    CHECK(groups_of(events) == Groups{{"a", "b", "c"}});
}

TEST_CASE("a plan is not what happened")
{
    Event plan =
        claim("plan", "Post", "2020-10-09", "President would resign", events::Type::politics);
    plan.status = events::Status::planned;
    plan.subtype = "resignation";
    Event done = claim("done", "Times", "2020-10-11", "President resigns", events::Type::politics);
    done.subtype = "resignation";
    CHECK(groups_of({plan, done}).empty());
}

TEST_CASE("the same village hit on two days is two happenings")
{
    Event first = claim("first", "Post", "2020-10-06", "Village shelled", events::Type::explosions);
    Event second =
        claim("second", "Times", "2020-10-09", "Village shelled", events::Type::explosions);
    CHECK(groups_of({first, second}).empty());
}

TEST_CASE("two figures of one report by different people are one happening")
{
    Event official = claim("official", "Post", "2020-10-06", "Clash leaves 40 dead");
    official.attribution = "the Health Ministry";
    official.figure(FigureKind::killed) = exactly(40);
    official.source_start = 0;
    official.source_end = 40;
    Event unofficial = official;
    unofficial.id = "unofficial";
    unofficial.title = "Clash leaves 100 dead";
    unofficial.attribution = "an opposition activist";
    unofficial.figure(FigureKind::killed) = at_least(100);
    unofficial.source_start = 50;
    unofficial.source_end = 99;
    CHECK_FALSE(is_conflict(official, unofficial));
    CHECK(groups_of({official, unofficial}) == Groups{{"official", "unofficial"}});
    unofficial.attribution = official.attribution;
    CHECK(is_conflict(official, unofficial));
    CHECK(groups_of({official, unofficial}).empty());
}

TEST_CASE("two events of one sentence are not one, unless others say them")
{
    Event one =
        claim("one", "Post", "2020-10-06", "Emergency declared", events::Type::security_measures);
    one.source_end = 60;
    Event other = one;
    other.id = "other";
    CHECK(is_conflict(one, other));
    other.attribution = "a witness";
    CHECK_FALSE(is_conflict(one, other));
}

TEST_CASE("one report that tells days or places apart tells happenings apart")
{
    Event one = claim("one", "Post", "2020-10-06", "Road blocked", events::Type::protests);
    one.source_end = 20;
    Event other = one;
    other.id = "other";
    other.source_start = 30;
    other.source_end = 50;
    CHECK_FALSE(is_conflict(one, other));
    other.when = on("2020-10-07");
    CHECK(is_conflict(one, other));
    other.when = one.when;
    other.where = osh();
    CHECK(is_conflict(one, other));
    other.where = kyrgyzstan();
    CHECK_FALSE(is_conflict(one, other));
    one.figure(FigureKind::injured) = exactly(5);
    other.figure(FigureKind::injured) = exactly(12);
    CHECK(is_conflict(one, other));
    other.figures_cumulative = true;
    CHECK_FALSE(is_conflict(one, other));
}

TEST_CASE("a group never bridges a conflict")
{
    // b is like both a and c, which one report tells apart by their places
    auto events = reports();
    events[2].source_id = events[0].source_id;
    events[2].where = osh();
    for (auto const& group : groups_of(events))
        CHECK_FALSE((group.contains("a") && group.contains("c")));
}

TEST_CASE("a merged event is proposed with a new report of the same")
{
    auto const events = reports();
    Event const two = merged(std::span(events).first(2));
    auto const groups = groups_of({two, events[2], events[3]});
    CHECK(groups == Groups{{"a", "c"}});
}

TEST_CASE("pair scores are the same both ways and say what spoke for them")
{
    auto const events = reports();
    PairScore const one = score_pair(events[0], events[1]);
    PairScore const other = score_pair(events[1], events[0]);
    CHECK(one.score == other.score);
    CHECK(one.score > score_pair(events[0], events[3]).score);
    CHECK(std::any_of(one.shares.begin(), one.shares.end(), [](auto const& share) {
        return share.first == "title" && share.second > 0;
    }));
    PairScorer const scorer(events);
    CHECK(scorer.score(0, 1).score == scorer.score(1, 0).score);
}

TEST_CASE("an event without a date is compared by its report's week")
{
    auto events = reports();
    events[1].when.reset();
    CHECK(groups_of(events) == Groups{{"a", "b", "c"}});
    events[1].reported = day("2021-10-06");
    CHECK(groups_of(events) == Groups{{"a", "c"}});
}

TEST_CASE("an event without a date or a place needs nothing but words")
{
    auto events = reports();
    events[1].where.reset();
    CHECK(groups_of(events) == Groups{{"a", "b", "c"}});
}

TEST_CASE("proposing can be cancelled")
{
    CancelToken token;
    token.cancel();
    auto const events = reports();
    CHECK_THROWS_AS(propose(events, {}, &token), Cancelled);
}
