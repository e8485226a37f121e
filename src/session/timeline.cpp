#include "session/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placetime::session {

namespace {

using time::Instant;
using time::Interval;
using time::Seconds;

constexpr std::array<std::string_view, 4> kModes{"instant", "window", "cumulative from start",
                                                 "cumulative to end"};
constexpr Seconds kSecond{1};
constexpr double kAxisMargin = 0.02;

std::string not_a_date(std::string_view iso)
{
    return '"' + std::string(iso) +
           "\" is no date or time in ISO 8601 (2020, 2020-10, 2020-10-06, 2020-10-06T14:30) from "
           "the year 1 to 9999.";
}

} // namespace

std::string_view to_string(Mode mode) noexcept { return kModes[static_cast<std::size_t>(mode)]; }

std::optional<Mode> parse_mode(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kModes.size(); ++i)
        if (kModes[i] == name) return static_cast<Mode>(i);
    return {};
}

void Timeline::set_extent(std::optional<Interval> extent, bool reset)
{
    if (extent) extent = Interval{clamped(extent->begin), clamped(extent->end)};
    if (extent && extent->end <= extent->begin) extent->end = extent->begin + kSecond;
    if (extent != extent_) ++revision_;
    extent_ = extent;
    if (!reset) return;
    mode_ = Mode::window;
    if (extent_) step_ = step_suited_to(*extent_);
    show_all();
}

/// The choice nearest to a hundredth of it, a day at the least from three days on: most data knows
/// days only.
Step Timeline::step_suited_to(Interval const& extent) const noexcept
{
    auto const length = static_cast<double>(extent.length().count());
    Step best = step_choices().front();
    for (auto const step : step_choices())
        if (std::abs(std::log(mean_seconds(step) * 100 / length)) <
            std::abs(std::log(mean_seconds(best) * 100 / length)))
            best = step;
    bool const days = length >= 3 * 86'400.0 && mean_seconds(best) < 86'400;
    return days ? Step{1, Unit::day} : best;
}

void Timeline::show_all()
{
    if (!extent_) return;
    put(floor_to(extent_->begin, step_), ceil_to(extent_->end, step_));
    fit_axis();
}

void Timeline::put(Instant begin, Instant end) noexcept
{
    begin = std::min(clamped(begin), kLatest - kSecond);
    end = std::max(clamped(end), begin + kSecond);
    anchored_ = false;
    if (begin == begin_ && end == end_) return;
    begin_ = begin;
    end_ = end;
    ++revision_;
}

void Timeline::move_begin_to(Instant begin) noexcept
{
    begin = clamped(begin);
    auto const steps = whole_steps(begin_, end_, step_);
    put(begin, steps ? moved(begin, step_, *steps) : begin + (end_ - begin_));
}

void Timeline::move_end_to(Instant end) noexcept
{
    end = clamped(end);
    auto const steps = whole_steps(begin_, end_, step_);
    put(steps ? moved(end, step_, -*steps) : end - (end_ - begin_), end);
}

void Timeline::set_mode(Mode mode) noexcept
{
    if (mode == mode_) return;
    mode_ = mode;
    ++revision_;
}

Instant Timeline::playhead() const noexcept
{
    return mode_ == Mode::window || mode_ == Mode::from_start ? end_ : begin_;
}

events::Window Timeline::query() const noexcept
{
    switch (mode_) {
    case Mode::instant:
        return {begin_, begin_ + kSecond};
    case Mode::window:
        break;
    case Mode::from_start:
        return {std::nullopt, end_};
    case Mode::to_end:
        return {begin_, std::nullopt};
    }
    return {begin_, end_};
}

Interval Timeline::shown() const noexcept
{
    auto const asked = query();
    Interval shown{asked.begin.value_or(begin_), asked.end.value_or(end_)};
    if (extent_ && !asked.begin) shown.begin = std::min(extent_->begin, end_ - kSecond);
    if (extent_ && !asked.end) shown.end = std::max(extent_->end, begin_ + kSecond);
    return shown;
}

