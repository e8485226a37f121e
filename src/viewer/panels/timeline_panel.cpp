#include "session/session.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/timeline_plot.h"
#include "viewer/panels/timeline_pointer.h"
#include "viewer/panels/timeline_toolbar.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

void draw_timeline(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##timeline", area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        auto& state = ui.state.timeline;
        auto& list = *ImGui::GetWindowDrawList();
        list.AddLine({area.x, area.y + 0.5F}, {area.right(), area.y + 0.5F}, color(ui.palette.rule),
                     1);
        draw_timeline_toolbar(ui, state);
        float const top = ImGui::GetCursorScreenPos().y + ui.px(4);
        // Handles at the axis' very ends are still whole.
        float const margin = ui.px(16);
        scene::Rect const plot{area.x + margin, top, area.width - 2 * margin,
                               area.bottom() - top - ui.px(2)};
        if (!ui.session.timeline.extent()) {
            draw_hint(ui, plot, "No event has a date yet",
                      ui.session.document().is_open()
                          ? "Events without a date are in the list, under Undated."
                          : "Open reports, tables or a project with Ctrl+O, or drop them "
                            "on the window.");
        } else if (plot.width > ui.px(40) && plot.height > ui.px(40)) {
            auto const& histogram = counts_for(ui, plot.width);
            auto const lanes = lanes_for(ui, state, histogram, plot.width, plot.height);
            auto const parts = plot_parts(ui, plot, lanes.used);
            paint_plot(ui, histogram, parts, lanes);
            handle_pointer(ui, state, histogram, parts, lanes);
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
