#include "viewer/panels/list_rows.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "session/session.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"

namespace placetime::viewer {
namespace {

/// Shift selects at most so many rows.
constexpr std::size_t kMostSelected = 100'000;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class Rows {
public:
    explicit Rows(Ui& ui)
        : ui_(ui), state_(ui.state.list), events_(ui.session.list), table_(*ui.session.table()),
          size_(ImGui::GetContentRegionAvail()), at_(ImGui::GetCursorScreenPos()),
          wide_(size_.x >= ui.px(480)), height_(ui.px(wide_ ? 26 : 38)),
          shown_(std::max(1.0, static_cast<double>(size_.y / height_)))
    {
    }

    void draw()
    {
        follow_selection();
        float const bar = ui_.px(12);
        ImGui::InvisibleButton("rows", {std::max(1.0F, size_.x - bar), std::max(1.0F, size_.y)});
        bool const hovered = ImGui::IsItemHovered();
        if (hovered) scroll_by(-3.0 * static_cast<double>(ImGui::GetIO().MouseWheel));
        if (ImGui::IsWindowFocused()) handle_keys();
        clamp();
        auto const under = hovered ? index_under() : kNone;
        if (under != kNone) {
            ui_.session.selection.set_hovered(events_.row(under));
            if (ImGui::IsMouseClicked(0)) click(under);
            if (ImGui::IsMouseDoubleClicked(0)) ui_.session.select(events_.row(under), true);
        }
        auto& list = *ImGui::GetWindowDrawList();
        list.PushClipRect(at_, {at_.x + size_.x, at_.y + size_.y}, true);
        auto const first = static_cast<std::size_t>(state_.top);
        for (std::size_t i = first; i < events_.size(); ++i) {
            float const y =
                at_.y + static_cast<float>(static_cast<double>(i) - state_.top) * height_;
            if (y >= at_.y + size_.y) break;
            draw_row(events_.row(i), y, size_.x - bar, under == i);
        }
        list.PopClipRect();
        draw_bar(bar);
    }

private:
    double most() const { return std::max(0.0, static_cast<double>(events_.size()) - shown_); }
    void clamp() { state_.top = std::clamp(state_.top, 0.0, most()); }
    void scroll_by(double rows)
    {
        if (rows != 0) state_.top += rows;
    }
    void reveal(std::size_t index)
    {
        auto const at = static_cast<double>(index);
        if (at < state_.top) state_.top = at;
        if (at + 1 > state_.top + shown_) state_.top = at + 1 - shown_;
        clamp();
    }

    /// What was selected elsewhere is brought into sight, once.
    void follow_selection()
    {
        auto const primary = ui_.session.selection.primary();
        if (primary == state_.followed) return;
        state_.followed = primary;
        if (!primary) return;
        if (auto const index = events_.index_of(*primary)) reveal(*index);
    }

    /// Position in the list; kNone below its end.
    std::size_t index_under() const
    {
        auto const down = static_cast<double>((ImGui::GetMousePos().y - at_.y) / height_);
        auto const index = static_cast<std::size_t>(std::max(0.0, state_.top + down));
        return index < events_.size() ? index : kNone;
    }

    void choose(std::size_t index, bool extend)
    {
        auto const row = events_.row(index);
        if (!extend || !state_.anchor) {
            state_.anchor = index;
            return ui_.session.select(row);
        }
        auto const from = std::min(*state_.anchor, index);
        auto const to = std::min(std::max(*state_.anchor, index) + 1, from + kMostSelected);
        std::vector<events::Row> rows;
        rows.reserve(to - from);
        for (std::size_t i = from; i < to && i < events_.size(); ++i)
            rows.push_back(events_.row(i));
        ui_.session.selection.select(std::move(rows), row);
    }

    void click(std::size_t index)
    {
        auto const& io = ImGui::GetIO();
        if (io.KeyCtrl) {
            ui_.session.selection.toggle(events_.row(index));
            state_.anchor = index;
        } else {
            choose(index, io.KeyShift);
        }
        state_.followed = ui_.session.selection.primary(); // it is in sight already
    }

