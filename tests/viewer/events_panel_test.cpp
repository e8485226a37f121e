#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

namespace {

/// How many pixels of a picture's part have exactly this colour.
int count_color(render::Image const& image, scene::Rect part, scene::Color color)
{
    int count = 0;
    for (int y = static_cast<int>(part.y); y < static_cast<int>(part.bottom()); ++y)
        for (int x = static_cast<int>(part.x); x < static_cast<int>(part.right()); ++x) {
            auto const* const p = &image.pixels[static_cast<std::size_t>(y * image.width + x) * 3];
            count += p[0] == color.r && p[1] == color.g && p[2] == color.b ? 1 : 0;
        }
    return count;
}

scene::Point heading(PanelStage& stage, float x)
{
    auto const list = stage.sections().events;
    return {list.x + 12 + x, list.y + 8 + 28 + 4 + 10};
}

} // namespace

TEST_CASE("A click on a row selects its event and shows its sentence")
{
    PanelStage stage;
    CHECK(stage.viewer().layout().right.width == 0);
    auto const row = stage.session().list.row(4);
    stage.click_at(stage.list_row(4));
    stage.settle();
    CHECK(stage.session().selection.primary() == row);
    auto const details = stage.viewer().layout().right;
    REQUIRE(details.width > 100);
    stage.session().select(stage.row("day4"));
    stage.settle();
    auto const accent = scene::palette(scene::Theme::light).accent;
    // The bar beside the sentence, and the lines below its mentions.
    CHECK(count_color(stage.screenshot(), details, accent) > 60);
}

TEST_CASE("Ctrl adds a row to the selection, Shift selects up to it")
{
    PanelStage stage;
    stage.click_at(stage.list_row(1));
    stage.click_at(stage.list_row(3), viewer::kCtrl);
    CHECK(stage.session().selection.rows().size() == 2);
    stage.click_at(stage.list_row(1));
    stage.click_at(stage.list_row(4), viewer::kShift);
    CHECK(stage.session().selection.rows().size() == 4);
    stage.settle();
    CHECK(stage.viewer().layout().right.width > 100); // the summary
}

TEST_CASE("The arrow keys go through the list")
{
    PanelStage stage;
    stage.click_at(stage.list_row(0));
    auto const first = stage.session().selection.primary();
    stage.key(GLFW_KEY_DOWN);
    stage.settle();
    CHECK(stage.session().selection.primary() == stage.session().list.row(1));
    stage.key(GLFW_KEY_UP);
    stage.settle();
    CHECK(stage.session().selection.primary() == first);
}

TEST_CASE("The last row comes into sight when it is selected by key")
{
    PanelStage stage(1366, 768);
    auto const last = stage.session().list.row(stage.session().list.size() - 1);
    stage.session().select(last);
    stage.settle();
    stage.session().selection.clear();
    stage.settle();
    // It stands at the list's lower edge now.
    auto const list = stage.sections().events;
    stage.click(list.x + 120, list.bottom() - 8 - 12);
    CHECK(stage.session().selection.primary() == last);
}

TEST_CASE("A heading sorts, and turns the order round when it is pressed again")
{
    PanelStage stage;
    auto& list = stage.session().list;
    stage.click_at(heading(stage, 106)); // Title
    stage.settle();
    CHECK(list.order() == session::ListOrder::title);
    CHECK(stage.session().table()->title(list.row(0)) == "B event");
    stage.click_at(heading(stage, 106));
    stage.settle();
    CHECK(list.descending());
    CHECK(stage.session().table()->title(list.row(0)) == "Talks in October");
}

TEST_CASE("Undated and unplaced events are a press away")
{
    PanelStage stage;
    auto const list = stage.sections().events;
    stage.click(list.x + 144, list.y + 22);
    stage.settle();
    CHECK(stage.session().list.scope() == session::ListScope::undated);
    REQUIRE(stage.session().list.size() == 1);
    CHECK(stage.session().list.row(0) == stage.row("undated"));
    stage.click(list.x + 215, list.y + 22);
    stage.settle();
    CHECK(stage.session().list.scope() == session::ListScope::unplaced);
    REQUIRE(stage.session().list.size() == 1);
    CHECK(stage.session().list.row(0) == stage.row("unplaced"));
}

TEST_CASE("Pointing at a row marks its event")
{
    PanelStage stage;
    auto const p = stage.list_row(2);
    stage.move(p.x, p.y);
    stage.frame();
    stage.frame();
    CHECK(stage.session().selection.hovered() == stage.session().list.row(2));
}

TEST_CASE("The list keeps to what the map shows when asked")
{
    PanelStage stage;
    auto const list = stage.sections().events;
    auto const all = stage.session().list.size();
    stage.session().camera.look_at({72.8, 40.53}, 50'000);
    stage.settle();
    stage.click(list.right() - 12 - 14, list.y + 8 + 14);
    stage.settle();
    CHECK(stage.session().settings.list_follows_view);
    CHECK(stage.session().list.size() < all);
}
