// A table of events from file to columns, and what a window asks of it. Rows: PLACETIME_BENCH_ROWS,
// else one million; the file is made by make_events_csv.py in the folder for temporary files.
#include <benchmark/benchmark.h>
#include <filesystem>

#include "bench/large_table.h"
#include "events/histogram.h"
#include "events/table_filter.h"
#include "exchange/event_table.h"

namespace {

using namespace placetime;
using bench::large_table;

events::EventTable const& table()
{
    static auto const made = [] {
        Diagnostics diagnostics;
        return exchange::read_events(large_table(), diagnostics);
    }();
    return *made;
}

/// A stretch of the table's span, in thousandths.
events::Window window(std::int64_t from, std::int64_t to)
{
    auto const span = *table().span();
    return {span.begin + span.length() * from / 1000, span.begin + span.length() * to / 1000};
}

void open(benchmark::State& state)
{
    large_table();
    for (auto _ : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(exchange::read_events(large_table(), diagnostics)->size());
    }
    state.SetBytesProcessed(state.iterations() *
                            static_cast<std::int64_t>(std::filesystem::file_size(large_table())));
}

void window_of_5_percent(benchmark::State& state)
{
    std::int64_t from = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(table().in_window(window(from, from + 50)).size());
        from = (from + 1) % 950;
    }
}

void match(benchmark::State& state, events::Filter const& filter)
{
    for (auto _ : state) benchmark::DoNotOptimize(matching(table(), filter).count());
}

void match_types_and_drawn(benchmark::State& state)
{
    events::Filter filter;
    filter.types = {events::Type::protests, events::Type::riots};
    filter.drawn_only = true;
    match(state, filter);
}

void match_everything_but_words(benchmark::State& state)
{
    events::Filter filter;
    filter.window = window(300, 700);
    filter.types = {events::Type::protests, events::Type::riots, events::Type::battles};
    filter.statuses = {events::Status::asserted};
    filter.min_confidence = 0.6;
    filter.max_precision_m = 8000;
    filter.sources = {"Reuters", "Interfax"};
    filter.box = geo::Box{65, 38, 76, 44};
    match(state, filter);
}

void match_region(benchmark::State& state)
{
    events::Filter filter;
    geo::Line ring;
    for (int i = 0; i <= 24; ++i)
        ring.push_back(geo::destination({73, 41}, i % 24 * 15.0, 300'000));
    filter.region = geo::MultiPolygon{{ring}};
    match(state, filter);
}

void match_words(benchmark::State& state)
{
    events::Filter filter;
    filter.words = "protesters osh";
    match(state, filter);
}

void histogram_of_200_bins(benchmark::State& state)
{
    auto const span = *table().span();
    std::vector<std::int64_t> edges;
    for (int i = 0; i <= 200; ++i)
        edges.push_back((span.begin + span.length() * i / 200).time_since_epoch().count());
    auto const shown = drawn_rows(table());
    for (auto _ : state) benchmark::DoNotOptimize(histogram(table(), &shown, edges).highest);
}

void loose_of_5_percent(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(
            loose_events(table(), nullptr, window(400, 450), 86'400, 200).size());
}

void whole_event(benchmark::State& state)
{
    events::Row row = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(table().event(row).title.size());
        row = static_cast<events::Row>((row + 7919) % table().size());
    }
}

BENCHMARK(open)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(window_of_5_percent);
BENCHMARK(match_types_and_drawn)->Unit(benchmark::kMillisecond);
BENCHMARK(match_everything_but_words)->Unit(benchmark::kMillisecond);
BENCHMARK(match_region)->Unit(benchmark::kMillisecond);
BENCHMARK(match_words)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(histogram_of_200_bins)->Unit(benchmark::kMillisecond);
BENCHMARK(loose_of_5_percent)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_event);

} // namespace
