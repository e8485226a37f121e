// Bars over time.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "summary/chart_parts.h"

namespace placetime::summary {
namespace {

constexpr std::size_t kNoType = events::kTypeCount;

struct Column {
    std::string name;
    std::array<std::size_t, events::kTypeCount + 1> counts{};
    std::size_t total = 0;
};

/// The periods in order, with those that have no event in between.
std::vector<Column> columns_of(Table const& table)
{
    auto const period = *period_of(table.by.front());
    std::map<time::Instant, Column> columns;
    for (auto const& group : table.groups) {
        auto const& key = group.keys.front();
        if (!key.begin) continue;
        auto& column = columns[*key.begin];
        column.name = key.name;
        auto const type = group.keys.size() > 1 && group.keys[1].type
                              ? static_cast<std::size_t>(*group.keys[1].type)
                              : kNoType;
        column.counts[type] += group.events;
        column.total += group.events;
    }
    std::vector<Column> all;
    if (columns.empty()) return all;
    // The window that was asked for is shown whole, with what is empty in it.
    auto first = columns.begin()->first, last = columns.rbegin()->first;
    if (table.window.begin) first = std::min(first, *table.window.begin);
    if (table.window.end) last = std::max(last, *table.window.end - time::Seconds(1));
    for (auto const begin : periods_between(first, last, period, kMostPeriods)) {
        auto const found = columns.find(begin);
        if (found != columns.end())
            all.push_back(std::move(found->second));
        else
            all.push_back({period_name(begin, period), {}, 0});
    }
    if (all.empty()) // too many: only those with events
        for (auto& [begin, column] : columns) all.push_back(std::move(column));
    return all;
}

void draw_names(ChartFrame& frame, Area const& plot, std::vector<Column> const& columns)
{
    float widest = 0;
    for (auto const& column : columns)
        widest = std::max(widest, frame.wide(column.name, frame.small()));
    float const step = plot.width / static_cast<float>(columns.size());
    auto const every =
        static_cast<std::size_t>(std::max(1.0F, std::ceil((widest + frame.text() * 0.8F) / step)));
    float free_from = 0;
    for (std::size_t i = 0; i < columns.size(); i += every) {
        float const half = frame.wide(columns[i].name, frame.small()) / 2;
        float const middle = std::clamp(plot.x + step * (static_cast<float>(i) + 0.5F),
                                        frame.room.x + half, frame.room.right() - half);
        if (middle - half < free_from) continue;
        frame.put(columns[i].name, middle, plot.bottom() + frame.small() * 1.35F, frame.small(),
                  frame.look.colors.text, Drawing::Align::middle);
        free_from = middle + half + frame.text() * 0.4F;
    }
}

} // namespace

Drawing time_chart(Table const& table, ChartWords const& words, ChartLook const& look)
{
    ChartFrame frame(words, look);
    auto const columns = columns_of(table);
    std::array<std::size_t, events::kTypeCount + 1> totals{};
    std::size_t highest = 0;
    for (auto const& column : columns) {
        highest = std::max(highest, column.total);
        for (std::size_t t = 0; t < totals.size(); ++t) totals[t] += column.counts[t];
    }
    if (highest == 0) {
        frame.nothing("No dated events");
        return std::move(frame.drawing);
    }
    std::vector<LegendEntry> entries;
    for (std::size_t t = 0; t < events::kTypeCount; ++t)
        if (totals[t] > 0)
            entries.push_back({fmt::format("{} {}", to_string(static_cast<events::Type>(t)),
                                           axis_text(static_cast<double>(totals[t]))),
                               look.colors.types[t]});
    frame.legend(entries);
    // The axis' unit stands above it.
    frame.put("events", frame.room.x, frame.room.y + frame.small() * 0.9F, frame.small(),
              look.colors.muted);
    float const above = frame.small() * 1.9F, below = frame.small() * 1.8F;
    auto const most = static_cast<std::size_t>(
        std::clamp((frame.room.height - above - below) / (look.text * 2.6F), 1.0F, 5.0F));
    auto const ticks = axis_ticks(static_cast<double>(highest), most, true);
    float const left = frame.axis_width(ticks);
    Area const plot{frame.room.x + left, frame.room.y + above, frame.room.width - left,
                    std::max(1.0F, frame.room.height - above - below)};
    frame.upright_axis(plot, ticks);
    float const step = plot.width / static_cast<float>(columns.size());
    float const gap = step >= 4 ? std::min(step * 0.2F, look.text) : 0;
    auto const height_of = [&](std::size_t count) {
        return plot.height * static_cast<float>(static_cast<double>(count) / ticks.back());
    };
    float const parting = step >= 8 ? 1.0F : 0.0F; // between types, in the ground's colour
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const& column = columns[i];
        float const x = plot.x + step * static_cast<float>(i) + gap / 2;
        float y = plot.bottom();
        for (std::size_t t = 0; t < column.counts.size(); ++t) {
            if (column.counts[t] == 0) continue;
            float const height = height_of(column.counts[t]);
            float const shown = std::max(height - parting, std::min(height, 1.0F));
            auto const color = t == kNoType ? look.colors.accent : look.colors.types[t];
            frame.drawing.bars.push_back({x, y - shown, step - gap, shown, color});
            y -= height;
        }
        auto const total = axis_text(static_cast<double>(column.total));
        if (column.total > 0 && frame.wide(total, frame.small(), true) <= step - 2)
            frame.put(total, x + (step - gap) / 2, y - frame.small() * 0.35F, frame.small(),
                      look.colors.text, Drawing::Align::middle, true);
    }
    draw_names(frame, plot, columns);
    return std::move(frame.drawing);
}

} // namespace placetime::summary
