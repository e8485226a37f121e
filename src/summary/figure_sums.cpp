#include "summary/figure_sums.h"

#include <functional>
#include <string>

namespace placetime::summary {
namespace {

/// Of a sentence and the figure that it gives; 0 when the event names no sentence.
std::uint64_t told_key(events::Event const& event, std::size_t kind, events::Figure const& figure)
{
    if (event.source_id.empty() || event.source_end <= event.source_start) return 0;
    std::string key = event.source_id;
    for (auto const number :
         {static_cast<std::int64_t>(event.source_start),
          static_cast<std::int64_t>(event.source_end), static_cast<std::int64_t>(kind),
          figure.min.value_or(-1), figure.max.value_or(-1)})
        key += '\n' + std::to_string(number);
    auto const hash = std::hash<std::string>{}(key);
    return hash == 0 ? 1 : hash;
}

bool is_larger(events::Figure const& a, events::Figure const& b)
{
    auto const size = [](events::Figure const& f) { return f.min ? *f.min : f.max.value_or(-1); };
    return size(a) > size(b);
}

} // namespace

void FigureAdder::add(events::Event const& event)
{
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind) {
        auto const& figure = event.figures[kind];
        if (!figure.known()) continue;
        auto& sum = sums_[kind];
        if (event.figures_cumulative) {
            ++sum.cumulative;
            if (is_larger(figure, sum.highest)) sum.highest = figure;
            continue;
        }
        if (auto const key = told_key(event, kind, figure); key != 0 && !told_.insert(key).second) {
            ++sum.shared;
            continue;
        }
        ++sum.stated;
        if (figure.min) sum.min = sum.min.value_or(0) + *figure.min;
        if (!figure.max) {
            sum.open = true;
            sum.max.reset();
        } else if (!sum.open)
            sum.max = sum.max.value_or(0) + *figure.max;
    }
}

} // namespace placetime::summary
