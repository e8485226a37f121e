// Events that may be one happening, side by side.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/hint.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/proposals_state.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kLabel = 64, kLeastColumn = 150; ///< CSS pixels

std::string all_figures(events::Event const& event)
{
    std::string words;
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const figure = figure_words(event, static_cast<events::FigureKind>(i));
        if (!figure.empty()) words += (words.empty() ? "" : "\n") + figure;
    }
    return words;
}

std::string date_words(events::Event const& event)
{
    return event.when ? range_words(event.when->interval) : std::string("not dated");
}

std::string place_words(events::Event const& event)
{
    return event.where ? comma(event.where->name, above_words(*event.where))
                       : std::string("no place");
}

std::string type_words(events::Event const& event)
{
    return comma(std::string(events::to_string(event.type)), event.subtype);
}

std::string who_words(events::Event const& event)
{
    return event.actor2.empty() ? event.actor1 : event.actor1 + "\ntowards " + event.actor2;
}

std::string status_words(events::Event const& event)
{
    std::string words(events::to_string(event.status));
    return event.attribution.empty() ? words : words + "\naccording to " + event.attribution;
}

std::string source_words(events::Event const& event)
{
    auto words = std::string(events::source_name(event));
    if (event.reported) words += (words.empty() ? "" : "\n") + moment_words(*event.reported);
    if (event.claims.size() > 1) words += fmt::format("\n{} reports", event.claims.size());
    return words;
}

struct Property {
    char const* label;
    std::string (*words)(events::Event const&);
};
constexpr Property kProperties[] = {{"Type", type_words},    {"When", date_words},
                                    {"Where", place_words},  {"Figures", all_figures},
                                    {"Who", who_words},      {"Status", status_words},
                                    {"Source", source_words}};

/// Reads the group's events, and shows them on the map, when another group is looked at.
void bring(Ui& ui, ProposalsState& state, session::MergeProposal const& group)
{
    auto const& table = *ui.session.table();
    if (state.table == table.version() && state.ids == group.ids) return;
    bool const other = state.ids != group.ids;
    state.table = table.version();
    state.ids = group.ids;
    state.events.clear();
    std::vector<events::Row> rows;
    for (auto const& id : group.ids)
        if (auto const row = table.find(id)) {
            rows.push_back(*row);
            state.events.push_back(table.event(*row));
        }
    if (!other) return;
    state.in.assign(state.events.size(), true);
    if (rows.empty()) return;
    ui.session.selection.select(rows, rows.front());
    ui.session.fit_selection();
}

/// Whether a member is to be merged, its sign and its title.
void draw_column_head(Ui& ui, ProposalsState& state, std::size_t index, float width)
{
    auto const& event = state.events[index];
    auto const style = scene::type_style(event.type, ui.theme);
    ImGui::PushID(static_cast<int>(index));
    auto const at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("in", {ui.px(20), ui.px(20)})) state.in[index] = !state.in[index];
    draw_tick(ui, {at.x + ui.px(2), at.y + ui.px(10)}, state.in[index]);
    tooltip(ui, state.in[index] ? "It is one of them" : "It is left out");
    ImGui::SameLine(0, ui.px(4));
    ImGui::BeginGroup();
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - ui.px(30));
    ImGui::PushFont(ui.fonts.strong);
    ImGui::PushStyleColor(ImGuiCol_Text, color4(style.color));
    ImGui::TextUnformatted(event.title.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
    if (ImGui::IsItemHovered())
        if (auto const row = ui.session.table()->find(event.id)) {
            ui.session.selection.set_hovered(*row);
            if (ImGui::IsMouseClicked(0)) ui.session.selection.set_primary(*row);
        }
    ImGui::PopID();
}

/// A row: what all say alike is muted, so that what differs stands out.
void draw_property(Ui& ui, ProposalsState const& state, char const* label,
                   std::vector<std::string> const& words)
{
    if (std::ranges::all_of(words, [](auto const& w) { return w.empty(); })) return;
    bool const same = std::ranges::all_of(words, [&](auto const& w) { return w == words.front(); });
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushFont(ui.fonts.small);
    text_muted(ui, label);
    ImGui::PopFont();
    for (std::size_t i = 0; i < words.size(); ++i) {
        ImGui::TableNextColumn();
        float const fade = state.in[i] ? 1 : 0.5F;
        ImGui::PushStyleColor(ImGuiCol_Text,
                              color4(same ? ui.palette.muted : ui.palette.text, fade));
        wrapped(words[i].empty() ? "–" : words[i]);
        ImGui::PopStyleColor();
    }
}

