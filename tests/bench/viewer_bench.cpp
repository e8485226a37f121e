// Whole frames of the window at 1600x900 on a headless context: session, map, panels, pixels. The
// counters give the median and the 95th percentile of a frame in ms, the processor's time of all
// threads for a frame (steadier than the clock where something else runs too), and how many events
// it showed.
// Rows: PLACETIME_BENCH_ROWS, else one million; the table is made by make_events_csv.py in the
// folder for temporary files.
#include <benchmark/benchmark.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "bench/large_table.h"
#include "briefing/propose.h"
#include "session/session.h"
#include "viewer/presenter.h"
#include "viewer/stage.h"

namespace {

using namespace placetime;
using bench::large_table;
using Clock = std::chrono::steady_clock;

constexpr int kWidth = 1600, kHeight = 900;

/// What this process's threads, those of software OpenGL too, have taken until now.
double processor_ms()
{
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

double milliseconds(Clock::duration d)
{
    return std::chrono::duration<double, std::milli>(d).count();
}

/// Settings of the person who runs this neither count nor change.
void use_own_home()
{
    static auto const home = [] {
        auto folder = std::filesystem::temp_directory_path() / "placetime-bench-home";
        for (auto const* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            setenv(name, folder.c_str(), 1);
        return folder;
    }();
    std::filesystem::remove_all(home);
}

void open(viewer::Stage& stage, std::filesystem::path const& file)
{
    stage.viewer().open({file});
    do stage.frame();
    while (stage.session().opening());
    stage.settle(2000);
}

void report(benchmark::State& state, std::vector<double>& frames, double spent_ms,
            viewer::Stage& stage)
{
    state.counters["processor_ms"] = spent_ms / static_cast<double>(frames.size());
    std::sort(frames.begin(), frames.end());
    state.counters["median_ms"] = frames[frames.size() / 2];
    state.counters["p95_ms"] = frames[frames.size() * 95 / 100];
    state.counters["events"] = static_cast<double>(stage.session().counts().shown);
}

/// Moves a window over `part` of the extent from its start to its end, a frame each time.
void scrub(benchmark::State& state, std::filesystem::path const& file, double part)
{
    use_own_home();
    viewer::Stage stage(kWidth, kHeight);
    open(stage, file);
    auto& timeline = stage.session().timeline;
    auto const extent = *timeline.extent();
    auto const whole = extent.length();
    auto const length = std::chrono::duration_cast<time::Seconds>(whole * part);
    std::vector<double> frames;
    double at = 0;
    double const before = processor_ms();
    for (auto _ : state) {
        at = at + 0.0037 > 1 ? 0 : at + 0.0037;
        auto const begin =
            extent.begin + std::chrono::duration_cast<time::Seconds>((whole - length) * at);
        timeline.set_window({begin, begin + length});
        if (part >= 1)
            timeline.set_window({extent.begin - time::Seconds(frames.size() % 2), extent.end});
        auto const start = Clock::now();
        stage.frame();
        glFinish();
        frames.push_back(milliseconds(Clock::now() - start));
    }
    report(state, frames, processor_ms() - before, stage);
}

/// Drags the map to and fro: what a frame costs while the ground moves too. With patience every
/// frame waits for its own ground; without, as in the window, the last one is moved.
void pan(benchmark::State& state, std::filesystem::path const& file, bool patience)
{
    use_own_home();
    viewer::Stage stage(kWidth, kHeight);
    stage.viewer().map().picture().set_patience(patience);
    open(stage, file);
    std::vector<double> frames;
    stage.move(900, 300);
    stage.press();
    stage.frame();
    double const before = processor_ms();
    for (auto _ : state) {
        auto const n = static_cast<int>(frames.size() % 60);
        stage.move(900 + static_cast<float>(n < 30 ? n : 60 - n) * 6, 300);
        auto const start = Clock::now();
        stage.frame();
        glFinish();
        frames.push_back(milliseconds(Clock::now() - start));
    }
    double const spent = processor_ms() - before;
    stage.release();
    report(state, frames, spent, stage);
}

void open_to_first_useful_frame(benchmark::State& state, std::filesystem::path const& file)
{
    for (auto _ : state) {
        state.PauseTiming();
        use_own_home();
        state.ResumeTiming();
        viewer::Stage stage(kWidth, kHeight);
        stage.viewer().open({file});
        do stage.frame();
        while (stage.session().opening() || stage.session().counts().shown == 0);
        stage.frame();
        glFinish();
        state.PauseTiming();
        if (stage.session().counts().shown == 0) state.SkipWithError("no event is shown");
        state.ResumeTiming();
    }
}

/// Presents what is proposed of the samples at 1080p, 30 frames a second as on a screen: flights,
/// time that plays, slides at rest. `late` is the share of frames of what moves that took longer
/// than a thirtieth of a second.
void presenting(benchmark::State& state)
{
    use_own_home();
    viewer::Stage stage(1920, 1080);
    stage.viewer().map().picture().set_patience(false);
    open(stage, std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples");
    auto const material = viewer::session_material(stage.session());
    auto talk = briefing::propose(material);
    for (std::size_t i = 0; i < talk.slides.size(); ++i) {
        talk.slides[i].plays = i % 2 == 1;
        talk.slides[i].seconds = 4;
    }
    stage.viewer().present(talk);
    stage.frame(0); // the first slide stands before anything moves
    glFinish();
    auto& talk_state = stage.viewer().presenter()->state();
    constexpr double kFrame = 1.0 / 30;
    std::vector<double> frames, processor;
    double const before = processor_ms();
    double spent = 0;
    std::size_t late = 0, slides = 1;
    for (auto _ : state) {
        if (!talk_state.moving()) {
            if (talk_state.slide() + 1 < talk_state.size())
                talk_state.forward();
            else
                talk_state.go_first();
            ++slides;
        }
        auto const start = Clock::now();
        double const cost = processor_ms();
        stage.frame(static_cast<float>(kFrame));
        glFinish();
        frames.push_back(milliseconds(Clock::now() - start));
        processor.push_back(processor_ms() - cost);
        late += frames.back() > kFrame * 1000;
        std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(
                                                  std::chrono::duration<double>(kFrame)));
    }
    spent = processor_ms() - before;
    std::sort(processor.begin(), processor.end());
    state.counters["processor_median"] = processor[processor.size() / 2];
    state.counters["processor_p95"] = processor[processor.size() * 95 / 100];
    state.counters["processor_worst"] = processor.back();
    state.counters["slides"] = static_cast<double>(slides);
    state.counters["late"] = static_cast<double>(late) / static_cast<double>(frames.size());
    state.counters["worst_ms"] = *std::max_element(frames.begin(), frames.end());
    report(state, frames, spent, stage);
}

void samples_window_of_5_percent(benchmark::State& state)
{
    scrub(state, std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples", 0.05);
}
void samples_all(benchmark::State& state)
{
    scrub(state, std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples", 1);
}
void samples_pan(benchmark::State& state)
{
    pan(state, std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples", true);
}
void samples_pan_in_window(benchmark::State& state)
{
    pan(state, std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples", false);
}
void million_window_of_5_percent(benchmark::State& state) { scrub(state, large_table(), 0.05); }
void million_all(benchmark::State& state) { scrub(state, large_table(), 1); }
void million_pan(benchmark::State& state) { pan(state, large_table(), true); }
void million_pan_in_window(benchmark::State& state) { pan(state, large_table(), false); }
void samples_open(benchmark::State& state)
{
    open_to_first_useful_frame(state, std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples");
}
void million_open(benchmark::State& state) { open_to_first_useful_frame(state, large_table()); }

BENCHMARK(samples_window_of_5_percent)->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(samples_all)->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(samples_pan)->Unit(benchmark::kMillisecond)->Iterations(200);
BENCHMARK(samples_pan_in_window)->Unit(benchmark::kMillisecond)->Iterations(200);
BENCHMARK(million_window_of_5_percent)->Unit(benchmark::kMillisecond)->Iterations(300);
BENCHMARK(million_all)->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(million_pan)->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(million_pan_in_window)->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(presenting)->Unit(benchmark::kMillisecond)->Iterations(900);
BENCHMARK(samples_open)->Unit(benchmark::kMillisecond)->Iterations(5)->UseRealTime();
BENCHMARK(million_open)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

} // namespace
