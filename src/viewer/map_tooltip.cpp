#include "viewer/map_tooltip.h"

#include <algorithm>

#include <fmt/format.h>

#include "scene/tokens.h"
#include "session/session.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/symbols.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

/// A place known better than this is simply named.
constexpr geo::Meters kPrecise = 2'000;
constexpr std::size_t kTitles = 5;
constexpr float kWidth = 320; ///< CSS pixels

std::string where_text(events::Event const& event)
{
    if (!event.where) return "without a place";
    auto const& where = *event.where;
    std::string text = where.name.empty() ? where.text : where.name;
    if (text.empty()) text = session::position_text(where.point);
    if (where.precision_m > kPrecise) text += " · " + precision_words(where.precision_m);
    return text;
}

void draw_sign_of(Ui& ui, events::EventTable const& table, events::Row row)
{
    auto const style = scene::type_style(table.types()[row], ui.theme);
    float const size = ui.px(scene::kSymbol);
    float const line = ImGui::GetTextLineHeight();
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({size * 1.3F, line});
    SignLook look;
    look.color = color(style.color);
    look.ground = color(ui.palette.panel);
    look.hollow = table.shapes()[row] != events::kNoShape;
    look.broken = table.statuses()[row] == events::Status::claimed;
    look.dot = table.reviews()[row] == events::Review::unreviewed;
    draw_sign(*ImGui::GetWindowDrawList(), style.shape, {at.x + size * 0.65F, at.y + line / 2},
              size, look);
    ImGui::SameLine(0, ui.px(6));
}

void draw_one(Ui& ui, events::EventTable const& table, events::Row row)
{
    auto const text = tooltip_text(table, row);
    draw_sign_of(ui, table, row);
    ImGui::PushFont(ui.fonts.strong);
    ImGui::TextUnformatted(text.title.c_str());
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextUnformatted((text.when + "  ·  " + text.where).c_str());
    if (!text.source.empty()) text_muted(ui, text.source);
    ImGui::PopFont();
}

void draw_several(Ui& ui, events::EventTable const& table, std::string const& place,
                  std::vector<events::Row> const& rows, bool more)
{
    ImGui::PushFont(ui.fonts.strong);
    ImGui::TextUnformatted(fmt::format("{}{} events{}{}", more ? "more than " : "",
                                       more ? rows.size() - 1 : rows.size(),
                                       place.empty() ? "" : " · ", place)
                               .c_str());
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.small);
    for (std::size_t i = 0; i < std::min(rows.size(), kTitles); ++i) {
        draw_sign_of(ui, table, rows[i]);
        ImGui::TextUnformatted(table.title(rows[i]).c_str());
    }
    if (rows.size() > kTitles)
        text_muted(ui, more ? "and others" : fmt::format("and {} more", rows.size() - kTitles));
    ImGui::PopFont();
}

} // namespace

TooltipText tooltip_text(events::EventTable const& table, events::Row row)
{
    auto const event = table.event(row);
    TooltipText text;
    text.title = event.title.empty() ? std::string(events::to_string(event.type)) : event.title;
    text.when = event.when ? range_words(event.when->interval) : "without a date";
    text.where = where_text(event);
    text.source = !event.publisher.empty() ? event.publisher : event.source_title;
    if (event.status == events::Status::claimed)
        text.source = event.attribution.empty()
                          ? "claimed" + (text.source.empty() ? "" : " · " + text.source)
                          : fmt::format("claimed by {}{}{}", event.attribution,
                                        text.source.empty() ? "" : " · ", text.source);
    return text;
}

void draw_event_tooltip(Ui& ui, std::string const& place, std::vector<events::Row> const& rows,
                        bool more)
{
    if (rows.empty()) return;
    auto const& table = *ui.session.table();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(kWidth));
    if (rows.size() == 1)
        draw_one(ui, table, rows.front());
    else
        draw_several(ui, table, place, rows, more);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

} // namespace placetime::viewer
