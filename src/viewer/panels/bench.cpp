// The event in the details: what is known of it, and where it is corrected.
#include <algorithm>
#include <chrono>
#include <cstring>
#include <span>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_edit.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/details_event.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

template <std::size_t size> void put(std::array<char, size>& text, std::string_view words)
{
    auto const count = std::min(words.size(), size - 1);
    std::memcpy(text.data(), words.data(), count);
    text[count] = '\0';
}

void fill_figures(BenchState& bench, events::Event const& event)
{
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const& figure = event.figures[i];
        put(bench.figures[2 * i], figure.min ? std::to_string(*figure.min) : std::string());
        put(bench.figures[2 * i + 1], figure.max ? std::to_string(*figure.max) : std::string());
    }
}

void fill(BenchState& bench, BenchField field, events::Event const& event)
{
    switch (field) {
    case BenchField::title:
        put(bench.text, event.title);
        break;
    case BenchField::attribution:
        put(bench.text, event.attribution);
        break;
    case BenchField::precision:
        put(bench.text,
            event.where ? session::distance_text(event.where->precision_m) : std::string());
        break;
    case BenchField::who:
        put(bench.text, event.actor1);
        put(bench.second, event.actor2);
        break;
    case BenchField::figures:
        fill_figures(bench, event);
        break;
    case BenchField::when: {
        bench.date = {};
        if (!event.when) break;
        auto const text = written({event.when->interval, event.when->precision});
        put(bench.date.from, text.from);
        put(bench.date.last, text.last);
        if (auto const again = read_date(text.from, text.last, {});
            again.when && again.when->precision != event.when->precision)
            bench.date.precision = static_cast<int>(event.when->precision);
        break;
    }
    default:
        break;
    }
}

void draw_quote(Ui& ui, DetailsState& state)
{
    if (state.event.source_quote.empty()) return;
    part_heading(ui, "Sentence");
    float const indent = ui.px(10);
    auto const from = ImGui::GetCursorScreenPos();
    ImGui::Indent(indent);
    state.quote.update(state.event.source_quote, ui.fonts.base,
                       std::max(ui.px(60), ImGui::GetContentRegionAvail().x));
    draw_rich_text(ui, state.quote, state.quote_marks, ui.fonts.base);
    ImGui::Unindent(indent);
    auto const to = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({from.x, from.y},
                                              {from.x + ui.px(3), to.y - ui.px(4)},
                                              color(ui.palette.accent), ui.px(1.5F));
}

void copy_button(Ui& ui, char const* id, std::string const& what, char const* tip)
{
    if (!icon_button(ui, id, Icon::copy, tip)) return;
    if (ui.session.hooks.copy_text)
        ui.session.hooks.copy_text(what);
    else
        ImGui::SetClipboardText(what.c_str());
}

void draw_source(Ui& ui, events::Event const& event)
{
    begin_row(ui, "Source");
    auto title = event.source_title.empty() ? event.source_id : event.source_title;
    auto detail = event.publisher;
    if (title.empty()) title = std::exchange(detail, {}); // the publisher alone
    wrapped(title.empty() ? "not known" : title);
    if (event.reported) detail = comma(detail, moment_words(*event.reported));
    if (event.source_count > 1)
        detail = comma(detail, fmt::format("{} publishers say so", event.source_count));
    wrapped_muted(ui, detail);
    if (!event.source_url.empty()) {
        float const room = ImGui::GetContentRegionAvail().x - ui.px(32);
        ImGui::PushFont(ui.fonts.small);
        ImGui::AlignTextToFramePadding();
        text_fitted(ui, event.source_url, room);
        ImGui::PopFont();
        ImGui::SameLine(0, ui.px(4));
        copy_button(ui, "url", event.source_url, "Copy the address");
    }
    if (!event.source_quote.empty() && link(ui, "copy", "Copy sentence and source")) {
        auto text = "“" + event.source_quote + "” (" + comma(title, detail);
        if (!event.source_url.empty()) text += ", " + event.source_url;
        ImGui::SetClipboardText((text + ")").c_str());
    }
    end_row();
}

} // namespace

void open_field(Ui& ui, BenchField field)
{
    if (!can_edit(ui)) return;
    auto& bench = ui.state.bench;
    bench.open = field;
    bench.fresh = true;
    bench.problem.clear();
    fill(bench, field, ui.state.details.event);
    ui.frames.now();
}

void draw_event(Ui& ui, DetailsState& state, project::ReportRecord const* report)
{
    auto const& event = state.event;
    if (auto const reason = ui.session.why_not_editable(); !reason.empty()) {
        wrapped_muted(ui, reason);
        ImGui::Dummy({1, ui.px(2)});
    }
    draw_head(ui, event);
    draw_quote(ui, state);
    draw_when(ui, event, report != nullptr);
    draw_where(ui, event);
    draw_candidates(ui, event);
    state.needed = ImGui::GetCursorPosY();
    draw_who(ui, event);
    draw_figures(ui, event);
    draw_source(ui, event);
    draw_grade(ui, event);
    draw_claims(ui, event);
    draw_actions(ui, event);
    draw_history(ui, event);
}

} // namespace placetime::viewer
