// The place of the event in the details: what it is, what it may be, and how it is changed.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr std::size_t kFirstCandidates = 4; ///< shown before "more"
constexpr std::size_t kFoundPlaces = 12;

std::string distance_words(std::optional<events::EventPlace> const& from, geo::LonLat to)
{
    if (!from) return {};
    auto const metres = geo::distance(from->point, to);
    return metres < 500 ? std::string() : session::distance_text(metres) + " away";
}

void fly_to(Ui& ui, geo::LonLat point, geo::Meters radius)
{
    ui.session.camera.fly_to(point, std::max(radius, 2000.0));
}

void show_place(Ui& ui, events::Event const& event)
{
    if (!event.where) return text_muted(ui, "no place");
    auto const& place = *event.where;
    if (link(ui, "fly", place.name)) fly_to(ui, place.point, place.precision_m);
    tooltip(ui, "Fly there");
    wrapped_muted(ui, comma(std::string(kind_words(place.kind)), above_words(place)));
    wrapped_muted(ui, session::position_text(place.point));
    auto role = place.role == events::PlaceRole::where
                    ? std::string()
                    : "as the event's " + std::string(events::to_string(place.role));
    if (!place.text.empty() && place.text != place.name) role = comma("“" + place.text + "”", role);
    wrapped_muted(ui, role);
}

/// Places that are called so, or the position that was typed.
std::vector<session::PlaceHit> find_places(Ui& ui, std::string_view words)
{
    std::vector<session::PlaceHit> hits;
    if (auto const position = session::parse_position(words)) {
        session::PlaceHit hit;
        hit.name = session::position_text(*position);
        hit.kind = "position";
        hit.point = *position;
        hits.push_back(hit);
    } else if (ui.session.gazetteer() != nullptr && !words.empty()) {
        hits = session::find_places(*ui.session.gazetteer(), words, kFoundPlaces);
    }
    return hits;
}

/// A place that the search found, in two lines.
void draw_hit(Ui& ui, session::PlaceHit const& hit, std::optional<events::EventPlace> const& now,
              ImVec2 at, ImVec2 size)
{
    auto& list = *ImGui::GetWindowDrawList();
    draw_icon(list, Icon::place, {at.x + ui.px(14), at.y + size.y / 2}, ui.px(14),
              color(ui.palette.muted));
    float const left = at.x + ui.px(28), room = size.x - ui.px(34);
    draw_text_fitted(ui.fonts.base, {left, at.y + ui.px(2)}, room, color(ui.palette.text),
                     hit.name);
    auto words = std::string(kind_words(hit.kind));
    for (auto const& part : {hit.admin1, hit.country, distance_words(now, hit.point)})
        if (!part.empty() && part != hit.name) words += ", " + part;
    draw_text_fitted(ui.fonts.small, {left, at.y + ui.px(19)}, room, color(ui.palette.muted),
                     words);
}

/// Any place by its name, or a position, in a list over the panel.
void search_place(Ui& ui, events::Event const& event)
{
    auto& bench = ui.state.bench;
    if (bench.fresh) {
        ImGui::OpenPopup("places");
        bench.places = {};
        bench.hits.clear();
        bench.fresh = false;
    }
    show_place(ui, event);
    place_list(ui, ImGui::GetCursorScreenPos());
    if (!ImGui::BeginPopup("places")) return close_field(ui);
    pick_field(ui, bench.places, "A place, or 42.87, 74.59", ui.px(300));
    if (bench.places.edited) bench.hits = find_places(ui, bench.places.words.data());
    ImGui::Dummy({1, ui.px(2)});
    auto const chosen = pick_rows(ui, bench.places, bench.hits.size(), ui.px(38), ui.px(38 * 8),
                                  [&](std::size_t i, ImVec2 corner, ImVec2 size, scene::Color) {
                                      draw_hit(ui, bench.hits[i], event.where, corner, size);
                                  });
    if (!bench.hits.empty() && bench.places.active < bench.hits.size())
        ui.state.pointed_place = bench.hits[bench.places.active].point;
    if (bench.hits.empty())
        text_muted(ui, bench.places.words[0] == '\0' ? "Type a name or a position."
                                                     : "No place is called so.");
    if (event.where && ImGui::MenuItem("Take the place away")) {
        edit_event(ui, [](auto const& workspace, auto ids) {
            return curation::set_place(workspace, ids, std::nullopt);
        });
        close_field(ui);
    }
    if (bench.places.escaped) ImGui::CloseCurrentPopup();
    if (chosen) {
        auto const hit = bench.hits[*chosen];
        ui.session.choose_place(session::place_of(ui.session.gazetteer(), hit));
        ImGui::CloseCurrentPopup();
        close_field(ui);
    }
    ImGui::EndPopup();
}

/// "4 km", "850 m", "4000": metres; none for anything else.
std::optional<geo::Meters> parse_radius(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value <= 0) return std::nullopt;
    auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
    if (unit.starts_with("km")) return value * 1000;
    if (unit.empty() || unit.starts_with("m")) return value;
    return std::nullopt;
}

