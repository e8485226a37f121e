// A chart in the window.
#include "viewer/panels/summary_numbers.h"
#include "viewer/theme.h"

namespace placetime::viewer {
namespace {

ImFont* font_of(Ui& ui, float size, bool strong)
{
    if (strong) return ui.fonts.strong;
    return size <= 12.5F ? ui.fonts.small_numbers : ui.fonts.numbers;
}

ImU32 tone(summary::Rgb color) { return IM_COL32(color.r, color.g, color.b, 255); }

} // namespace

summary::MeasureText measure_text(Ui& ui)
{
    return [&ui](std::string_view text, float size, bool strong) {
        return font_of(ui, size, strong)
                   ->CalcTextSizeA(ui.px(size), 1e6F, 0, text.data(), text.data() + text.size())
                   .x /
               ui.scale;
    };
}

void paint_drawing(Ui& ui, summary::Drawing const& drawing, ImVec2 at)
{
    auto& list = *ImGui::GetWindowDrawList();
    auto const x = [&](float css) { return at.x + ui.px(css); };
    auto const y = [&](float css) { return at.y + ui.px(css); };
    list.AddRectFilled(at, {x(drawing.width), y(drawing.height)}, tone(drawing.ground));
    auto const draw_lines = [&](bool behind) {
        for (auto const& line : drawing.lines)
            if (line.behind == behind)
                for (std::size_t i = 1; i < line.points.size(); ++i)
                    list.AddLine({x(line.points[i - 1][0]), y(line.points[i - 1][1])},
                                 {x(line.points[i][0]), y(line.points[i][1])}, tone(line.color),
                                 ui.px(line.width));
    };
    draw_lines(true);
    for (auto const& bar : drawing.bars)
        list.AddRectFilled({x(bar.x), y(bar.y)}, {x(bar.x + bar.width), y(bar.y + bar.height)},
                           tone(bar.color));
    draw_lines(false);
    for (auto const& dot : drawing.dots) {
        list.AddCircleFilled({x(dot.x), y(dot.y)}, ui.px(dot.radius), tone(dot.color));
        if (dot.hollow)
            list.AddCircleFilled({x(dot.x), y(dot.y)}, ui.px(dot.radius * 0.66F),
                                 tone(drawing.ground));
    }
    for (auto const& label : drawing.labels) {
        auto* const font = font_of(ui, label.size, label.strong);
        float const size = ui.px(label.size);
        char const* const end = label.text.data() + label.text.size();
        float const width = font->CalcTextSizeA(size, 1e6F, 0, label.text.data(), end).x;
        float const shift = label.align == summary::Drawing::Align::left     ? 0
                            : label.align == summary::Drawing::Align::middle ? width / 2
                                                                             : width;
        float const ascent = font->Ascent * size / font->FontSize;
        list.AddText(font, size, {x(label.x) - shift, y(label.y) - ascent}, tone(label.color),
                     label.text.data(), end);
    }
}

} // namespace placetime::viewer
