#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "viewer/panel_stage.h"

using namespace placetime;
using test::PanelStage;

namespace {

/// Layers alone on the left side.
scene::Rect open_layers(PanelStage& stage)
{
    auto& panels = stage.session().settings.panels;
    panels.layers = true;
    panels.filters = panels.events = false;
    stage.settle();
    return stage.sections().layers;
}

session::MapLayer layer_named(std::string name)
{
    session::MapLayer layer;
    layer.name = std::move(name);
    layer.problems = {"The file is gone."};
    return layer;
}

} // namespace

TEST_CASE("A projection is typed as a code, and a wrong one is told in a sentence")
{
    PanelStage stage;
    auto const area = open_layers(stage);
    auto const type_code = [&](std::string_view code) {
        stage.click(area.x + 100, area.y + 205);
        stage.type(code);
        stage.frame();
        stage.key(GLFW_KEY_ENTER);
        stage.settle();
    };
    type_code("EPSG:32643");
    CHECK(stage.session().camera.projection_name() == "EPSG:32643");
    CHECK(stage.session().settings.projection == "EPSG:32643");
    type_code("EPSG:1");
    CHECK(stage.session().camera.projection_name() == "EPSG:32643");
}

TEST_CASE("A layer's eye hides it, and its bin removes it")
{
    PanelStage stage;
    auto const lower = stage.session().layers.add(layer_named("lower"));
    auto const upper = stage.session().layers.add(layer_named("upper"));
    auto const area = open_layers(stage);
    // The upper layer has the first row, below the button.
    float const y = area.y + 8 + 22 + 4 + 14;
    stage.click(area.x + 12 + 18 + 14, y);
    CHECK_FALSE(stage.session().layers.find(upper)->style.visible);
    CHECK(stage.session().layers.find(lower)->style.visible);
    stage.click(area.right() - 12 - 14, y);
    stage.settle();
    CHECK(stage.session().layers.find(upper) == nullptr);
    CHECK(stage.session().layers.find(lower) != nullptr);
}

TEST_CASE("Layers are dragged into another order")
{
    PanelStage stage;
    stage.session().layers.add(layer_named("lower"));
    auto const upper = stage.session().layers.add(layer_named("upper"));
    auto const area = open_layers(stage);
    float const x = area.x + 12 + 8, y = area.y + 8 + 22 + 4 + 14;
    stage.drag({{x, y}, {x + 60, y + 10}, {x + 120, y + 32}});
    stage.settle();
    CHECK(stage.session().layers.layers().front().id == upper);
}

TEST_CASE("A layer is moved by keys alone")
{
    PanelStage stage;
    auto const lower = stage.session().layers.add(layer_named("lower"));
    auto const upper = stage.session().layers.add(layer_named("upper"));
    open_layers(stage);
    for (int i = 0; i < 2; ++i) stage.key(GLFW_KEY_F6); // the heading, then what is below it
    stage.settle();
    stage.key(GLFW_KEY_DOWN); // from the button above to the grip of the upper layer
    stage.settle();
    stage.key(GLFW_KEY_DOWN, viewer::kCtrl);
    stage.settle();
    CHECK(stage.session().layers.layers().back().id == lower);
    stage.key(GLFW_KEY_UP, viewer::kCtrl);
    stage.settle();
    CHECK(stage.session().layers.layers().back().id == upper);
}

TEST_CASE("The graticule is a switch")
{
    PanelStage stage;
    auto const area = open_layers(stage);
    stage.click(area.x + 12 + 10, area.y + 124);
    CHECK(stage.session().settings.graticule);
}
