#include "session/presenting.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "briefing/flight.h"

namespace placetime::session {

namespace {

constexpr double kTypedSeconds = 3;
constexpr std::size_t kDigits = 3;
/// The axis reaches so far over the events at both ends, as a part of their span.
constexpr double kMargin = 0.01;

} // namespace

Presenting::Presenting(briefing::Briefing const& briefing, std::vector<briefing::Stop> stops,
                       time::Interval const& reach, std::size_t first)
    : stops_(std::move(stops))
{
    for (auto const& slide : briefing.slides)
        slides_.push_back({slide.mode, slide.seconds, slide.plays ? slide.seconds : 0});
    reach_ = reach;
    to_ = std::min(first, size() - 1);
    bring_axis();
    from_.slide = to_;
    from_.camera = stops_[to_].camera;
    from_.window = stops_[to_].window;
    playing_ = slides_[to_].playing;
}

/// The slide's time with half of it on each side; all of it where that is most.
void Presenting::bring_axis()
{
    constexpr double kBeside = 0.5;
    auto const& stop = stops_[to_];
    auto const run = stop.run.length() > time::Seconds(0)
                         ? stop.run
                         : time::Interval{stop.window.begin.value_or(reach_.begin),
                                          stop.window.end.value_or(reach_.end)};
    auto const beside = std::chrono::duration_cast<time::Seconds>(run.length() * kBeside);
    time::Interval const wide{std::min(run.begin, std::max(reach_.begin, run.begin - beside)),
                              std::max(run.end, std::min(reach_.end, run.end + beside))};
    axis_.show(wide, kMargin);
}

void Presenting::zoom_axis(double factor, time::Instant about)
{
    axis_.zoom(factor, static_cast<double>(about.time_since_epoch().count()));
}

briefing::Moment Presenting::on_the_way() const
{
    return briefing::moment_on_the_way(from_, to_, stops_[to_], since_, playing_, flies_);
}

briefing::Moment Presenting::moment() const
{
    auto moment = on_the_way();
    if (looked_) moment.camera = *looked_;
    if (window_) moment.window = *window_;
    return moment;
}

briefing::Moment Presenting::standing(std::size_t slide) const
{
    return briefing::moment_on_the_way({}, slide, stops_[slide], 0, 0, false);
}

bool Presenting::advance(double seconds)
{
    elapsed_ += seconds;
    if (!typed_.empty() && (typed_age_ += seconds) > kTypedSeconds) typed_.clear();
    bool const moved = moving();
    since_ += seconds;
    if (runs_ && cover_ == Cover::none && since_ >= flight_ + slides_[to_].seconds) {
        if (to_ + 1 < size())
            leave_for(to_ + 1, true);
        else
            runs_ = false;
        return true;
    }
    return moved;
}

double Presenting::next() const noexcept
{
    if (moving()) return 0;
    double due = std::numeric_limits<double>::infinity();
    if (runs_) due = std::max(0.0, flight_ + slides_[to_].seconds - since_);
    if (!typed_.empty()) due = std::min(due, kTypedSeconds - typed_age_ + 0.01);
    return due;
}

void Presenting::leave_for(std::size_t slide, bool plays)
{
    from_ = moment();
    looked_.reset();
    window_.reset();
    auto const left = std::exchange(to_, std::min(slide, size() - 1));
    if (left != to_) bring_axis();
    flies_ = true;
    since_ = 0;
    flight_ = briefing::flight_seconds(from_.camera, stops_[to_].camera);
    playing_ = plays ? slides_[to_].playing : 0;
}

void Presenting::forward()
{
    bool const was_covered = cover_ != Cover::none;
    uncover();
    if (since_ < flight_) {
        since_ = flight_;
        return;
    }
    if (to_ + 1 < size())
        leave_for(to_ + 1, true);
    else if (!was_covered)
        since_ = std::max(since_, flight_ + playing_); // the last one stands whole
}

void Presenting::back()
{
    uncover();
    leave_for(to_ > 0 ? to_ - 1 : 0, false);
}

void Presenting::go_to(std::size_t slide)
{
    uncover();
    leave_for(slide, true);
}

void Presenting::type_digit(int digit)
{
    if (typed_.size() >= kDigits) typed_.clear();
    typed_ += static_cast<char>('0' + digit);
    typed_age_ = 0;
}

bool Presenting::confirm_typed()
{
    if (typed_.empty()) return false;
    auto const number = std::stoul(typed_);
    typed_.clear();
    if (number > 0) go_to(number - 1);
    return true;
}

void Presenting::toggle(Cover cover) noexcept { cover_ = cover_ == cover ? Cover::none : cover; }

void Presenting::toggle_running() noexcept
{
    runs_ = !runs_;
    // What has stood for its time already gives its whole time once more.
    if (runs_ && !moving()) since_ = flight_ + playing_;
}

void Presenting::set_window(events::Window const& window)
{
    since_ = std::max(since_, flight_ + playing_); // time is in the speaker's hand now
    window_ = window;
}

void Presenting::reveal_window()
{
    auto const window = moment().window;
    if (window.begin) axis_.reveal(*window.begin);
    if (window.end) axis_.reveal(*window.end);
}

void Presenting::back_to_slide()
{
    if (strayed()) leave_for(to_, false);
}

time::Interval Presenting::shown() const
{
    auto const window = moment().window;
    auto const limit = [](double seconds) {
        return time::Instant(time::Seconds(static_cast<std::int64_t>(seconds)));
    };
    return {window.begin.value_or(limit(axis_.begin())), window.end.value_or(limit(axis_.end()))};
}

void Presenting::move_end(time::Instant end)
{
    auto const now = moment().window;
    auto const least = shown().begin + time::Seconds(1);
    set_window({now.begin, std::max(least, end)});
}

void Presenting::move_to(time::Instant begin)
{
    auto const seen = shown();
    if (mode() == briefing::Mode::cumulative) return move_end(begin + seen.length());
    set_window({begin, begin + seen.length()});
}

void Presenting::step(Step step, int times)
{
    auto const seen = shown();
    if (mode() == briefing::Mode::cumulative)
        move_end(moved(seen.end, step, times));
    else
        set_window({moved(seen.begin, step, times), moved(seen.end, step, times)});
    reveal_window();
}

} // namespace placetime::session
