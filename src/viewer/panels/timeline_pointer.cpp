#include "viewer/panels/timeline_pointer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/symbols.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

class Hand {
public:
    Hand(Ui& ui, TimelineState& state, events::Histogram const& histogram, PlotParts const& parts,
         Lanes const& lanes)
        : ui_(ui), state_(state), histogram_(histogram), parts_(parts), lanes_(lanes),
          timeline_(ui.session.timeline),
          io_(ImGui::GetIO()), pointer_{io_.MousePos.x, io_.MousePos.y}
    {
    }

    void handle()
    {
        float const top = parts_.window.y, bottom = parts_.labels.bottom();
        ImGui::SetCursorScreenPos({parts_.bars.x, top});
        ImGui::InvisibleButton("plot", {parts_.bars.width, bottom - top});
        bool const hovered = ImGui::IsItemHovered();
        if (ImGui::IsItemActivated()) {
            if (ImGui::IsMouseDoubleClicked(0) && parts_.bars.contains(pointer_))
                take_bin();
            else
                press();
        }
        if (ImGui::IsItemActive())
            drag();
        else if (state_.drag != TimelineDrag::none)
            release();
        if (hovered && state_.drag == TimelineDrag::none) {
            turn_wheel();
            hover();
        } else if (state_.drag != TimelineDrag::none) {
            show_cursor(state_.drag);
            if (state_.moved && state_.drag != TimelineDrag::pan) tell_window();
        }
    }

private:
    double at_pointer() const
    {
        return timeline_.axis().seconds_at(pointer_.x - parts_.bars.x, parts_.bars.width);
    }
    static time::Instant instant(double seconds)
    {
        return time::Instant(time::Seconds(std::llround(seconds)));
    }
    static double seconds(time::Instant t)
    {
        return static_cast<double>(t.time_since_epoch().count());
    }
    float x_of(time::Instant t) const
    {
        return parts_.bars.x + static_cast<float>(timeline_.axis().x_of(t, parts_.bars.width));
    }
    bool in_shown() const
    {
        auto const shown = timeline_.shown();
        return pointer_.x >= x_of(shown.begin) && pointer_.x <= x_of(shown.end);
    }

    /// A handle stands outside its edge; the edge itself is taken by three pixels on either side.
    bool is_on_handle(float x, float side) const
    {
        float const out = (pointer_.x - x) * side;
        bool const beside = pointer_.y < parts_.window.bottom() + ui_.px(4);
        return out >= -ui_.px(3) && out <= ui_.px(beside ? 11 : 4);
    }

    /// What a press here would take.
    TimelineDrag target() const
    {
        if (parts_.labels.contains(pointer_)) return TimelineDrag::pan;
        if (io_.KeyShift) return TimelineDrag::select;
        auto const handles = handles_of(ui_);
        float const reach = ui_.px(7);
        if (handles.end && is_on_handle(x_of(timeline_.end()), 1)) return TimelineDrag::end;
        if (handles.begin && is_on_handle(x_of(timeline_.begin()), -1)) return TimelineDrag::begin;
        if (timeline_.mode() == session::Mode::instant)
            return parts_.window.contains(pointer_) ||
                           std::abs(pointer_.x - x_of(timeline_.playhead())) <= reach
                       ? TimelineDrag::playhead
                       : TimelineDrag::pan;
        if (lane_under() != events::kNoRow || over_more()) return TimelineDrag::row;
        if (parts_.window.contains(pointer_)) return TimelineDrag::body;
        return in_shown() && !timeline_.shows_all() ? TimelineDrag::body : TimelineDrag::pan;
    }

    void press()
    {
        state_.drag = target();
        state_.moved = false;
        state_.from = at_pointer();
        state_.pressed = lane_under();
        auto const begin = seconds(timeline_.begin());
        state_.grip = state_.from - begin;
        if (state_.drag == TimelineDrag::body && !in_shown())
            state_.grip = seconds(timeline_.end()) / 2 - begin / 2;
    }

