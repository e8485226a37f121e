#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/filter.h"
#include "session/axis.h"
#include "session/step.h"

namespace placetime::session {

/// What the time slider lets through, of the one window [begin, end):
/// instant: what was going on at `begin`; window: what is in it; cumulative from the start: all up
/// to `end`; cumulative to the end: all from `begin`. So a change of mode keeps the position.
enum class Mode : std::uint8_t { instant, window, from_start, to_end };
/// "instant", "window", "cumulative from start", "cumulative to end"
std::string_view to_string(Mode mode) noexcept;
std::optional<Mode> parse_mode(std::string_view name) noexcept;

/// The time slider. Plain state; one thread. Everything stays in the years 1 to 9999, begin < end.
/// All moments are UTC, or civil dates at the place.
class Timeline {
public:
    /// What the events span; none without a dated event. Home, End, playing and the cumulative
    /// modes go by it.
    std::optional<time::Interval> const& extent() const noexcept { return extent_; }
    /// Takes the extent. `reset` shows all of it: window and axis over the whole, a step of about a
    /// hundredth, mode window.
    void set_extent(std::optional<time::Interval> extent, bool reset);
    void show_all();

    Mode mode() const noexcept { return mode_; }
    void set_mode(Mode mode) noexcept;
    time::Instant begin() const noexcept { return begin_; }
    time::Instant end() const noexcept { return end_; }
    time::Interval window() const noexcept { return {begin_, end_}; }
    /// The edge that moves: `end` in the modes window and from_start, else `begin`.
    time::Instant playhead() const noexcept;
    /// What the table is asked for; half-open, one second for an instant.
    events::Window query() const noexcept;
    /// The same with its open sides at the extent, for drawing.
    time::Interval shown() const noexcept;
    /// True when the whole extent lies in shown().
    bool shows_all() const noexcept;

    Step step() const noexcept { return step_; }
    /// Keeps window and playhead where they are.
    void set_step(Step step) noexcept;
    /// The next longer or shorter choice of step_choices().
    void coarser_step() noexcept;
    void finer_step() noexcept;

    /// Moves by whole steps: a window of one step meets the next one exactly, and stepping back
    /// comes to the same place (31 January, 29 February, 31 March). Does not leave the extent.
    void step_by(std::int64_t steps) noexcept;
    /// In mode window: moves by its own length, so that the new window meets the old one exactly.
    /// In the others: by ten steps.
    void page_by(std::int64_t windows) noexcept;
    /// The window becomes the one calendar step that holds its begin.
    void window_to_step() noexcept;
    /// To the first and last position that the extent allows; nothing without an extent.
    void go_home() noexcept;
    void go_end() noexcept;
    /// Moves the window so that it begins at `t` (in from_start so that it ends after the step that
    /// begins there), and reveals it.
    void jump_to(time::Instant t) noexcept;
    /// ISO 8601 as time::parse_iso. A sentence when it is none, else nothing. A window that shows
    /// all there is becomes the period that was written ("2020-10": October). A begin that is not
    /// before the end takes the window along; an end that is not after the begin is an error.
    std::optional<std::string> jump_to(std::string_view iso);
    std::optional<std::string> set_begin(std::string_view iso);
    std::optional<std::string> set_end(std::string_view iso);
    /// begin < end, else nothing happens and false.
    bool set_window(time::Interval window) noexcept;

    /// Dragged handles come to the nearest edge of the step, or stay where they are when `free`
    /// (Alt). A handle stops a step (free: a second) before the other one.
    void drag_begin(time::Instant t, bool free) noexcept;
    void drag_end(time::Instant t, bool free) noexcept;
    /// Moves the whole window, keeping its length (whole steps stay whole steps).
    void drag_window(time::Instant begin, bool free) noexcept;
    void drag_playhead(time::Instant t, bool free) noexcept;
    /// Wheel notches: each makes the window a tenth (at least a step) longer, or shorter when
    /// negative; the playhead stays, and at least a step is left.
    void resize(int notches) noexcept;

    /// For playing: puts the playhead, the length of the window kept in seconds; no snapping.
    void put_playhead(time::Instant t) noexcept;

    Axis& axis() noexcept { return axis_; }
    Axis const& axis() const noexcept { return axis_; }
    /// Shows the extent (with a margin), or the window when `window_only`.
    void fit_axis(bool window_only = false) noexcept;

    /// "2020-10-04 ─ 2020-10-08 UTC", by mode: "until 2020-10-08 UTC", "from ...", "at ...".
    std::string text() const;

    /// Grows with every change of what is asked for (not of the axis).
    std::uint64_t revision() const noexcept { return revision_; }

private:
    void put(time::Instant begin, time::Instant end) noexcept;
    void move_begin_to(time::Instant begin) noexcept;
    void move_end_to(time::Instant end) noexcept;
    bool is_within_reach(time::Interval const& window) const noexcept;
    Step step_suited_to(time::Interval const& extent) const noexcept;

    Axis axis_;
    std::optional<time::Interval> extent_;
    Mode mode_ = Mode::window;
    Step step_;
    time::Instant begin_{time::Seconds{1'577'836'800}}, end_{time::Seconds{1'609'459'200}};
    /// Where stepping started: positions are counted from here, so that month ends do not wear off.
    time::Interval anchor_;
    std::int64_t anchor_steps_ = 0;
    bool anchored_ = false;
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