void draw_table(Ui& ui, ProposalsState& state, float height)
{
    auto const count = state.events.size();
    float const room = ImGui::GetContentRegionAvail().x;
    float const column = std::max(ui.px(kLeastColumn),
                                  (room - ui.px(kLabel) - ui.px(12)) / static_cast<float>(count));
    constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                           ImGuiTableFlags_BordersInner | ImGuiTableFlags_SizingFixedFit;
    if (!ImGui::BeginTable("group", static_cast<int>(count) + 1, flags, {0, height})) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("label", ImGuiTableColumnFlags_WidthFixed, ui.px(kLabel));
    for (std::size_t i = 0; i < count; ++i)
        ImGui::TableSetupColumn(std::to_string(i).c_str(), ImGuiTableColumnFlags_WidthFixed,
                                column - ui.px(8));
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    for (std::size_t i = 0; i < count; ++i) {
        ImGui::TableNextColumn();
        draw_column_head(ui, state, i, column);
    }
    for (auto const& property : kProperties) {
        std::vector<std::string> words;
        for (auto const& event : state.events) words.push_back(property.words(event));
        draw_property(ui, state, property.label, words);
    }
    std::vector<std::string> quotes;
    for (auto const& event : state.events)
        quotes.push_back(event.source_quote.empty() ? std::string()
                                                    : "“" + event.source_quote + "”");
    draw_property(ui, state, "Sentence", quotes);
    ImGui::EndTable();
}

/// Those that are ticked.
std::vector<std::string> chosen(ProposalsState const& state)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < state.events.size(); ++i)
        if (state.in[i]) ids.push_back(state.events[i].id);
    return ids;
}

/// Merge or keep apart; of some of them only where not all are ticked.
void draw_verdict(Ui& ui, ProposalsState const& state)
{
    auto const ids = chosen(state);
    if (ids.size() == state.events.size()) {
        command_button(ui, "Merge", "proposals.accept");
        ImGui::SameLine();
        command_button(ui, "Keep apart", "proposals.keep_apart");
        return;
    }
    ImGui::BeginDisabled(ids.size() < 2 || !can_edit(ui));
    auto const words = fmt::format("Merge these {}", ids.size());
    if (ImGui::Button(ids.size() < 2 ? "Merge" : words.c_str()))
        edit_events(ui, ids, curation::merge);
    ImGui::SameLine();
    if (ImGui::Button("Keep them apart")) edit_events(ui, ids, curation::keep_apart);
    ImGui::EndDisabled();
}

void draw_head(Ui& ui, std::size_t index, std::size_t count)
{
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(ui.fonts.strong);
    ImGui::TextUnformatted("One happening?");
    ImGui::PopFont();
    ImGui::SameLine(0, ui.px(8));
    ImGui::PushFont(ui.fonts.small_numbers);
    ImGui::AlignTextToFramePadding();
    if (count > 0) text_muted(ui, fmt::format("group {} of {}", index + 1, grouped(count)));
    ImGui::PopFont();
    ImGui::SameLine(0, 0);
    align_right(ui.px(28 * 3 + 2 * 2));
    auto& session = ui.session;
    auto const button = [&](char const* id, Icon icon, char const* command) {
        auto const* const found = session::find_command(command);
        bool const enabled = found != nullptr && session::is_enabled(*found, session);
        if (icon_button(ui, id, icon, command_words(command), false, enabled))
            session::run_command(session, *found);
    };
    button("previous", Icon::fold_left, "proposals.previous");
    ImGui::SameLine(0, ui.px(2));
    button("next", Icon::fold_right, "proposals.next");
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "close", Icon::close, "Close")) session.settings.panels.proposals = false;
}

} // namespace

void draw_proposals(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##proposals", area, ImGuiWindowFlags_NoScrollbar)) {
        auto& session = ui.session;
        auto& state = ui.state.proposals;
        auto const& groups = session.proposals.all();
        auto const index = session.proposals.position();
        draw_head(ui, index, groups.size());
        if (groups.empty()) {
            draw_hint(ui, area, session.proposing() ? "Comparing the events…" : "Nothing to decide",
                      session.proposing()
                          ? "Events of one type, near in place and time and alike in words are "
                            "put side by side here."
                          : "No events are so alike that they may be one happening.");
        } else {
            auto const& group = groups[index];
            bring(ui, state, group);
            wrapped_muted(
                ui, fmt::format("{}  ·  likeness {:.2f}", group.why, std::min(group.score, 0.99)));
            ImGui::Dummy({1, ui.px(4)});
            draw_table(ui, state,
                       std::max(ui.px(80), ImGui::GetContentRegionAvail().y - ui.px(40)));
            ImGui::Dummy({1, ui.px(4)});
            draw_verdict(ui, state);
            ImGui::SameLine();
            command_button(ui, "Decide later", "proposals.next");
        }
    }
    ImGui::End();
}

} // namespace placetime::viewer
