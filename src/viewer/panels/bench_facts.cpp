// Who, how many, and how far the source is to be believed: of the event in the details.
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

/// The Admiralty code.
constexpr std::array kReliability{"completely reliable", "usually reliable",
                                  "fairly reliable",     "not usually reliable",
                                  "unreliable",          "reliability cannot be judged"};
constexpr std::array kCredibility{"confirmed",       "probably true", "possibly true",
                                  "doubtfully true", "improbable",    "truth cannot be judged"};

std::string grade_words(events::Event const& event)
{
    if (event.reliability == 0 && event.credibility == 0) return "not graded";
    std::string code, words;
    if (event.reliability >= 'A' && event.reliability <= 'F') {
        code += event.reliability;
        words = kReliability[static_cast<std::size_t>(event.reliability - 'A')];
    }
    if (event.credibility >= 1 && event.credibility <= 6) {
        code += static_cast<char>('0' + event.credibility);
        words = comma(words, kCredibility[static_cast<std::size_t>(event.credibility - 1)]);
    }
    return code + ": " + words;
}

void set_grade(Ui& ui, char reliability, int credibility)
{
    edit_event(ui, [=](auto const& workspace, auto ids) {
        return curation::set_grade(workspace, ids, reliability, credibility);
    });
}

void edit_grade(Ui& ui, events::Event const& event)
{
    ui.state.bench.fresh = false;
    wrapped_muted(ui, "The source: A is completely reliable, F cannot be judged");
    for (char grade = 'A'; grade <= 'F'; ++grade) {
        char const words[2] = {grade, '\0'};
        bool const on = event.reliability == grade;
        if (segment(ui, words, words, on)) set_grade(ui, on ? '\0' : grade, event.credibility);
        tooltip(ui, capital(kReliability[static_cast<std::size_t>(grade - 'A')]));
        ImGui::SameLine(0, ui.px(1));
    }
    ImGui::NewLine();
    wrapped_muted(ui, "What it says: 1 is confirmed, 6 cannot be judged");
    for (int grade = 1; grade <= 6; ++grade) {
        auto const words = std::to_string(grade);
        bool const on = event.credibility == grade;
        if (segment(ui, words.c_str(), words, on)) set_grade(ui, event.reliability, on ? 0 : grade);
        tooltip(ui, capital(kCredibility[static_cast<std::size_t>(grade - 1)]));
        ImGui::SameLine(0, ui.px(1));
    }
    ImGui::NewLine();
    if (link(ui, "done", "Done")) close_field(ui);
}

/// An empty text is an unknown bound; no value for what is no count.
bool parse_bound(char const* text, std::optional<std::int64_t>& bound)
{
    std::string digits;
    for (char const c : std::string_view(text))
        if (c != ' ' && c != ',' && c != '\'') digits += c;
    bound.reset();
    if (digits.empty()) return true;
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return false;
    bound = value;
    return true;
}

void take_figures(Ui& ui, BenchState& bench, events::Event const& event)
{
    std::array<events::Figure, events::kFigureKinds> typed;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        auto& figure = typed[i];
        if (!parse_bound(bench.figures[2 * i].data(), figure.min) ||
            !parse_bound(bench.figures[2 * i + 1].data(), figure.max)) {
            bench.problem = "A whole number, or nothing where it is not known.";
            return;
        }
        if (figure.min && figure.max && *figure.max < *figure.min) {
            bench.problem = "\"At most\" is less than \"at least\".";
            return;
        }
    }
    for (std::size_t i = 0; i < typed.size(); ++i) {
        auto const kind = static_cast<events::FigureKind>(i);
        if (typed[i] == event.figure(kind)) continue;
        edit_event(ui, [kind, figure = typed[i]](auto const& workspace, auto ids) {
            return curation::set_figure(workspace, ids, kind, figure);
        });
    }
    close_field(ui);
}

