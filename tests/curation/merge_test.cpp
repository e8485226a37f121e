#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "coreference/proposal.h"
#include "curation/curation_events.h"

using namespace placetime;
using namespace placetime::curation;
using test::happening;

namespace {

Workspace three()
{
    auto b = happening("b", "2019-03-05", "Naryn", "Herald");
    b.figure(events::FigureKind::injured) = {12, 12};
    auto c = happening("c", "2019-03-05", "Naryn", "Gazette");
    c.reported = *c.reported + time::Seconds(86'400);
    return test::workspace_of({happening("x", "2019-01-01", "Talas"), happening("a", "2019-03-05"),
                               b, happening("y", "2019-06-01", "Talas"), c});
}

std::vector<std::string> ids_in_order(Workspace const& workspace) { return workspace.ids(); }

void check_undone(Workspace const& before, Edit const& edit)
{
    auto workspace = before;
    workspace.apply(edit);
    workspace.revert(edit);
    CHECK(test::same_content(workspace, before));
}

std::vector<std::string> const kAll{"c", "a", "b"};

} // namespace

TEST_CASE("several events become one at the place of the first, with a claim of each")
{
    auto workspace = three();
    auto const edit = merge(workspace, kAll).value();
    check_undone(workspace, edit);
    workspace.apply(edit);
    CHECK(ids_in_order(workspace) == std::vector<std::string>{"x", "a", "y"});
    auto const one = workspace.find("a").value();
    CHECK(one.seq == 1);
    CHECK(one.event.claims.size() == 3);
    CHECK(one.event.source_count == 3);
    CHECK(one.event.figure(events::FigureKind::injured).min == 12);
    CHECK(one.event.review == events::Review::edited);
    CHECK_FALSE(workspace.seq_of("b"));
    CHECK(workspace.edition().table->size() == 3);
    CHECK((workspace.edition().table->flags()[workspace.edition().table->row_of(1)] &
           events::kMerged) != 0);
}

TEST_CASE("one event alone cannot be merged, an event without claims not split")
{
    CHECK_THROWS_AS(merge(three(), std::vector<std::string>{"a", "a"}), Error);
    CHECK_THROWS_AS(merge(three(), std::vector<std::string>{"a", "none"}), Error);
    CHECK_THROWS_AS(split(three(), "a"), Error);
}

TEST_CASE("split into all its claims, they stand as they were, judged to be different")
{
    auto workspace = three();
    workspace.apply(merge(workspace, kAll).value());
    auto const edit = split(workspace, "a").value();
    check_undone(workspace, edit);
    workspace.apply(edit);
    CHECK(ids_in_order(workspace) == std::vector<std::string>{"x", "a", "y", "b", "c"});
    CHECK(same(workspace.find("b")->event, three().find("b")->event));
    CHECK(workspace.distinct() == std::vector<Distinct>{{"a", "b"}, {"a", "c"}, {"b", "c"}});
}

TEST_CASE("one claim taken out leaves the others one event, with what an analyst changed")
{
    auto workspace = three();
    workspace.apply(merge(workspace, kAll).value());
    workspace.apply(set_title(workspace, std::vector<std::string>{"a"}, "Said by three").value());
    auto const edit = split(workspace, "a", 1).value();
    check_undone(workspace, edit);
    workspace.apply(edit);
    CHECK(workspace.size() == 4);
    auto const rest = workspace.find("a").value().event;
    CHECK(rest.claims.size() == 2);
    CHECK(rest.title == "Said by three");
    auto const out = edit.after.back().event.id;
    CHECK(workspace.find(out)->event.claims.empty());
    CHECK(workspace.judged_distinct(rest, workspace.find(out)->event));
    CHECK_THROWS_AS(split(workspace, "a", 9), Error);
}

TEST_CASE("the first claim taken out: the rest goes by the next one's id, at the same place")
{
    auto workspace = three();
    workspace.apply(merge(workspace, kAll).value());
    workspace.apply(split(workspace, "a", 0).value());
    auto const all = workspace.events();
    CHECK(all[1].event.id == "b");
    CHECK(all[1].event.claims.size() == 2);
    CHECK(all.back().event.id == "a");
}

TEST_CASE("a claim of two taken out leaves two events without claims")
{
    auto workspace = three();
    workspace.apply(merge(workspace, std::vector<std::string>{"a", "b"}).value());
    workspace.apply(split(workspace, "a", 0).value());
    CHECK(workspace.size() == 5);
    CHECK(workspace.find("a")->event.claims.empty());
    CHECK(workspace.find("b")->event.claims.empty());
}

TEST_CASE("kept apart, events are proposed no more; merged after all, the judgement is forgotten")
{
    auto workspace = three();
    auto const proposed = [&] {
        auto const placed = workspace.events();
        std::vector<events::Event> events;
        for (auto const& one : placed) events.push_back(one.event);
        return coreference::propose(events,
                                    [&](std::string_view a, std::string_view b) {
                                        return workspace.judged_distinct(workspace.find(a)->event,
                                                                         workspace.find(b)->event);
                                    })
            .size();
    };
    CHECK(proposed() == 1);
    auto const edit = keep_apart(workspace, kAll).value();
    check_undone(workspace, edit);
    workspace.apply(edit);
    CHECK(workspace.distinct().size() == 3);
    CHECK(proposed() == 0);
    CHECK_FALSE(keep_apart(workspace, kAll));
    auto const one = merge(workspace, kAll).value();
    check_undone(workspace, one);
    workspace.apply(one);
    CHECK(workspace.distinct().empty());
}

TEST_CASE("a judgement about claims holds for the events that hold them")
{
    auto workspace = three();
    workspace.apply(keep_apart(workspace, std::vector<std::string>{"b", "c"}).value());
    workspace.apply(merge(workspace, std::vector<std::string>{"a", "b"}).value());
    CHECK(workspace.judged_distinct(workspace.find("a")->event, workspace.find("c")->event));
    CHECK_FALSE(workspace.judged_distinct(workspace.find("a")->event, workspace.find("x")->event));
    CHECK_FALSE(keep_apart(workspace, std::vector<std::string>{"a", "c"}));
}