void edit_precision(Ui& ui)
{
    auto& bench = ui.state.bench;
    auto const typed = text_input(ui, "##precision", bench.text.data(), bench.text.size(),
                                  "500 m, 4 km …", std::exchange(bench.fresh, false));
    draw_problem(ui, bench.problem);
    if (typed == Typed::left) return close_field(ui);
    if (typed != Typed::taken) return;
    auto const radius = parse_radius(bench.text.data());
    if (!radius) {
        bench.problem = "A distance, like 500 m or 4 km.";
        return;
    }
    edit_event(ui, [radius](auto const& workspace, auto ids) {
        return curation::set_place_precision(workspace, ids, *radius);
    });
    close_field(ui);
}

/// A key's cap with a digit.
void draw_digit(Ui& ui, std::size_t number, ImVec2 at)
{
    auto& list = *ImGui::GetWindowDrawList();
    float const side = ui.px(18);
    list.AddRect(at, {at.x + side, at.y + side}, color(ui.palette.muted), ui.px(3));
    auto const text = fmt::format("{}", number);
    auto* const font = ui.fonts.small_numbers;
    float const wide = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.c_str()).x;
    list.AddText(
        font, font->FontSize,
        {std::round(at.x + (side - wide) / 2), std::round(at.y + (side - font->FontSize) / 2)},
        color(ui.palette.text), text.c_str());
}

/// One thing that the name may mean; true when it was chosen.
bool draw_candidate(Ui& ui, std::size_t index, session::PlaceChoice const& choice,
                    events::Event const& event)
{
    auto const& p = ui.palette;
    auto const& candidate = choice.place;
    bool const chosen = choice.current;
    float const width = std::max(1.0F, ImGui::GetContentRegionAvail().x), height = ui.px(40);
    auto const at = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton("candidate", {width, height});
    bool const lit =
        ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    auto& list = *ImGui::GetWindowDrawList();
    ImVec2 const end{at.x + width, at.y + height};
    if (chosen)
        list.AddRectFilled(at, end, color(p.accent, 0.14F), ui.px(4));
    else if (lit)
        list.AddRectFilled(at, end, color(p.text, 0.06F), ui.px(4));
    if (lit) ui.state.pointed_place = candidate.point;
    if (index < 9) draw_digit(ui, index + 1, {at.x + ui.px(4), at.y + ui.px(11)});
    auto* const numbers = ui.fonts.small_numbers;
    auto const score = fmt::format("{} %", std::lround(std::clamp(choice.score, 0.0, 1.0) * 100));
    float const wide = numbers->CalcTextSizeA(numbers->FontSize, FLT_MAX, 0, score.c_str()).x;
    float const left = at.x + ui.px(28), right = end.x - ui.px(6);
    list.AddText(numbers, numbers->FontSize, {right - wide, at.y + ui.px(5)}, color(p.muted),
                 score.c_str());
    draw_text_fitted(chosen ? ui.fonts.strong : ui.fonts.base, {left, at.y + ui.px(3)},
                     right - wide - ui.px(8) - left, color(p.text), candidate.name);
    auto words = std::string(kind_words(candidate.kind));
    for (auto const& part :
         {candidate.admin1, candidate.country,
          chosen ? std::string("chosen") : distance_words(event.where, candidate.point)})
        if (!part.empty() && part != candidate.name) words += ", " + part;
    draw_text_fitted(ui.fonts.small, {left, at.y + ui.px(21)}, right - left, color(p.muted), words);
    return pressed;
}

void draw_place_buttons(Ui& ui)
{
    ImGui::BeginDisabled(!can_edit(ui));
    if (ImGui::Button("Search…")) open_field(ui, BenchField::where);
    tooltip(ui, command_words("edit.place"));
    beside_if_it_fits(ui, "Move");
    command_button(ui, "Move", "edit.move");
    beside_if_it_fits(ui, "Draw area");
    command_button(ui, "Draw area", "edit.draw_area");
    ImGui::EndDisabled();
}

void show_precision(events::EventPlace const& place)
{
    auto const words = precision_words(place.precision_m);
    ImGui::TextUnformatted(words.empty() ? "not known" : words.c_str());
}

} // namespace

void draw_where(Ui& ui, events::Event const& event)
{
    field_row(
        ui, BenchField::where, "Where", [&] { show_place(ui, event); },
        [&] { search_place(ui, event); });
    begin_row(ui, "");
    draw_place_buttons(ui);
    end_row();
    if (event.where)
        field_row(
            ui, BenchField::precision, "Precision", [&] { show_precision(*event.where); },
            [&] { edit_precision(ui); });
}

void draw_candidates(Ui& ui, events::Event const& event)
{
    auto const& choices = ui.session.place_choices();
    auto const count = choices.size();
    if (count < 2 && !(count == 1 && !choices.front().current)) return;
    auto const& words = event.where ? event.where->text : std::string();
    part_heading(ui, words.empty() ? std::string("It may be") : fmt::format("“{}” may be", words));
    auto const shown = ui.state.bench.all_candidates ? count : std::min(count, kFirstCandidates);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(4), 0});
    for (std::size_t i = 0; i < shown; ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (draw_candidate(ui, i, choices[i], event) && can_edit(ui)) {
            ui.session.choose_place(events::EventPlace(choices[i].place));
            ImGui::PopID();
            break; // the choices are others now
        }
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    if (shown < count && link(ui, "more", fmt::format("{} more", count - shown)))
        ui.state.bench.all_candidates = true;
}

} // namespace placetime::viewer
