#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include <cmath>

#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

namespace {

void type_search(PanelStage& stage, std::string_view text)
{
    auto const box = stage.viewer().layout().search;
    stage.click(box.x + box.width / 2, box.y + box.height / 2);
    stage.type(text);
    stage.settle();
}

/// How far a place stands from the middle of the map, pixels.
float from_middle(PanelStage& stage, geo::LonLat place)
{
    auto const& camera = stage.session().camera.camera();
    auto const at = camera.to_screen(place);
    if (!at) return 1e6F;
    auto const middle = camera.frame().center();
    return std::hypot(at->x - middle.x, at->y - middle.y);
}

} // namespace

TEST_CASE("A place is typed, and Enter flies there")
{
    PanelStage stage;
    stage.session().camera.look_at({0, 50}, 3'000'000);
    type_search(stage, "Talas");
    REQUIRE_FALSE(stage.session().search.places().empty());
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    auto const place = stage.session().search.places().front().point;
    CHECK(from_middle(stage, place) < 150);
}

TEST_CASE("Down and Enter take a result further below, events after places")
{
    PanelStage stage;
    type_search(stage, "curfew");
    auto const places = stage.session().search.places().size();
    REQUIRE(stage.session().search.events().size() == 1);
    for (std::size_t i = 0; i < places; ++i) stage.key(GLFW_KEY_DOWN);
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    CHECK(stage.session().selection.primary() == stage.row("lasting"));
}

TEST_CASE("The slash goes to the search box, and Esc empties it")
{
    PanelStage stage;
    stage.key(GLFW_KEY_SLASH);
    stage.frame();
    stage.frame();
    stage.type("Ош");
    stage.settle();
    CHECK(stage.session().search.text() == "Ош");
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
    CHECK(stage.session().search.text().empty());
}

TEST_CASE("A result is taken by a click too")
{
    PanelStage stage;
    type_search(stage, "Talas");
    auto const box = stage.viewer().layout().search;
    stage.session().camera.look_at({0, 50}, 3'000'000);
    stage.click(box.x + 60, box.bottom() + 2 + 8 + 24 + 20);
    stage.settle();
    CHECK(from_middle(stage, stage.session().search.places().front().point) < 150);
}