    void drag()
    {
        if (!state_.moved && std::abs(ImGui::GetMouseDragDelta(0, 0).x) < ui_.px(3)) return;
        state_.moved = true;
        double const at = at_pointer();
        bool const free = io_.KeyAlt;
        switch (state_.drag) {
        case TimelineDrag::begin:
            return timeline_.drag_begin(instant(at), free);
        case TimelineDrag::end:
            return timeline_.drag_end(instant(at), free);
        case TimelineDrag::playhead:
            return timeline_.drag_playhead(instant(at), free);
        case TimelineDrag::body:
            return timeline_.drag_window(instant(at - state_.grip), free);
        case TimelineDrag::pan: {
            auto& axis = timeline_.axis();
            double const by = state_.from - at; // what was taken stays under the pointer
            return axis.show(axis.begin() + by, axis.end() + by);
        }
        case TimelineDrag::select:
            return select(std::min(at, state_.from), std::max(at, state_.from), free);
        default:
            return;
        }
    }

    void select(double from, double to, bool free)
    {
        auto const step = timeline_.step();
        auto const begin = free ? instant(from) : session::floor_to(instant(from), step);
        auto const end = free ? instant(to) : session::ceil_to(instant(to), step);
        timeline_.set_mode(session::Mode::window);
        timeline_.set_window({begin, std::max(end, begin + time::Seconds(1))});
    }

    void release()
    {
        if (!state_.moved && state_.drag == TimelineDrag::row) {
            if (state_.pressed != events::kNoRow)
                io_.KeyCtrl ? ui_.session.selection.toggle(state_.pressed)
                            : ui_.session.select(state_.pressed, true);
            else if (over_more())
                ui_.choice = EventChoice{"Longer events", lanes_.more, io_.MousePos, true};
        } else if (!state_.moved && state_.drag == TimelineDrag::body &&
                   parts_.window.contains(pointer_) && !in_shown()) {
            timeline_.drag_window(instant(state_.from - state_.grip), io_.KeyAlt);
        }
        state_.drag = TimelineDrag::none;
        state_.pressed = events::kNoRow;
    }

    /// The wheel makes the window longer or shorter by steps; with Ctrl it zooms the axis about the
    /// pointer; with Shift, or sideways, it moves the axis.
    void turn_wheel()
    {
        float const sideways = io_.MouseWheelH + (io_.KeyShift ? io_.MouseWheel : 0);
        auto& axis = timeline_.axis();
        if (sideways != 0) axis.pan(-0.1 * static_cast<double>(sideways));
        if (io_.MouseWheel == 0 || io_.KeyShift) return;
        if (io_.KeyCtrl || parts_.labels.contains(pointer_))
            return axis.zoom(std::pow(1.25, static_cast<double>(io_.MouseWheel)), at_pointer());
        state_.wheel += io_.MouseWheel;
        int const notches = static_cast<int>(state_.wheel);
        if (notches == 0) return;
        state_.wheel -= static_cast<float>(notches);
        timeline_.resize(notches);
    }

    std::optional<std::size_t> bin_under() const
    {
        auto const& edges = histogram_.edges;
        if (edges.size() < 2) return std::nullopt;
        auto const at = static_cast<std::int64_t>(std::floor(at_pointer()));
        auto const after = std::upper_bound(edges.begin(), edges.end(), at);
        if (after == edges.begin() || after == edges.end()) return std::nullopt;
        return static_cast<std::size_t>(after - edges.begin()) - 1;
    }
    time::Interval bin_interval(std::size_t bin) const
    {
        return {time::Instant(time::Seconds(histogram_.edges[bin])),
                time::Instant(time::Seconds(histogram_.edges[bin + 1]))};
    }

    void take_bin()
    {
        auto const bin = bin_under();
        if (!bin) return;
        timeline_.set_mode(session::Mode::window);
        timeline_.set_window(bin_interval(*bin));
    }

    events::Row lane_under() const
    {
        if (!parts_.lanes.contains(pointer_)) return events::kNoRow;
        float const x = pointer_.x - parts_.bars.x;
        for (auto const& bar : lanes_.bars) {
            float const y =
                parts_.lanes.y + ui_.px(3) + ui_.px(kLane) * static_cast<float>(bar.lane);
            if (pointer_.y >= y - ui_.px(1) && pointer_.y < y + ui_.px(kLane - 1) &&
                x >= bar.left - 2 && x < bar.right + 2)
                return bar.row;
        }
        return events::kNoRow;
    }
    bool over_more() const
    {
        return !lanes_.more.empty() && left_out_box(ui_, parts_, lanes_).contains(pointer_);
    }