bool Timeline::shows_all() const noexcept
{
    auto const now = shown();
    return extent_ && now.begin <= extent_->begin && now.end >= extent_->end;
}

void Timeline::set_step(Step step) noexcept
{
    step.count = std::clamp(step.count, 1, 10'000);
    if (step == step_) return;
    step_ = step;
    anchored_ = false;
    ++revision_;
}

void Timeline::coarser_step() noexcept
{
    for (auto const step : step_choices())
        if (mean_seconds(step) > mean_seconds(step_)) return set_step(step);
}

void Timeline::finer_step() noexcept
{
    auto const choices = step_choices();
    for (auto i = choices.size(); i-- > 0;)
        if (mean_seconds(choices[i]) < mean_seconds(step_)) return set_step(choices[i]);
}

/// Whether stepping may come there: something of the extent is shown, and in a cumulative mode
/// something may still change.
bool Timeline::is_within_reach(Interval const& window) const noexcept
{
    if (!extent_) return true;
    switch (mode_) {
    case Mode::window:
        return window.overlaps(*extent_);
    case Mode::from_start:
        return window.end > extent_->begin && moved(window.end, step_, -1) < extent_->end;
    case Mode::instant:
    case Mode::to_end:
        break;
    }
    return window.begin < extent_->end && moved(window.begin, step_, 1) > extent_->begin;
}

void Timeline::step_by(std::int64_t steps) noexcept
{
    auto const anchor = anchored_ ? anchor_ : window();
    auto const at = (anchored_ ? anchor_steps_ : 0) + steps;
    auto const length = whole_steps(anchor.begin, anchor.end, step_);
    Interval const next{moved(anchor.begin, step_, at),
                        length ? moved(anchor.begin, step_, at + *length)
                               : moved(anchor.end, step_, at)};
    bool const at_the_end = next.end <= next.begin || (next.begin == begin_ && next.end == end_);
    if (at_the_end || (!is_within_reach(next) && is_within_reach(window()))) return;
    put(next.begin, next.end);
    anchor_ = anchor;
    anchor_steps_ = at;
    anchored_ = true;
    axis_.reveal(playhead());
}

void Timeline::page_by(std::int64_t windows) noexcept
{
    if (mode_ != Mode::window) return step_by(10 * windows);
    if (auto const steps = whole_steps(begin_, end_, step_)) return step_by(*steps * windows);
    auto const length = end_ - begin_;
    Interval const next{begin_ + length * windows, end_ + length * windows};
    if (next.begin < kEarliest || next.end > kLatest) return;
    if (!is_within_reach(next) && is_within_reach(window())) return;
    put(next.begin, next.end);
    axis_.reveal(playhead());
}

void Timeline::window_to_step() noexcept
{
    auto const begin = floor_to(begin_, step_);
    put(begin, moved(begin, step_, 1));
    axis_.reveal(playhead());
}

void Timeline::go_home() noexcept
{
    if (!extent_) return;
    auto const first = floor_to(extent_->begin, step_);
    if (mode_ == Mode::from_start)
        move_end_to(moved(first, step_, 1));
    else
        move_begin_to(first);
    axis_.reveal(playhead());
}

void Timeline::go_end() noexcept
{
    if (!extent_) return;
    if (mode_ == Mode::window || mode_ == Mode::from_start)
        move_end_to(ceil_to(extent_->end, step_));
    else
        move_begin_to(floor_to(extent_->end - kSecond, step_));
    axis_.reveal(playhead());
}

void Timeline::jump_to(Instant t) noexcept
{
    if (mode_ == Mode::from_start)
        move_end_to(moved(t, step_, 1));
    else
        move_begin_to(t);
    axis_.reveal(t);
    axis_.reveal(playhead());
}

std::optional<std::string> Timeline::jump_to(std::string_view iso)
{
    auto const when = time::parse_iso(iso);
    if (!when) return not_a_date(iso);
    if (mode_ == Mode::window && shows_all())
        put(when->interval.begin, when->interval.end);
    else
        return jump_to(when->interval.begin), std::nullopt;
    axis_.reveal(begin_);
    axis_.reveal(end_);
    return {};
}

std::optional<std::string> Timeline::set_begin(std::string_view iso)
{
    auto const when = time::parse_iso(iso);
    if (!when) return not_a_date(iso);
    if (when->interval.begin < end_)
        put(when->interval.begin, end_);
    else
        move_begin_to(when->interval.begin);
    axis_.reveal(begin_);
    return {};
}

std::optional<std::string> Timeline::set_end(std::string_view iso)
{
    auto const when = time::parse_iso(iso);
    if (!when) return not_a_date(iso);
    if (when->interval.begin <= begin_)
        return "The end " + iso_text(when->interval.begin) + " does not come after the begin " +
               iso_text(begin_) + '.';
    put(begin_, when->interval.begin);
    axis_.reveal(end_);
    return {};
}

bool Timeline::set_window(Interval window) noexcept
{
    if (clamped(window.end) <= clamped(window.begin)) return false;
    put(window.begin, window.end);
    return true;
}

void Timeline::drag_begin(Instant t, bool free) noexcept
{
    auto const limit = free ? end_ - kSecond : std::max(moved(end_, step_, -1), begin_);
    put(std::min(free ? clamped(t) : nearest_to(t, step_), limit), end_);
}

void Timeline::drag_end(Instant t, bool free) noexcept
{
    auto const limit = free ? begin_ + kSecond : std::min(moved(begin_, step_, 1), end_);
    put(begin_, std::max(free ? clamped(t) : nearest_to(t, step_), limit));
}

void Timeline::drag_window(Instant begin, bool free) noexcept
{
    if (free)
        put(begin, clamped(begin) + (end_ - begin_));
    else
        move_begin_to(nearest_to(begin, step_));
}

void Timeline::drag_playhead(Instant t, bool free) noexcept
{
    if (free) return put_playhead(t);
    if (playhead() == end_)
        move_end_to(nearest_to(t, step_));
    else
        move_begin_to(nearest_to(t, step_));
}

void Timeline::resize(int notches) noexcept
{
    auto const length = static_cast<double>((end_ - begin_).count());
    auto const each = std::max(1.0, std::round(length / mean_seconds(step_) / 10));
    auto const steps = static_cast<std::int64_t>(each * notches);
    if (playhead() == end_) {
        auto const limit = std::max(moved(end_, step_, -1), begin_);
        put(std::min(moved(begin_, step_, -steps), limit), end_);
    } else {
        auto const limit = std::min(moved(begin_, step_, 1), end_);
        put(begin_, std::max(moved(end_, step_, steps), limit));
    }
}

void Timeline::put_playhead(Instant t) noexcept
{
    auto const length = end_ - begin_;
    t = clamped(t);
    if (mode_ == Mode::window || mode_ == Mode::from_start)
        put(t - length, t);
    else
        put(t, t + length);
}

void Timeline::fit_axis(bool window_only) noexcept
{
    if (window_only || !extent_)
        axis_.show(window(), 0.5);
    else
        axis_.show({std::min(extent_->begin, begin_), std::max(extent_->end, end_)}, kAxisMargin);
}

std::string Timeline::text() const
{
    switch (mode_) {
    case Mode::instant:
        return "at " + iso_text(begin_) + " UTC";
    case Mode::window:
        break;
    case Mode::from_start:
        return "until " + iso_text(end_) + " UTC";
    case Mode::to_end:
        return "from " + iso_text(begin_) + " UTC";
    }
    return iso_text(begin_) + " ─ " + iso_text(end_) + " UTC";
}

} // namespace placetime::session
