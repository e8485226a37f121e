#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "session/commands.h"
#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

namespace {

void type(PanelStage& stage, std::string_view words)
{
    stage.type(words);
    for (int i = 0; i < 3; ++i) stage.frame();
}

void open(PanelStage& stage)
{
    stage.key(GLFW_KEY_P, viewer::kCtrl);
    for (int i = 0; i < 4; ++i) stage.frame();
}

} // namespace

TEST_CASE("A command is searched and run from the keyboard")
{
    PanelStage stage;
    bool const before = stage.session().settings.graticule;
    open(stage);
    type(stage, "graticule");
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    CHECK(stage.session().settings.graticule != before);
    // It is closed: keys are commands again.
    stage.key(GLFW_KEY_G);
    stage.settle();
    CHECK(stage.session().settings.graticule == before);
}

TEST_CASE("A command that cannot be run now has no effect, and the palette stays")
{
    PanelStage stage;
    open(stage);
    type(stage, "clear selection, search or tool");
    stage.session().clear_selection();
    open(stage); // no command while it is open
    type(stage, "");
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
    open(stage);
    type(stage, "reset filters");
    auto const filters = stage.session().filters.revision();
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    CHECK(stage.session().filters.revision() == filters);
    bool const graticule = stage.session().settings.graticule;
    stage.key(GLFW_KEY_G); // typed into the field
    stage.settle();
    CHECK(stage.session().settings.graticule == graticule);
}

TEST_CASE("Esc closes the palette and nothing else")
{
    PanelStage stage;
    stage.session().select(stage.row("day4"));
    stage.settle();
    open(stage);
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
    CHECK(stage.session().selection.primary().has_value());
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
    CHECK_FALSE(stage.session().selection.primary().has_value());
}
