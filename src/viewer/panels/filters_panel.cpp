#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "scene/furniture.h"
#include "session/session.h"
#include "text/fold.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/filter_words.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/panels/symbols.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

/// What was pressed of a value's row.
enum class Pressed : std::uint8_t { nothing, value, only };

/// A row with a tick, a name and a count at its end, as wide as the panel; a sign before the name
/// when `sign` is given. While it is pointed at, or the keyboard walks the panels, it offers
/// "only", or "all" when it is the only one.
Pressed value_row(Ui& ui, char const* id, std::string_view name, std::uint32_t count, bool on,
                  events::Type const* sign = nullptr, std::optional<bool> is_only = {})
{
    auto const& p = ui.palette;
    float const width = std::max(1.0F, ImGui::GetContentRegionAvail().x), height = ui.px(22);
    auto const at = ImGui::GetCursorScreenPos();
    ImVec2 const corner{at.x + width, at.y + height};
    auto* const digits = ui.fonts.small_numbers;
    auto const number = grouped(count);
    auto const wide = [&](char const* text) {
        return digits->CalcTextSizeA(digits->FontSize, FLT_MAX, 0, text).x;
    };
    float right = corner.x - ui.px(4) - wide(number.c_str());
    auto& list = *ImGui::GetWindowDrawList();
    bool const lit = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, corner);
    if (lit) list.AddRectFilled(at, corner, color(p.text, 0.06F), ui.px(4));
    float const middle = at.y + height / 2;
    list.AddText(digits, digits->FontSize, {right, std::round(middle - digits->FontSize / 2)},
                 color(p.muted), number.c_str());
    auto pressed = Pressed::nothing;
    bool const offers = is_only.has_value() && (lit || ImGui::GetIO().NavVisible);
    ImGui::PushID(id);
    if (offers) {
        char const* const words = *is_only ? "all" : "only";
        right -= wide(words) + ui.px(10);
        ImGui::SetCursorScreenPos({right, at.y + ui.px(3)});
        ImGui::PushFont(ui.fonts.small);
        if (link(ui, "only", words)) pressed = Pressed::only;
        ImGui::PopFont();
        ImGui::SetCursorScreenPos(at);
    }
    if (ImGui::InvisibleButton("value", {std::max(1.0F, right - ui.px(4) - at.x), height}))
        pressed = Pressed::value;
    ImGui::PopID();
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
        list.AddRect(at, corner, color(p.accent), ui.px(4), 0, ui.px(2));
    draw_tick(ui, {at.x + ui.px(2), middle}, on);
    float left = at.x + ui.px(22);
    if (sign != nullptr) {
        auto const style = scene::type_style(*sign, ui.theme);
        draw_sign(list, style.shape, {left + ui.px(7), middle}, ui.px(10),
                  {color(style.color, on ? 1 : 0.5F), color(p.panel)});
        left += ui.px(20);
    }
    draw_text_fitted(ui.fonts.base, {left, std::round(middle - ui.fonts.base->FontSize / 2)},
                     right - ui.px(6) - left, color(on && count > 0 ? p.text : p.muted), name);
    return pressed;
}

/// How many pass, what is filtered, and a way out of it: two lines always, so that nothing below
/// moves when a filter is set.
void draw_summary(Ui& ui)
{
    auto& filters = ui.session.filters;
    auto const words = filter_words(filters.choice());
    ImGui::PushFont(ui.fonts.small);
    auto line = fmt::format("{} of {} pass", grouped(filters.listed().count()),
                            grouped(ui.session.table()->size()));
    if (filters.searching()) line += "  (searching…)";
    text_muted(ui, line);
    if (!words.empty()) {
        char const* const clear = "Clear all";
        ImGui::SameLine(0, 0);
        align_right(ImGui::CalcTextSize(clear).x);
        if (link(ui, "clear", clear)) {
            filters.reset();
            ui.state.words[0] = '\0';
        }
        tooltip(ui, "All filters as they were at first");
    }
    if (words.empty())
        text_muted(ui, "Nothing is filtered");
    else
        text_fitted(ui, "Filtered: " + words, ImGui::GetContentRegionAvail().x);
    ImGui::PopFont();
}

