#include <doctest/doctest.h>

#include "base/error.h"
#include "curation/curation_events.h"
#include "curation/history.h"
#include "curation/random_edits.h"

using namespace placetime;
using namespace placetime::curation;
using test::happening;
using test::many;
using test::random_edit;

namespace {

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
