#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/panels/event_words.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace {

constexpr float kHeading = 32; ///< CSS pixels
/// How the open sections share the height: the list of layers is short, filters and events are not.
constexpr float kLayersPart = 0.7F, kFiltersPart = 1.1F, kEventsPart = 1.2F;

/// Of less height filters are of little use; where the side is low they take it from the list of
/// events, down to the least of that. CSS pixels.
constexpr float kLeastFilters = 220, kLeastEvents = 142;

/// A heading that folds its section. `note` stands at its right end, muted.
void draw_heading(Ui& ui, char const* title, std::string const& note, scene::Rect area, bool& open)
{
    if (area.height <= 0) return;
    if (begin_area(ui, title, area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        auto& list = *ImGui::GetWindowDrawList();
        list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()});
        ImGui::SetCursorScreenPos({area.x, area.y});
        if (ImGui::InvisibleButton("##fold", {area.width, area.height})) open = !open;
        bool const focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
        if (ImGui::IsItemHovered())
            list.AddRectFilled({area.x, area.y}, {area.right(), area.bottom()},
                               color(ui.palette.text, 0.05F));
        if (focused)
            list.AddRect({area.x + 1, area.y + 1}, {area.right() - 1, area.bottom() - 1},
                         color(ui.palette.accent), ui.px(4), 0, ui.px(2));
        list.AddLine({area.x, area.y}, {area.right(), area.y}, color(ui.palette.rule));
        float const middle = area.y + area.height / 2;
        draw_icon(list, open ? Icon::fold_down : Icon::fold_right, {area.x + ui.px(18), middle},
                  ui.px(14), color(ui.palette.muted));
        auto const text_y = [&](ImFont const* font) {
            return std::round(middle - font->FontSize / 2);
        };
        list.AddText(ui.fonts.strong, ui.fonts.strong->FontSize,
                     {area.x + ui.px(30), text_y(ui.fonts.strong)}, color(ui.palette.text), title);
        ImVec2 const size = ui.fonts.small_numbers->CalcTextSizeA(ui.fonts.small_numbers->FontSize,
                                                                  1e6F, 0, note.c_str());
        list.AddText(ui.fonts.small_numbers, ui.fonts.small_numbers->FontSize,
                     {area.right() - ui.px(12) - size.x, text_y(ui.fonts.small_numbers)},
                     color(ui.palette.muted), note.c_str());
        list.PopClipRect();
    }
    ImGui::End();
}

std::string layers_note(session::Session const& session)
{
    auto const count = session.layers.layers().size();
    return count == 0 ? std::string() : std::to_string(count);
}

std::string filters_note(session::Session const& session)
{
    return session.filters.choice().is_default() ? std::string() : "on";
}

std::string events_note(session::Session const& session)
{
    return session.document().is_open() ? grouped(session.list.size()) : std::string();
}

} // namespace

Sections arrange_sections(scene::Rect area, float scale, bool layers, bool filters, bool events)
{
    std::array const open{layers, filters, events};
    constexpr std::array kParts{kLayersPart, kFiltersPart, kEventsPart};
    float const heading = std::min(std::round(kHeading * scale), std::floor(area.height / 3));
    float const room = std::max(0.0F, area.height - 3 * heading);
    float parts = 0;
    for (std::size_t i = 0; i < open.size(); ++i) parts += open[i] ? kParts[i] : 0;
    std::array<scene::Rect, 3> headings, bodies;
    float y = area.y;
    float left = room;
    std::array<float, 3> heights{};
    for (std::size_t i = 0; i < open.size(); ++i)
        if (open[i]) heights[i] = std::floor(room * kParts[i] / parts);
    if (filters && events) {
        float const missing = kLeastFilters * scale - heights[1];
        float const spare = heights[2] - kLeastEvents * scale;
        float const moved = std::floor(std::max(0.0F, std::min(missing, spare)));
        heights[1] += moved;
        heights[2] -= moved;
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        headings[i] = {area.x, y, area.width, heading};
        y += heading;
        // The last open one takes what rounding left.
        bool const last = std::none_of(open.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                       open.end(), [](bool o) { return o; });
        float const height = !open[i] ? 0 : last ? left : heights[i];
        bodies[i] = {area.x, y, area.width, height};
        y += height;
        left -= height;
    }
    return {headings[0], bodies[0], headings[1], bodies[1], headings[2], bodies[2]};
}

void draw_left(Ui& ui, scene::Rect area)
{
    if (area.width < ui.px(40)) return;
    auto& session = ui.session;
    auto& panels = session.settings.panels;
    auto const s = arrange_sections(area, ui.scale, panels.layers, panels.filters, panels.events);
    draw_heading(ui, "Layers", layers_note(session), s.layers_heading, panels.layers);
    if (s.layers.height > 0) draw_layers(ui, s.layers);
    draw_heading(ui, "Filters", filters_note(session), s.filters_heading, panels.filters);
    if (s.filters.height > 0) draw_filters(ui, s.filters);
    draw_heading(ui, "Events", events_note(session), s.events_heading, panels.events);
    if (s.events.height > 0) draw_events(ui, s.events);
}

} // namespace placetime::viewer