void draw_words(Ui& ui)
{
    auto& filters = ui.session.filters;
    auto& text = ui.state.words;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputTextWithHint("##words", "Words, names, places", text.data(), text.size()))
        filters.set_words(text.data());
    else if (!ImGui::IsItemActive() && filters.choice().words != text.data()) {
        auto const& words = filters.choice().words; // changed elsewhere
        auto const count = std::min(words.size(), text.size() - 1);
        std::memcpy(text.data(), words.data(), count);
        text[count] = '\0';
    }
    tooltip(ui, "Each word begins a word of title, sentence, place, actors or source");
}

void draw_types(Ui& ui)
{
    auto& filters = ui.session.filters;
    auto const& choice = filters.choice();
    auto const on =
        static_cast<std::size_t>(std::count(choice.types.begin(), choice.types.end(), true));
    part_heading(ui, "Type");
    for (std::size_t i = 0; i < events::kTypeCount; ++i) {
        auto const type = static_cast<events::Type>(i);
        auto const count = filters.facets().types[i];
        if (count == 0 && choice.types[i]) continue; // nothing to choose
        ImGui::PushID(static_cast<int>(i));
        bool const is_on = choice.types[i];
        auto const pressed =
            value_row(ui, "type", events::to_string(type), count, is_on, &type, is_on && on == 1);
        if (pressed == Pressed::value) filters.set_type(type, !is_on);
        if (pressed == Pressed::only) filters.only_type(type);
        ImGui::PopID();
    }
}

/// Numbers of the sources whose folded name holds `wanted`; looked for anew only when that or the
/// table changed, for a table may have as many sources as rows.
std::vector<std::uint32_t> const& sources_called(Ui& ui, std::string const& wanted)
{
    auto& state = ui.state.sources;
    auto const& table = *ui.session.table();
    if (state.table == table.version() && state.wanted == wanted) return state.found;
    state = {table.version(), wanted, {}};
    auto const& names = table.source_names();
    std::vector<bool> used(names.size());
    for (auto const source : table.sources()) used[source] = true;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (used[i] && (wanted.empty() || text::fold(names[i]).find(wanted) != std::string::npos))
            state.found.push_back(static_cast<std::uint32_t>(i));
    return state.found;
}

/// Sources by name; those that match what is typed, when there are many.
void draw_sources(Ui& ui)
{
    auto& filters = ui.session.filters;
    auto const& names = ui.session.table()->source_names();
    auto const& counts = filters.facets().sources;
    if (names.size() < 2 || counts.size() < names.size()) return;
    if (!ImGui::CollapsingHeader(fmt::format("Sources ({})###sources", names.size()).c_str()))
        return;
    std::string wanted;
    if (names.size() > 8) {
        ImGui::SetNextItemWidth(-1);
        ImGui::InputTextWithHint("##find", "Find a source", ui.state.source_words.data(),
                                 ui.state.source_words.size());
        wanted = text::fold(ui.state.source_words.data());
    }
    auto const& rows = sources_called(ui, wanted);
    if (rows.empty()) return text_muted(ui, "No source is called so");
    auto const all = [&](bool on) {
        auto choice = filters.choice();
        choice.hidden_sources.clear();
        if (!on) choice.hidden_sources = names;
        filters.set_choice(std::move(choice));
    };
    ImGui::PushFont(ui.fonts.small);
    if (link(ui, "all", "all")) all(true);
    ImGui::SameLine(0, ui.px(12));
    if (link(ui, "none", "none")) all(false);
    ImGui::PopFont();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), ui.px(22) + ImGui::GetStyle().ItemSpacing.y);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const source = rows[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            bool const on = filters.source(source);
            auto const& name = names[source];
            auto const pressed = value_row(ui, "source", name.empty() ? "no source" : name,
                                           counts[source], on, nullptr, false);
            if (pressed == Pressed::value) filters.set_source(source, !on);
            if (pressed == Pressed::only) {
                auto choice = filters.choice();
                choice.hidden_sources = names;
                std::erase(choice.hidden_sources, name);
                filters.set_choice(std::move(choice));
            }
            ImGui::PopID();
        }
    }
}

