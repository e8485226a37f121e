#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kRow = 40; ///< CSS pixels

std::string place_words(session::PlaceHit const& hit)
{
    std::string text(kind_words(hit.kind));
    for (auto const& part : {hit.admin1, hit.country})
        if (!part.empty() && part != hit.name) text += ", " + part;
    if (hit.population > 0) text += fmt::format(", {} people", grouped(hit.population));
    return text;
}

/// The results below the box.
class Results {
public:
    Results(Ui& ui, scene::Rect box)
        : ui_(ui), state_(ui.state.search), search_(ui.session.search), box_(box),
          count_(search_.places().size() + search_.events().size())
    {
        if (count_ > 0) state_.active = std::min(state_.active, count_ - 1);
    }

    /// Up, down and Enter; the box keeps the keyboard. True when a result was taken.
    bool handle_keys()
    {
        auto const pressed = [](ImGuiKey key) {
            return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
        };
        if (count_ == 0) return false;
        if (pressed(ImGuiKey_DownArrow)) move(state_.active + 1 < count_ ? state_.active + 1 : 0);
        if (pressed(ImGuiKey_UpArrow)) move(state_.active > 0 ? state_.active - 1 : count_ - 1);
        return false;
    }

    void take(std::size_t index)
    {
        auto& session = ui_.session;
        auto const places = search_.places().size();
        if (index < places) {
            session.fly_to(search_.places()[index]);
        } else if (index - places < search_.events().size()) {
            session.select(search_.events()[index - places], true);
            session.reveal_selection();
        }
        state_.open = false;
    }

    void draw()
    {
        float const width = std::max(box_.width, ui_.px(320));
        float const x = std::min(box_.x, box_.right() - width);
        ImGui::SetNextWindowPos({x, box_.bottom() + ui_.px(2)});
        ImGui::SetNextWindowSizeConstraints({width, 0}, {width, ui_.px(520)});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui_.px(8), ui_.px(8)});
        if (ImGui::Begin("##results", nullptr,
                         ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                             ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                             ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_AlwaysAutoResize)) {
            hovered_ = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
            draw_groups();
        }
        ImGui::End();
        ImGui::PopStyleVar();
    }

    bool hovered() const noexcept { return hovered_; }

private:
    void move(std::size_t to)
    {
        state_.active = to;
        scroll_ = true;
    }

    void draw_groups()
    {
        std::size_t index = 0;
        if (!search_.places().empty()) {
            part_heading(ui_, "Places");
            for (auto const& hit : search_.places())
                draw_row(index++, hit.name, place_words(hit), nullptr);
        }
        if (!search_.events().empty()) {
            auto const found = search_.event_count();
            part_heading(ui_, found > search_.events().size()
                                  ? fmt::format("Events: the first {} of {}",
                                                search_.events().size(), grouped(found))
                                  : std::string("Events"));
            auto const& table = *ui_.session.table();
            for (auto const row : search_.events()) {
                if (row >= table.size()) continue;
                auto const place = table.place_name(row);
                auto const below =
                    row_date(table, row) + (place.empty() ? std::string() : "  ·  " + place);
                draw_row(index++, table.title(row), below, &row);
            }
        }
        if (search_.searching())
            text_muted(ui_, "Searching the events…");
        else if (count_ == 0)
            text_muted(ui_, "No place and no event is called so.");
    }

    void draw_row(std::size_t index, std::string const& name, std::string const& below,
                  events::Row const* row)
    {
        float const width = ImGui::GetContentRegionAvail().x, height = ui_.px(kRow);
        auto const at = ImGui::GetCursorScreenPos();
        ImGui::PushID(static_cast<int>(index));
        if (ImGui::InvisibleButton("hit", {std::max(1.0F, width), height})) take(index);
        ImGui::PopID();
        auto const& io = ImGui::GetIO();
        bool const moved = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
        if (ImGui::IsItemHovered() && moved) state_.active = index;
        bool const active = index == state_.active;
        auto const& p = ui_.palette;
        scene::Color const ground = active ? scene::mixed(p.accent, p.panel, 0.18) : p.panel;
        auto& list = *ImGui::GetWindowDrawList();
        if (active) {
            list.AddRectFilled(at, {at.x + width, at.y + height}, color(ground), ui_.px(4));
            if (scroll_) ImGui::SetScrollHereY(0.5F);
        }
        ImVec2 const center{at.x + ui_.px(16), at.y + height / 2};
        if (row != nullptr)
            draw_event_sign(ui_, *ui_.session.table(), *row, center, ui_.px(11), ground);
        else
            draw_icon(list, Icon::place, center, ui_.px(16), color(p.muted));
        float const left = at.x + ui_.px(32), room = width - ui_.px(36);
        draw_text_fitted(ui_.fonts.base, {left, at.y + ui_.px(3)}, room, color(p.text), name);
        draw_text_fitted(ui_.fonts.small, {left, at.y + ui_.px(21)}, room, color(p.muted), below);
    }

    Ui& ui_;
    SearchState& state_;
    session::Search& search_;
    scene::Rect box_;
    std::size_t count_;
    bool scroll_ = false, hovered_ = false;
};

} // namespace

void draw_search(Ui& ui, scene::Rect area)
{
    auto& state = ui.state.search;
    auto& search = ui.session.search;
    bool active = false, entered = false, escaped = false;
    // In front of the menu bar, over whose end it lies.
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.width, area.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    bool const shown = ImGui::Begin(
        "##search", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(3);
    if (shown) {
        ImGui::SetCursorScreenPos({area.x, area.y});
        if (std::exchange(ui.focus.search, false)) {
            ImGui::SetKeyboardFocusHere();
            ui.frames.now(); // it has the keyboard from the next frame on
        }
        ImGui::SetNextItemWidth(area.width);
        float const pad = std::max(0.0F, (area.height - ImGui::GetFontSize()) / 2);
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(30), pad});
        entered = ImGui::InputTextWithHint(
            "##words", "Search places and events  ( / )", state.text.data(), state.text.size(),
            ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
        ImGui::PopStyleVar();
        active = ImGui::IsItemActive();
        escaped =
            ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
        if (ImGui::IsItemActivated()) state.open = true;
        draw_icon(*ImGui::GetWindowDrawList(), Icon::search,
                  {area.x + ui.px(16), area.y + area.height / 2}, ui.px(15),
                  color(ui.palette.muted));
    }
    ImGui::End();
    if (escaped) {
        state.text[0] = '\0';
        state.open = false;
    }
    if (search.text() != state.text.data()) {
        search.set_text(state.text.data());
        state.active = 0;
        state.open = active;
    }
    if (!state.open || state.text[0] == '\0') return;
    Results results(ui, area);
    if (active) results.handle_keys();
    if (entered) {
        results.take(state.active);
        return;
    }
    results.draw();
    if (!active && !results.hovered() && !ImGui::IsMouseDown(0)) state.open = false;
}

} // namespace placetime::viewer
