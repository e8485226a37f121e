#include <algorithm>
#include <cmath>
#include <numeric>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

constexpr float kColumn = 300, kKeys = 122, kLine = 20, kTitle = 30; ///< CSS pixels

/// A key's name on a small key.
void draw_keys(Ui& ui, ImVec2 at, std::string const& keys)
{
    auto& list = *ImGui::GetWindowDrawList();
    auto* const font = ui.fonts.small;
    ImVec2 const size = font->CalcTextSizeA(font->FontSize, 1e6F, 0, keys.c_str());
    float const pad = ui.px(5);
    ImVec2 const end{at.x + size.x + 2 * pad, at.y + size.y + ui.px(3)};
    list.AddRectFilled(at, end, color(scene::mixed(ui.palette.text, ui.palette.panel, 0.07)),
                       ui.px(3));
    list.AddRect(at, end, color(ui.palette.rule), ui.px(3));
    list.AddText(font, font->FontSize, {at.x + pad, at.y + ui.px(1)}, color(ui.palette.text),
                 keys.c_str());
}

float text_width(Ui const& ui) { return ui.px(kColumn - kKeys - 16); }

/// A line takes as many rows as its words need.
float height_of(Ui const& ui, session::HelpLine const& line)
{
    auto const* const font = ui.fonts.small;
    float const words =
        font->CalcTextSizeA(font->FontSize, 1e6F, text_width(ui), line.text.c_str()).y;
    return std::max(ui.px(kLine), words + ui.px(5));
}

float height_of(Ui const& ui, session::HelpGroup const& group)
{
    float height = ui.px(kTitle + 12);
    for (auto const& line : group.lines) height += height_of(ui, line);
    return height;
}

void draw_group(Ui& ui, session::HelpGroup const& group, ImVec2 at)
{
    auto& list = *ImGui::GetWindowDrawList();
    list.AddText(ui.fonts.strong, ui.fonts.strong->FontSize, at, color(ui.palette.accent),
                 group.title.c_str());
    float y = at.y + ui.px(kTitle - 4);
    float const text = at.x + ui.px(kKeys);
    for (auto const& line : group.lines) {
        draw_keys(ui, {at.x, y}, line.keys);
        auto* const font = ui.fonts.small;
        list.AddText(font, font->FontSize, {text, y + ui.px(1)}, color(ui.palette.text),
                     line.text.c_str(), nullptr, text_width(ui));
        y += height_of(ui, line);
    }
}

} // namespace

void draw_help(Ui& ui, float width, float height)
{
    auto& open = ui.session.help_open;
    if (open) draw_help_groups(ui, session::help(), "Keys and mouse", open, width, height);
}

void draw_help_groups(Ui& ui, std::vector<session::HelpGroup> const& groups, char const* title,
                      bool& open, float width, float height)
{
    float const pad = ui.px(24);
    auto const columns =
        static_cast<int>(std::clamp((width - 2 * ui.px(24) - 2 * pad) / ui.px(kColumn), 1.0F,
                                    std::min(5.0F, static_cast<float>(groups.size()))));
    // Groups stay whole; the longest first, each goes below the shortest column.
    float const head = ui.px(44);
    std::vector<float> heights;
    for (auto const& group : groups) heights.push_back(height_of(ui, group));
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return heights[a] > heights[b]; });
    std::vector<float> filled(static_cast<std::size_t>(columns), 0.0F);
    std::vector<ImVec2> places(groups.size());
    for (auto const i : order) {
        auto const shortest = std::min_element(filled.begin(), filled.end());
        places[i] = {static_cast<float>(shortest - filled.begin()) * ui.px(kColumn), *shortest};
        *shortest += heights[i];
    }
    float const tallest = *std::max_element(filled.begin(), filled.end());
    ImVec2 const size{static_cast<float>(columns) * ui.px(kColumn) + 2 * pad,
                      std::min(head + tallest + pad + ui.px(12), height - ui.px(32))};
    ImGui::SetNextWindowPos({std::round((width - size.x) / 2), std::round((height - size.y) / 2)});
    ImGui::SetNextWindowSize(size);
    ImGui::SetNextWindowFocus();
    if (ImGui::Begin("##help", nullptr,
                     ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                         ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                         ImGuiWindowFlags_NoSavedSettings)) {
        ImVec2 const origin{ImGui::GetWindowPos().x + pad,
                            ImGui::GetWindowPos().y + ui.px(16) - ImGui::GetScrollY()};
        ImGui::SetCursorScreenPos(origin);
        ImGui::PushFont(ui.fonts.title);
        ImGui::TextUnformatted(title);
        ImGui::PopFont();
        ImGui::SetCursorScreenPos({ImGui::GetWindowPos().x + size.x - ui.px(40), origin.y});
        if (icon_button(ui, "##close", Icon::close, "Close (Esc)")) open = false;
        for (std::size_t i = 0; i < groups.size(); ++i)
            draw_group(ui, groups[i], {origin.x + places[i].x, origin.y + head + places[i].y});
        ImGui::SetCursorScreenPos({origin.x, origin.y + head + tallest});
        ImGui::Dummy({1, 1}); // how far it scrolls where the window is low
    }
    ImGui::End();
    // A click beside it closes it.
    ImVec2 const p = ImGui::GetIO().MousePos;
    bool const beside = p.x < (width - size.x) / 2 || p.x > (width + size.x) / 2 ||
                        p.y < (height - size.y) / 2 || p.y > (height + size.y) / 2;
    if (beside && ImGui::IsMouseClicked(0)) open = false;
}

} // namespace placetime::viewer
