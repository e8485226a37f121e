#include "briefing/running.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "briefing/flight.h"

namespace placetime::briefing {

namespace {

using std::chrono::seconds;
using time::Instant;

/// In this part of a flight one still sees the slide that is left.
constexpr double kLeaving = 0.3;
/// Of a slide's time: the flight takes at most, and it stands whole at least.
constexpr double kMostFlight = 0.4, kStands = 0.1;
/// How long what plays at a given rate stands at its end, at least.
constexpr double kLeastStand = 1.5;

/// By what a window of that length moves: so that it is smooth, and its stamp can be read.
seconds step_of(seconds length)
{
    using namespace std::chrono;
    if (length > days(90)) return days(1);
    if (length > days(2)) return hours(1);
    return length > hours(2) ? minutes(1) : seconds(1);
}

Instant on_step(Instant t, seconds step)
{
    auto const count = t.time_since_epoch().count(), by = step.count();
    auto const half = count >= 0 ? by / 2 : -(by / 2);
    return Instant(seconds((count + half) / by * by));
}

Instant between(Instant a, Instant b, double t)
{
    auto const way = static_cast<double>((b - a).count());
    return a + seconds(std::llround(way * t));
}

std::optional<Instant> moved(std::optional<Instant> a, std::optional<Instant> b, double t)
{
    if (!a || !b || *a == *b) return b;
    auto const step = step_of(std::chrono::abs(*b - *a));
    auto const at = on_step(between(*a, *b, t), step);
    return std::clamp(at, std::min(*a, *b), std::max(*a, *b));
}

events::Window moved(events::Window const& a, events::Window const& b, double t)
{
    if (t <= 0) return a;
    if (t >= 1) return b;
    events::Window window{moved(a.begin, b.begin, t), moved(a.end, b.end, t)};
    if (window.begin && window.end && *window.end <= *window.begin)
        window.end = *window.begin + seconds(1);
    return window;
}

bool can_play(Stop const& stop) { return stop.run.end > stop.run.begin; }

/// What a slide that plays shows: t in [0, 1].
events::Window played(Stop const& stop, double t)
{
    if (t >= 1) return stop.window;
    auto const& run = stop.run;
    auto const step = step_of(run.length());
    auto const end = on_step(between(run.begin, run.end, t), step);
    return {stop.window.begin, std::clamp(end, std::min(run.begin + step, run.end), run.end)};
}

Moment standing_at(std::size_t slide, Stop const& stop)
{
    return {slide, stop.camera, stop.window, 1, false};
}

} // namespace

Moment moment_on_the_way(Moment const& from, std::size_t to, Stop const& stop, double seconds,
                         double playing, bool flies)
{
    bool const plays = playing > 0 && can_play(stop);
    auto const there = plays ? played(stop, 0) : stop.window;
    auto const flight = flies ? flight_seconds(from.camera, stop.camera) : 0;
    if (seconds < flight) {
        auto const t = std::max(0.0, seconds) / flight;
        Moment moment{to, briefing::between(from.camera, stop.camera, eased(t)),
                      moved(from.window, there, eased(t)), (t - kLeaving) / (1 - kLeaving), true};
        if (t < kLeaving) {
            moment.slide = from.slide;
            moment.words = from.words * (1 - t / kLeaving);
        }
        return moment;
    }
    auto moment = standing_at(to, stop);
    if (plays && seconds - flight < playing)
        moment.window = played(stop, (seconds - flight) / playing);
    return moment;
}

Running::Running(Briefing const& briefing, std::vector<Stop> stops, Pace const& pace)
    : stops_(std::move(stops)), flights_(pace.flights)
{
    assert(stops_.size() == briefing.slides.size());
    for (std::size_t i = 0; i < stops_.size(); ++i) {
        auto const& slide = briefing.slides[i];
        auto const& stop = stops_[i];
        standing_.push_back(standing_at(i, stop));
        auto const flight =
            i > 0 && flights_ ? flight_seconds(stops_[i - 1].camera, stop.camera) : 0.0;
        auto length = std::clamp(pace.seconds_a_slide > 0 ? pace.seconds_a_slide : slide.seconds,
                                 Slide::kShortest, Slide::kLongest);
        double playing = 0;
        if (pace.data_rate > 0 && can_play(stop) && (slide.plays || slide.begin || slide.end)) {
            playing = std::min(static_cast<double>(stop.run.length().count()) / pace.data_rate,
                               Slide::kLongest);
            length = flight + playing;
            length += std::max(kLeastStand, length * kStands / (1 - kStands));
        } else if (slide.plays && can_play(stop)) {
            playing = length * (1 - kStands) - std::min(flight, length * kMostFlight);
        }
        begins_.push_back(duration_);
        lengths_.push_back(length);
        playing_.push_back(playing);
        duration_ += length;
    }
}

Moment Running::at(double t) const
{
    if (stops_.empty()) return {};
    if (!(t < duration_)) return standing_.back();
    t = std::max(0.0, t);
    auto const next = std::upper_bound(begins_.begin(), begins_.end(), t);
    auto const slide = static_cast<std::size_t>(next - begins_.begin()) - 1;
    auto const since = t - begins_[slide];
    if (slide == 0) return moment_on_the_way(standing_[0], 0, stops_[0], since, playing_[0], false);
    auto const& from = standing_[slide - 1];
    auto const flight = flights_ ? flight_seconds(from.camera, stops_[slide].camera) : 0.0;
    // A slide that is shown for a moment only is flown to faster.
    auto const flown = std::min(flight, lengths_[slide] * kMostFlight);
    auto const seconds = since < flown ? since * flight / flown : flight + (since - flown);
    return moment_on_the_way(from, slide, stops_[slide], seconds, playing_[slide], flights_);
}

Moment Running::standing(std::size_t slide) const { return standing_[slide]; }

} // namespace placetime::briefing
