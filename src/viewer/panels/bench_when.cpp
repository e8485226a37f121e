// The date of the event in the details.
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_edit.h"
#include "viewer/panels/date_field.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

using time::Precision;

void show_date(Ui& ui, events::Event const& event, bool of_report)
{
    if (event.when) {
        auto const& when = *event.when;
        wrapped(range_words(when.interval));
        wrapped_muted(ui, local_words(when.interval, when.zone));
        auto detail = "known to the " + precision_words(when.precision);
        if (when.precision == Precision::range) detail = precision_words(when.precision);
        if (!when.zone.empty()) detail = comma(detail, when.zone);
        wrapped_muted(ui, detail);
        if (!when.text.empty())
            wrapped_muted(ui, "“" + when.text + "”");
        else if (of_report)
            wrapped_muted(ui, "date of the report");
    } else {
        text_muted(ui, "not dated");
        if (event.reported) wrapped_muted(ui, "reported " + moment_words(*event.reported));
    }
}

/// A field and its calendar, which names the day that the field begins with.
Typed day_input(Ui& ui, char const* id, std::array<char, 40>& text, DateFieldState& calendar,
                char const* hint, bool take_keyboard)
{
    ImGui::PushID(id);
    float const width = ImGui::GetContentRegionAvail().x - ui.px(30);
    auto const typed =
        text_input(ui, "##text", text.data(), text.size(), hint, take_keyboard, width);
    ImGui::SameLine(0, ui.px(2));
    auto const now = read_date(text.data(), {}, {});
    DateField field{"day", "", time::Instant{}, false, {}, {}, false, true, {}, "A day"};
    if (now.when) field.value = now.when->interval.begin;
    if (now.when) field.marked = now.when->interval;
    field.set = [&](std::string_view iso) -> std::optional<std::string> {
        auto const count = std::min(iso.size(), text.size() - 1);
        std::memcpy(text.data(), iso.data(), count);
        text[count] = '\0';
        return std::nullopt;
    };
    draw_calendar_button(ui, calendar, field);
    ImGui::PopID();
    return typed;
}

char const* const kAsWritten = "as it is written";

void pick_precision(Ui& ui, DateDraft& draft)
{
    auto const shown = draft.precision < 0
                           ? std::string(kAsWritten)
                           : precision_words(static_cast<Precision>(draft.precision));
    if (!begin_choice(ui, "##precision", shown, ImGui::GetContentRegionAvail().x)) return;
    if (ImGui::Selectable(kAsWritten, draft.precision < 0)) draft.precision = -1;
    for (int i = 0; i <= static_cast<int>(Precision::range); ++i)
        if (ImGui::Selectable(precision_words(static_cast<Precision>(i)).c_str(),
                              draft.precision == i))
            draft.precision = i;
    ImGui::EndCombo();
}

void take_date(Ui& ui, BenchState& bench)
{
    auto const& draft = bench.date;
    std::optional<Precision> precision;
    if (draft.precision >= 0) precision = static_cast<Precision>(draft.precision);
    auto const read = read_date(draft.from.data(), draft.last.data(), precision);
    bench.problem = read.problem;
    if (!read.when) return;
    edit_event(ui, [when = *read.when](auto const& workspace, auto ids) {
        return curation::set_date(workspace, ids, when);
    });
    close_field(ui);
}

void edit_date(Ui& ui, events::Event const& event)
{
    auto& bench = ui.state.bench;
    auto& draft = bench.date;
    auto const first = day_input(ui, "from", draft.from, draft.from_calendar,
                                 "2020-10-06, 2020-10 …", std::exchange(bench.fresh, false));
    auto const second =
        day_input(ui, "last", draft.last, draft.last_calendar, "to and with (of a range)", false);
    pick_precision(ui, draft);
    tooltip(ui, "How precisely the date is known");
    draw_problem(ui, bench.problem);
    bool const entered = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)) ||
                         ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter));
    bool const take =
        ImGui::Button("Set") || (entered && (first == Typed::taken || second == Typed::taken));
    ImGui::SameLine();
    bool const give_up = ImGui::Button("Cancel") || first == Typed::left || second == Typed::left;
    if (event.when) {
        ImGui::SameLine();
        if (ImGui::Button("No date")) {
            edit_event(ui, [](auto const& workspace, auto ids) {
                return curation::set_date(workspace, ids, std::nullopt);
            });
            return close_field(ui);
        }
    }
    if (take)
        take_date(ui, bench);
    else if (give_up)
        close_field(ui);
}

} // namespace

void draw_when(Ui& ui, events::Event const& event, bool of_report)
{
    field_row(
        ui, BenchField::when, "When", [&] { show_date(ui, event, of_report); },
        [&] { edit_date(ui, event); });
}

} // namespace placetime::viewer
