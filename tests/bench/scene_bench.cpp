// What a frame costs the scene, at 1600x900 with a camera that does not move while time does:
//   build/release/bin/bench_scene --benchmark_filter=frame
// Budgets (one thread): the samples 2.5 ms; a million events, a window of 5 % 5 ms, all of them
// 14 ms. Look at CPU, which others on the machine disturb less.
#include <benchmark/benchmark.h>

#include <memory>

#include "scene/many_events.h"
#include "scene/sample_events.h"
#include "scene/scene.h"

namespace {

using namespace placetime;

constexpr int kWidth = 1600, kHeight = 900;

std::shared_ptr<events::EventTable const> million()
{
    static auto const table = samples::many_events(1'000'000);
    return table;
}

scene::SceneInput input_for(events::EventTable const& table, char const* projection, double meters)
{
    scene::SceneInput input;
    input.table = &table;
    input.camera = scene::Camera::looking_at(
        projections::Projection::named(projection, {71, 41.5}), {71, 41.5}, meters,
        {0, 0, static_cast<float>(kWidth), static_cast<float>(kHeight)});
    input.furniture = scene::Furniture::map;
    input.scale = 1;
    return input;
}

/// Moves a window of `share` of the table's span through it, a hundredth of the span at a time.
void scrub(benchmark::State& state, events::EventTable const& table, scene::SceneInput input,
           double share)
{
    scene::SceneBuilder builder;
    (void)builder.build(input, kWidth, kHeight);
    auto const span = *table.span();
    auto const all = static_cast<double>(span.length().count());
    int step = 0;
    std::size_t drawn = 0;
    for (auto _ : state) {
        auto const begin = share >= 1 ? 0 : all * (1 - share) * ((step++ % 100) / 100.0);
        input.window.begin = span.begin + time::Seconds(static_cast<std::int64_t>(begin));
        input.window.end =
            *input.window.begin + time::Seconds(static_cast<std::int64_t>(all * share) + 1);
        auto const scene = builder.build(input, kWidth, kHeight);
        drawn = scene.drawn;
        benchmark::DoNotOptimize(scene.passes.data());
    }
    state.counters["drawn"] = static_cast<double>(drawn);
}

void frame_samples(benchmark::State& state)
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scrub(state, *table, input_for(*table, "EPSG:3857", 900), 0.6);
}
BENCHMARK(frame_samples)->Unit(benchmark::kMillisecond);

void frame_few_hundred(benchmark::State& state)
{
    auto const table = samples::many_events(400, 80);
    scrub(state, *table, input_for(*table, "equal-area", 2'000), 0.8);
}
BENCHMARK(frame_few_hundred)->Unit(benchmark::kMillisecond);

void frame_million_5_percent(benchmark::State& state)
{
    scrub(state, *million(), input_for(*million(), "EPSG:3857", 3'000), 0.05);
}
BENCHMARK(frame_million_5_percent)->Unit(benchmark::kMillisecond);

void frame_million_all(benchmark::State& state)
{
    scrub(state, *million(), input_for(*million(), "EPSG:3857", 3'000), 1);
}
BENCHMARK(frame_million_all)->Unit(benchmark::kMillisecond);

void frame_clusters_30000(benchmark::State& state)
{
    // Just below the density picture: every event has a place of its own.
    scrub(state, *million(), input_for(*million(), "EPSG:3857", 3'000), 0.0285);
}
BENCHMARK(frame_clusters_30000)->Unit(benchmark::kMillisecond);

void frame_clusters_of_4000_places(benchmark::State& state)
{
    static auto const table = samples::many_events(100'000, 4'000);
    scrub(state, *table, input_for(*table, "EPSG:3857", 3'000), 0.25);
}
BENCHMARK(frame_clusters_of_4000_places)->Unit(benchmark::kMillisecond);

void positions_of_a_million(benchmark::State& state, char const* projection)
{
    auto input = input_for(*million(), projection, 3'000);
    input.window.begin = input.window.end = time::parse_instant("2016-01-01");
    for (auto _ : state) {
        scene::SceneBuilder builder;
        benchmark::DoNotOptimize(builder.rows_in(input, {0, 0, 9, 9}, 1, kWidth, kHeight));
    }
}
BENCHMARK_CAPTURE(positions_of_a_million, mercator, "EPSG:3857")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(positions_of_a_million, equal_area, "equal-area")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(positions_of_a_million, equal_earth, "equal-earth")
    ->Unit(benchmark::kMillisecond);

/// A camera that moves at every frame, as while dragging.
void pan(benchmark::State& state)
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    auto input = input_for(*table, "EPSG:3857", 900);
    scene::SceneBuilder builder;
    builder.set_patience(false);
    (void)builder.build(input, kWidth, kHeight);
    for (auto _ : state) {
        input.camera = input.camera->panned(3, 1);
        benchmark::DoNotOptimize(builder.build(input, kWidth, kHeight).passes.data());
    }
}
BENCHMARK(pan)->Unit(benchmark::kMillisecond);

/// The ground alone, its boundaries in memory.
void ground(benchmark::State& state, double meters)
{
    scene::SceneInput input = input_for(*million(), "EPSG:3857", meters);
    input.window.begin = input.window.end = time::parse_instant("1990");
    scene::SceneBuilder builder;
    (void)builder.build(input, kWidth, kHeight);
    for (auto _ : state) {
        input.camera = input.camera->panned(3, 1);
        benchmark::DoNotOptimize(builder.build(input, kWidth, kHeight).ground.get());
    }
}
BENCHMARK_CAPTURE(ground, region, 900.0)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ground, continent, 4'000.0)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ground, world, 24'000.0)->Unit(benchmark::kMillisecond);

} // namespace
