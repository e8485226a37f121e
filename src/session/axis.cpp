#include "session/axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace placetime::session {

namespace {

using time::Instant;
using time::Seconds;

constexpr double kFirst = -62'135'596'800.0, kEnd = 253'402'300'800.0;
constexpr std::array<char const*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::array kTickSteps{
    Step{1, Unit::second},  Step{5, Unit::second},  Step{15, Unit::second}, Step{30, Unit::second},
    Step{1, Unit::minute},  Step{5, Unit::minute},  Step{15, Unit::minute}, Step{30, Unit::minute},
    Step{1, Unit::hour},    Step{3, Unit::hour},    Step{6, Unit::hour},    Step{12, Unit::hour},
    Step{1, Unit::day},     Step{1, Unit::week},    Step{1, Unit::month},   Step{3, Unit::month},
    Step{6, Unit::month},   Step{1, Unit::year},    Step{2, Unit::year},    Step{5, Unit::year},
    Step{10, Unit::year},   Step{20, Unit::year},   Step{50, Unit::year},   Step{100, Unit::year},
    Step{200, Unit::year},  Step{500, Unit::year},  Step{1000, Unit::year}, Step{2000, Unit::year},
    Step{5000, Unit::year}, Step{10000, Unit::year}};

constexpr std::array kBinSteps{
    Step{1, Unit::second},  Step{2, Unit::second},  Step{5, Unit::second},  Step{10, Unit::second},
    Step{15, Unit::second}, Step{30, Unit::second}, Step{1, Unit::minute},  Step{2, Unit::minute},
    Step{5, Unit::minute},  Step{10, Unit::minute}, Step{15, Unit::minute}, Step{30, Unit::minute},
    Step{1, Unit::hour},    Step{2, Unit::hour},    Step{3, Unit::hour},    Step{6, Unit::hour},
    Step{12, Unit::hour},   Step{1, Unit::day},     Step{2, Unit::day},     Step{1, Unit::week},
    Step{2, Unit::week},    Step{1, Unit::month},   Step{2, Unit::month},   Step{3, Unit::month},
    Step{6, Unit::month},   Step{1, Unit::year},    Step{2, Unit::year},    Step{5, Unit::year},
    Step{10, Unit::year},   Step{20, Unit::year},   Step{50, Unit::year},   Step{100, Unit::year},
    Step{200, Unit::year},  Step{500, Unit::year},  Step{1000, Unit::year}};

/// The first of `steps` whose shortest instance (28 of 30.4 days of a month) is `pixels` wide.
template <typename Steps>
Step least_step(Steps const& steps, double seconds_per_pixel, double pixels) noexcept
{
    for (auto const step : steps)
        if (mean_seconds(step) * (step.unit == Unit::month ? 0.92 : 1.0) >=
            seconds_per_pixel * pixels)
            return step;
    return steps.back();
}

std::string two(unsigned n) { return n < 10 ? '0' + std::to_string(n) : std::to_string(n); }

struct Civil {
    time::CivilDate date;
    Seconds of_day;
    explicit Civil(Instant t)
        : date(std::chrono::floor<time::Days::duration>(t)),
          of_day(t - std::chrono::floor<time::Days::duration>(t))
    {
    }
    std::string year() const { return std::to_string(int{date.year()}); }
    std::string month() const { return kMonths[unsigned{date.month()} - 1]; }
    std::string day() const { return std::to_string(unsigned{date.day()}) + ' ' + month(); }
    std::string clock(bool seconds) const
    {
        auto const s = static_cast<unsigned>(of_day.count());
        auto const text = two(s / 3600) + ':' + two(s / 60 % 60);
        return seconds ? text + ':' + two(s % 60) : text;
    }
    bool year_begins() const
    {
        return of_day.count() == 0 && date.month() == std::chrono::January &&
               date.day() == std::chrono::day(1);
    }
    bool day_begins() const { return of_day.count() == 0; }
};

void name_tick(Tick& tick, Unit unit)
{
    Civil const civil(tick.at);
    switch (unit) {
    case Unit::year:
        tick.label = civil.year();
        break;
    case Unit::month:
        tick.major = civil.year_begins();
        tick.label = tick.major ? civil.year() : civil.month();
        break;
    case Unit::week:
    case Unit::day:
        tick.major = civil.date.day() == std::chrono::day(1);
        tick.label = civil.year_begins() ? civil.year() : civil.day();
        break;
    case Unit::hour:
    case Unit::minute:
    case Unit::second:
        tick.major = civil.day_begins();
        tick.label = tick.major ? civil.day() : civil.clock(unit == Unit::second);
        break;
    }
}

/// What the label leaves out and was not said before: the year, or the day and the year. `said` is
/// the date of the tick before.
std::string context_of(Tick const& tick, Unit unit, std::optional<time::CivilDate> said)
{
    if (unit == Unit::year) return {};
    Civil const civil(tick.at);
    bool const new_year = !said || said->year() != civil.date.year();
    // A label that is the day itself leaves out the year alone.
    if (unit >= Unit::day || tick.major) return new_year ? civil.year() : std::string();
    return said ? std::string() : civil.day() + ' ' + civil.year();
}

} // namespace

