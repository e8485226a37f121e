#include "viewer/panels/slide_strip.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kNumber = 24, kGap = 10, kWords = 34; ///< CSS pixels
constexpr char kDragged[] = "slide";

/// What is asked of the slides in a frame; done when all of them are drawn.
struct Asked {
    std::optional<std::size_t> show, present, duplicate, remove;
    std::optional<std::pair<std::size_t, std::size_t>> move; ///< from, to
};

std::string time_words(briefing::Slide const& slide)
{
    bool const adds_up = slide.mode == briefing::Mode::cumulative;
    if (slide.end && (adds_up || !slide.begin)) return "until " + last_words(*slide.end);
    if (slide.begin && slide.end) return range_words({*slide.begin, *slide.end});
    if (slide.begin) return "from " + moment_words(*slide.begin);
    return "all the time";
}

/// The picture, or where it will be.
void draw_picture(Ui& ui, SlidesPanelState const& panel, std::size_t index, scene::Rect at,
                  bool chosen, bool lit)
{
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const low{at.x, at.y}, high{at.right(), at.bottom()};
    if (auto const texture = panel.thumbnails.texture(index); texture != 0)
        list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture)), low, high,
                      {0, 1}, {1, 0});
    else
        list.AddRectFilled(low, high, color(ui.palette.text, 0.06F));
    float const line = ui.px(chosen ? 2 : 1);
    auto const edge = chosen ? ui.palette.accent : lit ? ui.palette.muted : ui.palette.rule;
    float const out = chosen ? ui.px(1) : 0;
    list.AddRect({low.x - out, low.y - out}, {high.x + out, high.y + out}, color(edge), ui.px(2), 0,
                 line);
}

void draw_menu(Ui& ui, std::size_t index, std::size_t count, SlidesPanelState& panel, Asked& asked)
{
    if (!ImGui::BeginPopupContextItem("menu")) return;
    if (ImGui::MenuItem("Present from here", "Shift+F5")) asked.present = index;
    if (ImGui::MenuItem("Show in the window")) asked.show = index;
    ImGui::Separator();
    if (ImGui::MenuItem("Duplicate", "Ctrl+D")) asked.duplicate = index;
    if (ImGui::MenuItem("Rename", "F2")) panel.renaming = index;
    if (ImGui::MenuItem("Move up", "Ctrl+Shift+Page Up", false, index > 0))
        asked.move = {index, index - 1};
    if (ImGui::MenuItem("Move down", "Ctrl+Shift+Page Down", false, index + 1 < count))
        asked.move = {index, index + 1};
    ImGui::Separator();
    if (ImGui::MenuItem("Delete", "Ctrl+Backspace")) asked.remove = index;
    ImGui::EndPopup();
    (void)ui;
}

/// A slide dragged onto this one comes to its place.
void take_drags(std::size_t index, std::string const& title, Asked& asked)
{
    if (ImGui::BeginDragDropSource()) {
        ImGui::SetDragDropPayload(kDragged, &index, sizeof index);
        ImGui::TextUnformatted(title.c_str());
        ImGui::EndDragDropSource();
    }
    if (ImGui::BeginDragDropTarget()) {
        if (auto const* const dropped = ImGui::AcceptDragDropPayload(kDragged))
            asked.move = {*static_cast<std::size_t const*>(dropped->Data), index};
        ImGui::EndDragDropTarget();
    }
}

void draw_card(Ui& ui, SlidesPanelState& panel, std::size_t index, float width, Asked& asked)
{
    auto const& slides = ui.session.slides;
    auto const& slide = slides.slides()[index];
    auto const count = slides.size();
    bool const chosen = slides.current() == index;
    float const number = ui.px(kNumber), picture = width - number - ui.px(4);
    float const high = std::round(picture * 9 / 16);
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(index));
    if (ImGui::InvisibleButton("card", {width, high + ui.px(kWords)})) asked.show = index;
    bool const lit = ImGui::IsItemHovered();
    if (lit && ImGui::IsMouseDoubleClicked(0)) asked.present = index;
    if (chosen && panel.seen != index) ImGui::SetScrollHereY(0.5F);
    auto const title = slide.title.empty() ? std::string("Untitled") : slide.title;
    take_drags(index, title, asked);
    draw_menu(ui, index, count, panel, asked);
    draw_picture(ui, panel, index, {at.x + number, at.y, picture, high}, chosen, lit);
    auto& list = *ImGui::GetWindowDrawList();
    auto const words = fmt::format("{}", index + 1);
    auto* const small = ui.fonts.small_numbers;
    float const wide = small->CalcTextSizeA(small->FontSize, 1e6F, 0, words.c_str()).x;
    list.AddText(small, small->FontSize, {at.x + number - ui.px(8) - wide, at.y},
                 color(chosen ? ui.palette.accent : ui.palette.muted), words.c_str());
    float const y = at.y + high + ui.px(3);
    draw_text_fitted(chosen ? ui.fonts.strong : ui.fonts.base, {at.x + number, y}, picture,
                     color(ui.palette.text), title);
    draw_text_fitted(ui.fonts.small, {at.x + number, y + ui.px(16)}, picture,
                     color(ui.palette.muted), time_words(slide));
    ImGui::PopID();
    ImGui::Dummy({1, ui.px(kGap)});
}

/// Keys of the strip, while the pointer is over it and nothing is typed.
void take_keys(Ui& ui, SlidesPanelState& panel, Asked& asked)
{
    auto const& io = ImGui::GetIO();
    if (io.WantTextInput || !ImGui::IsWindowHovered()) return;
    auto const current = ui.session.slides.current();
    auto const count = ui.session.slides.size();
    if (!current || *current >= count) return;
    auto const pressed = [](ImGuiKey_ key) {
        return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false);
    };
    if (pressed(ImGuiKey_Delete)) asked.remove = *current;
    if (io.KeyAlt && pressed(ImGuiKey_UpArrow) && *current > 0)
        asked.move = {*current, *current - 1};
    if (io.KeyAlt && pressed(ImGuiKey_DownArrow) && *current + 1 < count)
        asked.move = {*current, *current + 1};
    (void)panel;
}

void carry_out(Ui& ui, Asked const& asked)
{
    auto& session = ui.session;
    auto& slides = session.slides;
    if (asked.move)
        slides.move(asked.move->first, asked.move->second);
    else if (asked.duplicate)
        slides.duplicate(*asked.duplicate);
    else if (asked.remove)
        slides.remove(*asked.remove);
    else if (asked.present) {
        slides.set_current(*asked.present);
        if (session.hooks.present_from_slide) session.hooks.present_from_slide();
    } else if (asked.show)
        session.show_slide(*asked.show);
    if (asked.move || asked.duplicate || asked.remove || asked.show) ui.frames.now();
}

} // namespace

void draw_strip_of_slides(Ui& ui, SlidesPanelState& panel, float width, float height)
{
    auto const& slides = ui.session.slides;
    float const picture = width - ui.px(kNumber + 4 + 14); // the scroll bar has its room
    panel.thumbnails.want(ui.session, slides.briefing(), slides.changes(),
                          std::max(64, static_cast<int>(picture) / 16 * 16));
    Asked asked;
    ImGui::BeginChild("strip", {width, height});
    ImGui::Dummy({1, ui.px(2)});
    for (std::size_t i = 0; i < slides.size(); ++i)
        draw_card(ui, panel, i, width - ui.px(14), asked);
    take_keys(ui, panel, asked);
    panel.seen = slides.current().value_or(0);
    ImGui::EndChild();
    carry_out(ui, asked);
}

} // namespace placetime::viewer
