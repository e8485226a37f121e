// A map that may be moved is drawn farther than its frame, and looks like a still when at rest.
#include <doctest/doctest.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "render/canvas.h"
#include "render/egl_context.h"
#include "render/scene_painter.h"
#include "scene/sample_events.h"

using namespace placetime;

namespace {

constexpr int kWidth = 600, kHeight = 400;

scene::SceneInput input_for(events::EventTable const& table, char const* projection, double meters)
{
    scene::SceneInput input;
    input.table = &table;
    input.furniture = scene::Furniture::map;
    input.scale = 1;
    input.graticule = true;
    input.camera =
        scene::Camera::looking_at(projections::Projection::named(projection, {74.5, 41.5}),
                                  {74.5, 41.5}, meters, {0, 0, kWidth, kHeight});
    return input;
}

struct Screen {
    render::EglContext context;
    render::Canvas canvas{kWidth, kHeight, GL_RGBA};
    render::ScenePainter painter;

    render::Image picture(scene::Scene const& scene)
    {
        glBindFramebuffer(GL_FRAMEBUFFER, canvas.framebuffer());
        painter.draw(scene, {0, 0, kHeight});
        return render::read_pixels(0, 0, kWidth, kHeight, kHeight);
    }
};

/// As the window waits for it.
scene::Scene settled(scene::SceneBuilder& builder, scene::SceneInput const& input)
{
    auto scene = builder.build(input, kWidth, kHeight);
    for (int i = 0; i < 2000 && !builder.is_settled(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        scene = builder.build(input, kWidth, kHeight);
    }
    REQUIRE(builder.is_settled());
    return scene;
}

} // namespace

TEST_CASE("a map at rest that was dragged and zoomed has the pixels of a still picture")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    Screen screen;
    for (auto const* projection : {"EPSG:3857", "equal-area"}) {
        CAPTURE(projection);
        scene::SceneBuilder builder;
        builder.set_patience(false);
        auto input = input_for(*table, projection, 1'500);
        (void)builder.build(input, kWidth, kHeight);
        for (int i = 0; i < 4; ++i) {
            input.camera = input.camera->panned(31, -17).zoomed(0.93, {200, 100});
            (void)screen.picture(builder.build(input, kWidth, kHeight));
        }
        auto const window = screen.picture(settled(builder, input));
        auto const still = screen.picture(scene::build_scene(input, kWidth, kHeight));
        // The shapes are the same (builder_test.cpp), but lie elsewhere in a larger canvas, where
        // the coverage of a line's edge may be rounded the other way.
        std::size_t others = 0;
        int most = 0;
        for (std::size_t i = 0; i < still.pixels.size(); ++i) {
            int const off = std::abs(int{window.pixels[i]} - int{still.pixels[i]});
            others += off > 0;
            most = std::max(most, off);
        }
        CHECK(most <= 2);
        CHECK(others < still.pixels.size() / 400);
    }
}

TEST_CASE("a drag and a step out show map up to the edges at once")
{
    // Land and water, without what lies over them: the colour outside of the world is neither.
    Screen screen;
    scene::SceneBuilder builder;
    builder.set_patience(false);
    events::EventTable const none;
    auto input = input_for(none, "EPSG:3857", 1'500);
    input.furniture = scene::Furniture::none;
    auto const first = settled(builder, input);
    auto const bare = [&](scene::Scene const& scene) {
        auto const picture = screen.picture(scene);
        auto const outside = scene.background;
        std::size_t count = 0;
        for (std::size_t i = 0; i < picture.pixels.size(); i += 3)
            count += picture.pixels[i] == outside.r && picture.pixels[i + 1] == outside.g &&
                     picture.pixels[i + 2] == outside.b;
        return count;
    };
    auto const before = bare(first);
    for (auto const& camera : {input.camera->panned(140, 90), input.camera->panned(-140, -90),
                               input.camera->zoomed(0.7, {300, 200})}) {
        auto moved = input;
        moved.camera = camera;
        auto const scene = builder.build(moved, kWidth, kHeight);
        CHECK(scene.ground == first.ground);
        CHECK(bare(scene) <= before);
    }
}

TEST_CASE("a ground that was painted part by part while the map moved is the one painted at once")
{
    Screen screen;
    scene::SceneBuilder builder;
    builder.set_patience(false);
    events::EventTable const none;
    auto input = input_for(none, "EPSG:3857", 1'500);
    auto const first = settled(builder, input);
    (void)screen.picture(first);
    input.camera = input.camera->zoomed(2, {300, 200}); // so far that a new ground is asked for
    std::size_t parts = 0;
    scene::Scene scene;
    for (int i = 0; i < 2000; ++i) {
        input.camera = input.camera->panned(i % 2 == 0 ? 1 : -1, 0);
        scene = builder.build(input, kWidth, kHeight);
        if (scene.ground != first.ground) break;
        parts += scene.coming_ground ? 1 : 0;
        (void)screen.picture(scene);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    REQUIRE(scene.ground != first.ground);
    CHECK(parts >= 2);
    auto const ahead = screen.picture(scene);
    screen.painter = render::ScenePainter();
    CHECK(ahead.pixels == screen.picture(scene).pixels);
}
