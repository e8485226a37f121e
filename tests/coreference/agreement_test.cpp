#include "coreference/agreement.h"

#include <doctest/doctest.h>

#include "coreference/events.h"
#include "coreference/growth.h"
#include "coreference/merge.h"

using namespace placetime;
using namespace placetime::coreference;
using events::Event;
using events::FigureKind;

namespace {

Agreement agreement_among(std::vector<Event> const& claims) { return agreement_of(merged(claims)); }

std::vector<FigureReading> const& injured(Agreement const& agreement)
{
    return agreement.figures[static_cast<std::size_t>(FigureKind::injured)];
}

} // namespace

TEST_CASE("readings of a figure are told with how many sources give them")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    Event c = claim("c", "Wire", "2020-10-07");
    a.figure(FigureKind::injured) = exactly(600);
    b.figure(FigureKind::injured) = at_least(600);
    c.figure(FigureKind::injured) = at_least(2000);
    Agreement const agreement = agreement_among({c, b, a});
    CHECK(figure_words(FigureKind::injured, injured(agreement)) ==
          "injured: 600 (two sources), 2,000 and more (one)");
    CHECK(injured(agreement)[0].claims == std::vector<std::size_t>{0, 1});
    CHECK(agreement.conflicting);
    CHECK(agreement.figures_conflict[static_cast<std::size_t>(FigureKind::injured)]);
    CHECK_FALSE(agreement.figures_conflict[static_cast<std::size_t>(FigureKind::killed)]);
    CHECK(agreement.publishers == 3);
    CHECK(*agreement.first_report == day("2020-10-06"));
}

TEST_CASE("two reports of one publisher are one source")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Post", "2020-10-07");
    a.figure(FigureKind::injured) = b.figure(FigureKind::injured) = exactly(7);
    CHECK(figure_words(FigureKind::injured, injured(agreement_among({a, b}))) ==
          "injured: 7 (one source)");
}

TEST_CASE("figures in words")
{
    CHECK(figure_words(exactly(1234567)) == "1,234,567");
    CHECK(figure_words(exactly(999)) == "999");
    CHECK(figure_words(at_least(65)) == "65 and more");
    CHECK(figure_words({std::nullopt, 80}) == "up to 80");
    CHECK(figure_words({75000, 100000}) == "75,000 to 100,000");
    CHECK(figure_words(events::Figure{}).empty());
    CHECK(figure_words(FigureKind::killed, {}).empty());
}

TEST_CASE("an open figure excludes only what is half as much again")
{
    CHECK_FALSE(excludes(at_least(600), exactly(686)));
    CHECK(excludes(at_least(600), at_least(2000)));
    CHECK(excludes(exactly(40), exactly(100)));
    CHECK_FALSE(excludes({std::nullopt, 80}, exactly(60)));
    CHECK(excludes({std::nullopt, 80}, exactly(30)));
    CHECK_FALSE(excludes(exactly(40), events::Figure{}));
}

TEST_CASE("a later and larger count of the same publisher is no conflict")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Post", "2020-10-07");
    a.figure(FigureKind::injured) = exactly(590);
    b.figure(FigureKind::injured) = exactly(1100);
    CHECK(agreement_among({a, b}).conflicting);
    b.figures_cumulative = true;
    CHECK_FALSE(agreement_among({a, b}).conflicting);
}

TEST_CASE("dates conflict when they have no moment in common")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    b.when = on("2020-10");
    Agreement agreement = agreement_among({a, b});
    CHECK_FALSE(agreement.conflicting);
    REQUIRE(agreement.dates.size() == 2);
    CHECK(agreement.dates[0].words == "2020-10-06");
    CHECK(agreement.dates[1].words == "2020-10");
    b.when = on("2020-10-05");
    agreement = agreement_among({a, b});
    CHECK(agreement.dates_conflict);
    CHECK(agreement.conflicting);
}

TEST_CASE("places conflict when neither holds the other")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    a.where = white_house();
    b.where = kyrgyzstan();
    CHECK_FALSE(agreement_among({a, b}).places_conflict);
    b.where = osh();
    CHECK(agreement_among({a, b}).places_conflict);
    b.where = bishkek();
    CHECK_FALSE(agreement_among({a, b}).places_conflict);
    CHECK(agreement_among({a, b}).places[0].words == "White House (Bishkek)");
}

TEST_CASE("told and denied is a conflict, asserted and claimed is none")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    b.status = events::Status::claimed;
    CHECK_FALSE(agreement_among({a, b}).conflicting);
    b.status = events::Status::denied;
    Agreement const agreement = agreement_among({a, b});
    CHECK(agreement.statuses_conflict);
    REQUIRE(agreement.statuses.size() == 2);
    CHECK(agreement.statuses[1].words == "denied");
}

TEST_CASE("actors are compared without regard to case and accents")
{
    Event a = claim("a", "Post", "2020-10-06");
    Event b = claim("b", "Times", "2020-10-07");
    Event c = claim("c", "Wire", "2020-10-08");
    a.actor1 = "police";
    b.actor1 = "Police";
    c.actor2 = "a crowd";
    Agreement const agreement = agreement_among({a, b, c});
    REQUIRE(agreement.actors.size() == 1);
    CHECK(agreement.actors[0].publishers == 2);
    CHECK(agreement.targets[0].claims == std::vector<std::size_t>{2});
}

TEST_CASE("an event alone agrees with itself")
{
    Event event = claim("a", "Post", "2020-10-06");
    event.figure(FigureKind::injured) = exactly(5);
    Agreement const agreement = agreement_of(event);
    CHECK_FALSE(agreement.conflicting);
    CHECK(agreement.publishers == 1);
    CHECK(injured(agreement)[0].claims == std::vector<std::size_t>{0});
}

TEST_CASE("a figure grows in the order of reports")
{
    Event a = claim("a", "Post", "2020-10-08");
    Event b = claim("b", "Times", "2020-10-06");
    Event c = claim("c", "Wire", "2020-10-07");
    Event undated = claim("d", "Wire", "2020-10-07");
    a.figure(FigureKind::injured) = exactly(1000);
    a.attribution = "the Health Ministry";
    b.figure(FigureKind::injured) = exactly(590);
    undated.figure(FigureKind::injured) = exactly(1);
    undated.reported.reset();
    std::vector<Event> const events = {merged(std::vector<Event>{a, c}), b, undated};
    auto const points = growth(events, FigureKind::injured);
    REQUIRE(points.size() == 2);
    CHECK(points[0].figure == exactly(590));
    CHECK(points[0].source == "Times");
    CHECK(points[0].event == 1);
    CHECK(points[1].figure == exactly(1000));
    CHECK(points[1].attribution == "the Health Ministry");
    CHECK(points[1].event == 0);
    CHECK(points[1].claim == 1);
    CHECK(growth(events, FigureKind::killed).empty());
}
