#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "session/commands.h"
#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

namespace {

/// Two reports of one explosion, and something else.
std::vector<events::Event> twice_told()
{
    std::vector<events::Event> events;
    for (auto const* const publisher : {"A paper", "Another paper"}) {
        auto event = test::panel_event(std::string("blast ") + publisher,
                                       "Explosion at the market in Osh", events::Type::explosions);
        test::set_time(event, "2020-10-06", "2020-10-07");
        test::set_place(event, "Osh", {72.8, 40.53});
        event.subtype = "Remote explosive/landmine/IED";
        event.source_id = event.source_title = event.publisher = publisher;
        event.source_quote = "An explosion at the central market in Osh injured 12 traders.";
        event.figure(events::FigureKind::injured) = {12, 12};
        event.reported = test::at("2020-10-07");
        events.push_back(event);
    }
    auto other = test::panel_event("talks", "Talks in Bishkek", events::Type::diplomacy);
    test::set_time(other, "2020-10-01", "2020-10-02");
    test::set_place(other, "Bishkek", {74.59, 42.87});
    events.push_back(other);
    return events;
}

class ProposalsStage : public PanelStage {
public:
    ProposalsStage()
    {
        session::Opened opened;
        opened.table = events::EventTable::from(twice_told());
        opened.title = "twice";
        opened.disposable = true;
        session().show(std::move(opened), {"twice.csv"});
        settle();
        session().settings.panels.proposals = true;
        settle();
    }
    /// A button in the row at the panel's lower edge.
    void click_button(float x)
    {
        auto const area = viewer().layout().left;
        click(area.x + x, area.bottom() - 24);
        settle();
    }
};

} // namespace

TEST_CASE("A group that may be one happening is shown side by side, and merged with a button")
{
    ProposalsStage stage;
    auto& session = stage.session();
    REQUIRE(session.proposals.all().size() == 1);
    CHECK(session.selection.rows().size() == 2); // both are on the map
    CHECK(stage.viewer().layout().left.width > 500);
    stage.click_button(40);
    REQUIRE(session.table()->size() == 2);
    CHECK(session.proposals.all().empty());
    REQUIRE(session.undo());
    stage.settle();
    CHECK(session.table()->size() == 3);
}

TEST_CASE("A group that is kept apart is not proposed again, until that is undone")
{
    ProposalsStage stage;
    auto& session = stage.session();
    REQUIRE(session.proposals.all().size() == 1);
    stage.click_button(110);
    CHECK(session.table()->size() == 3);
    CHECK(session.proposals.all().empty());
    REQUIRE(session.undo());
    stage.settle();
    CHECK(session.proposals.all().size() == 1);
}

TEST_CASE("One wide panel at a time: what is opened closes the other")
{
    ProposalsStage stage;
    auto& panels = stage.session().settings.panels;
    panels.reader = true;
    stage.settle();
    CHECK(panels.reader);
    CHECK_FALSE(panels.proposals);
    panels.proposals = true;
    stage.settle();
    CHECK_FALSE(panels.reader);
    CHECK(panels.proposals);
}
