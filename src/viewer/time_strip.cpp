#include "viewer/time_strip.h"

#include <algorithm>
#include <cmath>

namespace placetime::viewer {

namespace {

// Pixels of a page 540 high.
constexpr float kPage = 540, kSide = 20, kTop = 8, kBars = 26, kLabels = 20;
constexpr float kGrip = 9, kHandle = 3, kKnob = 4.5F;
constexpr float kTickGap = 56;

float unit_of(TimeStrip const& strip) { return strip.area.height / (kTop + kBars + kLabels); }

float x_at(TimeStrip const& strip, session::Axis const& axis, time::Instant t)
{
    auto const& plot = strip.plot;
    return plot.x +
           std::clamp(static_cast<float>(axis.x_of(t, double{plot.width})), 0.0F, plot.width);
}

/// The bars of one look, stacked by type.
void add_bars(scene::Pass& pass, TimeStrip const& strip, session::Axis const& axis,
              events::Histogram const& histogram, scene::Theme theme, double opacity)
{
    auto const& plot = strip.plot;
    auto const ground = scene::palette(theme).panel;
    for (std::size_t i = 0; i < histogram.bins.size(); ++i) {
        float const left = x_at(strip, axis, time::Instant(time::Seconds(histogram.edges[i])));
        float const right = x_at(strip, axis, time::Instant(time::Seconds(histogram.edges[i + 1])));
        float sum = 0;
        for (auto const count : histogram.bins[i]) sum += static_cast<float>(count);
        if (sum == 0 || right <= left) continue;
        float const whole =
            std::max(2.0F, plot.height * sum / static_cast<float>(histogram.highest));
        float done = 0;
        for (std::size_t type = 0; type < histogram.bins[i].size(); ++type) {
            float const part = static_cast<float>(histogram.bins[i][type]) / sum * whole;
            if (part == 0) continue;
            auto const color = scene::type_style(static_cast<events::Type>(type), theme).color;
            float const gap = right - left > 5 ? 1.0F : 0.0F;
            pass.panels.push_back({{left, plot.bottom() - done - part, right - left - gap, part},
                                   0,
                                   scene::mixed(color, ground, opacity)});
            done += part;
        }
    }
}

} // namespace

TimeStrip arrange_strip(float width, float height)
{
    float const unit = height / kPage;
    float const whole = std::round((kTop + kBars + kLabels) * unit);
    TimeStrip strip;
    strip.area = {0, height - whole, width, whole};
    strip.plot = {std::round(kSide * unit), strip.area.y + std::round(kTop * unit),
                  std::max(1.0F, width - 2 * std::round(kSide * unit)), std::round(kBars * unit)};
    return strip;
}

StripPart strip_part(TimeStrip const& strip, session::Axis const& axis, time::Interval const& shown,
                     scene::Point at)
{
    if (!strip.area.contains(at)) return StripPart::none;
    float const begin = x_at(strip, axis, shown.begin), end = x_at(strip, axis, shown.end);
    if (std::abs(at.x - end) <= kGrip * unit_of(strip)) return StripPart::end;
    return at.x >= begin && at.x < end ? StripPart::window : StripPart::axis;
}

time::Instant strip_time(TimeStrip const& strip, session::Axis const& axis, float x)
{
    return axis.at(double{std::clamp(x - strip.plot.x, 0.0F, strip.plot.width)},
                   double{strip.plot.width});
}

std::vector<scene::Pass> draw_strip(TimeStrip const& strip, session::Axis const& axis,
                                    events::Histogram const& histogram, time::Interval const& shown,
                                    scene::Theme theme, scene::TextKit& kit)
{
    auto const& colors = scene::palette(theme);
    auto const& plot = strip.plot;
    float const u = unit_of(strip);
    float const begin = x_at(strip, axis, shown.begin), end = x_at(strip, axis, shown.end);
    float const foot = plot.bottom();

    scene::Pass ground;
    ground.panels.push_back({strip.area, 0, colors.panel});
    ground.panels.push_back(
        {{0, strip.area.y, strip.area.width, std::max(1.0F, u)}, 0, colors.rule});
    ground.panels.push_back({{begin, plot.y, std::max(1.0F, end - begin), plot.height},
                             0,
                             scene::at(colors.accent, 0.14)});
    add_bars(ground, strip, axis, histogram, theme, 0.35);

    scene::Pass within;
    within.clip = scene::Rect{begin, strip.area.y, std::max(1.0F, end - begin), strip.area.height};
    add_bars(within, strip, axis, histogram, theme, 1);

    scene::Pass front;
    front.panels.push_back({{plot.x, foot, plot.width, std::max(1.0F, u)}, 0, colors.muted});
    auto style = kit.style(11);
    style.tabular = true;
    float free_from = 0;
    for (auto const& tick : axis.ticks(double{plot.width}, double{kTickGap * u})) {
        if (tick.label.empty()) continue;
        auto const words = tick.context.empty() || tick.context == tick.label
                               ? tick.label
                               : tick.label + " " + tick.context;
        float const wide = kit.measure(words, style).width;
        float const left = plot.x + tick.x - wide / 2;
        if (left < free_from || left + wide > strip.area.right() - 4 * u) continue;
        free_from = left + wide + 8 * u;
        front.panels.push_back(
            {{plot.x + tick.x, foot, std::max(1.0F, u), 3 * u}, 0, colors.muted});
        kit.left(front, words, style, left, foot + 15 * u, colors.text);
    }
    front.panels.push_back({{begin - u / 2, plot.y, u, plot.height}, 0, colors.accent});
    front.panels.push_back(
        {{end - kHandle / 2 * u, plot.y - 3 * u, kHandle * u, plot.height + 3 * u},
         kHandle / 2 * u,
         colors.accent});
    scene::Symbol knob;
    knob.center = {end, plot.y - 1 * u};
    knob.size = 2 * kKnob * u;
    knob.color = colors.accent;
    knob.outline = colors.panel;
    front.symbols.push_back(knob);
    return {ground, within, front};
}

} // namespace placetime::viewer
