#include "viewer/panels/date_field.h"

#include <algorithm>
#include <chrono>
#include <cstring>

#include <fmt/format.h>

#include "session/step.h"
#include "viewer/panels/date_words.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

namespace chr = std::chrono;

constexpr float kCalendar = 300; ///< height of the calendar, CSS pixels, or a little more

void put(DateFieldState& state, std::string const& text)
{
    auto const count = std::min(text.size(), state.text.size() - 1);
    std::memcpy(state.text.data(), text.data(), count);
    state.text[count] = '\0';
}

/// The day that the calendar calls chosen: of an end, the last day inside.
time::Days named_day(DateField const& field)
{
    auto const t = field.exclusive_end ? field.value - time::Seconds(1) : field.value;
    return chr::floor<chr::days>(t);
}

void pick(DateFieldState& state, DateField const& field, time::Days day)
{
    auto const t = time::Instant(field.exclusive_end ? day + chr::days(1) : day);
    if (auto problem = field.set(session::iso_text(t)))
        state.problem = *problem;
    else
        state.problem.clear();
}

void turn(DateFieldState& state, int months)
{
    int const index = std::clamp(state.year * 12 + state.month - 1 + months, 12, 9999 * 12 + 11);
    state.year = index / 12;
    state.month = index % 12 + 1;
}

void draw_day(Ui& ui, DateFieldState& state, DateField const& field, time::Days day, bool inside)
{
    auto const& p = ui.palette;
    float const side = ui.px(32);
    auto const at = ImGui::GetCursorScreenPos();
    bool const chosen = day == named_day(field);
    bool const marked = time::Instant(day) < field.marked.end &&
                        time::Instant(day + chr::days(1)) > field.marked.begin;
    ImGui::PushID(static_cast<int>(day.time_since_epoch().count()));
    if (ImGui::InvisibleButton("day", {side, ui.px(28)})) {
        pick(state, field, day);
        ImGui::CloseCurrentPopup();
    }
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + side, at.y + ui.px(28)};
    if (marked)
        list.AddRectFilled({at.x, at.y + ui.px(2)}, {end.x, end.y - ui.px(2)},
                           color(p.accent, 0.16F));
    if (chosen)
        list.AddRectFilled({at.x + ui.px(2), at.y + ui.px(2)}, {end.x - ui.px(2), end.y - ui.px(2)},
                           color(p.accent), ui.px(4));
    if (ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible))
        list.AddRect({at.x + ui.px(2), at.y + ui.px(2)}, {end.x - ui.px(2), end.y - ui.px(2)},
                     color(p.accent), ui.px(4), 0, ui.px(1.5F));
    auto const text = fmt::format("{}", unsigned(chr::year_month_day(day).day()));
    auto const size = ImGui::CalcTextSize(text.c_str());
    list.AddText({at.x + (side - size.x) / 2, at.y + ui.px(4)},
                 color(chosen   ? p.panel
                       : inside ? p.text
                                : p.muted,
                       inside || chosen ? 1 : 0.7F),
                 text.c_str());
    if (field.has_events && field.has_events(day))
        list.AddCircleFilled({at.x + side / 2, end.y - ui.px(5.5F)}, ui.px(1.6F),
                             color(chosen ? p.panel : p.accent), 8);
    ImGui::PopID();
}

