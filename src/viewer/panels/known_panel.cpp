// The second slider: what had been reported at a moment.
#include <algorithm>
#include <chrono>
#include <cmath>
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

constexpr float kLabel = 320; ///< of the words at the left, CSS pixels
constexpr float kSnap = 7;    ///< a report this near is taken, CSS pixels
constexpr std::int64_t kDay = 86'400;

/// The line with a tick for each report.
class Track {
public:
    Track(Ui& ui, scene::Rect area, std::vector<time::Instant> const& times)
        : ui_(ui), area_(area), times_(times), list_(*ImGui::GetWindowDrawList())
    {
        // A day beside the ends, so that nothing and all have their places.
        from_ = seconds(times_.front());
        to_ = seconds(times_.back());
        auto const margin = std::max<double>(kDay / 4.0, (to_ - from_) * 0.03);
        from_ -= margin;
        to_ += margin;
    }

    void draw(time::Instant known)
    {
        auto const& p = ui_.palette;
        float const y = std::round(area_.y + ui_.px(20));
        float const at = x_of(known);
        float const thick = ui_.px(4);
        list_.AddRectFilled({area_.x, y - thick / 2}, {area_.right(), y + thick / 2},
                            color(scene::mixed(p.text, p.panel, 0.12)), thick / 2);
        list_.AddRectFilled({area_.x, y - thick / 2}, {at, y + thick / 2}, color(p.accent),
                            thick / 2);
        float last = -1e9F;
        for (auto const t : times_) {
            float const x = std::round(x_of(t)) + 0.5F;
            if (x < last + 1) continue; // one for each pixel is enough
            last = x;
            list_.AddLine({x, y - ui_.px(8)}, {x, y + ui_.px(8)},
                          color(t <= known ? p.accent : p.muted), std::max(1.0F, ui_.px(1.5F)));
        }
        list_.AddCircleFilled({at, y}, ui_.px(8), color(p.panel), 24);
        list_.AddCircleFilled({at, y}, ui_.px(6.5F), color(p.accent), 24);
        draw_ends();
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
            tell(io.MousePos.x);
        }
        if (!ImGui::IsItemActive()) return;
        auto const t = moment_at(io.MousePos.x);
        if (t != known) session.set_known(t);
    }

private:
    static double seconds(time::Instant t)
    {
        return static_cast<double>(t.time_since_epoch().count());
    }
    float x_of(time::Instant t) const
    {
        auto const share = (seconds(t) - from_) / (to_ - from_);
        return area_.x + area_.width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    }
    /// The nearest report's moment, else the whole hour.
    time::Instant moment_at(float x) const
    {
        for (auto const t : times_)
            if (std::abs(x_of(t) - x) <= ui_.px(kSnap)) return t;
        auto const share = std::clamp(static_cast<double>((x - area_.x) / area_.width), 0.0, 1.0);
        auto const t = static_cast<std::int64_t>(std::llround(from_ + share * (to_ - from_)));
        auto const unit = to_ - from_ > 20.0 * kDay ? kDay : std::int64_t{3600};
        return time::Instant(time::Seconds((t / unit) * unit));
    }

    void draw_ends()
    {
        auto* const font = ui_.fonts.small;
        auto const first = moment_words(times_.front()), last = moment_words(times_.back());
        float const y = area_.y + ui_.px(31);
        auto const width = [&](std::string const& text) {
            return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.c_str()).x;
        };
        auto const tone = color(ui_.palette.muted);
        list_.AddText(font, font->FontSize, {area_.x, y}, tone, first.c_str());
        if (first != last && width(first) + width(last) + ui_.px(16) < area_.width)
            list_.AddText(font, font->FontSize, {area_.right() - width(last), y}, tone,
                          last.c_str());
    }

    void tell(float x) const
    {
        auto const t = moment_at(x);
        auto const reports = std::ranges::upper_bound(times_, t) - times_.begin();
        tooltip(ui_,
                fmt::format("{}: {} of {} report times", known_words(t), reports, times_.size()));
    }

    Ui& ui_;
    scene::Rect area_;
    std::vector<time::Instant> const& times_;
    ImDrawList& list_;
    double from_ = 0, to_ = 1;
};

void draw_label(Ui& ui, scene::Rect area, time::Instant known)
{
    auto& session = ui.session;
    float const side = ui.px(28);
    ImGui::SetCursorScreenPos({area.x + ui.px(12), std::round(area.y + (area.height - side) / 2)});
    if (icon_button(ui, "back", Icon::fold_left, command_words("known.previous")))
        session.step_known(-1);
    ImGui::SameLine(0, 0);
    if (icon_button(ui, "on", Icon::fold_right, command_words("known.next"))) session.step_known(1);
    ImGui::SameLine(0, ui.px(8));
    auto const at = ImGui::GetCursorScreenPos();
    float const right = area.x + ui.px(kLabel) - ui.px(34);
    draw_text_fitted(ui.fonts.strong,
                     {at.x, std::round(area.y + (area.height - ui.fonts.strong->FontSize) / 2)},
                     right - at.x, color(ui.palette.text), known_words(known));
    ImGui::SetCursorScreenPos(
        {area.x + ui.px(kLabel) - ui.px(30), std::round(area.y + (area.height - side) / 2)});
    if (icon_button(ui, "close", Icon::close, "Back to all that is known now"))
        session.set_known(std::nullopt);
}

} // namespace

std::string known_words(time::Instant moment) { return "As known at " + moment_words(moment); }

void draw_known(Ui& ui, scene::Rect area)
{
    auto const known = ui.session.known();
    if (!known) return;
    if (begin_area(ui, "##known", area,
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
        auto& list = *ImGui::GetWindowDrawList();
        list.PushClipRect({area.x, area.y}, {area.right(), area.bottom()});
        list.AddLine({area.x, area.y + 0.5F}, {area.right(), area.y + 0.5F}, color(ui.palette.rule),
                     1);
        draw_label(ui, area, *known);
        scene::Rect const track{area.x + ui.px(kLabel + 16), area.y,
                                area.width - ui.px(kLabel + 40), area.height};
        auto const& times = ui.session.report_times();
        if (times.empty()) {
            auto const* const words = "No report says when it was published.";
            list.AddText({track.x, std::round(area.y + (area.height - ImGui::GetFontSize()) / 2)},
                         color(ui.palette.muted), words);
        } else if (track.width > ui.px(80)) {
            Track line(ui, track, times);
            line.draw(*known);
            line.take_pointer(*known);
        }
        list.PopClipRect();
    }
    ImGui::End();
}

} // namespace placetime::viewer
