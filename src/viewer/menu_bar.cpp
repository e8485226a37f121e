#include <iterator>
#include <string>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

void draw_recent_files(Ui& ui)
{
    auto const& recent = ui.session.settings.recent_files;
    if (!ImGui::BeginMenu("Open recent", !recent.empty())) return;
    // A copy: opening one changes the list.
    for (auto const& file : std::vector<std::string>(recent)) {
        auto const name = std::filesystem::path(file).filename().string();
        if (ImGui::MenuItem((name + "###" + file).c_str())) ui.session.open({file});
        tooltip(ui, file);
    }
    ImGui::EndMenu();
}

void draw_command(Ui& ui, session::Command const& command)
{
    auto& session = ui.session;
    bool const checked = command.checked != nullptr && command.checked(session);
    auto const key = session::to_string(command.chords[0]);
    if (ImGui::MenuItem(std::string(command.title).c_str(), key.empty() ? nullptr : key.c_str(),
                        checked, session::is_enabled(command, session)))
        session::run_command(session, command);
}

void draw_group(Ui& ui, std::string_view menu, int group)
{
    for (auto const& command : session::commands()) {
        if (command.menu != menu || command.group != group) continue;
        draw_command(ui, command);
        if (command.id == "file.open") draw_recent_files(ui);
    }
}

void draw_menu(Ui& ui, std::string_view menu)
{
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(8)});
    if (ImGui::BeginMenu(std::string(menu).c_str())) {
        int group = -1;
        for (auto const& command : session::commands()) {
            if (command.menu != menu || command.group == group) continue;
            auto const inside = session::submenu(menu, command.group);
            if (group >= 0 && (inside.empty() || session::submenu(menu, group).empty()))
                ImGui::Separator();
            group = command.group;
            if (inside.empty()) {
                draw_group(ui, menu, group);
            } else if (ImGui::BeginMenu(std::string(inside).c_str())) {
                draw_group(ui, menu, group);
                ImGui::EndMenu();
            }
        }
        ImGui::EndMenu();
    }
    ImGui::PopStyleVar();
}

std::string tooltip_of(std::string_view command)
{
    auto const* const found = session::find_command(command);
    if (found == nullptr) return {};
    auto const key = session::to_string(found->chords[0]);
    return key.empty() ? std::string(found->title) : fmt::format("{} ({})", found->title, key);
}

void command_button(Ui& ui, char const* id, Icon icon, std::string_view command)
{
    auto const* const found = session::find_command(command);
    bool const on = found != nullptr && found->checked != nullptr && found->checked(ui.session);
    bool const enabled = found != nullptr && session::is_enabled(*found, ui.session);
    if (icon_button(ui, id, icon, tooltip_of(command), on, enabled))
        session::run_command(ui.session, *found);
}

struct MapButton {
    char const* id;
    Icon icon;
    char const* command;
};
constexpr MapButton kMapButtons[] = {{"##in", Icon::plus, "map.zoom_in"},
                                     {"##out", Icon::minus, "map.zoom_out"},
                                     {"##fit", Icon::fit, "map.fit"},
                                     {"##measure", Icon::measure, "map.measure"},
                                     {"##region", Icon::region, "map.region"}};

/// What the map needs at hand, beside the search box: over the map they would hide its labels. The
/// x of their left end.
float draw_map_buttons(Ui& ui, Layout const& layout)
{
    float const side = ui.px(28);
    float const gap = ui.px(2);
    float const x = layout.search.x - ui.px(8) - std::size(kMapButtons) * (side + gap);
    ImGui::SetCursorScreenPos({x, layout.menu.y + std::floor((layout.menu.height - side) / 2)});
    for (auto const& button : kMapButtons) {
        command_button(ui, button.id, button.icon, button.command);
        ImGui::SameLine(0, gap);
    }
    return x;
}

void draw_title(Ui& ui, Layout const& layout, float right)
{
    auto const& document = ui.session.document();
    if (!document.is_open()) return;
    std::string title = document.title;
    if (!document.read_only_reason().empty()) title += "  (read-only)";
    if (document.changed()) title += "  •";
    float const left = ImGui::GetCursorScreenPos().x + ui.px(16);
    float const room = right - ui.px(16) - left;
    if (room < ui.px(80)) return;
    ImVec2 const size = ImGui::CalcTextSize(title.c_str());
    // In the middle of the window where that is free.
    float const middle = (layout.menu.width - size.x) / 2;
    float const x = std::max(left, std::min(middle, right - ui.px(16) - size.x));
    ImGui::SetCursorScreenPos({x, layout.menu.y}); // the bar's own offset puts it on the line
    ImGui::PushStyleColor(ImGuiCol_Text, color(ui.palette.muted));
    text_fitted(ui, title, right - ui.px(16) - x);
    ImGui::PopStyleColor();
}

} // namespace

void draw_menu_bar(Ui& ui, Layout const& layout)
{
    auto const& bar = layout.menu;
    float const inner = (bar.height - ImGui::GetFontSize()) / 2;
    ImGui::SetNextWindowPos({bar.x, bar.y});
    ImGui::SetNextWindowSize({bar.width, bar.height});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), inner});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), 0});
    ImGui::PushStyleColor(ImGuiCol_MenuBarBg, color(ui.palette.panel));
    bool const open = ImGui::Begin("##menu", nullptr,
                                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_MenuBar | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar(4); // all but the frame padding, which makes the bar's height
    if (open && ImGui::BeginMenuBar()) {
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(12)});
        for (auto const menu : session::menus()) draw_menu(ui, menu);
        ImGui::PopStyleVar();
        auto const after_menus = ImGui::GetCursorScreenPos();
        float const right = draw_map_buttons(ui, layout);
        ImGui::SetCursorScreenPos(after_menus);
        draw_title(ui, layout, right);
        ImGui::EndMenuBar();
    }
    auto& list = *ImGui::GetWindowDrawList();
    list.PushClipRect({bar.x, bar.y}, {bar.right(), bar.bottom()});
    list.AddLine({bar.x, bar.bottom() - 1}, {bar.right(), bar.bottom() - 1},
                 color(ui.palette.rule));
    list.PopClipRect();
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

} // namespace placetime::viewer