void Axis::show(double begin, double end) noexcept
{
    if (!std::isfinite(begin) || !std::isfinite(end)) return;
    auto const length = std::clamp(end - begin, kLeastSpan, kEnd - kFirst);
    auto const middle = (begin + end) / 2;
    begin_ = std::clamp(middle - length / 2, kFirst, kEnd - length);
    end_ = begin_ + length;
}

void Axis::show(time::Interval const& interval, double margin) noexcept
{
    auto const begin = static_cast<double>(interval.begin.time_since_epoch().count());
    auto const end = static_cast<double>(interval.end.time_since_epoch().count());
    show(begin - (end - begin) * margin, end + (end - begin) * margin);
}

void Axis::zoom(double factor, double about) noexcept
{
    if (!(factor > 0)) return;
    auto const length = std::clamp(span() / factor, kLeastSpan, kEnd - kFirst);
    auto const part = (about - begin_) / span();
    auto const begin = about - part * length;
    show(begin, begin + length);
}

void Axis::pan(double part) noexcept { show(begin_ + span() * part, end_ + span() * part); }

void Axis::reveal(Instant t) noexcept
{
    auto const at = static_cast<double>(t.time_since_epoch().count());
    auto const margin = span() * 0.05;
    if (at < begin_)
        show(at - margin, at - margin + span());
    else if (at > end_)
        show(at + margin - span(), at + margin);
}

double Axis::x_of(Instant t, double width) const noexcept
{
    return (static_cast<double>(t.time_since_epoch().count()) - begin_) / span() * width;
}

double Axis::seconds_at(double x, double width) const noexcept
{
    return width > 0 ? begin_ + x / width * span() : begin_;
}

Instant Axis::at(double x, double width) const noexcept
{
    auto const seconds = std::clamp(seconds_at(x, width), kFirst, kEnd - 1);
    return clamped(Instant(Seconds(std::llround(seconds))));
}

std::vector<Tick> Axis::ticks(double width, double gap) const
{
    std::vector<Tick> ticks;
    if (!(width > 0)) return ticks;
    auto const step = least_step(kTickSteps, span() / width, std::max(gap, 8.0));
    auto t = ceil_to(Instant(Seconds(static_cast<std::int64_t>(std::ceil(begin_)))), step);
    std::optional<time::CivilDate> said;
    while (static_cast<double>(t.time_since_epoch().count()) <= end_) {
        Tick tick{.at = t, .x = static_cast<float>(x_of(t, width)), .label = {}, .context = {}};
        name_tick(tick, step.unit);
        tick.context = context_of(tick, step.unit, said);
        if (tick.context == tick.label) tick.context.clear();
        said = Civil(t).date;
        ticks.push_back(std::move(tick));
        auto const next = floor_to(moved(t, step, 1), step);
        if (next <= t) break;
        t = next;
    }
    return ticks;
}

Step Axis::bin_step(double width, double least) const noexcept
{
    return least_step(kBinSteps, span() / std::max(width, 1.0), std::max(least, 1.0));
}

std::vector<std::int64_t> Axis::bin_edges(double width, double least) const
{
    std::vector<std::int64_t> edges;
    auto const step = bin_step(width, least);
    auto t = floor_to(Instant(Seconds(static_cast<std::int64_t>(std::floor(begin_)))), step);
    edges.push_back(t.time_since_epoch().count());
    while (static_cast<double>(edges.back()) < end_) {
        auto next = floor_to(moved(t, step, 1), step);
        if (next <= t) next = kLatest; // the last bin is cut short by the end of time
        if (next <= t) break;
        t = next;
        edges.push_back(t.time_since_epoch().count());
    }
    return edges;
}

} // namespace placetime::session