void draw_review(Ui& ui)
{
    auto& filters = ui.session.filters;
    if (!ImGui::CollapsingHeader("Status and review")) return;
    for (std::size_t i = 0; i < session::kStatusCount; ++i) {
        auto const status = static_cast<events::Status>(i);
        bool const on = filters.choice().statuses[i];
        ImGui::PushID(static_cast<int>(i));
        if (value_row(ui, "status", capital(events::to_string(status)),
                      filters.facets().statuses[i], on) == Pressed::value)
            filters.set_status(status, !on);
        ImGui::PopID();
    }
    ImGui::Separator();
    for (std::size_t i = 0; i < session::kReviewCount; ++i) {
        auto const review = static_cast<events::Review>(i);
        bool const on = filters.choice().reviews[i];
        ImGui::PushID(static_cast<int>(i));
        if (value_row(ui, "review", capital(events::to_string(review)), filters.facets().reviews[i],
                      on) == Pressed::value)
            filters.set_review(review, !on);
        ImGui::PopID();
    }
}

void draw_dates(Ui& ui)
{
    auto& filters = ui.session.filters;
    if (!ImGui::CollapsingHeader("Precision of dates")) return;
    for (std::size_t i = 0; i < session::kPrecisionCount; ++i) {
        auto const precision = static_cast<time::Precision>(i);
        bool const on = filters.choice().precisions[i];
        auto const count = filters.facets().precisions[i];
        if (count == 0 && on) continue;
        ImGui::PushID(static_cast<int>(i));
        if (value_row(ui, "precision", capital(precision_words(precision)), count, on) ==
            Pressed::value)
            filters.set_precision(precision, !on);
        ImGui::PopID();
    }
}

/// 0 is any; else the radius goes from 100 m to 1000 km, evenly in its logarithm.
void draw_sliders(Ui& ui)
{
    auto& filters = ui.session.filters;
    part_heading(ui, "Confidence, at least");
    auto percent = static_cast<int>(std::lround(filters.choice().min_confidence * 100));
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderInt("##confidence", &percent, 0, 100, percent == 0 ? "any" : "%d %%",
                         ImGuiSliderFlags_AlwaysClamp))
        filters.set_min_confidence(percent / 100.0);
    part_heading(ui, "Place known to within");
    constexpr float kAny = 41; // one past the coarsest
    double const limit = filters.choice().max_place_precision;
    float at = limit > 0 ? static_cast<float>(std::log10(limit / 100) * 10) : kAny;
    auto const words = limit > 0 ? scene::distance_text(limit) : std::string("any distance");
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderFloat("##precision", &at, 0, kAny, words.c_str(),
                           ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoRoundToFormat))
        filters.set_max_place_precision(at > kAny - 0.5F ? 0
                                                         : 100 * std::pow(10, std::round(at) / 10));
}

void draw_region(Ui& ui)
{
    auto& session = ui.session;
    bool const drawing = session.tools.tool() == session::Tool::region;
    bool const has = !session.filters.choice().region.empty();
    part_heading(ui, "Region");
    if (ImGui::Button(drawing ? "Stop drawing" : has ? "Draw another" : "Draw on the map"))
        session.tools.choose(session::Tool::region);
    tooltip(ui, drawing ? "Click corners on the map; a double click closes the region"
                        : "Only events inside an area that you draw");
    if (has) {
        ImGui::SameLine();
        if (ImGui::Button("Clear region")) session.filters.set_region({});
    }
}

void draw_switches(Ui& ui)
{
    auto& filters = ui.session.filters;
    part_heading(ui, "Also show");
    bool const background = filters.choice().background;
    if (value_row(ui, "background", "Background (history)", filters.facets().background,
                  background) == Pressed::value)
        filters.set_background(!background);
    tooltip(ui, "Events that had ended more than 30 days before their report");
    bool const statements = filters.choice().statements;
    if (value_row(ui, "statements", "Statements", filters.facets().statements, statements) ==
        Pressed::value)
        filters.set_statements(!statements);
    tooltip(ui, "What somebody said, at the place where it was said or that it is about");
}

} // namespace

void draw_filters(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##filters", area)) {
        if (ui.session.table()->size() == 0) {
            draw_hint(ui, area, "Nothing to filter yet",
                      "Types, sources and places can be chosen here once events are open.");
        } else {
            draw_words(ui);
            draw_summary(ui);
            draw_types(ui);
            draw_switches(ui);
            draw_sliders(ui);
            draw_region(ui);
            ImGui::Dummy({1, ui.px(4)});
            draw_sources(ui);
            draw_review(ui);
            draw_dates(ui);
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
