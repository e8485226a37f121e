// States of the window's map that pictures on the command line do not have.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "events/event_facts.h"
#include "render/renderer.h"
#include "scene/many_events.h"
#include "scene/sample_events.h"

using namespace placetime;

namespace {

void check_golden(std::string const& name, scene::SceneInput const& input, int width, int height)
{
    CAPTURE(name);
    auto const folder = std::filesystem::path(PLACETIME_BINARY_DIR) / "golden_actual";
    std::filesystem::create_directories(folder);
    auto const image = render::draw(scene::build_scene(input, width, height));
    render::write_png(folder / (name + ".png"), image);
    auto const golden =
        std::filesystem::path(PLACETIME_SOURCE_DIR) / "tests/golden/render" / (name + ".png");
    if (std::getenv("PLACETIME_UPDATE_GOLDEN")) render::write_png(golden, image);
    CHECK(render::difference(image, render::read_png(golden), 40) < 0.012);
    CHECK(std::filesystem::file_size(golden) <= 80'000);
}

scene::SceneInput input_for(events::EventTable const& table, double meters)
{
    scene::SceneInput input;
    input.table = &table;
    input.furniture = scene::Furniture::map;
    input.scale = 1;
    input.camera =
        scene::Camera::looking_at(projections::Projection::named("EPSG:3857", {74, 41.6}),
                                  {74, 41.6}, meters, {0, 0, 480, 320});
    return input;
}

} // namespace

TEST_CASE("selected events stand out, with lines of degrees and a measured way")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    auto input = input_for(*table, 1'900);
    events::Row osh = 0, area = 0;
    for (events::Row row = 0; row < table->size(); ++row) {
        if (table->place_name(row) == "Osh" && (table->flags()[row] & events::kDrawn)) osh = row;
        if (table->place_name(row) == "Naryn Region") area = row;
    }
    events::Row const selected[] = {osh, area};
    input.selected = selected;
    input.graticule = true;
    geo::LonLat const way[] = {{70.8, 40.1}, {74.6, 42.9}, {78.4, 42.5}};
    input.measure = way;
    check_golden("map_selected", input, 480, 320);
}

TEST_CASE("tens of thousands of events are density, with its scale")
{
    auto const table = samples::many_events(60'000);
    check_golden("map_density", input_for(*table, 14'000), 320, 200);
}
