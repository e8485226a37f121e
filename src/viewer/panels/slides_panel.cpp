// The briefing: its slides in order, and the one in hand.
#include <algorithm>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/slide_fields.h"
#include "viewer/panels/slide_strip.h"
#include "viewer/panels/slides_state.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kStrip = 224, kPad = 12; ///< CSS pixels

void command_icon(Ui& ui, char const* id, Icon icon, std::string_view command)
{
    auto const* const found = session::find_command(command);
    bool const enabled = found != nullptr && session::is_enabled(*found, ui.session);
    if (icon_button(ui, id, icon, command_words(command), false, enabled))
        session::run_command(ui.session, *found);
    ImGui::SameLine(0, ui.px(4));
}

void draw_toolbar(Ui& ui)
{
    command_icon(ui, "add", Icon::plus, "slides.add");
    command_icon(ui, "present", Icon::play, "slides.present");
    command_icon(ui, "undo", Icon::undo, "edit.undo");
    command_icon(ui, "redo", Icon::redo, "edit.redo");
    ImGui::SameLine(0, ui.px(8));
    command_button(ui, "Hand out…", "slides.hand_out");
    ImGui::SameLine(0, ui.px(4));
    command_button(ui, "Import…", "slides.import");
    ImGui::SameLine(0, ui.px(4));
    command_button(ui, "Export…", "slides.export");
    ImGui::SameLine();
    align_right(ui.px(28));
    if (icon_button(ui, "close", Icon::close, "Close"))
        session::run_command(ui.session, "slides.filmstrip");
}

/// What to do next, where there is no slide yet.
void draw_empty(Ui& ui, scene::Rect area)
{
    draw_hint(ui, {area.x, area.y, area.width, area.height * 0.62F}, "No slides yet",
              "Go to a place and a time on the map, and add what you see as a "
              "slide: Ctrl+B. Or let "
              "Placetime propose a briefing: an overview, the busiest periods, "
              "the hot spots.");
    char const* const add = "Add a slide of this view";
    char const* const propose = "Propose a briefing";
    float const wide = ImGui::CalcTextSize(add).x + ImGui::CalcTextSize(propose).x +
                       4 * ImGui::GetStyle().FramePadding.x + ui.px(8);
    ImGui::SetCursorScreenPos(
        {area.x + std::max(ui.px(kPad), (area.width - wide) / 2), area.y + area.height * 0.5F});
    command_button(ui, add, "slides.add");
    beside_if_it_fits(ui, propose);
    command_button(ui, propose, "slides.propose");
}

} // namespace

void draw_slides(Ui& ui, scene::Rect area)
{
    auto& panel = *ui.state.slides_panel;
    auto const& slides = ui.session.slides;
    if (begin_area(ui, "##slides", area)) {
        draw_toolbar(ui);
        if (slides.empty()) {
            draw_empty(ui, area);
        } else {
            bring_draft(ui, panel);
            draw_briefing_fields(ui, panel);
            auto const room = ImGui::GetContentRegionAvail();
            float const strip = std::min(ui.px(kStrip), room.x * 0.45F);
            draw_strip_of_slides(ui, panel, strip, room.y);
            ImGui::SameLine(0, ui.px(kPad));
            draw_slide_fields(ui, panel, room.x - strip - ui.px(kPad), room.y);
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
