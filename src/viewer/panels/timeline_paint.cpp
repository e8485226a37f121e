#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/symbols.h"
#include "viewer/panels/timeline_plot.h"
#include "viewer/theme.h"

namespace placetime::viewer {
namespace {

/// Draws one picture of the timeline.
class Painter {
public:
    Painter(Ui& ui, events::Histogram const& histogram, PlotParts const& parts, Lanes const& lanes)
        : ui_(ui), histogram_(histogram), parts_(parts), lanes_(lanes),
          list_(*ImGui::GetWindowDrawList()), timeline_(ui.session.timeline),
          width_(parts.bars.width)
    {
        auto const shown = timeline_.shown();
        left_ = std::clamp(x_of(shown.begin), parts.bars.x, parts.bars.right());
        right_ = std::clamp(x_of(shown.end), parts.bars.x, parts.bars.right());
        if (timeline_.mode() == session::Mode::instant) right_ = left_;
    }

    void paint()
    {
        ImGui::PushFont(ui_.fonts.small_numbers);
        paint_ground();
        paint_axis();
        paint_bars(0.30F);
        clip(left_, right_);
        paint_bars(1);
        list_.PopClipRect();
        paint_scale();
        paint_selected();
        paint_lanes();
        paint_window();
        ImGui::PopFont();
    }

private:
    float x_of(time::Instant t) const
    {
        return parts_.bars.x + static_cast<float>(timeline_.axis().x_of(t, width_));
    }
    float x_of(std::int64_t t) const { return x_of(time::Instant(time::Seconds(t))); }
    ImU32 tone(scene::Color c, float opacity = 1) const { return color(c, opacity); }
    void clip(float left, float right)
    {
        list_.PushClipRect({left, parts_.bars.y - ui_.px(2)}, {right, parts_.labels.y}, true);
    }
    float px(float css) const { return ui_.px(css); }

    void paint_ground()
    {
        auto const& b = parts_.bars;
        float const bottom = parts_.labels.y;
        auto const outside = tone(ui_.palette.text, 0.03F);
        list_.AddRectFilled({b.x, b.y}, {left_, bottom}, outside);
        list_.AddRectFilled({left_, b.y}, {right_, bottom}, tone(ui_.palette.accent, 0.11F));
        list_.AddRectFilled({right_, b.y}, {b.right(), bottom}, outside);
        list_.AddLine({b.x, bottom}, {b.right(), bottom}, tone(ui_.palette.muted, 0.8F),
                      std::max(1.0F, px(1)));
    }

    /// Labels in one row, and below it what they leave out (the month of days, the day of hours),
    /// each at its tick, or at the left end where it would be cut there; one that would meet the
    /// one before it or be cut at the right is left out. The stretch that began before the axis is
    /// named at the left end.
    void paint_axis()
    {
        auto const ticks = timeline_.axis().ticks(width_, px(64));
        float const top = parts_.labels.y;
        float label_end = parts_.bars.x - px(8), context_end = label_end;
        for (auto const& tick : ticks) {
            float const x = parts_.bars.x + tick.x;
            list_.AddLine({x, parts_.bars.y}, {x, top},
                          tone(ui_.palette.muted, tick.major ? 0.35F : 0.16F),
                          std::max(1.0F, px(1)));
            list_.AddLine({x, top}, {x, top + px(tick.major ? 5 : 3)}, tone(ui_.palette.muted),
                          std::max(1.0F, px(1)));
            auto const wide = ImGui::CalcTextSize(tick.label.c_str()).x;
            float const from = std::max(parts_.bars.x, x - wide / 2);
            if (!tick.label.empty() && from >= label_end + px(8) &&
                from + wide <= parts_.bars.right()) {
                list_.AddText({std::round(from), top + px(3)}, tone(ui_.palette.text),
                              tick.label.c_str());
                label_end = from + wide;
            }
            if (tick.context.empty()) continue;
            auto const context_wide = ImGui::CalcTextSize(tick.context.c_str()).x;
            bool const first = &tick == &ticks.front();
            float const start = first ? parts_.bars.x : std::max(parts_.bars.x, x - wide / 2);
            if (start >= context_end + px(8) && start + context_wide <= parts_.bars.right()) {
                list_.AddText({std::round(start), top + px(17)}, tone(ui_.palette.muted),
                              tick.context.c_str());
                context_end = start + context_wide;
            }
        }
    }

    void paint_scale()
    {
        auto const& b = parts_.bars;
        auto const text = fmt::format("{}", top_);
        list_.AddLine({b.x, b.y + px(8)}, {b.right(), b.y + px(8)}, tone(ui_.palette.muted, 0.18F),
                      std::max(1.0F, px(1)));
        auto const size = ImGui::CalcTextSize(text.c_str());
        list_.AddRectFilled({b.x, b.y + px(9)}, {b.x + size.x + px(6), b.y + px(9) + size.y},
                            tone(ui_.palette.panel, 0.75F), px(2));
        list_.AddText({b.x + px(3), b.y + px(9)}, tone(ui_.palette.text), text.c_str());
    }

