// How a figure grew over reports.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "summary/chart_parts.h"

namespace placetime::summary {
namespace {

double low_of(events::Figure const& figure)
{
    return static_cast<double>(figure.min ? *figure.min : figure.max.value_or(0));
}
double high_of(events::Figure const& figure)
{
    return static_cast<double>(figure.max ? *figure.max : figure.min.value_or(0));
}

} // namespace

Drawing growth_chart(std::span<Reading const> readings, std::string const& unit,
                     ChartWords const& words, ChartLook const& look)
{
    ChartFrame frame(words, look);
    if (readings.empty()) {
        frame.nothing(fmt::format("No report gives a number of {}", unit));
        return std::move(frame.drawing);
    }
    double highest = 0;
    for (auto const& reading : readings) highest = std::max(highest, high_of(reading.figure));
    auto const& colors = look.colors;
    auto& drawing = frame.drawing;
    float const above = frame.small() * 3.3F, below = frame.small() * 1.9F;
    frame.put(unit, frame.room.x, frame.room.y + frame.small() * 0.9F, frame.small(), colors.muted);
    auto const most = static_cast<std::size_t>(
        std::clamp((frame.room.height - above - below) / (look.text * 2.6F), 1.0F, 5.0F));
    auto const ticks = axis_ticks(highest, most, true);
    float const left = frame.axis_width(ticks) + look.text * 0.4F;
    Area const plot{frame.room.x + left, frame.room.y + above,
                    std::max(1.0F, frame.room.width - left - look.text),
                    std::max(1.0F, frame.room.height - above - below)};
    frame.upright_axis(plot, ticks);
    auto const first = readings.front().reported, last = readings.back().reported;
    auto const span = std::max<double>(1, static_cast<double>((last - first).count()));
    float const margin = look.text * 0.8F;
    auto const x_of = [&](time::Instant t) {
        double const share = first == last ? 0.5 : static_cast<double>((t - first).count()) / span;
        return plot.x + margin + (plot.width - 2 * margin) * static_cast<float>(share);
    };
    auto const y_of = [&](double value) {
        return plot.bottom() - plot.height * static_cast<float>(value / ticks.back());
    };
    Drawing::Line steps{{}, colors.accent, std::max(2.0F, look.text * 0.12F)};
    for (auto const& reading : readings) {
        float const x = x_of(reading.reported), y = y_of(low_of(reading.figure));
        if (!steps.points.empty()) steps.points.push_back({x, steps.points.back()[1]});
        steps.points.push_back({x, y});
    }
    if (steps.points.size() > 1) drawing.lines.push_back(std::move(steps));
    float const radius = look.text * 0.32F;
    float date_free = -1e9F;
    std::vector<Area> taken;
    for (auto const& reading : readings) {
        float const x = x_of(reading.reported);
        float const y = y_of(low_of(reading.figure)), top = y_of(high_of(reading.figure));
        if (top < y) {
            drawing.lines.push_back({{{x, y}, {x, top}}, colors.accent, 1});
            drawing.dots.push_back({x, top, radius, colors.accent, true});
        }
        drawing.dots.push_back({x, y, radius, colors.accent, !reading.figure.min});
        auto const& figure = reading.figure;
        auto number = axis_text(low_of(figure));
        if (figure.min && figure.max && *figure.min != *figure.max)
            number = fmt::format("{} – {}", number, axis_text(high_of(figure)));
        else if (figure.min && !figure.max)
            number += " and more";
        else if (!figure.min)
            number = "at most " + number;
        if (!reading.source.empty()) number += ", " + reading.source;
        // Beside the dot, where no other words are; else the dot speaks alone.
        number = fitted(number, plot.width * 0.4F, frame.small(), false, look.measure);
        float const width = frame.wide(number, frame.small());
        float const from = std::clamp(x - width / 2, plot.x, plot.right() - width);
        Area const box{from, top - radius - frame.small() * 1.3F, width, frame.small() * 1.2F};
        bool const free = std::none_of(taken.begin(), taken.end(), [&](Area const& other) {
            return box.x < other.right() + look.text * 0.4F &&
                   other.x < box.right() + look.text * 0.4F && box.y < other.bottom() &&
                   other.y < box.bottom();
        });
        if (free) {
            frame.put(number, from, box.bottom() - frame.small() * 0.25F, frame.small(),
                      colors.text);
            taken.push_back(box);
        }
        auto const date =
            time::format_date(std::chrono::floor<std::chrono::days>(reading.reported));
        float const half = frame.wide(date, frame.small()) / 2;
        float const middle = std::clamp(x, frame.room.x + half, frame.room.right() - half);
        if (middle - half >= date_free) {
            frame.put(date, middle, plot.bottom() + frame.small() * 1.4F, frame.small(),
                      colors.text, Drawing::Align::middle);
            date_free = middle + half + look.text * 0.4F;
        }
    }
    return std::move(drawing);
}

} // namespace placetime::summary
