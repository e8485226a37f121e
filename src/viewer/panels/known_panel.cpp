// The second slider: what had been reported at a moment.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/known_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kSnap = 7;  ///< a report this near is taken, CSS pixels
constexpr float kHead = 32; ///< of the words above the line, CSS pixels
constexpr std::int64_t kHour = 3'600, kDay = 86'400;

/// The line with a tick for each report, over the same stretch of time as the bars above it.
class Track {
public:
    Track(Ui& ui, scene::Rect area, std::vector<time::Instant> const& times)
        : ui_(ui), area_(area), times_(times), axis_(ui.session.timeline.axis()),
          list_(*ImGui::GetWindowDrawList()), y_(std::round(area.y + area.height / 2))
    {
    }

    void draw(time::Instant known)
    {
        auto const& p = ui_.palette;
        float const at = x_of(known), thick = ui_.px(4);
        float const knob = std::clamp(at, area_.x, area_.right());
        list_.AddRectFilled({area_.x, y_ - thick / 2}, {area_.right(), y_ + thick / 2},
                            color(scene::mixed(p.text, p.panel, 0.12)), thick / 2);
        list_.AddRectFilled({area_.x, y_ - thick / 2}, {knob, y_ + thick / 2}, color(p.accent),
                            thick / 2);
        draw_ticks(known);
        if (at < area_.x || at > area_.right()) return draw_beyond(at < area_.x);
        list_.AddCircleFilled({at, y_}, ui_.px(8), color(p.panel), 24);
        list_.AddCircleFilled({at, y_}, ui_.px(6.5F), color(p.accent), 24);
    }

    void take_pointer(time::Instant known)
    {
        ImGui::SetCursorScreenPos({area_.x - ui_.px(8), area_.y});
        ImGui::InvisibleButton("known", {area_.width + ui_.px(16), area_.height});
        auto const& io = ImGui::GetIO();
        auto& session = ui_.session;
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            if (io.MouseWheel != 0) session.step_known(io.MouseWheel > 0 ? 1 : -1);
            tooltip(ui_, known_words(moment_at(io.MousePos.x)));
        }
        if (!ImGui::IsItemActive()) return;
        auto const t = moment_at(io.MousePos.x);
        if (t != known) session.set_known(t);
    }

private:
    float x_of(time::Instant t) const
    {
        return area_.x + static_cast<float>(axis_.x_of(t, static_cast<double>(area_.width)));
    }

    void draw_ticks(time::Instant known)
    {
        float last = -1e9F;
        for (auto const t : times_) {
            float const x = std::round(x_of(t)) + 0.5F;
            if (x < area_.x || x > area_.right() || x < last + 2) continue;
            last = x;
            list_.AddLine({x, y_ - ui_.px(8)}, {x, y_ + ui_.px(8)},
                          color(t <= known ? ui_.palette.accent : ui_.palette.muted),
                          std::max(1.0F, ui_.px(1.5F)));
        }
    }

    /// The moment lies beyond the axis: an arrow at its end.
    void draw_beyond(bool before)
    {
        float const x = before ? area_.x : area_.right(), side = ui_.px(before ? -6 : 6);
        list_.AddTriangleFilled({x, y_ - ui_.px(6)}, {x, y_ + ui_.px(6)}, {x + side, y_},
                                color(ui_.palette.accent));
    }

    /// The nearest report's moment, else the whole hour or day.
    time::Instant moment_at(float x) const
    {
        auto const t = axis_.at(static_cast<double>(x - area_.x), static_cast<double>(area_.width));
        auto const after = std::ranges::lower_bound(times_, t);
        std::optional<time::Instant> nearest;
        auto const look_at = [&](time::Instant report) {
            float const off = std::abs(x_of(report) - x);
            if (off <= ui_.px(kSnap) && (!nearest || off < std::abs(x_of(*nearest) - x)))
                nearest = report;
        };
        if (after != times_.begin()) look_at(*(after - 1));
        if (after != times_.end()) look_at(*after);
        if (nearest) return *nearest;
        auto const unit = time::Seconds(axis_.span() > 20.0 * kDay ? kDay : kHour);
        auto const count = t.time_since_epoch() / unit;
        return time::Instant(unit * count);
    }

    Ui& ui_;
    scene::Rect area_;
    std::vector<time::Instant> const& times_;
    session::Axis axis_;
    ImDrawList& list_;
    float y_;
};

void draw_head(Ui& ui, scene::Rect area, time::Instant known)
{
    auto& session = ui.session;
    float const side = ui.px(28);
    float const top = area.y + ui.px(3), middle = top + side / 2;
    ImGui::SetCursorScreenPos({area.x + ui.px(12), top});
    if (icon_button(ui, "back", Icon::fold_left, command_words("known.previous")))
        session.step_known(-1);
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "on", Icon::fold_right, command_words("known.next"))) session.step_known(1);
    auto& list = *ImGui::GetWindowDrawList();
    auto* const strong = ui.fonts.strong;
    auto* const small = ui.fonts.small_numbers;
    float const left = area.x + ui.px(76), right = area.right() - ui.px(48);
    float const used = draw_text_fitted(strong, {left, std::round(middle - strong->FontSize / 2)},
                                        right - left, color(ui.palette.text), known_words(known));
    auto const& times = session.report_times();
    auto const words =
        times.empty()
            ? std::string("No report says when it was published.")
            : fmt::format("{} of {} report dates",
                          std::ranges::upper_bound(times, known) - times.begin(), times.size());
    draw_text_fitted(small, {left + used + ui.px(16), std::round(middle - small->FontSize / 2)},
                     right - left - used - ui.px(16), color(ui.palette.muted), words);
    ImGui::SetCursorScreenPos({area.right() - ui.px(12) - side, top});
    if (icon_button(ui, "close", Icon::close, "Back to all that is known now"))
        session.set_known(std::nullopt);
    list.AddLine({area.x, area.y + 0.5F}, {area.right(), area.y + 0.5F}, color(ui.palette.rule), 1);
}

} // namespace

std::string known_words(time::Instant moment) { return "As known at " + moment_words(moment); }

void draw_known(Ui& ui, scene::Rect area)
{
    auto const known = ui.session.known();
    if (!known) return;
    if (ui.state.known_seen != known) ui.session.timeline.axis().reveal(*known);
    ui.state.known_seen = known;
    if (begin_area(ui, "##known", area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        auto& list = *ImGui::GetWindowDrawList();
        list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()});
        draw_head(ui, area, *known);
        float const margin = ui.px(16); // as the bars above
        scene::Rect const track{area.x + margin, area.y + ui.px(kHead), area.width - 2 * margin,
                                area.height - ui.px(kHead + 2)};
        auto const& times = ui.session.report_times();
        if (!times.empty() && track.width > ui.px(80)) {
            Track line(ui, track, times);
            line.draw(*known);
            line.take_pointer(*known);
        }
        list.PopClipRect();
    }
    ImGui::End();
}

} // namespace placetime::viewer
