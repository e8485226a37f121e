// Megabytes of report text a second on one core, by stage, over the samples, or over the folder of
// reports that the environment variable PLACETIME_BENCH_REPORTS names. Medians:
// --benchmark_repetitions=9 --benchmark_report_aggregates_only=true
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "dating/dating.h"
#include "extract/extract.h"
#include "geoparse/geoparse.h"
#include "reports/report.h"
#include "text/document.h"

namespace {

using namespace placetime;

std::vector<reports::Report> const& samples()
{
    static auto const all = [] {
        std::vector<reports::Report> found;
        Diagnostics ignored;
        char const* const folder = std::getenv("PLACETIME_BENCH_REPORTS");
        for (auto const& file : reports::list_report_files(
                 folder != nullptr ? folder
                                   : std::filesystem::path(PLACETIME_SOURCE_DIR) / "samples"))
            for (auto& report : reports::read_reports(file, ignored))
                found.push_back(std::move(report));
        return found;
    }();
    return all;
}

geoparse::Geoparser const& geoparser()
{
    static geoparse::Geoparser const instance(gazetteer::Gazetteer::standard());
    return instance;
}

/// Runs `work` on every sample in turn and counts the bytes of text.
template <typename Work> void over_samples(benchmark::State& state, Work work)
{
    std::int64_t bytes = 0;
    for (auto _ : state) {
        for (auto const& report : samples()) {
            work(report);
            bytes += static_cast<std::int64_t>(report.text.size());
        }
    }
    state.SetBytesProcessed(bytes);
}

void tokens_and_sentences(benchmark::State& state)
{
    over_samples(state, [](auto const& report) {
        benchmark::DoNotOptimize(text::Document(report.text).tokens().size());
    });
}

void tokens_and_places(benchmark::State& state)
{
    over_samples(state, [](auto const& report) {
        benchmark::DoNotOptimize(geoparser().parse(text::Document(report.text)).places.size());
    });
}

void tokens_and_times(benchmark::State& state)
{
    over_samples(state, [](auto const& report) {
        benchmark::DoNotOptimize(
            dating::find_times(text::Document(report.text), {}).mentions.size());
    });
}

void annotate(benchmark::State& state)
{
    static extract::Extractor const extractor(geoparser());
    over_samples(state, [&](auto const& report) {
        benchmark::DoNotOptimize(extractor.annotate(report).events.size());
    });
}

BENCHMARK(tokens_and_sentences)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens_and_places)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens_and_times)->Unit(benchmark::kMillisecond);
BENCHMARK(annotate)->Unit(benchmark::kMillisecond);
BENCHMARK(annotate)->Unit(benchmark::kMillisecond)->Threads(2)->UseRealTime();

} // namespace
