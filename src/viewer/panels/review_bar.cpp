// The bar of the review: how far it is, the event and the keys that judge it.
#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

float width_of(ImFont const* font, std::string_view text)
{
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size())
        .x;
}

/// A key's cap and what it does, as a button; `x` moves to its right end. Not drawn beyond `right`.
void draw_key(Ui& ui, scene::Rect area, float& x, float right, char const* command,
              char const* words, std::string key = {})
{
    auto const* const found = session::find_command(command);
    if (found == nullptr) return;
    if (key.empty()) key = session::to_string(found->chords[0]);
    auto* const small = ui.fonts.small_numbers;
    auto* const font = ui.fonts.small;
    float const cap = width_of(small, key) + ui.px(10), text = width_of(font, words);
    float const width = cap + ui.px(6) + text + ui.px(12);
    if (x + width > right) return;
    float const height = ui.px(26);
    ImVec2 const at{x, std::round(area.y + (area.height - height) / 2)};
    ImGui::SetCursorScreenPos(at);
    bool const enabled = session::is_enabled(*found, ui.session);
    ImGui::BeginDisabled(!enabled);
    if (ImGui::InvisibleButton(words, {width - ui.px(4), height}))
        session::run_command(ui.session, *found);
    ImGui::EndDisabled();
    auto& list = *ImGui::GetWindowDrawList();
    float const fade = enabled ? 1 : 0.5F;
    if (enabled && ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + width - ui.px(4), at.y + height},
                           color(ui.palette.text, 0.07F), ui.px(4));
    float const top = std::round(at.y + (height - ui.px(18)) / 2);
    list.AddRect({at.x + ui.px(4), top}, {at.x + ui.px(4) + cap, top + ui.px(18)},
                 color(ui.palette.muted, fade), ui.px(3));
    list.AddText(small, small->FontSize,
                 {at.x + ui.px(9), std::round(at.y + (height - small->FontSize) / 2)},
                 color(ui.palette.text, fade), key.c_str());
    list.AddText(
        font, font->FontSize,
        {at.x + ui.px(4) + cap + ui.px(5), std::round(at.y + (height - font->FontSize) / 2)},
        color(ui.palette.text, fade), words);
    x += width;
}

} // namespace

void draw_review_bar(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##review", area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        auto& session = ui.session;
        auto const& p = ui.palette;
        auto& list = *ImGui::GetWindowDrawList();
        list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()});
        list.AddRectFilled({area.x, area.y}, {area.right(), area.bottom()},
                           color(scene::mixed(p.accent, p.panel, 0.08)));
        list.AddLine({area.x, area.bottom() - 0.5F}, {area.right(), area.bottom() - 0.5F},
                     color(p.rule), 1);
        auto const counts = session.review_queue().counts();
        auto const all = counts.all(), done = all - counts.unreviewed;
        auto* const strong = ui.fonts.strong;
        auto const words = fmt::format("{} of {} reviewed", grouped(done), grouped(all));
        float x = area.x + ui.px(12);
        list.AddText(strong, strong->FontSize,
                     {x, std::round(area.y + (area.height - strong->FontSize) / 2)}, color(p.text),
                     words.c_str());
        x += width_of(strong, words) + ui.px(12);
        float const bar = ui.px(72), y = area.y + area.height / 2, half = ui.px(3);
        float const right = area.right() - ui.px(40);
        if (x + bar < right) {
            list.AddRectFilled({x, y - half}, {x + bar, y + half},
                               color(scene::mixed(p.text, p.panel, 0.15)), half);
            float const share = all == 0 ? 0 : static_cast<float>(done) / static_cast<float>(all);
            if (share > 0)
                list.AddRectFilled({x, y - half}, {x + std::max(2 * half, bar * share), y + half},
                                   color(p.accent), half);
            x += bar + ui.px(12);
        }
        draw_key(ui, area, x, right, "review.accept", "Accept");
        draw_key(ui, area, x, right, "review.reject", "Reject");
        draw_key(ui, area, x, right, "review.choose_1", "Place", "1–9");
        draw_key(ui, area, x, right, "review.next", "Later");
        draw_key(ui, area, x, right, "review.previous", "Back");
        draw_key(ui, area, x, right, "edit.undo", "Undo");
        ImGui::SetCursorScreenPos(
            {area.right() - ui.px(36), std::round(area.y + (area.height - ui.px(28)) / 2)});
        if (icon_button(ui, "close", Icon::close, "End the review")) session.set_reviewing(false);
        list.PopClipRect();
    }
    ImGui::End();
}

} // namespace placetime::viewer
