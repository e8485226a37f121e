#include "viewer/panels/details_report.h"

#include <algorithm>

#include "viewer/panels/details_data.h"
#include "viewer/panels/mention_words.h"

namespace placetime::viewer {

void draw_report(Ui& ui, DetailsState& state, project::ReportRecord const& report)
{
    if (!ImGui::BeginChild("report")) return ImGui::EndChild();
    float const width = std::max(ui.px(60), ImGui::GetContentRegionAvail().x - ui.px(4));
    state.report.update(report.text, ui.fonts.base, width);
    if (state.scroll) {
        auto const sentence =
            std::find_if(state.marks.begin(), state.marks.end(),
                         [](auto const& mark) { return mark.kind == TextMark::Kind::sentence; });
        // A line or two of what stands before it stays in sight.
        auto const line = sentence == state.marks.end() ? 0 : state.report.line_of(sentence->begin);
        float const height = ui.fonts.base->FontSize + ui.px(5);
        ImGui::SetScrollY(std::max(0.0F, (static_cast<float>(line) - 2) * height));
        state.scroll = false;
        ui.frames.now();
    }
    auto const hovered = draw_rich_text(ui, state.report, state.marks, ui.fonts.base);
    if (hovered) {
        if (auto const* const mention = mention_of(report, state.marks[*hovered])) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            tell_mention(ui, *mention);
            if (ImGui::IsMouseClicked(0)) go_to_mention(ui, *mention);
        }
    }
    ImGui::EndChild();
}

} // namespace placetime::viewer
