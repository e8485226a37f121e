#include "viewer/panels/bench_parts.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kLabel = 76; ///< width of the column of labels, CSS pixels

} // namespace

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

void begin_row(Ui& ui, char const* label)
{
    float const left = ImGui::GetCursorPosX();
    if (*label != '\0') {
        ImGui::Dummy({1, ui.px(2)});
        text_muted(ui, label);
        ImGui::SameLine(0, 0);
    }
    ImGui::SetCursorPosX(left + ui.px(kLabel));
    ImGui::BeginGroup();
}

void end_row() { ImGui::EndGroup(); }

std::string comma(std::string a, std::string const& b)
{
    if (!a.empty() && !b.empty()) a += ", ";
    return a + b;
}

void close_field(Ui& ui)
{
    auto& bench = ui.state.bench;
    bench.open = BenchField::none;
    bench.problem.clear();
    ui.frames.now();
}

void editable(Ui& ui, BenchField field, std::function<void()> const& value,
              std::function<void()> const& editor)
{
    auto& bench = ui.state.bench;
    ImGui::PushID(static_cast<int>(field));
    if (bench.open == field) {
        auto const corner = ImGui::GetCursorScreenPos();
        if (bench.fresh && !ImGui::IsRectVisible(corner, {corner.x + 1, corner.y + ui.px(40)}))
            ImGui::SetScrollHereY(0.3F); // a command opened it
        editor();
        ImGui::PopID();
        return;
    }
    auto const at = ImGui::GetCursorScreenPos();
    float const width = std::max(1.0F, ImGui::GetContentRegionAvail().x);
    ImGui::BeginGroup();
    value();
    ImGui::EndGroup();
    if (can_edit(ui)) {
        auto const after = ImGui::GetCursorScreenPos();
        ImVec2 const size{width, std::max(ui.px(18), ImGui::GetItemRectSize().y)};
        ImGui::SetCursorScreenPos(at);
        if (ImGui::InvisibleButton("edit", size)) open_field(ui, field);
        bool const lit =
            ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
        if (lit) {
            auto& list = *ImGui::GetWindowDrawList();
            float const pad = ui.px(4);
            ImVec2 const low{at.x - pad, at.y - ui.px(1)},
                high{at.x + size.x, at.y + size.y + ui.px(1)};
            list.AddRectFilled(low, high, color(ui.palette.text, 0.06F), ui.px(4));
            list.AddRect(low, high, color(ui.palette.rule), ui.px(4));
            draw_icon(list, Icon::pencil, {high.x - ui.px(10), at.y + ui.px(9)}, ui.px(13),
                      color(ui.palette.accent));
            ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        }
        ImGui::SetCursorScreenPos(after);
    }
    ImGui::PopID();
}

void field_row(Ui& ui, BenchField field, char const* label, std::function<void()> const& value,
               std::function<void()> const& editor)
{
    begin_row(ui, label);
    editable(ui, field, value, editor);
    end_row();
}

Typed text_input(Ui& ui, char const* id, char* text, std::size_t size, char const* hint,
                 bool take_keyboard, float width)
{
    if (take_keyboard) {
        ImGui::SetKeyboardFocusHere();
        ui.frames.now(); // it has the keyboard from the next frame on
    }
    float const pad = std::max(0.0F, (ui.px(28) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), pad});
    ImGui::SetNextItemWidth(width > 0 ? width : ImGui::GetContentRegionAvail().x);
    bool const entered = ImGui::InputTextWithHint(id, hint, text, size,
                                                  ImGuiInputTextFlags_EnterReturnsTrue |
                                                      ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    if (entered) return Typed::taken;
    if (!ImGui::IsItemDeactivated()) return Typed::nothing;
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) return Typed::left;
    return ImGui::IsItemDeactivatedAfterEdit() ? Typed::taken : Typed::passed;
}

void edit_event(Ui& ui, Operation const& operation) { ui.session.edit_selected(operation); }

void edit_events(Ui& ui, std::vector<std::string> const& ids, Operation const& operation)
{
    auto& session = ui.session;
    try {
        session.edit(operation(session.workspace(), ids));
    } catch (Error const& error) {
        session.say(session::Notice::Kind::error, error.what());
    }
}

bool can_edit(Ui const& ui) { return ui.session.why_not_editable().empty(); }

std::string command_words(std::string_view command)
{
    auto const* const found = session::find_command(command);
    if (found == nullptr) return {};
    auto const key = session::to_string(found->chords[0]);
    return key.empty() ? std::string(found->title) : fmt::format("{} ({})", found->title, key);
}

void command_button(Ui& ui, char const* words, std::string_view command)
{
    auto const* const found = session::find_command(command);
    bool const enabled = found != nullptr && session::is_enabled(*found, ui.session);
    ImGui::BeginDisabled(!enabled);
    if (ImGui::Button(words)) session::run_command(ui.session, *found);
    ImGui::EndDisabled();
    tooltip(ui, command_words(command));
}

void beside_if_it_fits(Ui& ui, char const* words)
{
    float const right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    float const wide = ImGui::CalcTextSize(words).x + 2 * ImGui::GetStyle().FramePadding.x;
    if (ImGui::GetItemRectMax().x + ui.px(4) + wide <= right) ImGui::SameLine(0, ui.px(4));
}

void place_list(Ui& ui, ImVec2 below)
{
    constexpr float kWidth = 332, kHeight = 450; // CSS pixels: a little more than the longest
    auto const& display = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({std::max(0.0F, std::min(below.x, display.x - ui.px(kWidth))),
                             std::max(0.0F, std::min(below.y, display.y - ui.px(kHeight)))});
}

void draw_problem(Ui& ui, std::string const& problem)
{
    if (problem.empty()) return;
    auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, color4(alarm));
    wrapped(problem);
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

} // namespace placetime::viewer