    float height_of(double count) const
    {
        return static_cast<float>(count / top_) * (parts_.bars.height - px(8));
    }

    void paint_bars(float opacity)
    {
        auto const& h = histogram_;
        float const base = parts_.lanes.y;
        for (std::size_t i = 0; i < h.bins.size(); ++i) {
            float const from = x_of(h.edges[i]), to = x_of(h.edges[i + 1]);
            if (to < parts_.bars.x || from > parts_.bars.right()) continue;
            // The second pass draws over the first where the window is.
            if (opacity < 1 ? from >= left_ && to <= right_ : to < left_ || from > right_) continue;
            float const gap = to - from >= px(4) ? std::max(1.0F, px(1)) : 0;
            paint_bin(h.bins[i], std::max(from + gap / 2, parts_.bars.x),
                      std::min(to - gap / 2, parts_.bars.right()), base, opacity);
        }
    }

    void paint_bin(std::array<std::uint32_t, events::kTypeCount> const& bin, float left,
                   float right, float base, float opacity)
    {
        std::uint32_t sum = 0;
        for (auto const count : bin) sum += count;
        if (sum == 0) return;
        // A single event among thousands is still seen: a bar is at least two pixels high.
        float const whole = std::max(px(2), height_of(std::min(sum, top_)));
        double done = 0;
        float y = base;
        for (std::size_t type = 0; type < bin.size(); ++type) {
            if (bin[type] == 0) continue;
            done += bin[type];
            float const top = base - whole * static_cast<float>(done / sum);
            auto const style = scene::type_style(static_cast<events::Type>(type), ui_.theme);
            list_.AddRectFilled({left, top}, {right, y}, tone(style.color, opacity));
            y = top;
        }
        if (sum > top_) paint_break(left, right, base - whole, sum, opacity);
    }

    /// A bar that is cut: two slanting gaps in the panel's colour, and its count where it has room.
    void paint_break(float left, float right, float top, std::uint32_t sum, float opacity)
    {
        for (float const below : {5.0F, 9.0F})
            list_.AddLine({left - px(1), top + px(below + 2)}, {right + px(1), top + px(below - 1)},
                          tone(ui_.palette.panel), px(1.5F));
        if (opacity < 1 && left_ <= left && right <= right_) return;
        auto const text = fmt::format("{}", sum);
        auto const size = ImGui::CalcTextSize(text.c_str());
        float const x =
            std::clamp((left + right - size.x) / 2, parts_.bars.x, parts_.bars.right() - size.x);
        if (x < count_end_ + px(4)) return;
        count_end_ = x + size.x;
        list_.AddRectFilled({x - px(2), top - px(8)}, {x + size.x + px(2), top + px(4)},
                            tone(ui_.palette.panel, 0.85F), px(2));
        list_.AddText({x, top - px(9)}, tone(ui_.palette.text), text.c_str());
    }

    /// Selected events: their span along the bars' foot, with a point at their begin.
    void paint_selected()
    {
        auto const& table = *ui_.session.table();
        std::size_t drawn = 0;
        for (auto const row : ui_.session.selection.rows()) {
            if (row >= table.dated() || ++drawn > 500) continue;
            mark_event(row, ui_.palette.accent);
        }
        auto const hovered = ui_.session.selection.hovered();
        if (hovered && *hovered < table.dated()) mark_event(*hovered, ui_.palette.text);
    }
    void mark_event(events::Row row, scene::Color c)
    {
        auto const& table = *ui_.session.table();
        float const from = x_of(table.begins()[row]), to = x_of(table.ends()[row]);
        if (to < parts_.bars.x || from > parts_.bars.right()) return;
        float const left = std::max(from, parts_.bars.x);
        float const right =
            std::clamp(to, left + px(2), std::max(left + px(2), parts_.bars.right()));
        float const y = parts_.lanes.y, x = left;
        // On a halo: the bars behind have any colour.
        auto const halo = tone(ui_.palette.panel);
        list_.AddRectFilled({left - px(1), y - px(3)}, {right + px(1), y + px(3)}, halo);
        list_.AddTriangleFilled({x - px(8.5F), y - px(13)}, {x + px(8.5F), y - px(13)},
                                {x, y + px(1)}, halo);
        list_.AddRectFilled({left, y - px(1.5F)}, {right, y + px(1.5F)}, tone(c));
        list_.AddTriangleFilled({x - px(5), y - px(11)}, {x + px(5), y - px(11)}, {x, y - px(2)},
                                tone(c));
    }