void draw_calendar(Ui& ui, DateFieldState& state, DateField const& field)
{
    ImGui::PushFont(ui.fonts.small);
    text_muted(ui, field.calendar_title != nullptr ? field.calendar_title
                   : field.exclusive_end           ? "Last day shown"
                                                   : "First day shown");
    ImGui::PopFont();
    if (icon_button(ui, "year-", Icon::to_start, "A year earlier")) turn(state, -12);
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "month-", Icon::fold_left, "A month earlier")) turn(state, -1);
    auto const title =
        fmt::format("{} {}", month_name(static_cast<unsigned>(state.month)), state.year);
    ImGui::SameLine(0, 0);
    ImGui::PushFont(ui.fonts.strong);
    float const room = ui.px(32) * 7 - ui.px(28) * 4;
    float const wide = ImGui::CalcTextSize(title.c_str()).x;
    float const left = ImGui::GetCursorPosX();
    ImGui::SetCursorPos({left + (room - wide) / 2, ImGui::GetCursorPosY() + ui.px(4)});
    ImGui::TextUnformatted(title.c_str());
    ImGui::PopFont();
    ImGui::SameLine(left + room, 0);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));
    if (icon_button(ui, "month+", Icon::fold_right, "A month later")) turn(state, 1);
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "year+", Icon::to_end, "A year later")) turn(state, 12);

    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushFont(ui.fonts.small);
    float const row_left = ImGui::GetCursorPosX();
    int column = 0;
    for (char const* const name : {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}) {
        float const width = ImGui::CalcTextSize(name).x;
        ImGui::SetCursorPosX(row_left + ui.px(32) * static_cast<float>(column) +
                             (ui.px(32) - width) / 2);
        text_muted(ui, name);
        if (++column < 7) ImGui::SameLine(0, 0);
    }
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.numbers);
    auto const month = static_cast<unsigned>(state.month);
    time::Days const first = chr::year(state.year) / chr::month(month) / 1;
    auto const monday = first - chr::days((chr::weekday(first).iso_encoding() - 1));
    for (int i = 0; i < 42; ++i) {
        auto const day = monday + chr::days(i);
        if (i % 7 != 0) ImGui::SameLine(0, 0);
        bool const known =
            time::Instant(day) >= session::kEarliest && time::Instant(day) < session::kLatest;
        if (known)
            draw_day(ui, state, field, day, unsigned(chr::year_month_day(day).month()) == month);
        else
            ImGui::Dummy({ui.px(32), ui.px(28)});
    }
    ImGui::PopFont();
    ImGui::PopStyleVar();
}

} // namespace

float date_field_width(Ui const& ui) noexcept { return ui.px(172); }

void draw_date_field(Ui& ui, DateFieldState& state, DateField const& field, float width)
{
    ImGui::PushID(field.id);
    ImGui::BeginDisabled(!field.enabled);
    if (!state.editing && state.problem.empty()) put(state, session::iso_text(field.value));
    bool const wrong = !state.problem.empty();
    auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
    if (wrong) {
        ImGui::PushStyleColor(ImGuiCol_Border, color4(alarm));
        ImGui::PushStyleColor(ImGuiCol_Text, color4(alarm));
    }
    ImGui::PushFont(ui.fonts.numbers);
    float const pad = (ui.px(28) - ImGui::GetFontSize()) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), pad});
    ImGui::SetNextItemWidth(width - ui.px(28));
    if (field.focus) {
        ImGui::SetKeyboardFocusHere();
        ui.frames.now(); // it has the keyboard from the next frame on
    }
    ImGui::InputText("##date", state.text.data(), state.text.size(),
                     ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (wrong) ImGui::PopStyleColor(2);
    bool const was_editing = state.editing;
    state.editing = ImGui::IsItemActive();
    if (ImGui::IsItemDeactivated() && was_editing) {
        bool const escaped = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
        bool const same = session::iso_text(field.value) == state.text.data();
        state.problem.clear();
        if (!escaped && !same) {
            if (auto problem = field.set(state.text.data())) state.problem = *problem;
        }
    }
    if (state.editing && ImGui::IsItemEdited()) state.problem.clear();
    ImGui::EndDisabled();
    tooltip(ui, wrong ? state.problem.c_str() : field.tooltip);
    ImGui::SameLine(0, 0);
    draw_calendar_button(ui, state, field);
    ImGui::PopID();
}

void draw_calendar_button(Ui& ui, DateFieldState& state, DateField const& field)
{
    auto const* const tip = field.calendar_title != nullptr ? "Pick a day in the calendar"
                            : field.exclusive_end           ? "Pick the last day shown"
                                                            : "Pick the first day shown";
    if (icon_button(ui, "calendar", Icon::calendar, tip, false, field.enabled)) {
        auto const date = chr::year_month_day(named_day(field));
        state.year = int(date.year());
        state.month = static_cast<int>(unsigned(date.month()));
        ImGui::OpenPopup("pick");
    }
    auto const above = ImGui::GetItemRectMin();
    // Above the button, or below it where there is no room.
    bool const below = above.y < ui.px(kCalendar);
    ImGui::SetNextWindowPos({above.x + ui.px(28), above.y + ui.px(below ? 32 : -4)},
                            ImGuiCond_Always, {1, below ? 0.0F : 1.0F});
    if (ImGui::BeginPopup("pick")) {
        draw_calendar(ui, state, field);
        ImGui::EndPopup();
    }
}

} // namespace placetime::viewer
