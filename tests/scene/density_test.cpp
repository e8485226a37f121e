#include "scene/density.h"

#include <doctest/doctest.h>

#include "scene/many_events.h"
#include "scene/scene.h"

using namespace placetime;

namespace {

/// The density picture of a scene: its pass holds the only image.
std::shared_ptr<scene::PixelImage const> picture_of(scene::Scene const& scene)
{
    for (auto const& pass : scene.passes)
        for (auto const& image : pass.images) return image.pixels;
    return nullptr;
}

scene::SceneInput input_for(events::EventTable const& table, scene::Camera const& camera)
{
    scene::SceneInput input;
    input.table = &table;
    input.camera = camera;
    input.furniture = scene::Furniture::map;
    input.scale = 1;
    return input;
}

} // namespace

TEST_CASE("density is a count of the events in each cell, smoothed")
{
    auto const table = samples::many_events(60'000);
    scene::Rect const frame{0, 0, 400, 300};
    for (auto const* name : {"EPSG:3857", "equal-area"}) {
        auto const camera = scene::Camera::looking_at(
            projections::Projection::named(name, {71, 41.5}), {71, 41.5}, 6'000, frame);
        auto const scene = scene::build_scene(input_for(*table, camera), 400, 300);
        auto const picture = picture_of(scene);
        REQUIRE(picture);
        REQUIRE(picture->width == 200);
        REQUIRE(picture->height == 150);
        // By the book: each position by itself.
        std::vector<int> counts(200 * 150);
        std::size_t inside = 0, near_edge = 0;
        for (events::Row row = 0; row < table->size(); ++row) {
            auto const p = camera.to_screen(geo::LonLat{table->lons()[row], table->lats()[row]});
            if (!p || !frame.contains(*p)) continue;
            ++inside;
            near_edge += !frame.grown(-0.1F).contains(*p);
            ++counts[static_cast<std::size_t>(p->y / 2) * 200 + static_cast<std::size_t>(p->x / 2)];
        }
        CHECK(inside > scene::kDensityFrom);
        REQUIRE(scene.density);
        CHECK(scene.density->events <= inside + near_edge);
        CHECK(scene.density->events + near_edge >= inside);
        std::size_t wrong = 0;
        for (int y = 1; y < 149; ++y)
            for (int x = 1; x < 199; ++x) {
                int sum = 0;
                for (int dy = -1; dy <= 1; ++dy)
                    for (int dx = -1; dx <= 1; ++dx)
                        sum += counts[static_cast<std::size_t>((y + dy) * 200 + x + dx)];
                auto const alpha = picture->rgba[static_cast<std::size_t>(y * 200 + x) * 4 + 3];
                wrong += (sum > 0) != (alpha > 0);
            }
        // Some positions lie within a rounding error of a cell's edge.
        CHECK(wrong < 30);
        CHECK(scene.drawn + scene.beyond == 60'000);
        CHECK(scene.markers.empty());
        CHECK(scene.density->unit.starts_with("events per "));
        CHECK(scene.density->ticks.size() == scene.density->text.size());
        CHECK(scene.density->ticks.size() >= 2);
    }
}

TEST_CASE("fewer events are symbols, selected ones stand out of a density picture")
{
    auto const table = samples::many_events(40'000);
    scene::Rect const frame{0, 0, 800, 600};
    auto const far = scene::Camera::looking_at(
        projections::Projection::named("EPSG:3857", {71, 41.5}), {71, 41.5}, 8'000, frame);
    auto input = input_for(*table, far);
    events::Row const selected[] = {17};
    input.selected = selected;
    auto const scene = scene::build_scene(input, 800, 600);
    CHECK(scene.density);
    REQUIRE(scene.markers.size() == 1);
    CHECK(scene.markers[0].rows == std::vector<events::Row>{17});
    input.camera = far.zoomed(8, frame.center());
    auto const near = scene::build_scene(input, 800, 600);
    CHECK_FALSE(near.density);
    CHECK(near.markers.size() > 10);
    std::size_t rows = 0;
    for (auto const& m : near.markers) rows += m.rows.size();
    CHECK(rows + near.beyond == 40'000);
}

TEST_CASE("an empty grid is an empty picture")
{
    scene::DensityGrid const grid({0, 0, 101, 51}, 2);
    CHECK(grid.columns() == 51);
    CHECK(grid.rows() == 26);
    auto const picture =
        scene::draw_density(grid, 1e6, scene::fullest_cell(grid), scene::Theme::light);
    for (auto const byte : picture.pixels->rgba) REQUIRE(byte == 0);
}

TEST_CASE("twice as many events are never paler")
{
    scene::DensityGrid grid({0, 0, 400, 40}, 2);
    for (std::size_t i = 0; i < 12; ++i)
        grid.counts()[10 * 200 + 5 + i * 15] = static_cast<std::uint32_t>(1U << i);
    auto const picture =
        scene::draw_density(grid, 1e6, scene::fullest_cell(grid), scene::Theme::light);
    int before = 1000;
    for (std::size_t i = 0; i < 12; ++i) {
        auto const* p = &picture.pixels->rgba[(10 * 200 + 5 + i * 15) * 4];
        int const light = p[0] + p[1] + p[2];
        CHECK(light < before);
        before = light;
    }
}
