#include <array>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/list_rows.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

using session::ListOrder;
using session::ListScope;

void draw_scopes(Ui& ui)
{
    auto& list = ui.session.list;
    auto const counts = ui.session.counts();
    struct Choice {
        ListScope scope;
        char const* id;
        char const* words;
        char const* tooltip;
        std::size_t count;
    };
    std::array const choices{
        Choice{ListScope::window, "shown", "In window", "Events in the timeline's window",
               counts.listed},
        Choice{ListScope::undated, "undated", "Undated", "Events without a date", counts.undated},
        Choice{ListScope::unplaced, "unplaced", "Unplaced",
               "Events without a place; they are not on the map", counts.unplaced},
    };
    float const right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    ImGui::PushFont(ui.fonts.small_numbers);
    for (auto const& choice : choices) {
        auto const words = fmt::format("{} {}", choice.words, grouped(choice.count));
        float const wide = ImGui::CalcTextSize(words.c_str()).x + ui.px(16);
        // A narrow panel gives them several lines.
        if (&choice != &choices.front() && ImGui::GetItemRectMax().x + wide <= right)
            ImGui::SameLine(0, 0);
        if (segment(ui, choice.id, words, list.scope() == choice.scope)) {
            list.set_scope(choice.scope);
            ui.state.list = {};
            ui.state.list.followed = ui.session.selection.primary();
        }
        tooltip(ui, choice.tooltip);
    }
    ImGui::PopFont();
    auto& follows = ui.session.settings.list_follows_view;
    if (ImGui::GetItemRectMax().x + ui.px(28) <= right) ImGui::SameLine(0, 0);
    align_right(ui.px(28));
    if (icon_button(ui, "view", Icon::fit,
                    follows ? "Lists only what the map shows" : "List only what the map shows",
                    follows))
        follows = !follows;
}

/// A heading that sorts; an arrow tells the way.
void draw_order(Ui& ui, ListOrder order, char const* words)
{
    auto& list = ui.session.list;
    bool const active = list.order() == order;
    auto const text = ImGui::CalcTextSize(words);
    float const arrow = active ? ui.px(12) : 0;
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(order));
    if (ImGui::InvisibleButton("order", {text.x + arrow + ui.px(8), ui.px(20)}))
        list.sort_by(order);
    ImGui::PopID();
    bool const lit =
        ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    auto const tone = color(active || lit ? ui.palette.text : ui.palette.muted);
    auto& draw = *ImGui::GetWindowDrawList();
    draw.AddText({at.x + ui.px(4), at.y + (ui.px(20) - text.y) / 2}, tone, words);
    if (active)
        draw_icon(draw, list.descending() ? Icon::fold_down : Icon::fold_up,
                  {at.x + text.x + ui.px(11), at.y + ui.px(10)}, ui.px(10), tone);
    tooltip(ui, active ? "Sorted by this; press to turn it round" : "Sort by this");
}

void draw_orders(Ui& ui)
{
    constexpr std::array kOrders{
        std::pair{ListOrder::begin, "Date"},     std::pair{ListOrder::type, "Type"},
        std::pair{ListOrder::title, "Title"},    std::pair{ListOrder::place, "Place"},
        std::pair{ListOrder::figure, "Figures"}, std::pair{ListOrder::confidence, "Confidence"},
    };
    ImGui::PushFont(ui.fonts.small);
    float const right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool first = true;
    for (auto const& [order, words] : kOrders) {
        float const wide = ImGui::CalcTextSize(words).x + ui.px(20);
        if (!first) {
            if (ImGui::GetItemRectMax().x + wide > right) break; // the menu has it too
            ImGui::SameLine(0, 0);
        }
        first = false;
        draw_order(ui, order, words);
    }
    if (ui.session.list.sorting()) {
        ImGui::SameLine(0, ui.px(4));
        text_muted(ui, "sorting…");
    }
    ImGui::PopFont();
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(
        {at.x - ui.px(12), at.y - ui.px(1)},
        {at.x + ImGui::GetContentRegionAvail().x + ui.px(12), at.y - ui.px(1)},
        color(ui.palette.rule), 1);
}

void draw_nothing(Ui& ui)
{
    auto const at = ImGui::GetCursorScreenPos();
    auto const size = ImGui::GetContentRegionAvail();
    scene::Rect const area{at.x, at.y, size.x, size.y};
    auto const& session = ui.session;
    if (!session.document().is_open())
        return draw_hint(ui, area, "Nothing is open yet",
                         "Open reports, tables or a project with Ctrl+O, or drop files on "
                         "the window.");
    if (session.table()->size() == 0)
        return draw_hint(ui, area, "No events in what is open",
                         "Add reports or an event table with Ctrl+O.");
    if (session.list.scope() == ListScope::undated)
        return draw_hint(ui, area, "Every event has a date", "");
    if (session.list.scope() == ListScope::unplaced)
        return draw_hint(ui, area, "Every event has a place", "");
    if (session.filters.listed().none())
        return draw_hint(ui, area, "No event passes the filters", "Clear them under Filters.");
    if (session.settings.list_follows_view && session.counts().listed > 0)
        return draw_hint(ui, area, "No event where the map looks", "Press F to see them all.");
    draw_hint(ui, area, "No event in this window of time",
              "Widen it on the timeline, or move it with ← and →.");
}

} // namespace

void draw_events(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##events", area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        draw_scopes(ui);
        draw_orders(ui);
        if (ui.session.list.size() == 0)
            draw_nothing(ui);
        else
            draw_list_rows(ui);
    }
    ImGui::End();
}

} // namespace placetime::viewer
