#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "curation/curation_events.h"
#include "curation/history.h"

using namespace placetime;
using namespace placetime::curation;
using test::happening;

namespace {

std::vector<events::Event> many(std::size_t count)
{
    std::vector<events::Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        auto const day = time::Days(std::chrono::days(17'900 + static_cast<int>(i * 7 % 300)));
        events.push_back(happening("e" + std::to_string(i), time::format_date(day),
                                   i % 3 == 0 ? "Naryn" : "Talas",
                                   i % 2 == 0 ? "Courier" : "Herald"));
    }
    return events;
}

/// The edition's table is what a table of all events would be.
void check_edition(Workspace const& workspace)
{
    auto const& edition = workspace.edition();
    auto const placed = workspace.events();
    REQUIRE(edition.table->size() == placed.size());
    std::vector<events::Event> events;
    for (auto const& one : placed) events.push_back(one.event);
    auto const whole = events::EventTable::from(std::move(events));
    for (std::size_t record = 0; record < placed.size(); ++record) {
        CHECK(edition.seq(record) == placed[record].seq);
        CHECK(edition.record(placed[record].seq) == record);
        auto const row = edition.table->row_of(record);
        CHECK(row == whole->row_of(record));
        CHECK(same(edition.table->event(row), placed[record].event));
        CHECK(edition.table->begins()[row] == whole->begins()[row]);
        CHECK(edition.table->flags()[row] == whole->flags()[row]);
        CHECK(edition.table->source_names()[edition.table->sources()[row]] ==
              whole->source_names()[whole->sources()[row]]);
    }
}

/// A random operation that can be made, over all of them.
std::optional<Edit> random_edit(Workspace const& workspace, std::mt19937& random)
{
    auto const all = workspace.ids();
    auto const number = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    auto const id = all[number(all.size())];
    std::vector<std::string> const one{id}, two{id, all[number(all.size())]};
    geo::LonLat const point{70 + static_cast<double>(number(90)) / 10, 41};
    auto const place = test::town(number(2) == 0 ? "Osh" : "Batken", point);
    switch (number(20)) {
    case 0:
        return set_place(workspace, two, place);
    case 1:
        return set_point(workspace, one, point, 100);
    case 2:
        return set_area(workspace, one,
                        {{geo::Line{point, {80, 41}, {80, 42}, {point.lon, 42}, point}}});
    case 3:
        return set_place_precision(workspace, one, 100 + static_cast<double>(number(900)));
    case 4:
        return set_role(workspace, one, static_cast<events::PlaceRole>(number(5)));
    case 5:
        return set_date(workspace, two,
                        time::DatedInterval{time::year(2000 + static_cast<int>(number(20))),
                                            time::Precision::year});
    case 6:
        return set_date(workspace, one, std::nullopt);
    case 7:
        return set_type(workspace, two, static_cast<events::Type>(number(10)), "");
    case 8:
        return set_status(workspace, one, static_cast<events::Status>(number(6)));
    case 9:
        return set_title(workspace, one, "Title " + std::to_string(number(50)));
    case 10:
        return set_actors(workspace, one, "crowd " + std::to_string(number(9)), "police");
    case 11:
        return set_figure(workspace, two, static_cast<events::FigureKind>(number(5)),
                          {static_cast<std::int64_t>(number(100)), {}});
    case 12:
        return set_grade(workspace, one, static_cast<char>('A' + number(6)),
                         static_cast<int>(number(7)));
    case 13:
        return set_review(workspace, two, static_cast<events::Review>(number(4)));
    case 14:
        return set_place(workspace, one, std::nullopt);
    case 15:
        return two[0] == two[1] ? std::nullopt : merge(workspace, two);
    case 16: {
        auto const claims = workspace.find(id)->event.claims.size();
        if (claims < 2) return {};
        return split(workspace, id, number(2) == 0 ? std::nullopt : std::optional(number(claims)));
    }
    case 17:
        return keep_apart(workspace, two);
    case 18:
        return apply_name(workspace, number(2) == 0 ? "Naryn" : "Talas", place, one);
    default: {
        Passage passage;
        passage.source_id = "report-" + std::to_string(number(20));
        passage.end = 20;
        passage.text = "Twenty people walked.";
        return add_event(workspace, event_of(passage));
    }
    }
}

} // namespace

TEST_CASE("a thousand random edits, undone one by one, leave nothing; made again, all")
{
    std::mt19937 random(4711);
    auto workspace = test::workspace_of(many(60));
    auto const start = workspace;
    History history;
    int made = 0;
    while (made < 1000) {
        auto edit = random_edit(workspace, random);
        if (!edit) continue;
        workspace.apply(*edit);
        history.take(std::move(*edit));
        if (++made % 250 == 0) check_edition(workspace);
    }
    auto const end = workspace;
    CHECK_FALSE(test::same_content(start, end));
    for (int i = 0; i < 1000; ++i) {
        auto const undo = history.undo().value();
        workspace.apply(undo);
        history.take(undo);
    }
    CHECK_FALSE(history.undo());
    CHECK(test::same_content(workspace, start));
    check_edition(workspace);
    for (int i = 0; i < 1000; ++i) {
        auto const redo = history.redo().value();
        workspace.apply(redo);
        history.take(redo);
    }
    CHECK_FALSE(history.redo());
    CHECK(test::same_content(workspace, end));
    CHECK(history.log().size() == 3000);
    check_edition(workspace);
}

TEST_CASE("an edit of something that changed meanwhile is refused whole")
{
    auto workspace = test::workspace_of(many(4));
    std::vector<std::string> const ids{"e0", "e1"};
    auto const early = set_title(workspace, ids, "Early").value();
    workspace.apply(set_title(workspace, std::vector<std::string>{"e1"}, "Late").value());
    auto const before = workspace;
    CHECK_THROWS_WITH_AS(workspace.apply(early), "The event e1 was changed since.", Error);
    CHECK(test::same_content(workspace, before));
    CHECK(workspace.revision() == before.revision());

    Edit twice;
    twice.after = {{9, happening("e0", "2019-01-01")}};
    CHECK_THROWS_AS(workspace.apply(twice), Error);
    twice.after = {{2, happening("new", "2019-01-01")}};
    CHECK_THROWS_AS(workspace.apply(twice), Error); // another's place
    twice.after = {{7, happening("new", "2019-01-01")}};
    workspace.apply(twice);
    CHECK(workspace.next_seq() == 8);
}

TEST_CASE("the order of a project has gaps, and what comes back stands where it was")
{
    Workspace workspace(events::EventTable::from(many(3)), {2, 5, 9});
    CHECK(workspace.seq_of("e1") == 5);
    CHECK(workspace.next_seq() == 10);
    Edit back;
    back.after = {{3, happening("between", "2019-01-01")}, {1, happening("first", "2019-01-01")}};
    workspace.apply(back);
    CHECK(workspace.ids() == std::vector<std::string>{"first", "e0", "between", "e1", "e2"});
    check_edition(workspace);
    workspace.apply(inverse(back));
    check_edition(workspace);
}

TEST_CASE("of several events with one id the first is meant")
{
    auto events = many(3);
    events[2].id = "e0";
    events[2].title = "The second of this id";
    auto workspace = test::workspace_of(events);
    CHECK(workspace.seq_of("e0") == 0);
    workspace.apply(set_title(workspace, std::vector<std::string>{"e0"}, "The first").value());
    CHECK(workspace.events()[0].event.title == "The first");
    CHECK(workspace.events()[2].event.title == "The second of this id");
}

TEST_CASE("events that are added come after all others, and edits stay")
{
    auto workspace = test::workspace_of(many(3));
    workspace.apply(set_title(workspace, std::vector<std::string>{"e1"}, "Edited").value());
    workspace.apply(merge(workspace, std::vector<std::string>{"e0", "e2"}).value());
    auto other = happening("other", "2019-05-05");
    workspace.append(events::EventTable::from({other}));
    CHECK(workspace.size() == 3);
    CHECK(workspace.find("e1")->event.title == "Edited");
    CHECK(workspace.seq_of("other") == 3);
    check_edition(workspace);
}

TEST_CASE("a picture of some events replaces them in a table and nowhere else")
{
    auto workspace = test::workspace_of(many(3));
    auto early = workspace.find("e1")->event;
    early.title = "As it was known";
    auto const shown = workspace.shown_with({early});
    CHECK(shown.table->title(shown.table->row_of(1)) == "As it was known");
    CHECK(workspace.find("e1")->event.title != "As it was known");
    CHECK(workspace.edition().table->title(workspace.edition().table->row_of(1)) !=
          "As it was known");
}
