#include <doctest/doctest.h>

#include "base/error.h"
#include "curation/curation_events.h"
#include "curation/history.h"

using namespace placetime;
using namespace placetime::curation;
using test::happening;
using test::moment;

namespace {

std::vector<std::string> const kBoth{"a", "b"};
std::vector<std::string> const kOne{"a"};

Workspace two()
{
    return test::workspace_of(
        {happening("a", "2019-03-05"), happening("b", "2019-03-05", "Talas")});
}

events::Event now(Workspace const& workspace, std::string const& id)
{
    return workspace.find(id).value().event;
}

/// Makes the edit, and sees that undoing and making it again lead there and back.
Workspace made(Workspace workspace, std::optional<Edit> edit)
{
    REQUIRE(edit);
    auto const before = workspace;
    workspace.apply(*edit);
    auto const after = workspace;
    History history;
    history.take(*edit);
    auto const undo = history.undo().value();
    workspace.apply(undo);
    CHECK(test::same_content(workspace, before));
    history.take(undo);
    workspace.apply(history.redo().value());
    CHECK(test::same_content(workspace, after));
    return workspace;
}

} // namespace

TEST_CASE("another place keeps the report's words and the role, and marks the event as edited")
{
    auto workspace = two();
    auto place = test::town("Osh", {72.8, 40.53});
    place.text.clear();
    auto const edit = set_place(workspace, kOne, place);
    workspace = made(workspace, edit);
    CHECK(edit->kind == "place");
    CHECK(edit->summary == "Place: Naryn (city) → Osh (city)");
    auto const event = now(workspace, "a");
    CHECK(event.where->name == "Osh");
    CHECK(event.where->text == "Naryn");
    CHECK(event.place_confidence == 1);
    CHECK(event.review == events::Review::edited);
    CHECK(now(workspace, "b").review == events::Review::unreviewed);
    CHECK_FALSE(set_place(workspace, kOne, place));
}

TEST_CASE("an event can lose its place and its date")
{
    auto workspace = made(two(), set_place(two(), kBoth, std::nullopt));
    CHECK_FALSE(now(workspace, "a").where);
    workspace = made(workspace, set_date(workspace, kOne, std::nullopt));
    CHECK_FALSE(now(workspace, "a").when);
    CHECK(now(workspace, "b").when);
    CHECK(workspace.edition().table->dated() == 1);
}

TEST_CASE("a place that is moved keeps its name and is no row of a gazetteer any more")
{
    auto const workspace =
        made(two(), set_point(two(), kOne, {76.01, 41.44}, 250, {"KG", "Naryn Region"}));
    auto const place = now(workspace, "a").where.value();
    CHECK(place.name == "Naryn");
    CHECK(place.kind == "point");
    CHECK(place.id.empty());
    CHECK(place.admin1 == "Naryn Region");
    CHECK(place.precision_m == 250);
    CHECK(place.point == geo::LonLat{76.01, 41.44});
    CHECK_THROWS_AS(set_point(workspace, kOne, {200, 0}, 10), Error);
    CHECK_THROWS_AS(set_point(workspace, kOne, {20, 0}, 0), Error);
}

