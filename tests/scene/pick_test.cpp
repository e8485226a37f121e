#include "scene/pick.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "scene/sample_events.h"
#include "scene/scene.h"

using namespace placetime;
using scene::Hit;
using scene::Point;

namespace {

struct Made {
    std::shared_ptr<events::EventTable const> table =
        events::EventTable::from(samples::kyrgyzstan());
    scene::Scene scene;
    Made()
    {
        scene::SceneInput input;
        input.table = table.get();
        input.furniture = scene::Furniture::map;
        input.scale = 1;
        scene = scene::build_scene(input, 1200, 800);
    }
};

} // namespace

TEST_CASE("every symbol is hit in its middle, with the events of its type")
{
    Made const made;
    REQUIRE(made.scene.markers.size() > 5);
    std::size_t rows = 0;
    for (std::size_t i = 0; i < made.scene.markers.size(); ++i)
        for (auto const& part : made.scene.markers[i].parts) {
            auto const hit = scene::pick(made.scene, part.center);
            REQUIRE(hit);
            CHECK(hit->kind == Hit::Kind::marker);
            CHECK(hit->index == i);
            CHECK(hit->type == part.type);
            for (auto const row : hit->rows) CHECK(made.table->types()[row] == part.type);
            rows += hit->rows.size();
        }
    std::size_t all = 0;
    for (auto const& m : made.scene.markers) all += m.rows.size();
    CHECK(rows == all);
}

TEST_CASE("points are hit from 4 pixels beside them, not from farther")
{
    scene::Scene scene;
    scene.width = scene.height = 200;
    scene.frame = {0, 0, 200, 200};
    scene::Marker marker;
    marker.center = marker.anchor = {100, 100};
    marker.radius = 6;
    marker.rows = {7};
    marker.parts = {{events::Type::riots, {100, 100}, 6, {7}}};
    scene.markers = {marker};
    auto area = std::make_shared<scene::Paths>();
    area->points = {{20, 20}, {180, 20}, {180, 180}, {20, 180}};
    area->close_part();
    scene.shapes.push_back({scene::ShapeMark::Kind::wide, "Wide", area, {20, 20, 160, 160}, {1}});
    auto line = std::make_shared<scene::Paths>();
    line->points = {{30, 120}, {170, 120}};
    line->close_part();
    scene.shapes.push_back({scene::ShapeMark::Kind::line, "Line", line, {30, 120, 140, 0}, {2}});
    CHECK(scene::pick(scene, {109.5F, 100})->kind == Hit::Kind::marker);
    CHECK(scene::pick(scene, {110.5F, 100})->kind == Hit::Kind::area);
    CHECK(scene::pick(scene, {50, 123.5F})->kind == Hit::Kind::line);
    CHECK(scene::pick(scene, {50, 125})->rows == std::vector<events::Row>{1});
    CHECK_FALSE(scene::pick(scene, {10, 10}));
    scene.tray.push_back({{90, 90, 40, 20}, "Row", {3}});
    CHECK(scene::pick(scene, {100, 100})->kind == Hit::Kind::tray);
}

TEST_CASE("of areas the smallest is hit, a country last; tray rows hold their events")
{
    Made const made;
    auto const valley = std::find_if(made.scene.shapes.begin(), made.scene.shapes.end(),
                                     [](auto const& s) { return s.place == "Fergana Valley"; });
    REQUIRE(valley != made.scene.shapes.end());
    // Some point inside it that no symbol covers.
    std::optional<Hit> found;
    for (float x = valley->bounds.x; x < valley->bounds.right() && !found; x += 3)
        for (float y = valley->bounds.y; y < valley->bounds.bottom(); y += 3)
            if (auto const hit = scene::pick(made.scene, {x, y});
                hit && hit->kind == Hit::Kind::area &&
                made.scene.shapes[hit->index].place == "Fergana Valley")
                found = hit;
    REQUIRE(found);
    CHECK(found->rows == valley->rows);
    REQUIRE_FALSE(made.scene.tray.empty());
    auto const& row = made.scene.tray.front();
    CHECK(row.text == "Kyrgyzstan, country-wide");
    CHECK(scene::pick(made.scene, row.rect.center())->rows == row.rows);
}
