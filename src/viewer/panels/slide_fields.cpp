#include "viewer/panels/slide_fields.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr std::array kThemes{scene::Theme::light, scene::Theme::dark, scene::Theme::print,
                             scene::Theme::contrast};

void label(Ui& ui, char const* words)
{
    ImGui::Dummy({1, ui.px(4)});
    ImGui::PushFont(ui.fonts.small);
    text_muted(ui, words);
    ImGui::PopFont();
}

/// One line, or several; true when what was typed is to be taken.
bool line_input(Ui& ui, char const* id, std::string& text, char const* hint, float width,
                bool take_keyboard = false)
{
    if (take_keyboard) {
        ImGui::SetKeyboardFocusHere();
        ui.frames.now();
    }
    ImGui::SetNextItemWidth(width);
    ImGui::InputTextWithHint(id, hint, &text);
    return ImGui::IsItemDeactivatedAfterEdit();
}
bool text_input(char const* id, std::string& text, ImVec2 size)
{
    ImGui::InputTextMultiline(id, &text, size);
    return ImGui::IsItemDeactivatedAfterEdit();
}

void draw_events(Ui& ui, briefing::Slide& slide, bool& changed)
{
    label(ui,
          slide.selected.empty() ? "Callouts: select events before you add a slide" : "Callouts");
    auto const& table = *ui.session.table();
    for (std::size_t i = 0; i < slide.selected.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        auto const row = table.find(slide.selected[i]);
        if (icon_button(ui, "out", Icon::close, "Without this callout")) {
            slide.selected.erase(slide.selected.begin() + static_cast<std::ptrdiff_t>(i));
            changed = true;
            ImGui::PopID();
            return;
        }
        ImGui::SameLine(0, ui.px(4));
        ImGui::AlignTextToFramePadding();
        if (row)
            text_fitted(ui, table.title(*row), ImGui::GetContentRegionAvail().x);
        else
            text_muted(ui, "An event that is not there any more");
        ImGui::PopID();
    }
}

void draw_time(Ui& ui, briefing::Slide& slide, bool& changed)
{
    using briefing::Mode;
    label(ui, "Time");
    if (segment(ui, "window", "Window", slide.mode == Mode::window)) {
        slide.mode = Mode::window;
        changed = true;
    }
    tooltip(ui, "What happened between the slide's begin and end");
    ImGui::SameLine(0, 0);
    if (segment(ui, "cumulative", "Adds up", slide.mode == Mode::cumulative)) {
        slide.mode = Mode::cumulative;
        changed = true;
    }
    tooltip(ui, "All up to the slide's end");
    if (switch_row(ui, "plays", "Time runs through it", slide.plays)) {
        slide.plays = !slide.plays;
        changed = true;
    }
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted("Seconds");
    ImGui::SameLine(0, ui.px(8));
    ImGui::SetNextItemWidth(ui.px(96));
    ImGui::InputDouble("##seconds", &slide.seconds, 1, 5, "%.1f");
    if (ImGui::IsItemDeactivatedAfterEdit()) changed = true;
    slide.seconds =
        std::clamp(slide.seconds, briefing::Slide::kShortest, briefing::Slide::kLongest);
    tooltip(ui, "How long it is shown in a video and when slides follow by themselves");
}

} // namespace

void bring_draft(Ui& ui, SlidesPanelState& panel)
{
    auto const& slides = ui.session.slides;
    auto const current = std::min(slides.current().value_or(0), slides.size() - 1);
    if (panel.draft_revision == slides.changes() && panel.draft_of == current) return;
    panel.draft = slides.slides()[current];
    panel.title = slides.briefing().title;
    panel.marking = slides.briefing().marking;
    panel.draft_of = current;
    panel.draft_revision = slides.changes();
}

void draw_briefing_fields(Ui& ui, SlidesPanelState& panel)
{
    auto& slides = ui.session.slides;
    auto const now = slides.briefing().theme;
    float const room = ImGui::GetContentRegionAvail().x, gap = ui.px(6);
    float const theme = ui.px(112), rest = room - theme - 2 * gap;
    ImGui::Dummy({1, ui.px(2)});
    if (line_input(ui, "##briefing", panel.title, "Title of the briefing", rest * 0.58F))
        slides.set_head(panel.title, panel.marking, now);
    ImGui::SameLine(0, gap);
    if (line_input(ui, "##marking", panel.marking, "Marking", rest * 0.42F))
        slides.set_head(panel.title, panel.marking, now);
    tooltip(ui, "A classification line at the top and the bottom of every page");
    ImGui::SameLine(0, gap);
    auto const name = capital(scene::to_string(now));
    if (begin_choice(ui, "##theme", name, theme)) {
        for (auto const choice : kThemes)
            if (ImGui::Selectable(capital(scene::to_string(choice)).c_str(), choice == now))
                slides.set_head(panel.title, panel.marking, choice);
        ImGui::EndCombo();
    }
    ImGui::Dummy({1, ui.px(6)});
}

void draw_slide_fields(Ui& ui, SlidesPanelState& panel, float width, float height)
{
    auto& slides = ui.session.slides;
    auto& slide = panel.draft;
    bool changed = false;
    ImGui::BeginChild("fields", {width, height});
    float const room = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(panel.draft_of));
    label(ui, "Title");
    bool const rename = panel.renaming && *panel.renaming == panel.draft_of;
    if (rename) panel.renaming.reset();
    changed |= line_input(ui, "##title", slide.title, "What the slide says", room, rename);
    label(ui, "Text: - lists, **bold**, [words](https://address)");
    changed |= text_input("##text", slide.text, {room, ui.px(120)});
    label(ui, "Notes for the speaker");
    changed |= text_input("##notes", slide.notes, {room, ui.px(96)});
    label(ui, "Source line");
    changed |= line_input(ui, "##source", slide.source, "Whose events these are", room);
    draw_time(ui, slide, changed);
    draw_events(ui, slide, changed);
    ImGui::Dummy({1, ui.px(8)});
    command_button(ui, "Take the view as it is now", "slides.update");
    ImGui::PopID();
    ImGui::EndChild();
    if (changed) slides.edit(panel.draft_of, slide);
}

} // namespace placetime::viewer
