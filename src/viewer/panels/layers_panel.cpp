#include <imgui_internal.h> // NavMoveRequestCancel()

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

using session::MapLayer;

constexpr char const* kDragType = "placetime-layer";

scene::Color from_float(float const* rgb)
{
    auto const channel = [](float share) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255));
    };
    return {channel(rgb[0]), channel(rgb[1]), channel(rgb[2]), 255};
}

/// The grip: drags the row, and with the keyboard's focus Ctrl+↑ and Ctrl+↓ move it.
void draw_grip(Ui& ui, MapLayer const& layer, std::size_t position)
{
    auto& model = ui.session.layers;
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("grip", {ui.px(18), ui.px(28)});
    draw_icon(*ImGui::GetWindowDrawList(), Icon::grip, {at.x + ui.px(8), at.y + ui.px(14)},
              ui.px(14), color(ui.palette.muted));
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    tooltip(ui, "Drag to reorder; upper layers cover lower ones");
    if (ImGui::BeginDragDropSource()) {
        ImGui::SetDragDropPayload(kDragType, &layer.id, sizeof layer.id);
        ImGui::TextUnformatted(layer.name.c_str());
        ImGui::EndDragDropSource();
    }
    ImGui::SameLine(0, 0);
    // The same without a mouse.
    if (ImGui::IsItemFocused() && ImGui::GetIO().KeyCtrl) {
        bool const up = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow));
        bool const down = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow));
        if (up || down) ImGui::NavMoveRequestCancel(); // the grip keeps the focus
        if (up)
            model.move(layer.id, position + 1);
        else if (down && position > 0)
            model.move(layer.id, position - 1);
    }
}

void draw_look(Ui& ui, MapLayer const& layer, std::size_t position)
{
    auto& model = ui.session.layers;
    auto look = layer.style;
    float const label = ui.px(64);
    auto const row = [&](char const* name) {
        float const left = ImGui::GetCursorPosX();
        ImGui::AlignTextToFramePadding();
        text_muted(ui, name);
        ImGui::SameLine(0, 0);
        ImGui::SetCursorPosX(left + label);
        ImGui::SetNextItemWidth(-1);
    };
    row("Opacity");
    auto percent = static_cast<int>(std::lround(look.opacity * 100));
    if (ImGui::SliderInt("##opacity", &percent, 0, 100, "%d %%", ImGuiSliderFlags_AlwaysClamp))
        look.opacity = static_cast<float>(percent) / 100;
    if (layer.overlay) {
        row("Colour");
        auto const now = look.color.value_or(ui.palette.accent);
        std::array<float, 3> rgb{static_cast<float>(now.r) / 255, static_cast<float>(now.g) / 255,
                                 static_cast<float>(now.b) / 255};
        if (ImGui::ColorEdit3("##color", rgb.data(),
                              ImGuiColorEditFlags_DisplayHex | ImGuiColorEditFlags_NoOptions))
            look.color = from_float(rgb.data());
        row("Width");
        ImGui::SliderFloat("##width", &look.width, 0.5F, 12, "%.1f px",
                           ImGuiSliderFlags_AlwaysClamp);
        if (!layer.fields.empty()) {
            row("Labels");
            if (begin_choice(ui, "##labels", look.label_field.empty() ? "none" : look.label_field,
                             ImGui::GetContentRegionAvail().x)) {
                if (ImGui::Selectable("none", look.label_field.empty())) look.label_field.clear();
                for (auto const& field : layer.fields)
                    if (ImGui::Selectable(field.c_str(), field == look.label_field))
                        look.label_field = field;
                ImGui::EndCombo();
            }
        }
    }
    if (!(look == layer.style)) model.set_style(layer.id, look);
    auto const count = model.layers().size();
    if (icon_button(ui, "up", Icon::up, "Above the layer over it", false, position + 1 < count))
        return model.move(layer.id, position + 1);
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, "down", Icon::down, "Below the layer under it", false, position > 0))
        model.move(layer.id, position - 1);
}

void draw_facts(Ui& ui, MapLayer const& layer)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushTextWrapPos(0);
    auto const crs = layer.crs.empty() ? std::string("no CRS; taken as WGS 84 degrees") : layer.crs;
    text_muted(ui, layer.kind.empty() ? crs : layer.kind + "  ·  " + crs);
    auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
    for (auto const& problem : layer.problems) {
        ImGui::PushStyleColor(ImGuiCol_Text, color4(alarm));
        ImGui::TextUnformatted(problem.c_str());
        ImGui::PopStyleColor();
    }
    text_muted(ui, layer.file.string());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
}

