// What lies over the map: tool lines, tooltip, buttons, menu.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/map_tooltip.h"
#include "viewer/map_view.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

/// Lines between corners are drawn straight on the ground's shortest way only by the measure tool;
/// a region's edges are straight in the picture, in steps short enough for what it shows.
void draw_ring(ImDrawList& list, std::vector<ImVec2> const& corners, ImU32 line, float width,
               bool closed)
{
    if (corners.size() < 2) return;
    list.AddPolyline(corners.data(), static_cast<int>(corners.size()), line,
                     closed ? ImDrawFlags_Closed : 0, width);
}

/// What the tool in hand wants, and what it has.
std::string hint_of(session::MapTools const& tools)
{
    switch (tools.tool()) {
    case session::Tool::measure: {
        auto const length = tools.length_text();
        return length.empty() ? "Measure: click the points of a line. Esc ends."
                              : fmt::format("{} — click adds a point, Backspace takes one back, "
                                            "Esc ends",
                                            length);
    }
    case session::Tool::region:
        return tools.points().size() < 3
                   ? "Filter by region: click its corners. Esc gives up."
                   : "Click the first corner, double-click or press Enter to close the region. "
                     "Esc gives up.";
    case session::Tool::move_event:
        return "Drag the symbol to where it happened, or click there. Esc gives up.";
    case session::Tool::event_area:
        return tools.points().size() < 3
                   ? "The event's area: click its corners. Esc gives up."
                   : "Click the first corner, double-click or press Enter to close the area. Esc "
                     "gives up.";
    case session::Tool::box_zoom:
        return "Drag a box to zoom to. Esc gives up.";
    case session::Tool::pan:
        break;
    }
    return {};
}

} // namespace

void MapView::draw_region(Ui& ui) const
{
    auto& list = *ImGui::GetBackgroundDrawList();
    auto const& camera = ui.session.camera.camera();
    ImU32 const line = color(ui.palette.accent);
    list.PushClipRect({area_.x, area_.y}, {area_.right(), area_.bottom()});
    for (auto const& polygon : ui.session.filters.choice().region) {
        for (auto const& ring : polygon) {
            std::vector<ImVec2> corners;
            for (auto const& position : ring)
                if (auto const p = camera.to_screen(position)) corners.push_back(global(*p));
            if (ring.size() > 1 && ring.front() == ring.back() && corners.size() > 1)
                corners.pop_back(); // a corner twice makes a wedge of its edges
            draw_ring(list, corners, line, ui.px(2), true);
        }
    }
    if (ui.session.tools.tool() == session::Tool::region ||
        ui.session.tools.tool() == session::Tool::event_area) {
        std::vector<ImVec2> corners;
        for (auto const& position : ui.session.tools.points())
            if (auto const p = camera.to_screen(position)) corners.push_back(global(*p));
        for (auto const& corner : corners) list.AddCircleFilled(corner, ui.px(4), line);
        if (auto const pointer = ui.session.tools.pointer())
            if (auto const p = camera.to_screen(*pointer)) corners.push_back(global(*p));
        if (corners.size() > 2)
            list.AddPolyline(corners.data(), static_cast<int>(corners.size()),
                             color(ui.palette.accent, 0.5F), ImDrawFlags_Closed, ui.px(1));
        draw_ring(list, corners, line, ui.px(2), false);
    }
    list.PopClipRect();
}

/// A place that a panel tells of: what a name may mean, a place named in a report.
void MapView::draw_shown_place(Ui& ui) const
{
    auto const place = std::exchange(ui.state.pointed_place, std::nullopt);
    if (!place) return;
    auto const at = ui.session.camera.camera().to_screen(*place);
    if (!at) return;
    auto& list = *ImGui::GetBackgroundDrawList();
    ImVec2 const center = global(*at);
    list.PushClipRect({area_.x, area_.y}, {area_.right(), area_.bottom()});
    list.AddCircle(center, ui.px(11), color(ui.palette.panel), 0, ui.px(5));
    list.AddCircle(center, ui.px(11), color(ui.palette.accent), 0, ui.px(2));
    list.AddCircleFilled(center, ui.px(2.5F), color(ui.palette.accent));
    list.PopClipRect();
}

void MapView::draw_box(Ui& ui) const
{
    if (gesture_ != Gesture::box) return;
    auto& list = *ImGui::GetBackgroundDrawList();
    ImVec2 const a = global(pressed_at_);
    ImVec2 const b = global(last_at_);
    ImVec2 const low{std::min(a.x, b.x), std::min(a.y, b.y)};
    ImVec2 const high{std::max(a.x, b.x), std::max(a.y, b.y)};
    list.AddRectFilled(low, high, color(ui.palette.accent, 0.12F));
    list.AddRect(low, high, color(ui.palette.accent), 0, 0, ui.px(1.5F));
}