void edit_figures(Ui& ui, events::Event const& event)
{
    auto& bench = ui.state.bench;
    bool taken = false, left = false;
    float const gap = ui.px(4), label = ui.px(84);
    float const column = std::max(ui.px(40), (ImGui::GetContentRegionAvail().x - label - gap) / 2);
    float const origin = ImGui::GetCursorPosX();
    ImGui::PushFont(ui.fonts.small);
    ImGui::SetCursorPosX(origin + label);
    text_muted(ui, "at least");
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(origin + label + column + gap);
    text_muted(ui, "at most");
    ImGui::PopFont();
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        ImGui::PushID(static_cast<int>(i));
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(
            std::string(events::to_string(static_cast<events::FigureKind>(i))).c_str());
        for (std::size_t bound = 0; bound < 2; ++bound) {
            auto& text = bench.figures[2 * i + bound];
            ImGui::SameLine(0, 0);
            ImGui::SetCursorPosX(origin + label + (bound == 0 ? 0 : column + gap));
            bool const first = i == 0 && bound == 0 && std::exchange(bench.fresh, false);
            auto const typed = text_input(ui, bound == 0 ? "##min" : "##max", text.data(),
                                          text.size(), "–", first, column);
            taken = taken || (typed == Typed::taken &&
                              (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)) ||
                               ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter))));
            left = left || typed == Typed::left;
        }
        ImGui::PopID();
    }
    bool cumulative = event.figures_cumulative;
    if (switch_row(ui, "cumulative", "in all so far, not this day alone", cumulative))
        edit_event(ui, [cumulative](auto const& workspace, auto ids) {
            return curation::set_figures_cumulative(workspace, ids, !cumulative);
        });
    draw_problem(ui, bench.problem);
    if (ImGui::Button("Set") || taken) return take_figures(ui, bench, event);
    ImGui::SameLine();
    if (ImGui::Button("Cancel") || left) close_field(ui);
}

void show_figures(Ui& ui, events::Event const& event)
{
    bool any = false;
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const words = figure_words(event, static_cast<events::FigureKind>(i));
        if (words.empty()) continue;
        any = true;
        ImGui::PushFont(ui.fonts.numbers);
        wrapped(words);
        ImGui::PopFont();
    }
    if (!any) return text_muted(ui, "none given");
    if (event.figures_cumulative) wrapped_muted(ui, "in all so far, not on this day alone");
    if (!event.figures_text.empty()) wrapped_muted(ui, "“" + event.figures_text + "”");
}

void edit_actors(Ui& ui)
{
    auto& bench = ui.state.bench;
    auto const first = text_input(ui, "##actor1", bench.text.data(), bench.text.size(),
                                  "Who did it", std::exchange(bench.fresh, false));
    auto const second = text_input(ui, "##actor2", bench.second.data(), bench.second.size(),
                                   "To or against whom", false);
    bool const entered = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)) ||
                         ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter));
    bool const take =
        ImGui::Button("Set") || (entered && (first == Typed::taken || second == Typed::taken));
    ImGui::SameLine();
    if (ImGui::Button("Cancel") || first == Typed::left || second == Typed::left)
        return close_field(ui);
    if (!take) return;
    edit_event(ui, [one = std::string(bench.text.data()),
                    two = std::string(bench.second.data())](auto const& workspace, auto ids) {
        return curation::set_actors(workspace, ids, one, two);
    });
    close_field(ui);
}

} // namespace

void draw_who(Ui& ui, events::Event const& event)
{
    field_row(
        ui, BenchField::who, "Who",
        [&] {
            if (event.actor1.empty() && event.actor2.empty()) text_muted(ui, "nobody named");
            if (!event.actor1.empty()) wrapped(event.actor1);
            if (!event.actor2.empty()) wrapped_muted(ui, "towards " + event.actor2);
        },
        [&] { edit_actors(ui); });
}

void draw_figures(Ui& ui, events::Event const& event)
{
    field_row(
        ui, BenchField::figures, "Figures", [&] { show_figures(ui, event); },
        [&] { edit_figures(ui, event); });
}

void draw_grade(Ui& ui, events::Event const& event)
{
    field_row(
        ui, BenchField::grade, "Grade",
        [&] {
            bool const none = event.reliability == 0 && event.credibility == 0;
            if (none)
                text_muted(ui, grade_words(event));
            else
                wrapped(grade_words(event));
        },
        [&] { edit_grade(ui, event); });
}

} // namespace placetime::viewer
