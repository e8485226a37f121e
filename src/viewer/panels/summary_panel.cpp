// Numbers of what is shown.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "scene/chart_scene.h"
#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/panels/summary_numbers.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kChartHeight = 240, kChartText = 14; ///< CSS pixels

std::string figure_text(events::FigureKind kind, summary::FigureSum const& sum)
{
    std::string number;
    auto const count = [](std::int64_t n) { return grouped(static_cast<std::size_t>(n)); };
    if (sum.min && sum.max)
        number = *sum.min == *sum.max ? count(*sum.min)
                                      : fmt::format("{} to {}", count(*sum.min), count(*sum.max));
    else if (sum.min)
        number = fmt::format("{} and more", count(*sum.min));
    else if (sum.max)
        number = fmt::format("at most {}", count(*sum.max));
    auto text = number.empty()
                    ? std::string()
                    : fmt::format("{} {} ({})", number, to_string(kind),
                                  sum.stated == 1 ? "one event tells"
                                                  : fmt::format("{} events tell", sum.stated));
    if (sum.cumulative > 0)
        text += fmt::format("{}{}: {} cumulative, not summed", text.empty() ? "" : "; ",
                            to_string(kind), sum.cumulative);
    return text;
}

void draw_head(Ui& ui, SummaryPanelState const& state)
{
    auto const& numbers = *state.numbers;
    auto const& s = numbers.summary;
    ImGui::PushFont(ui.fonts.title);
    ImGui::TextUnformatted(
        fmt::format("{} {}", grouped(s.events), s.events == 1 ? "event" : "events").c_str());
    ImGui::PopFont();
    auto line = window_words(numbers);
    if (numbers.days > 0 && s.events > 0)
        line += fmt::format("  ·  {:.2g} a day", static_cast<double>(s.events) / numbers.days);
    wrapped_muted(ui, line);
    for (std::size_t k = 0; k < events::kFigureKinds; ++k)
        if (s.figures[k].any())
            wrapped(figure_text(static_cast<events::FigureKind>(k), s.figures[k]));
    std::string honest;
    auto const add = [&](std::size_t count, std::string_view words) {
        if (count > 0)
            honest += fmt::format("{}{} {}", honest.empty() ? "" : "  ·  ", grouped(count), words);
    };
    add(s.unreviewed, "unreviewed");
    add(s.merged, "of several reports");
    add(s.unplaced, "unplaced");
    add(s.undated + s.left_out.undated, "undated");
    add(s.left_out.total() - s.left_out.undated, "denied, planned or rejected, not counted");
    if (!honest.empty()) wrapped_muted(ui, honest);
    if (auto const groups = ui.session.proposals.all().size(); groups > 0) {
        wrapped_muted(ui, fmt::format("{} {} may be one happening each and count apart until they "
                                      "are merged.",
                                      groups, groups == 1 ? "group" : "groups"));
        if (link(ui, "proposals", "See the proposals")) ui.session.settings.panels.proposals = true;
    }
}

void draw_chart(Ui& ui, SummaryPanelState& state)
{
    struct Choice {
        SummaryChart chart;
        char const* id;
        char const* words;
        char const* tip;
    };
    constexpr std::array kChoices{
        Choice{SummaryChart::time, "time", "Over time", "Bars over time, stacked by type"},
        Choice{SummaryChart::divisions, "divisions", "Places", "Bars by first-level division"},
        Choice{SummaryChart::types, "types", "Types", "Bars by type"},
        Choice{SummaryChart::comparison, "before", "Before and now",
               "Events a day in this window and in the one before it"}};
    for (auto const& choice : kChoices) {
        if (&choice != kChoices.data()) ImGui::SameLine(0, 0);
        if (segment(ui, choice.id, choice.words, state.chart == choice.chart))
            state.chart = choice.chart;
        tooltip(ui, choice.tip);
    }
    summary::ChartLook look;
    look.width = ImGui::GetContentRegionAvail().x / ui.scale;
    look.height = kChartHeight;
    look.text = kChartText;
    look.colors = scene::chart_colors(ui.theme);
    look.measure = measure_text(ui);
    auto drawing = chart_of(ui.session, state, look, false);
    auto const at = ImGui::GetCursorScreenPos();
    paint_drawing(ui, drawing, at);
    ImGui::Dummy({ui.px(drawing.width), ui.px(drawing.height)});
    auto const name = [&] {
        auto stem =
            ui.session.document().title + " " + kChoices[static_cast<std::size_t>(state.chart)].id;
        std::replace(stem.begin(), stem.end(), '/', '-');
        return stem;
    };
    if (ImGui::Button("Save as PNG…")) state.chart_wish = name() + ".png";
    tooltip(ui, "The chart as a picture of 1280 x 720 pixels");
    ImGui::SameLine();
    if (ImGui::Button("Save as SVG…")) state.chart_wish = name() + ".svg";
    tooltip(ui, "The chart as lines and text that stay sharp and can be edited");
}

void draw_comparison(Ui& ui, SummaryPanelState const& state)
{
    part_heading(ui, "Compared with the window before");
    auto const& comparison = state.numbers->comparison;
    if (!comparison) {
        wrapped_muted(ui, "The window before reaches beyond the first event: choose a later or a "
                          "shorter one on the "
                          "timeline.");
        return;
    }
    auto const& all = comparison->all;
    auto line = fmt::format("{} before, {} now", grouped(all.first), grouped(all.second));
    if (all.ratio) line += fmt::format(": {:.2g} times as many", *all.ratio);
    wrapped(line);
    wrapped_muted(
        ui, all.p <= 0.05
                ? fmt::format("More than chance would give (p = {:.2g}, exact test), were "
                              "the events independent.",
                              all.p)
                : fmt::format("No more than chance would give (p = {:.2g}, exact test).", all.p));
    std::string different;
    for (auto const& table : comparison->tables)
        for (auto const& group : table.groups)
            if (group.is_different())
                different += fmt::format("{}{} {} → {}", different.empty() ? "" : "  ·  ",
                                         summary::label_of(group.keys, false, nullptr), group.first,
                                         group.second);
    if (!different.empty()) wrapped("Differ on their own: " + different);
}

} // namespace

void draw_summary(Ui& ui, scene::Rect area)
{
    auto& panel = ui.state.summary_panel;
    if (!panel) panel = std::make_shared<SummaryPanelState>();
    auto& state = *panel;
    bring_numbers(ui, state);
    if (begin_area(ui, "##summary", area)) {
        if (!state.numbers) {
            draw_hint(ui, area, "Counting…", "The numbers of what is shown stand here.");
        } else {
            draw_head(ui, state);
            ImGui::Dummy({1, ui.px(6)});
            draw_chart(ui, state);
            draw_comparison(ui, state);
            part_heading(ui, "First-level divisions");
            draw_division_list(ui, state, ui.px(220));
            draw_hot_spots(ui, state);
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
