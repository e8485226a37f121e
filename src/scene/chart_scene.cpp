#include "scene/chart_scene.h"

#include <cmath>

#include "scene/text_kit.h"

namespace placetime::scene {
namespace {

summary::Rgb plain(Color color) noexcept { return {color.r, color.g, color.b}; }
Color opaque(summary::Rgb color) noexcept { return {color.r, color.g, color.b, 255}; }

typeset::Style style_of(float size, bool strong)
{
    typeset::Style style;
    style.size = size;
    style.weight = strong ? typeset::Weight::semibold : typeset::Weight::regular;
    style.tabular = true;
    return style;
}

} // namespace

summary::ChartColors chart_colors(Theme theme) noexcept
{
    auto const& colors = palette(theme);
    summary::ChartColors chart;
    chart.ground = plain(colors.panel);
    chart.text = plain(colors.text);
    chart.muted = plain(colors.muted);
    chart.rule = plain(colors.rule);
    chart.accent = plain(colors.accent);
    chart.second = plain(mixed(colors.muted, colors.panel, 0.6));
    for (std::size_t i = 0; i < events::kTypeCount; ++i)
        chart.types[i] = plain(type_style(static_cast<events::Type>(i), theme).color);
    return chart;
}

summary::MeasureText chart_measure(typeset::Typesetter& typesetter)
{
    return [&typesetter](std::string_view text, float size, bool strong) {
        return typesetter.measure(text, style_of(size, strong)).width;
    };
}

Scene chart_scene(summary::Drawing const& drawing, float scale)
{
    Scene scene;
    scene.width = static_cast<int>(std::lround(drawing.width * scale));
    scene.height = static_cast<int>(std::lround(drawing.height * scale));
    scene.scale = scale;
    scene.background = opaque(drawing.ground);
    scene.ground = std::make_shared<std::vector<Pass> const>();
    scene.ground_rect =
        scene.frame = {0, 0, static_cast<float>(scene.width), static_cast<float>(scene.height)};
    Pass grid, bars, lines, marks;
    for (auto const& bar : drawing.bars)
        bars.panels.push_back(
            {{bar.x * scale, bar.y * scale, bar.width * scale, bar.height * scale},
             0,
             opaque(bar.color)});
    for (auto const& line : drawing.lines) {
        Stroke stroke{{}, opaque(line.color), line.width * scale};
        for (auto const& p : line.points)
            stroke.lines.points.push_back({p[0] * scale, p[1] * scale});
        stroke.lines.close_part();
        (line.behind ? grid : lines).strokes.push_back(std::move(stroke));
    }
    for (auto const& dot : drawing.dots) {
        Symbol symbol{{dot.x * scale, dot.y * scale},
                      2 * dot.radius * scale,
                      Shape::circle,
                      opaque(dot.color),
                      opaque(drawing.ground)};
        symbol.hollow = dot.hollow;
        marks.symbols.push_back(symbol);
    }
    typeset::Typesetter typesetter;
    for (auto const& label : drawing.labels) {
        auto const style = style_of(label.size * scale, label.strong);
        float const width = label.align == summary::Drawing::Align::left
                                ? 0
                                : typesetter.measure(label.text, style).width;
        float const shift = label.align == summary::Drawing::Align::middle ? width / 2 : width;
        marks.texts.push_back(
            {label.text, style, {label.x * scale - shift, label.y * scale}, opaque(label.color)});
    }
    for (auto* pass : {&grid, &bars, &lines, &marks}) scene.passes.push_back(std::move(*pass));
    return scene;
}

} // namespace placetime::scene
