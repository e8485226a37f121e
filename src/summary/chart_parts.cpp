#include "summary/chart_parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace placetime::summary {

std::vector<double> axis_ticks(double highest, std::size_t most, bool whole)
{
    double const least = std::max(highest, whole ? 1.0 : 1e-9) / static_cast<double>(most);
    double power = std::pow(10.0, std::floor(std::log10(least)));
    double step = 10 * power;
    for (double const factor : {5.0, 2.0, 1.0})
        if (factor * power >= least * (1 - 1e-9)) step = factor * power;
    if (whole) step = std::max(1.0, step);
    std::vector<double> ticks{0};
    for (int i = 1; ticks.back() < highest * (1 - 1e-9) || i < 2; ++i) ticks.push_back(i * step);
    return ticks;
}

std::string axis_text(double value)
{
    if (value != std::floor(value)) return fmt::format("{:.3g}", value);
    auto text = fmt::format("{:.0f}", value);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), "\u202F"); // a narrow space that does not break
    return text;
}

ChartFrame::ChartFrame(ChartWords const& words, ChartLook const& l) : look(l)
{
    auto const& colors = look.colors;
    drawing.width = look.width;
    drawing.height = look.height;
    drawing.ground = colors.ground;
    drawing.title = words.title;
    drawing.description = words.subtitle;
    for (auto const& note : words.notes) drawing.description += "; " + note;
    float const pad = std::round(text() * 1.2F);
    room = {pad, pad, look.width - 2 * pad, look.height - 2 * pad};
    if (!words.title.empty()) {
        float const size = text() * 1.5F;
        put(fitted(words.title, room.width, size, true, look.measure), room.x, room.y + size * 0.8F,
            size, colors.text, Drawing::Align::left, true);
        room.y += size * 1.25F;
    }
    if (!words.subtitle.empty()) {
        put(fitted(words.subtitle, room.width, text(), false, look.measure), room.x,
            room.y + text() * 0.8F, text(), colors.muted);
        room.y += text() * 1.35F;
    }
    float bottom = look.height - pad;
    for (auto note = words.notes.rbegin(); note != words.notes.rend(); ++note) {
        put(fitted(*note, room.width, small(), false, look.measure), room.x,
            bottom - small() * 0.2F, small(), colors.muted);
        bottom -= small() * 1.35F;
    }
    if (!words.notes.empty()) bottom -= small() * 0.4F;
    room.height = std::max(1.0F, bottom - room.y);
}

void ChartFrame::put(std::string words, float x, float baseline, float size, Rgb color,
                     Drawing::Align align, bool strong)
{
    drawing.labels.push_back({std::move(words), x, baseline, size, align, strong, color});
}

void ChartFrame::legend(std::vector<LegendEntry> const& entries)
{
    float const swatch = text() * 0.8F, gap = text() * 0.4F, row = text() * 1.4F;
    float x = room.x, y = room.y + text() * 0.3F;
    for (auto const& entry : entries) {
        auto const words =
            fitted(entry.text, room.width - swatch - gap, small(), false, look.measure);
        float const width = swatch + gap + wide(words, small());
        if (x > room.x && x + width > room.right()) {
            x = room.x;
            y += row;
        }
        drawing.bars.push_back({x, y, swatch, swatch, entry.color});
        put(words, x + swatch + gap, y + swatch * 0.5F + small() * 0.36F, small(),
            look.colors.text);
        x += width + text() * 1.2F;
    }
    float const used = y + row - room.y;
    room.y += used;
    room.height = std::max(1.0F, room.height - used);
}

void ChartFrame::nothing(std::string const& words)
{
    put(fitted(words, room.width, text(), false, look.measure), room.x + room.width / 2,
        room.y + room.height / 2, text(), look.colors.muted, Drawing::Align::middle);
}

float ChartFrame::axis_width(std::vector<double> const& ticks) const
{
    float widest = 0;
    for (auto const tick : ticks) widest = std::max(widest, wide(axis_text(tick), small()));
    return widest + text() * 0.5F;
}

void ChartFrame::upright_axis(Area const& plot, std::vector<double> const& ticks)
{
    for (auto const tick : ticks) {
        float const y =
            std::round(plot.bottom() - plot.height * static_cast<float>(tick / ticks.back())) +
            0.5F;
        drawing.lines.push_back({{{plot.x, y}, {plot.right(), y}},
                                 tick == 0 ? look.colors.muted : look.colors.rule,
                                 1,
                                 tick != 0});
        put(axis_text(tick), plot.x - text() * 0.5F, y + small() * 0.36F, small(),
            look.colors.muted, Drawing::Align::right);
    }
}

void ChartFrame::lying_axis(Area const& plot, std::vector<double> const& ticks)
{
    float free_from = -1e9F;
    for (auto const tick : ticks) {
        float const x =
            std::round(plot.x + plot.width * static_cast<float>(tick / ticks.back())) + 0.5F;
        drawing.lines.push_back({{{x, plot.y}, {x, plot.bottom()}},
                                 tick == 0 ? look.colors.muted : look.colors.rule,
                                 1,
                                 tick != 0});
        auto const words = axis_text(tick);
        float const half = wide(words, small()) / 2;
        if (x - half < free_from || x + half > look.width) continue;
        put(words, x, plot.bottom() + small() * 1.25F, small(), look.colors.muted,
            Drawing::Align::middle);
        free_from = x + half + text() * 0.5F;
    }
}

} // namespace placetime::summary
