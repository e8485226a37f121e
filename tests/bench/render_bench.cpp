// What a frame of the map costs the painter, at 1600x900:
//   build/release/bin/bench_render --benchmark_repetitions=5
// glFinish is counted. CPU is that of all threads, which others on the machine disturb less.
#include <benchmark/benchmark.h>
#include <epoxy/gl.h>

#include <memory>

#include "render/canvas.h"
#include "render/egl_context.h"
#include "render/scene_painter.h"
#include "scene/sample_events.h"
#include "scene/scene.h"

namespace {

using namespace placetime;

constexpr int kWidth = 1600, kHeight = 900;

/// A window's framebuffer without a window.
struct Screen {
    render::EglContext context;
    render::Canvas canvas{kWidth, kHeight, GL_RGBA};
};

scene::Scene sample_scene()
{
    static auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::SceneInput input;
    input.table = table.get();
    input.furniture = scene::Furniture::map;
    return scene::build_scene(input, kWidth, kHeight);
}

std::shared_ptr<scene::PixelImage const> density_image(int width, int height)
{
    auto image = std::make_shared<scene::PixelImage>(scene::PixelImage{width, height, {}});
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image->rgba.insert(image->rgba.end(), {static_cast<std::uint8_t>(x), 80, 120,
                                                   static_cast<std::uint8_t>((x + y) % 256)});
    return image;
}

void run(benchmark::State& state, scene::Scene scene, auto const& change)
{
    Screen const screen;
    render::ScenePainter painter;
    for (auto _ : state) {
        state.PauseTiming();
        change(scene);
        state.ResumeTiming();
        painter.draw(scene, {0, 0, kHeight});
        glFinish();
    }
}

void unchanged_ground_alone(benchmark::State& state)
{
    auto scene = sample_scene();
    scene.passes.clear();
    run(state, std::move(scene), [](auto&) {});
}

void unchanged_ground_and_events(benchmark::State& state)
{
    run(state, sample_scene(), [](auto&) {});
}

void unchanged_ground_events_and_new_density(benchmark::State& state)
{
    auto scene = sample_scene();
    scene::Pass pass;
    pass.images.push_back({{0, 0, kWidth, kHeight}, nullptr, 1, false});
    scene.passes.insert(scene.passes.begin(), pass);
    int const cell = static_cast<int>(state.range(0));
    run(state, std::move(scene), [&](auto& s) {
        s.passes.front().images.front().pixels = density_image(kWidth / cell, kHeight / cell);
    });
}

void ground_of_another_scale(benchmark::State& state)
{
    auto scene = sample_scene();
    scene.ground_placement = {1.1F, -80, -45};
    run(state, std::move(scene), [](auto&) {});
}

void new_ground(benchmark::State& state)
{
    run(state, sample_scene(),
        [](auto& s) { s.ground = std::make_shared<std::vector<scene::Pass>>(*s.ground); });
}

void start(benchmark::State& state)
{
    Screen const screen;
    for (auto _ : state) {
        render::ScenePainter const painter;
        glFinish();
    }
}

BENCHMARK(unchanged_ground_alone)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(unchanged_ground_and_events)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(unchanged_ground_events_and_new_density)
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond)
    ->Arg(1)
    ->Arg(2)
    ->ArgName("cell");
BENCHMARK(ground_of_another_scale)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(new_ground)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(start)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

} // namespace
