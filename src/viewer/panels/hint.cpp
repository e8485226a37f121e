#include "viewer/panels/hint.h"

#include <algorithm>

#include "viewer/theme.h"

namespace placetime::viewer {

void draw_hint(Ui& ui, scene::Rect area, std::string_view what, std::string_view next)
{
    float const wrap = std::max(ui.px(40), std::min(area.width - ui.px(16), ui.px(560)));
    auto const measure = [&](ImFont* font, std::string_view text) {
        return font->CalcTextSizeA(font->FontSize, FLT_MAX, wrap, text.data(),
                                   text.data() + text.size());
    };
    auto* const strong = ui.fonts.strong;
    auto* const base = ui.fonts.base;
    ImVec2 const head = measure(strong, what), body = measure(base, next);
    float y = area.y + std::max(0.0F, (area.height - head.y - body.y - ui.px(4)) / 2);
    auto& list = *ImGui::GetWindowDrawList();
    list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    list.AddText(strong, strong->FontSize, {area.x + (area.width - head.x) / 2, y},
                 color(ui.palette.text), what.data(), what.data() + what.size(), wrap);
    y += head.y + ui.px(4);
    list.AddText(base, base->FontSize, {area.x + (area.width - body.x) / 2, y},
                 color(ui.palette.muted), next.data(), next.data() + next.size(), wrap);
    list.PopClipRect();
}

} // namespace placetime::viewer
