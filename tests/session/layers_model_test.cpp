#include <doctest/doctest.h>

#include "layers/overlay.h"
#include "session/layers_model.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::session;

namespace {

constexpr std::string_view kRoads =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"M41"},)"
    R"("geometry":{"type":"LineString","coordinates":[[72.8,40.5],[74.6,42.9]]}}]})";

std::vector<std::string> names(LayersModel const& layers)
{
    std::vector<std::string> list;
    for (auto const& layer : layers.layers()) list.push_back(layer.name);
    return list;
}

} // namespace

TEST_CASE("a vector file becomes a layer with its fields and extent")
{
    test::TemporaryFolder const folder;
    auto const file = folder.write("roads.geojson", kRoads);
    auto layer = load_layer(file);
    CHECK(layer.overlay != nullptr);
    CHECK(layer.fields == std::vector<std::string>{"name"});
    CHECK(layer.problems.empty());
    CHECK(layer.kind.find("1 shape") != std::string::npos);
    REQUIRE(layer.extent);
    CHECK(layer.extent->west == doctest::Approx(72.8));
    LayersModel layers;
    layers.add(std::move(layer));
    CHECK(layers.layers()[0].style.color);
    REQUIRE(layers.for_scene().size() == 1);
    CHECK(layers.for_scene()[0].shapes != nullptr);
}

TEST_CASE("a file that cannot be read stays a layer with its problem, and is not drawn")
{
    test::TemporaryFolder const folder;
    LayersModel layers;
    layers.add(load_layer(folder.path() / "missing.shp"));
    REQUIRE(layers.layers().size() == 1);
    CHECK(layers.layers()[0].problems.size() == 1);
    CHECK(layers.layers()[0].name == "missing");
    CHECK(layers.for_scene().empty());
    CHECK(layers.records().size() == 1);
}

TEST_CASE("layers are moved, styled, renamed and taken away")
{
    LayersModel layers;
    std::vector<std::uint64_t> ids;
    for (auto const* const name : {"a", "b", "c", "d"}) {
        MapLayer layer;
        layer.name = name;
        ids.push_back(layers.add(std::move(layer)));
    }
    layers.move(ids[0], 2);
    CHECK(names(layers) == std::vector<std::string>{"b", "c", "a", "d"});
    layers.move(ids[3], 0);
    CHECK(names(layers) == std::vector<std::string>{"d", "b", "c", "a"});
    layers.move(ids[3], 99);
    CHECK(names(layers) == std::vector<std::string>{"b", "c", "a", "d"});
    auto const revision = layers.revision();
    layers.set_visible(ids[1], true);
    CHECK(layers.revision() == revision);
    layers.set_visible(ids[1], false);
    CHECK_FALSE(layers.find(ids[1])->style.visible);
    CHECK(layers.revision() == revision + 1);
    auto style = layers.find(ids[1])->style;
    style.opacity = 7;
    style.width = 0.1F;
    layers.set_style(ids[1], style);
    CHECK(layers.find(ids[1])->style.opacity == 1);
    CHECK(layers.find(ids[1])->style.width == 0.5F);
    layers.rename(ids[1], "roads");
    layers.remove(ids[0]);
    layers.remove(12'345);
    CHECK(names(layers) == std::vector<std::string>{"roads", "c", "d"});
}

TEST_CASE("a project keeps layers with their style, near ones by relative path")
{
    test::TemporaryFolder const folder;
    auto const file = folder.write("roads.geojson", kRoads);
    LayersModel layers;
    auto const id = layers.add(load_layer(file));
    scene::LayerStyle style;
    style.visible = false;
    style.opacity = 0.4F;
    style.color = scene::rgb(0x123456);
    style.width = 2.5F;
    style.label_field = "name";
    layers.set_style(id, style);
    layers.rename(id, "Roads");
    auto const records = layers.records(folder.path());
    REQUIRE(records.size() == 1);
    CHECK(records[0].source == "roads.geojson");
    CHECK(layers.records("/elsewhere")[0].source == file.string());
    auto const again = load_layer(records[0], folder.path());
    CHECK(again.name == "Roads");
    CHECK(again.style == style);
    CHECK(again.overlay != nullptr);
    auto broken = records[0];
    broken.style = "{\"color\":\"red\",\"width\":\"x\"";
    CHECK_FALSE(load_layer(broken, folder.path()).style.color);
}