TEST_CASE("a drawn area has a point inside, also when it is bent round a gap")
{
    geo::Line const ring{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {0, 1}, {0, 0}};
    auto const workspace = made(two(), set_area(two(), kOne, {{ring}}));
    auto const place = now(workspace, "a").where.value();
    CHECK(place.kind == "area");
    CHECK(geo::contains(geo::MultiPolygon{{ring}}, place.point));
    CHECK(place.precision_m == doctest::Approx(784'000).epsilon(0.01));
    CHECK_FALSE(place.geometry.is_point());
    CHECK_THROWS_AS(set_area(workspace, kOne, {{geo::Line{{0, 0}, {1, 1}, {0, 0}}}}), Error);
    CHECK_THROWS_AS(set_area(workspace, kOne, {}), Error);
}

TEST_CASE("precision and role of a place")
{
    auto workspace = made(two(), set_place_precision(two(), kBoth, 1200));
    CHECK(now(workspace, "b").where->precision_m == 1200);
    workspace = made(workspace, set_role(workspace, kOne, events::PlaceRole::venue));
    CHECK(now(workspace, "a").where->role == events::PlaceRole::venue);
    CHECK_FALSE(set_role(workspace, kOne, events::PlaceRole::venue));
}

TEST_CASE("a date is an interval and how finely it is known")
{
    auto const march = time::parse_iso("2019-03").value();
    auto const edit = set_date(two(), kOne, march);
    auto const workspace = made(two(), edit);
    CHECK(edit->summary == "Date: 2019-03-05 (day) → 2019-03-01 to 2019-03-31 (month)");
    auto const when = now(workspace, "a").when.value();
    CHECK(when.interval == march.interval);
    CHECK(when.precision == time::Precision::month);
    CHECK(when.zone == "Asia/Bishkek");
    CHECK_FALSE(set_date(workspace, kOne, march));
    auto turned = march;
    std::swap(turned.interval.begin, turned.interval.end);
    CHECK_THROWS_AS(set_date(workspace, kOne, turned), Error);
}

TEST_CASE("type, status, title, actors, attribution, history, figures and grades")
{
    auto workspace = made(two(), set_type(two(), kBoth, events::Type::riots, "mob violence"));
    CHECK(now(workspace, "b").subtype == "mob violence");
    workspace = made(workspace, set_status(workspace, kOne, events::Status::denied));
    workspace = made(workspace, set_title(workspace, kOne, "A crowd gathers"));
    workspace = made(workspace, set_actors(workspace, kOne, "miners", "the owners"));
    workspace = made(workspace, set_attribution(workspace, kOne, "a union"));
    workspace = made(workspace, set_background(workspace, kOne, true));
    auto const injured = events::FigureKind::injured;
    workspace = made(workspace, set_figure(workspace, kOne, injured, {600, {}}));
    workspace = made(workspace, set_figures_cumulative(workspace, kOne, true));
    auto const grade = set_grade(workspace, kOne, 'B', 2);
    workspace = made(workspace, grade);
    CHECK(grade->summary == "Grade: none → B2");
    auto const event = now(workspace, "a");
    CHECK(event.status == events::Status::denied);
    CHECK(event.title == "A crowd gathers");
    CHECK(event.actor2 == "the owners");
    CHECK(event.attribution == "a union");
    CHECK(event.background);
    CHECK(event.figure(injured).min == 600);
    CHECK(event.figures_cumulative);
    CHECK(event.reliability == 'B');
    CHECK(event.credibility == 2);
    workspace = made(workspace, set_figure(workspace, kOne, injured, {}));
    CHECK_FALSE(now(workspace, "a").figure(injured).known());
    CHECK_THROWS_AS(set_figure(workspace, kOne, injured, {5, 4}), Error);
    CHECK_THROWS_AS(set_figure(workspace, kOne, injured, {-1, {}}), Error);
    CHECK_THROWS_AS(set_title(workspace, kOne, ""), Error);
    CHECK_THROWS_AS(set_grade(workspace, kOne, 'G', 1), Error);
    CHECK_THROWS_AS(set_grade(workspace, kOne, 'A', 7), Error);
}

TEST_CASE("judging keeps what an event says, and is said in one line")
{
    auto const edit = accept(two(), kBoth);
    auto workspace = made(two(), edit);
    CHECK(edit->summary == "Accepted: 2 events");
    CHECK(now(workspace, "a").review == events::Review::accepted);
    CHECK_FALSE(accept(workspace, kBoth));
    workspace = made(workspace, reject(workspace, kOne));
    CHECK(now(workspace, "a").review == events::Review::rejected);
    workspace = made(workspace, set_review(workspace, kOne, events::Review::unreviewed));
    CHECK(now(workspace, "a").review == events::Review::unreviewed);
    // Content that is changed afterwards is edited, whatever it was judged.
    workspace = made(workspace, set_title(workspace, std::vector<std::string>{"b"}, "Another"));
    CHECK(now(workspace, "b").review == events::Review::edited);
}

TEST_CASE("what is not there cannot be edited, and too much at once neither")
{
    CHECK_THROWS_WITH_AS(accept(two(), std::vector<std::string>{"x"}),
                         "The event x is not there any more.", Error);
    CHECK_THROWS_AS(accept(two(), std::vector<std::string>(kMostAtOnce + 1, "a")), Error);
    CHECK_FALSE(accept(two(), {}));
}

TEST_CASE("an event by hand has the passage as its quote, an id of its own, and comes last")
{
    Passage passage;
    passage.source_id = "report-a";
    passage.source_title = "A day in spring";
    passage.reported = moment("2019-03-06");
    passage.start = 10;
    passage.end = 48;
    passage.text = "Two hundred miners walked to the city.";
    auto workspace = made(two(), add_event(two(), event_of(passage)));
    REQUIRE(workspace.size() == 3);
    auto const added = workspace.events().back();
    CHECK(added.seq == 2);
    CHECK(added.event.source_quote == passage.text);
    CHECK(added.event.title == passage.text);
    CHECK(added.event.review == events::Review::edited);
    CHECK_FALSE(added.event.when);
    // Of the same passage a second one may come.
    workspace = made(workspace, add_event(workspace, event_of(passage)));
    CHECK(workspace.size() == 4);
    CHECK(workspace.events()[3].event.id != added.event.id);
    CHECK_THROWS_AS(add_event(workspace, added.event), Error);
}

TEST_CASE("a name that means a place changes what nobody has reviewed, and what is asked for")
{
    auto accepted = happening("c", "2019-03-07");
    accepted.review = events::Review::accepted;
    auto own = happening("d", "2019-03-08");
    own.review = events::Review::edited;
    auto const start =
        test::workspace_of({happening("a", "2019-03-05"), happening("b", "2019-03-05", "Talas"),
                            accepted, own, happening("e", "2019-03-09", "NARYN")});
    auto const river = test::town("Naryn River", {75, 41.4}, "river");
    auto const edit = apply_name(start, "Naryn", river, std::vector<std::string>{"d"});
    auto workspace = made(start, edit);
    CHECK(edit->summary == "“Naryn” means Naryn River (river): 3 events");
    CHECK(now(workspace, "a").where->name == "Naryn River");
    CHECK(now(workspace, "e").where->name == "Naryn River");
    CHECK(now(workspace, "e").where->text == "NARYN");
    CHECK(now(workspace, "d").where->name == "Naryn River");
    CHECK(now(workspace, "b").where->name == "Talas");
    CHECK(now(workspace, "c").where->name == "Naryn");
    REQUIRE(workspace.rule("naryn"));
    CHECK(workspace.rule("naryn")->place.id == "test:Naryn River");
    CHECK_FALSE(apply_name(workspace, "Naryn", river));
    workspace = made(workspace, apply_name(workspace, "naryn", test::town("Naryn", {76, 41.4})));
    CHECK(workspace.names().size() == 1);
    workspace = made(workspace, forget_name(workspace, "Naryn"));
    CHECK(workspace.names().empty());
    CHECK_FALSE(forget_name(workspace, "Naryn"));
}