/// In a review the places that the event's name may mean, with the digits that choose them.
void MapView::draw_candidates(Ui& ui) const
{
    auto const& session = ui.session;
    if (!session.reviewing() || !session.selection.primary()) return;
    auto const& choices = session.place_choices();
    if (choices.size() < 2) return;
    auto& list = *ImGui::GetBackgroundDrawList();
    auto* const font = ui.fonts.small_numbers;
    list.PushClipRect({area_.x, area_.y}, {area_.right(), area_.bottom()});
    for (std::size_t i = std::min<std::size_t>(choices.size(), 9); i-- > 0;) {
        auto const at = session.camera.camera().to_screen(choices[i].place.point);
        if (!at) continue;
        ImVec2 const center = global({at->x + ui.px(16), at->y - ui.px(16)});
        auto const tone = color(choices[i].current ? ui.palette.accent : ui.palette.text);
        list.AddLine(global(*at), center, tone, ui.px(1));
        list.AddCircleFilled(center, ui.px(9), color(ui.palette.panel), 24);
        list.AddCircle(center, ui.px(9), tone, 24, ui.px(1.5F));
        char const digit[2] = {static_cast<char>('1' + i), '\0'};
        float const wide = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, digit).x;
        list.AddText(font, font->FontSize,
                     {std::round(center.x - wide / 2), std::round(center.y - font->FontSize / 2)},
                     tone, digit);
    }
    list.PopClipRect();
}

/// The event that is moved: where it was, and where the pointer would put it.
void MapView::draw_carried(Ui& ui) const
{
    auto const from = carried_from(ui);
    if (!from) return;
    auto& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({area_.x, area_.y}, {area_.right(), area_.bottom()});
    auto const tone = color(ui.palette.accent);
    list.AddCircle(global(*from), ui.px(14), color(ui.palette.panel), 0, ui.px(5));
    list.AddCircle(global(*from), ui.px(14), tone, 0, ui.px(2));
    if (gesture_ == Gesture::carry) {
        ImVec2 const to = ImGui::GetIO().MousePos;
        list.AddLine(global(*from), to, tone, ui.px(1.5F));
        draw_event_sign_on(list, ui, *ui.session.table(), *ui.session.selection.primary(), to,
                           ui.px(16), ui.palette.land);
        list.AddCircle(to, ui.px(14), tone, 0, ui.px(2));
    }
    list.PopClipRect();
}

void MapView::draw_tooltip(Ui& ui)
{
    if (ui.choice || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId)) return;
    if (scene_.is_of_another_table(ui.session)) return; // it was edited in this frame
    if (hit_) {
        auto const& scene = scene_.last();
        std::string place;
        if (hit_->kind == scene::Hit::Kind::marker && hit_->index < scene.markers.size())
            place = scene.markers[hit_->index].place;
        else if (hit_->kind == scene::Hit::Kind::tray && hit_->index < scene.tray.size())
            place = scene.tray[hit_->index].text;
        else if (hit_->index < scene.shapes.size())
            place = scene.shapes[hit_->index].place;
        draw_event_tooltip(ui, place, hit_->rows, false);
    } else if (!dense_.empty()) {
        draw_event_tooltip(ui, {}, dense_, dense_.size() > 200);
    }
}

void MapView::draw_tool_hint(Ui& ui)
{
    auto const hint = hint_of(ui.session.tools);
    if (hint.empty()) return;
    float const most = area_.width - ui.px(2 * 64);
    ImVec2 const text = ImGui::CalcTextSize(hint.c_str(), nullptr, false, most);
    float const width = text.x + ui.px(24);
    ImGui::SetNextWindowPos({area_.x + (area_.width - width) / 2, area_.y + ui.px(12)});
    ImGui::SetNextWindowSize({width, text.y + ui.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    if (ImGui::Begin("##tool hint", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoFocusOnAppearing)) {
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + most);
        ImGui::TextUnformatted(hint.c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

void MapView::draw_menu(Ui& ui)
{
    if (!ImGui::BeginPopup("map menu")) return;
    auto& session = ui.session;
    if (menu_position_) {
        auto const& position = *menu_position_;
        auto const coordinates = scene::coordinates_text(position, session.camera.camera());
        ImGui::PushFont(ui.fonts.strong);
        ImGui::TextUnformatted(menu_place_.empty() ? coordinates.c_str() : menu_place_.c_str());
        ImGui::PopFont();
        if (!menu_place_.empty()) text_muted(ui, coordinates);
        ImGui::Separator();
        bool const stale = scene_.is_of_another_table(session);
        auto const hit = stale ? std::nullopt : scene::pick(scene_.last(), menu_at_);
        if (hit && !hit->rows.empty()) {
            auto const label = hit->rows.size() == 1
                                   ? std::string("Show the event")
                                   : fmt::format("List the {} events here", hit->rows.size());
            if (ImGui::MenuItem(label.c_str())) choose(ui, menu_at_, menu_place_, hit->rows);
        }
        if (ImGui::MenuItem("Copy coordinates")) {
            auto const text = fmt::format("{:.5f}, {:.5f}", position.lat, position.lon);
            if (session.hooks.copy_text) session.hooks.copy_text(text);
            session.say(session::Notice::Kind::info, "Copied " + text + " (latitude, longitude)");
        }
        if (ImGui::MenuItem("Measure from here")) {
            session.tools.cancel();
            session.tools.choose(session::Tool::measure);
            session.tools.add(position);
        }
        if (ImGui::MenuItem("Look here"))
            session.camera.pan_by((menu_at_.x - area_.width / 2) / area_.width,
                                  (menu_at_.y - area_.height / 2) / area_.height);
        if (ImGui::MenuItem("Zoom in here")) session.camera.zoom(4, menu_at_);
    } else {
        text_muted(ui, "Beyond the edge of the map");
    }
    ImGui::EndPopup();
}

void MapView::draw_over(Ui& ui)
{
    draw_region(ui);
    draw_shown_place(ui);
    draw_box(ui);
    draw_candidates(ui);
    draw_carried(ui);
    draw_tool_hint(ui);
    draw_tooltip(ui);
    draw_menu(ui);
}

} // namespace placetime::viewer
