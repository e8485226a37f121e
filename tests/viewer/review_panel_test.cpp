#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "session/commands.h"
#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

TEST_CASE("The bar of the review stands above the map and goes with the review")
{
    PanelStage stage;
    auto const before = stage.viewer().layout().map;
    stage.session().set_reviewing(true);
    stage.settle();
    auto const& layout = stage.viewer().layout();
    CHECK(layout.review.height > 0);
    CHECK(layout.map.height < before.height);
    CHECK(stage.session().selection.primary().has_value());
    // Its button at the right end ends it.
    stage.click(layout.review.right() - 22, layout.review.center().y);
    stage.settle();
    CHECK_FALSE(stage.session().reviewing());
    CHECK(stage.viewer().layout().review.height == 0);
}

TEST_CASE("Events are reviewed from the keyboard, a stroke each")
{
    PanelStage stage;
    auto& session = stage.session();
    session.set_reviewing(true);
    stage.settle();
    auto const all = session.review_queue().counts().all();
    auto const* const accept = session::find_command("review.accept");
    REQUIRE(accept != nullptr);
    REQUIRE(accept->chords[0].key >= session::Key::a);
    REQUIRE(accept->chords[0].key <= session::Key::z);
    int const key =
        GLFW_KEY_A + static_cast<int>(accept->chords[0].key) - static_cast<int>(session::Key::a);
    for (int i = 0; i < 5; ++i) {
        stage.key(key);
        stage.settle();
    }
    auto const& counts = session.review_queue().counts();
    CHECK(counts.accepted == 5);
    CHECK(counts.all() == all);
    REQUIRE(session.undo());
    stage.settle();
    CHECK(session.review_queue().counts().accepted == 4);
}

TEST_CASE("A digit chooses the candidate with its number")
{
    PanelStage stage;
    auto& session = stage.session();
    session.set_reviewing(true);
    session.select(stage.row("day4"));
    stage.settle();
    auto const id = session.table()->id(*session.selection.primary());
    REQUIRE(session.place_choices().size() == 2);
    stage.key(GLFW_KEY_2);
    stage.settle();
    auto const row = session.table()->find(id);
    REQUIRE(row);
    CHECK(session.table()->event(*row).where->id == "gn:2");
}
