#include <cmath>
#include <string>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

/// CSS pixels. Wider than the picture's own words about a map without events, which stand in the
/// middle too.
constexpr float kWidth = 440, kHeight = 168;

/// A card in the middle of the map.
bool begin_card(Ui& ui, char const* name, scene::Rect map, float height)
{
    float const width = std::min(ui.px(kWidth), map.width - ui.px(16));
    ImGui::SetNextWindowPos({std::round(map.x + (map.width - width) / 2),
                             std::round(map.y + (map.height - ui.px(height)) / 2)});
    ImGui::SetNextWindowSize({width, ui.px(height)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
    bool const open =
        ImGui::Begin(name, nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar();
    return open;
}

/// How far it is, once that is known.
std::string opening_words(session::Session const& session)
{
    for (auto const& task : session.tasks.states())
        if (task.running && !task.quiet && task.total > 0)
            return fmt::format("{} of {} files read, placed and dated.", task.done, task.total);
    return "Reports are read, placed and dated here, offline.";
}

void draw_opening(Ui& ui, scene::Rect map)
{
    if (begin_card(ui, "##opening", map, 112)) {
        ImGui::PushFont(ui.fonts.title);
        ImGui::TextUnformatted("Opening …");
        ImGui::PopFont();
        ImGui::Dummy({1, ui.px(4)});
        text_muted(ui, opening_words(ui.session));
        ImGui::Dummy({1, ui.px(4)});
        if (ImGui::Button("Cancel", {ui.px(88), 0})) ui.session.cancel_opening();
    }
    ImGui::End();
}

} // namespace

void draw_empty_state(Ui& ui, scene::Rect map)
{
    auto& session = ui.session;
    if (session.document().is_open()) return;
    if (session.opening()) {
        draw_opening(ui, map);
        return;
    }
    if (begin_card(ui, "##empty", map, kHeight)) {
        ImGui::PushFont(ui.fonts.title);
        ImGui::TextUnformatted("Drop reports here, or Ctrl+O");
        ImGui::PopFont();
        ImGui::Dummy({1, ui.px(4)});
        ImGui::PushTextWrapPos(0);
        text_muted(ui, "Text, Markdown, HTML, PDF and mail; tables of events (CSV, GeoJSON, "
                       "GeoPackage); projects; layers for the map.");
        ImGui::PopTextWrapPos();
        ImGui::Dummy({1, ui.px(8)});
        if (ImGui::Button("Open …", {ui.px(88), 0})) session::run_command(session, "file.open");
    }
    ImGui::End();
}

} // namespace placetime::viewer
