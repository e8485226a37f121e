#include "viewer/panels/reader_list.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kRow = 42, kHeading = 26, kProblem = 20; ///< CSS pixels

std::string counted(std::size_t count, char const* one, char const* many)
{
    return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

/// Publisher and date, as far as they are known.
std::string origin_words(project::ReportRecord const& report)
{
    auto words = report.publisher;
    if (report.date)
        words += (words.empty() ? "" : "  ·  ") + moment_words(*report.date);
    else
        words += words.empty() ? "no date" : "  ·  no date";
    return words;
}

std::string name_of(project::ReportRecord const& report)
{
    return !report.title.empty() ? report.title : !report.file.empty() ? report.file : report.id;
}

void draw_row(Ui& ui, ReaderState& state, std::size_t index)
{
    auto const& report = (*ui.session.document().reports)[index];
    auto const& finds = state.finds[index];
    float const width = ImGui::GetContentRegionAvail().x, height = ui.px(kRow);
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(index));
    if (ImGui::InvisibleButton("report", {std::max(1.0F, width), height})) {
        state.report = index;
        state.scroll_to = 0;
    }
    ImGui::PopID();
    bool const chosen = index == state.report;
    auto const& p = ui.palette;
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + width, at.y + height};
    if (chosen)
        list.AddRectFilled(at, end, color(scene::mixed(p.accent, p.panel, 0.18)), ui.px(4));
    else if (ImGui::IsItemHovered())
        list.AddRectFilled(at, end, color(p.text, 0.06F), ui.px(4));
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, end, color(p.accent), ui.px(4), 0, ui.px(2));
    float const room = width - ui.px(16);
    draw_text_fitted(ui.fonts.base, {at.x + ui.px(8), at.y + ui.px(3)}, room, color(p.text),
                     name_of(report));
    auto const found = finds_words(finds);
    auto* const small = ui.fonts.small_numbers;
    float const wide = small->CalcTextSizeA(small->FontSize, FLT_MAX, 0, found.c_str()).x;
    float const y = at.y + ui.px(22);
    float const found_at = std::max(at.x + ui.px(8), end.x - ui.px(8) - wide);
    draw_text_fitted(small, {found_at, y}, room, color(p.text), found);
    draw_text_fitted(small, {at.x + ui.px(8), y}, found_at - at.x - ui.px(20), color(p.muted),
                     origin_words(report));
    if (ImGui::IsItemHovered() && !report.file.empty()) tooltip(ui, report.file);
}

} // namespace

std::string finds_words(ReportFinds const& finds)
{
    if (finds.places + finds.dates + finds.events == 0) return "nothing found";
    return counted(finds.places, "place", "places") + ", " + counted(finds.dates, "date", "dates") +
           ", " + counted(finds.events, "event", "events");
}

float reader_list_height(Ui& ui, ReaderState const& state)
{
    auto const& problems = ui.session.document().problems;
    float height = static_cast<float>(state.finds.size()) * ui.px(kRow);
    if (!problems.empty()) height += ui.px(kHeading);
    float const width = std::max(ui.px(80), ImGui::GetContentRegionAvail().x - ui.px(40));
    for (auto const& problem : problems)
        height +=
            std::max(ui.px(kProblem),
                     ImGui::CalcTextSize(problem.c_str(), nullptr, false, width).y + ui.px(4));
    return height + ui.px(4);
}

void draw_reader_list(Ui& ui, ReaderState& state, float height)
{
    if (ImGui::BeginChild("list", {0, height})) {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
        ImGuiListClipper clipper;
        float const row = ui.px(kRow);
        if (state.list_follows) {
            float const at = static_cast<float>(state.report) * row;
            if (at < ImGui::GetScrollY() || at + row > ImGui::GetScrollY() + height)
                ImGui::SetScrollY(std::max(0.0F, at - row));
            state.list_follows = false;
        }
        clipper.Begin(static_cast<int>(state.finds.size()), row);
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                draw_row(ui, state, static_cast<std::size_t>(i));
        ImGui::PopStyleVar();
        auto const& problems = ui.session.document().problems;
        if (!problems.empty())
            part_heading(ui, fmt::format("Could not be read ({})", problems.size()));
        auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
        for (auto const& problem : problems) {
            auto const at = ImGui::GetCursorScreenPos();
            draw_icon(*ImGui::GetWindowDrawList(), Icon::warning,
                      {at.x + ui.px(14), at.y + ImGui::GetTextLineHeight() / 2}, ui.px(14),
                      color(alarm));
            ImGui::Indent(ui.px(28));
            ImGui::TextWrapped("%s", problem.c_str());
            ImGui::Unindent(ui.px(28));
        }
    }
    ImGui::EndChild();
}

} // namespace placetime::viewer