    /// ↑ and ↓ are commands of the session, which work everywhere.
    void handle_keys()
    {
        auto const primary = ui_.session.selection.primary();
        if (primary && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)))
            ui_.session.select(*primary, true);
    }

    void draw_row(events::Row row, float y, float width, bool hovered)
    {
        auto& list = *ImGui::GetWindowDrawList();
        auto const& p = ui_.palette;
        auto const& selection = ui_.session.selection;
        bool const selected = selection.contains(row);
        scene::Color ground = p.panel;
        if (selected)
            ground = scene::mixed(p.accent, p.panel, 0.18);
        else if (hovered || ui_.session.selection.hovered() == row)
            ground = scene::mixed(p.text, p.panel, 0.07);
        ImVec2 const from{at_.x, y}, to{at_.x + width, y + height_};
        if (!(ground == p.panel)) list.AddRectFilled(from, to, color(ground));
        if (selection.primary() == row)
            list.AddRectFilled(from, {from.x + ui_.px(3), to.y}, color(p.accent));
        list.AddLine({from.x, to.y - 0.5F}, {to.x, to.y - 0.5F}, color(p.rule), 1);
        draw_event_sign(ui_, table_, row, {from.x + ui_.px(15), y + height_ / 2}, ui_.px(11),
                        ground);
        wide_ ? draw_wide(row, y, width) : draw_narrow(row, y, width);
    }

    void draw_narrow(events::Row row, float y, float width)
    {
        float const left = at_.x + ui_.px(30), room = width - ui_.px(36);
        draw_text_fitted(ui_.fonts.base, {left, y + ui_.px(2)}, room, color(ui_.palette.text),
                         table_.title(row));
        float const y_below = y + ui_.px(20);
        auto const tone = color(ui_.palette.muted);
        float const date = draw_text_fitted(ui_.fonts.small_numbers, {left, y_below}, room, tone,
                                            row_date(table_, row));
        auto const place = table_.place_name(row);
        draw_text_fitted(ui_.fonts.small, {left + date, y_below}, room - date, tone,
                         "  ·  " + (place.empty() ? std::string("no place") : place));
    }

    void draw_wide(events::Row row, float y, float width)
    {
        float const date = ui_.px(148), place = std::min(ui_.px(220), width * 0.28F);
        float const left = at_.x + ui_.px(30), text_y = y + ui_.px(5);
        float const title = width - ui_.px(30) - date - place - ui_.px(8);
        draw_text_fitted(ui_.fonts.numbers, {left, text_y}, date - ui_.px(8),
                         color(ui_.palette.muted), row_date(table_, row));
        draw_text_fitted(ui_.fonts.base, {left + date, text_y}, title - ui_.px(12),
                         color(ui_.palette.text), table_.title(row));
        auto const name = table_.place_name(row);
        draw_text_fitted(ui_.fonts.base, {left + date + title, text_y}, place,
                         color(ui_.palette.muted), name.empty() ? "no place" : name);
    }

    /// Its knob's length is the share of rows in sight, at least 24 pixels.
    void draw_bar(float width)
    {
        if (most() <= 0) return;
        float const x = at_.x + size_.x - width;
        float const knob = std::max(
            ui_.px(24), size_.y * static_cast<float>(shown_ / static_cast<double>(events_.size())));
        float const way = std::max(1.0F, size_.y - knob);
        ImGui::SetCursorScreenPos({x, at_.y});
        ImGui::InvisibleButton("bar", {width, std::max(1.0F, size_.y)});
        if (ImGui::IsItemActive()) {
            auto const share = (ImGui::GetMousePos().y - at_.y - knob / 2) / way;
            state_.top = std::clamp(static_cast<double>(share), 0.0, 1.0) * most();
        }
        float const y = at_.y + way * static_cast<float>(state_.top / most());
        bool const lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
        ImGui::GetWindowDrawList()->AddRectFilled(
            {x + ui_.px(3), y}, {x + width - ui_.px(2), y + knob},
            color(ui_.palette.text, lit ? 0.45F : 0.25F), ui_.px(4));
    }

    Ui& ui_;
    ListState& state_;
    session::EventList& events_;
    events::EventTable const& table_;
    ImVec2 size_, at_;
    bool wide_;
    float height_;
    double shown_; ///< rows in sight, with a fraction
};

} // namespace

void draw_list_rows(Ui& ui)
{
    if (ImGui::BeginChild("list", {0, 0}, false,
                          ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                              ImGuiWindowFlags_NoNavInputs)) {
        Rows(ui).draw();
    }
    ImGui::EndChild();
}

} // namespace placetime::viewer