    static void show_cursor(TimelineDrag drag)
    {
        if (drag == TimelineDrag::begin || drag == TimelineDrag::end ||
            drag == TimelineDrag::playhead || drag == TimelineDrag::select)
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        else if (drag == TimelineDrag::body || drag == TimelineDrag::row)
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }

    void hover()
    {
        auto const what = target();
        show_cursor(what);
        if (what == TimelineDrag::row) return tell_row();
        if (what == TimelineDrag::begin)
            return tell("Begin: " + moment_words(timeline_.begin()), "Drag, or type it above");
        if (what == TimelineDrag::end)
            return tell("End: up to " + moment_words(timeline_.end()) + ", not included",
                        "Drag, or type it above");
        if (parts_.bars.contains(pointer_)) return tell_bin();
        if (parts_.window.contains(pointer_) && in_shown()) tell_window();
    }

    void tell(std::string const& words, std::string const& more) const
    {
        ImGui::BeginTooltip();
        ImGui::TextUnformatted(words.c_str());
        if (!more.empty()) {
            ImGui::PushFont(ui_.fonts.small);
            text_muted(ui_, more);
            ImGui::PopFont();
        }
        ImGui::EndTooltip();
    }

    void tell_window() const
    {
        auto const shown = timeline_.shown();
        if (timeline_.mode() == session::Mode::instant)
            return tell("At " + moment_words(timeline_.playhead()), {});
        tell(range_words(shown), length_words(shown));
    }

    void tell_row() const
    {
        auto const row = lane_under();
        if (row == events::kNoRow)
            return tell(fmt::format("{}{} more events that lasted, or are loosely dated",
                                    lanes_.cut ? "Over " : "", grouped(lanes_.more.size())),
                        lanes_.cut ? "Click to list the longest" : "Click to list them");
        ui_.session.selection.set_hovered(row);
        auto const& table = *ui_.session.table();
        tell(table.title(row), row_date(table, row));
    }

    void tell_bin() const
    {
        auto const bin = bin_under();
        if (!bin) return;
        auto const& counts = histogram_.bins[*bin];
        std::uint32_t sum = 0;
        for (auto const count : counts) sum += count;
        ImGui::BeginTooltip();
        ImGui::PushFont(ui_.fonts.strong);
        ImGui::TextUnformatted(range_words(bin_interval(*bin)).c_str());
        ImGui::PopFont();
        auto const total = sum == 0   ? std::string("No events")
                           : sum == 1 ? std::string("1 event")
                                      : grouped(sum) + " events";
        text_muted(ui_, total);
        ImGui::PushFont(ui_.fonts.small_numbers);
        for (std::size_t type = 0; type < counts.size(); ++type) {
            if (counts[type] == 0) continue;
            auto const kind = static_cast<events::Type>(type);
            auto const style = scene::type_style(kind, ui_.theme);
            auto const at = ImGui::GetCursorScreenPos();
            ImGui::Dummy({ui_.px(14), ImGui::GetTextLineHeight()});
            draw_sign(*ImGui::GetWindowDrawList(), style.shape,
                      {at.x + ui_.px(7), at.y + ImGui::GetTextLineHeight() / 2}, ui_.px(9),
                      {color(style.color), color(ui_.palette.panel)});
            ImGui::SameLine(0, ui_.px(4));
            auto const name = events::to_string(kind);
            ImGui::TextUnformatted(fmt::format("{} {}", grouped(counts[type]), name).c_str());
        }
        ImGui::PopFont();
        ImGui::EndTooltip();
    }

    Ui& ui_;
    TimelineState& state_;
    events::Histogram const& histogram_;
    PlotParts const& parts_;
    Lanes const& lanes_;
    session::Timeline& timeline_;
    ImGuiIO const& io_;
    scene::Point pointer_;
};

} // namespace

void handle_pointer(Ui& ui, TimelineState& state, events::Histogram const& histogram,
                    PlotParts const& parts, Lanes const& lanes)
{
    Hand(ui, state, histogram, parts, lanes).handle();
}

} // namespace placetime::viewer