/// True when the layer was removed: then it must not be looked at again.
bool draw_layer(Ui& ui, MapLayer const& layer, std::size_t position)
{
    auto& model = ui.session.layers;
    auto const id = layer.id;
    ImGui::PushID(static_cast<int>(id));
    draw_grip(ui, layer, position);
    bool const visible = layer.style.visible;
    if (icon_button(ui, "eye", visible ? Icon::eye : Icon::eye_off,
                    visible ? "Hide this layer" : "Show this layer"))
        model.set_visible(id, !visible);
    ImGui::SameLine(0, ui.px(2));
    auto& open = ui.state.open_layer;
    auto const at = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x - ui.px(30);
    if (ImGui::InvisibleButton("name", {std::max(1.0F, width), ui.px(28)}))
        open = open == id ? 0 : id;
    bool const lit =
        ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    auto& list = *ImGui::GetWindowDrawList();
    if (lit)
        list.AddRectFilled(at, {at.x + width, at.y + ui.px(28)}, color(ui.palette.text, 0.06F),
                           ui.px(4));
    float x = at.x + ui.px(4);
    if (layer.overlay) {
        list.AddRectFilled({x, at.y + ui.px(11)}, {x + ui.px(12), at.y + ui.px(17)},
                           color(layer.style.color.value_or(ui.palette.accent)), ui.px(2));
        x += ui.px(18);
    }
    if (!layer.problems.empty()) {
        auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
        draw_icon(list, Icon::warning, {x + ui.px(7), at.y + ui.px(14)}, ui.px(14), color(alarm));
        x += ui.px(18);
    }
    draw_text_fitted(ui.fonts.base, {x, at.y + ui.px(6)}, at.x + width - x,
                     color(visible ? ui.palette.text : ui.palette.muted), layer.name);
    tooltip(ui, layer.problems.empty() ? "Look, labels, CRS" : layer.problems.front());
    if (ImGui::BeginDragDropTarget()) {
        if (auto const* const payload = ImGui::AcceptDragDropPayload(kDragType)) {
            std::uint64_t dragged = 0;
            std::memcpy(&dragged, payload->Data, sizeof dragged);
            model.move(dragged, position);
        }
        ImGui::EndDragDropTarget();
    }
    ImGui::SameLine(0, ui.px(2));
    bool const remove = icon_button(ui, "remove", Icon::trash, "Remove this layer");
    if (remove)
        model.remove(id);
    else if (open == id && model.find(id) != nullptr) {
        ImGui::Indent(ui.px(20));
        draw_facts(ui, *model.find(id));
        draw_look(ui, *model.find(id), position);
        ImGui::Unindent(ui.px(20));
        ImGui::Dummy({1, ui.px(4)});
    }
    ImGui::PopID();
    return remove;
}

void draw_projection(Ui& ui)
{
    auto& camera = ui.session.camera;
    auto& problem = ui.state.projection_problem;
    std::string const current = camera.projection_name();
    auto const choices = session::projection_choices();
    auto const named = std::find_if(choices.begin(), choices.end(),
                                    [&](auto const& choice) { return choice.name == current; });
    part_heading(ui, "Projection");
    auto const title = named != choices.end() ? std::string(named->title) : current;
    if (begin_choice(ui, "##projection", title, ImGui::GetContentRegionAvail().x)) {
        for (auto const& choice : choices)
            if (ImGui::Selectable(std::string(choice.title).c_str(), choice.name == current)) {
                problem = camera.set_projection(choice.name).value_or("");
                ui.session.settings.projection = camera.projection_name();
            }
        ImGui::EndCombo();
    }
    auto& text = ui.state.projection;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputTextWithHint("##epsg", "Or a code, such as EPSG:32643", text.data(),
                                 text.size(), ImGuiInputTextFlags_EnterReturnsTrue)) {
        problem = camera.set_projection(text.data()).value_or("");
        if (problem.empty()) {
            ui.session.settings.projection = camera.projection_name();
            text[0] = '\0';
        }
    }
    tooltip(ui, "An EPSG code, a PROJ string or WKT; Enter takes it");
    if (problem.empty()) return;
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text,
                          color4(scene::type_style(events::Type::battles, ui.theme).color));
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(problem.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

/// What is always there: drawn from the program's own boundaries.
void draw_base(Ui& ui)
{
    auto& graticule = ui.session.settings.graticule;
    part_heading(ui, "Ground");
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushTextWrapPos(0);
    text_muted(ui, "Land, borders, rivers and towns: Natural Earth and GeoNames");
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    if (switch_row(ui, "graticule", "Graticule", graticule)) graticule = !graticule;
    tooltip(ui, "Meridians and parallels (G)");
}

} // namespace

void draw_layers(Ui& ui, scene::Rect area)
{
    if (begin_area(ui, "##layers", area)) {
        auto const& session = ui.session;
        if (ImGui::Button("Add a layer…") && session.hooks.add_layer_dialog)
            session.hooks.add_layer_dialog();
        tooltip(ui, "Any vector or raster file that GDAL reads; or drop it on the window");
        if (session.layers.empty()) {
            ImGui::PushFont(ui.fonts.small);
            ImGui::PushTextWrapPos(0);
            text_muted(ui, "No layers of your own yet.");
            ImGui::PopTextWrapPos();
            ImGui::PopFont();
        }
        // The uppermost first, as they lie.
        for (std::size_t i = session.layers.layers().size(); i-- > 0;)
            if (draw_layer(ui, session.layers.layers()[i], i)) break;
        draw_base(ui);
        draw_projection(ui);
    }
    ImGui::End();
}

} // namespace placetime::viewer
