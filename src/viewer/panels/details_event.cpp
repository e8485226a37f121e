#include "viewer/panels/details_event.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/details_data.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/icons.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"

namespace placetime::viewer {
namespace {

constexpr float kLabel = 76; ///< width of the column of labels, CSS pixels

void wrapped(std::string const& text)
{
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

void wrapped_muted(Ui& ui, std::string const& text)
{
    if (text.empty()) return;
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, color4(ui.palette.muted));
    wrapped(text);
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

/// A label in its column; what follows is drawn beside it, as a group.
void begin_row(Ui& ui, char const* label)
{
    ImGui::Dummy({1, ui.px(2)});
    float const left = ImGui::GetCursorPosX();
    text_muted(ui, label);
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(left + ui.px(kLabel));
    ImGui::BeginGroup();
}
void end_row() { ImGui::EndGroup(); }

std::string comma(std::string a, std::string const& b)
{
    if (!a.empty() && !b.empty()) a += ", ";
    return a + b;
}

void draw_badges(Ui& ui, events::Event const& event)
{
    auto const& p = ui.palette;
    auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
    auto const good = scene::type_style(events::Type::humanitarian, ui.theme).color;
    using events::Review, events::Status;
    if (event.status == Status::asserted)
        badge(ui, "asserted", p.muted);
    else
        badge(ui, events::to_string(event.status),
              event.status == Status::claimed ? p.accent : alarm);
    ImGui::SameLine();
    badge(ui, events::to_string(event.review),
          event.review == Review::unreviewed ? p.muted
          : event.review == Review::rejected ? alarm
                                             : good);
    if (event.background) {
        ImGui::SameLine();
        badge(ui, "background", p.muted);
    }
    if (!event.attribution.empty()) wrapped_muted(ui, "According to " + event.attribution);
}

void draw_head(Ui& ui, events::Event const& event)
{
    ImGui::PushFont(ui.fonts.title);
    wrapped(event.title);
    ImGui::PopFont();
    auto const style = scene::type_style(event.type, ui.theme);
    float const line = ImGui::GetTextLineHeight();
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({ui.px(18), line});
    draw_event_sign(ui, *ui.session.table(), ui.state.details.row,
                    {at.x + ui.px(7), at.y + line / 2}, ui.px(12), ui.palette.panel);
    ImGui::SameLine(0, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, color4(style.color));
    ImGui::PushFont(ui.fonts.strong);
    wrapped(std::string(events::to_string(event.type)));
    ImGui::PopFont();
    ImGui::PopStyleColor();
    if (!event.subtype.empty()) wrapped_muted(ui, capital(event.subtype));
    draw_badges(ui, event);
}

void draw_when(Ui& ui, events::Event const& event, bool of_report)
{
    begin_row(ui, "When");
    if (event.when) {
        auto const& when = *event.when;
        wrapped(range_words(when.interval));
        wrapped_muted(ui, local_words(when.interval, when.zone));
        auto detail = "known to the " + precision_words(when.precision);
        if (when.precision == time::Precision::range) detail = precision_words(when.precision);
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
    end_row();
}

void draw_where(Ui& ui, events::Event const& event)
{
    begin_row(ui, "Where");
    if (event.where) {
        auto const& place = *event.where;
        auto& session = ui.session;
        if (link(ui, "fly", place.name))
            session.camera.fly_to(place.point, std::max(place.precision_m, 2000.0));
        tooltip(ui, "Fly there");
        wrapped_muted(ui, comma(std::string(kind_words(place.kind)), above_words(place)));
        wrapped_muted(
            ui, comma(session::position_text(place.point), precision_words(place.precision_m)));
        auto role = place.role == events::PlaceRole::where
                        ? std::string()
                        : "as the event's " + std::string(events::to_string(place.role));
        if (!place.text.empty() && place.text != place.name)
            role = comma("“" + place.text + "”", role);
        wrapped_muted(ui, role);
        if (event.place_confidence > 0) {
            share_bar(ui, event.place_confidence, ImGui::GetContentRegionAvail().x);
            tooltip(ui, "How sure the program is of this place");
        }
    } else {
        text_muted(ui, "no place");
    }
    end_row();
}

void draw_who(Ui& ui, events::Event const& event)
{
    if (event.actor1.empty() && event.actor2.empty()) return;
    begin_row(ui, "Who");
    if (!event.actor1.empty()) wrapped(event.actor1);
    if (!event.actor2.empty()) wrapped_muted(ui, "towards " + event.actor2);
    end_row();
}

void draw_figures(Ui& ui, events::Event const& event)
{
    bool any = false;
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const words = figure_words(event, static_cast<events::FigureKind>(i));
        if (words.empty()) continue;
        if (!any) begin_row(ui, "Figures");
        any = true;
        ImGui::PushFont(ui.fonts.numbers);
        wrapped(words);
        ImGui::PopFont();
    }
    if (!any) return;
    if (event.figures_cumulative) wrapped_muted(ui, "in all so far, not on this day alone");
    if (!event.figures_text.empty()) wrapped_muted(ui, "“" + event.figures_text + "”");
    end_row();
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
    if (icon_button(ui, id, PanelIcon::copy, tip)) {
        if (ui.session.hooks.copy_text)
            ui.session.hooks.copy_text(what);
        else
            ImGui::SetClipboardText(what.c_str());
    }
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
    if (!event.source_quote.empty()) {
        if (link(ui, "copy", "Copy sentence and source")) {
            auto text = "“" + event.source_quote + "” (" + comma(title, detail);
            if (!event.source_url.empty()) text += ", " + event.source_url;
            ImGui::SetClipboardText((text + ")").c_str());
        }
    }
    end_row();
}

/// The other places that the name may mean. Choosing one changes the event, which is not done here.
void draw_candidates(Ui& ui, events::Event const& event, project::ReportRecord const* report)
{
    auto const* const mention =
        report != nullptr ? session::place_mention(*report, event) : nullptr;
    if (mention == nullptr || mention->candidates.size() < 2) return;
    auto const title =
        fmt::format("“{}” may also be ({})", mention->text, mention->candidates.size() - 1);
    ImGui::Dummy({1, ui.px(2)});
    if (!ImGui::CollapsingHeader(title.c_str())) return;
    for (std::size_t i = 0; i < mention->candidates.size(); ++i) {
        auto const& candidate = mention->candidates[i];
        if (event.where && candidate.place_id == event.where->id) continue;
        ImGui::PushID(static_cast<int>(i));
        bool const shown = ui.state.details.shown_place == candidate.point;
        if (icon_button(ui, "show", PanelIcon::target,
                        shown ? "Ringed on the map; press to take the ring away"
                              : "Show on the map",
                        shown)) {
            if (!shown) ui.session.camera.fly_to(candidate.point, 20'000);
            ui.state.details.shown_place =
                shown ? std::nullopt : std::optional<geo::LonLat>(candidate.point);
        }
        ImGui::SameLine(0, ui.px(4));
        ImGui::BeginGroup();
        text_fitted(ui, comma(candidate.name, candidate.country),
                    ImGui::GetContentRegionAvail().x - ui.px(4));
        ImGui::PushFont(ui.fonts.small_numbers);
        text_fitted(ui,
                    std::string(kind_words(candidate.kind)) + "  " +
                        session::position_text(candidate.point, 2),
                    ImGui::GetContentRegionAvail().x - ui.px(4));
        ImGui::PopFont();
        share_bar(ui, candidate.score, ImGui::GetContentRegionAvail().x - ui.px(4));
        tooltip(ui, "How well it fits");
        ImGui::EndGroup();
        ImGui::PopID();
    }
}

} // namespace

void draw_event(Ui& ui, DetailsState& state, project::ReportRecord const* report)
{
    auto const& event = state.event;
    draw_head(ui, event);
    draw_quote(ui, state);
    state.needed = ImGui::GetCursorPosY();
    draw_when(ui, event, report != nullptr);
    draw_where(ui, event);
    draw_who(ui, event);
    draw_figures(ui, event);
    draw_source(ui, event);
    draw_candidates(ui, event, report);
}

} // namespace placetime::viewer
