#include <cmath>

#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/panels/known_words.h"
#include "viewer/theme.h"

namespace placetime::viewer {

void draw_known_banner(Ui& ui, scene::Rect map)
{
    auto const known = ui.session.known();
    if (!known) return;
    auto const words = known_words(*known) + ", not as known now";
    auto* const font = ui.fonts.strong;
    float const wide = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, words.c_str()).x;
    float const width = std::min(wide + ui.px(28), map.width), height = ui.px(30);
    // Its ground is the accent: no state of the window besides has it there.
    ImVec2 const at{std::round(map.x + (map.width - width) / 2), map.y};
    auto& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({map.x, map.y}, {map.right(), map.bottom()});
    list.AddRect({map.x, map.y}, {map.right(), map.bottom()}, color(ui.palette.accent), 0, 0,
                 ui.px(4));
    list.AddRectFilled(at, {at.x + width, at.y + height}, color(ui.palette.accent), ui.px(6),
                       ImDrawFlags_RoundCornersBottom);
    list.AddText(font, font->FontSize,
                 {at.x + ui.px(14), std::round(at.y + (height - font->FontSize) / 2)},
                 color(ui.palette.panel), words.c_str());
    list.PopClipRect();
}

} // namespace placetime::viewer
