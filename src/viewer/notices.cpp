#include <algorithm>
#include <cmath>
#include <vector>

#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

constexpr std::size_t kShown = 3;
constexpr float kPadding = 8;          ///< CSS pixels above and below a text
constexpr float kSides = 12 + 24 + 44; ///< left margin, icon, button

float text_width(Ui const& ui, float width) { return std::max(ui.px(80), width - ui.px(kSides)); }

float height_of(Ui const& ui, std::string const& text, float width)
{
    float const lines = ImGui::CalcTextSize(text.c_str(), nullptr, false, text_width(ui, width)).y;
    return std::max(ui.px(28), lines) + ui.px(kPadding);
}

/// The newest first.
std::vector<session::Notice> shown(session::Session const& session)
{
    auto const& all = session.notices();
    std::vector<session::Notice> newest(
        all.rbegin(), all.rbegin() + static_cast<std::ptrdiff_t>(std::min(kShown, all.size())));
    return newest;
}

} // namespace

float notices_height(Ui& ui, float width)
{
    float height = 0;
    for (auto const& notice : shown(ui.session)) height += height_of(ui, notice.text, width);
    return height / ui.scale;
}

void draw_notices(Ui& ui, scene::Rect area)
{
    float y = area.y;
    for (auto const& notice : shown(ui.session)) {
        bool const calm = notice.kind == session::Notice::Kind::info;
        auto const tone =
            calm ? ui.palette.accent : scene::type_style(events::Type::battles, ui.theme).color;
        scene::Rect const bar{area.x, y, area.width, height_of(ui, notice.text, area.width)};
        y = bar.bottom();
        ImGui::PushID(static_cast<int>(notice.id));
        ImGui::PushStyleColor(ImGuiCol_WindowBg, color(scene::mixed(tone, ui.palette.panel, 0.10)));
        auto const name = "##notice " + std::to_string(notice.id);
        if (begin_area(ui, name.c_str(), bar, ImGuiWindowFlags_NoScrollbar)) {
            auto& list = *ImGui::GetWindowDrawList();
            list.PushClipRect({bar.x, bar.y}, {bar.right(), bar.bottom()});
            list.AddRectFilled({bar.x, bar.y}, {bar.x + ui.px(4), bar.bottom()}, color(tone));
            list.PopClipRect();
            draw_icon(list, calm ? Icon::info : Icon::warning,
                      {bar.x + ui.px(22), bar.y + bar.height / 2}, ui.px(16), color(tone));
            float const room = text_width(ui, bar.width);
            ImVec2 const size = ImGui::CalcTextSize(notice.text.c_str(), nullptr, false, room);
            ImGui::SetCursorScreenPos(
                {bar.x + ui.px(40), std::round(bar.y + (bar.height - size.y) / 2)});
            ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + room);
            ImGui::TextUnformatted(notice.text.c_str());
            ImGui::PopTextWrapPos();
            ImGui::SetCursorScreenPos(
                {bar.right() - ui.px(36), bar.y + (bar.height - ui.px(28)) / 2});
            if (icon_button(ui, "##close", Icon::close, "Dismiss")) ui.session.dismiss(notice.id);
        }
        ImGui::End();
        ImGui::PopStyleColor();
        ImGui::PopID();
    }
}

} // namespace placetime::viewer