    void paint_lanes()
    {
        if (lanes_.used == 0) return;
        auto const& table = *ui_.session.table();
        for (auto const& bar : lanes_.bars) {
            float const y = parts_.lanes.y + px(3) + px(kLane) * static_cast<float>(bar.lane);
            float const left = parts_.bars.x + std::max(0.0F, bar.left);
            float const right = parts_.bars.x + std::min(width_, bar.right);
            if (right <= left) continue;
            bool const inside = left < right_ && right > left_;
            bool const soft = table.precisions()[bar.row] > time::Precision::day &&
                              table.precisions()[bar.row] != time::Precision::range;
            auto const c = scene::type_style(table.types()[bar.row], ui_.theme).color;
            paint_lane_bar({left, y}, {right, y + px(kLaneBar)}, c, inside ? 0.85F : 0.35F, soft,
                           bar.left<0, bar.right> width_);
            if (ui_.session.selection.contains(bar.row) ||
                ui_.session.selection.hovered() == bar.row)
                list_.AddRect({left - px(1.5F), y - px(1.5F)},
                              {right + px(1.5F), y + px(kLaneBar + 1.5F)}, tone(ui_.palette.accent),
                              px(2), 0, px(1.5F));
        }
        if (!lanes_.more.empty()) paint_left_out();
    }

    void paint_left_out()
    {
        auto const box = left_out_box(ui_, parts_, lanes_);
        list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()},
                            tone(ui_.palette.panel, 0.92F), px(3));
        list_.AddText({box.x + px(4), box.y}, tone(ui_.palette.text),
                      left_out_words(lanes_).c_str());
    }

    /// Soft: "in June" fades at both ends, since nobody knows when in June. An end beyond the axis
    /// does not fade.
    void paint_lane_bar(ImVec2 from, ImVec2 to, scene::Color c, float opacity, bool soft,
                        bool from_before, bool to_beyond)
    {
        if (!soft) return list_.AddRectFilled(from, to, tone(c, opacity), px(2));
        float const ramp = std::min((to.x - from.x) * 0.3F, px(48));
        auto const full = tone(c, opacity * 0.8F), none = tone(c, opacity * 0.08F);
        float const a = from_before ? from.x : from.x + ramp, b = to_beyond ? to.x : to.x - ramp;
        if (a > from.x) list_.AddRectFilledMultiColor(from, {a, to.y}, none, full, full, none);
        list_.AddRectFilled({a, from.y}, {b, to.y}, full);
        if (b < to.x) list_.AddRectFilledMultiColor({b, from.y}, to, full, none, none, full);
    }

    /// The strip above the bars with the window's bar and handles; the playhead through all.
    void paint_window()
    {
        auto const& w = parts_.window;
        float const middle = w.center().y;
        auto const accent = tone(ui_.palette.accent);
        list_.AddRectFilled({w.x, middle - px(1.5F)}, {w.right(), middle + px(1.5F)},
                            tone(ui_.palette.text, 0.1F), px(2));
        if (right_ > left_)
            list_.AddRectFilled({left_, middle - px(3)}, {right_, middle + px(3)},
                                tone(ui_.palette.accent, 0.55F), px(3));
        auto const handles = handles_of(ui_);
        if (handles.begin) paint_handle(x_of(timeline_.begin()), -1);
        if (handles.end) paint_handle(x_of(timeline_.end()), 1);
        float const x = x_of(timeline_.playhead());
        if (x < w.x - px(1) || x > w.right() + px(1)) return;
        list_.AddLine({x, middle}, {x, parts_.labels.y}, accent, px(2));
        if (timeline_.mode() == session::Mode::instant)
            list_.AddTriangleFilled({x - px(6), w.y}, {x + px(6), w.y}, {x, w.bottom() + px(1)},
                                    accent);
    }
    /// A handle stands outside its edge, so that both can be taken of the shortest window. `side`
    /// is -1 to the left of the edge, 1 to the right.
    void paint_handle(float x, float side)
    {
        auto const& w = parts_.window;
        if (x < w.x - px(1) || x > w.right() + px(1)) return;
        list_.AddLine({x, w.y}, {x, parts_.labels.y}, tone(ui_.palette.accent, 0.8F),
                      std::max(1.0F, px(1)));
        float const far = x + side * px(10);
        ImVec2 const a{std::min(x, far), w.y - px(1)}, b{std::max(x, far), w.bottom() + px(3)};
        auto const corners =
            side < 0 ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight;
        list_.AddRectFilled(a, b, tone(ui_.palette.accent), px(4), corners);
        for (float const groove : {3.5F, 6.5F}) {
            float const at = x + side * px(groove);
            list_.AddLine({at, a.y + px(4)}, {at, b.y - px(4)}, tone(ui_.palette.panel),
                          std::max(1.0F, px(1)));
        }
    }

    Ui& ui_;
    events::Histogram const& histogram_;
    PlotParts const& parts_;
    Lanes const& lanes_;
    ImDrawList& list_;
    session::Timeline const& timeline_;
    float width_;
    float left_ = 0, right_ = 0; ///< of what is shown, in the window
    float count_end_ = -1e9F;    ///< right end of the last count written
    std::uint32_t top_ = scale_top(histogram_);
};

} // namespace

void paint_plot(Ui& ui, events::Histogram const& histogram, PlotParts const& parts,
                Lanes const& lanes)
{
    Painter(ui, histogram, parts, lanes).paint();
}

} // namespace placetime::viewer
