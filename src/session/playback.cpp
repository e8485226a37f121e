#include "session/playback.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placetime::session {

namespace {

using time::Instant;
using time::Seconds;

constexpr std::array<std::string_view, 3> kAtEnds{"once", "loop", "bounce"};
constexpr double kHour = 3'600, kDay = 86'400, kMonth = 30.436875 * kDay, kYear = 365.2425 * kDay;
constexpr double kSlowest = 1, kFastest = 100 * kYear;
/// A stretch that plays in less than this is not worth a jump.
constexpr double kShortStretch = 0.5;
constexpr double kLongestFrame = 0.25;

constexpr std::array kSpeeds{SpeedChoice{"1 min/s", 60},
                             SpeedChoice{"10 min/s", 600},
                             SpeedChoice{"1 h/s", kHour},
                             SpeedChoice{"3 h/s", 3 * kHour},
                             SpeedChoice{"6 h/s", 6 * kHour},
                             SpeedChoice{"12 h/s", 12 * kHour},
                             SpeedChoice{"1 d/s", kDay},
                             SpeedChoice{"3 d/s", 3 * kDay},
                             SpeedChoice{"1 week/s", 7 * kDay},
                             SpeedChoice{"2 weeks/s", 14 * kDay},
                             SpeedChoice{"1 month/s", kMonth},
                             SpeedChoice{"3 months/s", 3 * kMonth},
                             SpeedChoice{"6 months/s", 6 * kMonth},
                             SpeedChoice{"1 y/s", kYear},
                             SpeedChoice{"3 y/s", 3 * kYear},
                             SpeedChoice{"10 y/s", 10 * kYear}};

struct UnitName {
    std::string_view name;
    double seconds;
};
constexpr std::array kUnits{UnitName{"s", 1},           UnitName{"sec", 1},
                            UnitName{"second", 1},      UnitName{"seconds", 1},
                            UnitName{"min", 60},        UnitName{"minute", 60},
                            UnitName{"minutes", 60},    UnitName{"h", kHour},
                            UnitName{"hour", kHour},    UnitName{"hours", kHour},
                            UnitName{"d", kDay},        UnitName{"day", kDay},
                            UnitName{"days", kDay},     UnitName{"w", 7 * kDay},
                            UnitName{"week", 7 * kDay}, UnitName{"weeks", 7 * kDay},
                            UnitName{"mo", kMonth},     UnitName{"month", kMonth},
                            UnitName{"months", kMonth}, UnitName{"y", kYear},
                            UnitName{"year", kYear},    UnitName{"years", kYear}};

double seconds_of(Instant t) noexcept { return static_cast<double>(t.time_since_epoch().count()); }

Instant instant_of(double seconds) noexcept
{
    return clamped(Instant(Seconds(static_cast<std::int64_t>(std::floor(seconds)))));
}

/// Where the playhead may be while playing.
struct Limits {
    double first = 0, last = 0;
};

Limits limits_of(Timeline const& timeline)
{
    auto const& extent = *timeline.extent();
    auto const first = seconds_of(floor_to(extent.begin, timeline.step()));
    switch (timeline.mode()) {
    case Mode::window: {
        auto const last = seconds_of(ceil_to(extent.end, timeline.step()));
        auto const length = static_cast<double>(timeline.window().length().count());
        return {std::min(first + length, last), last};
    }
    case Mode::from_start:
        return {first, seconds_of(ceil_to(extent.end, timeline.step()))};
    case Mode::instant:
    case Mode::to_end:
        break;
    }
    return {first, std::max(first, seconds_of(extent.end) - 1)};
}

bool shows_nothing(Timeline const& timeline, events::EventTable const& table,
                   events::RowSet const* shown)
{
    for (auto const range : table.in_window(timeline.query()))
        if (shown == nullptr || shown->next(range.first) < range.last) return false;
    return true;
}

/// Where the playhead jumps to over an empty stretch; none when there is none or it is short.
std::optional<double> beyond_empty(Timeline const& timeline, events::EventTable const& table,
                                   events::RowSet const& shown, bool reverse, double speed)
{
    auto const mode = timeline.mode();
    if (mode == Mode::to_end || (mode == Mode::from_start && reverse)) return {};
    if (mode != Mode::from_start && !shows_nothing(timeline, table, &shown)) return {};
    auto const at = timeline.playhead();
    auto const from = seconds_of(at);
    if (mode == Mode::from_start) { // what came last is looked at for a moment
        auto const last = events::previous_begin(table, &shown, at);
        if (last && from - seconds_of(*last) < speed * kShortStretch) return {};
    }
    std::optional<double> target;
    if (!reverse) {
        // In a window the event that begins at `at` is the first that is not in it.
        auto const after = mode == Mode::instant ? at : at - Seconds(1);
        if (auto const next = events::next_begin(table, &shown, after))
            target = seconds_of(*next) + (mode == Mode::instant ? 0 : 1);
    } else {
        auto const before = mode == Mode::instant ? at : timeline.begin();
        if (auto const last = events::previous_begin(table, &shown, before)) {
            auto const length = static_cast<double>(timeline.window().length().count());
            target = seconds_of(*last) + (mode == Mode::instant ? 0 : length);
        }
    }
    auto const limits = limits_of(timeline);
    if (!target && !shown.none()) target = reverse ? limits.first : limits.last;
    if (!target || std::abs(*target - from) <= speed * kShortStretch) return {};
    return std::clamp(*target, limits.first, limits.last);
}

} // namespace

std::string_view to_string(AtEnd at_end) noexcept
{
    return kAtEnds[static_cast<std::size_t>(at_end)];
}

std::optional<AtEnd> parse_at_end(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kAtEnds.size(); ++i)
        if (kAtEnds[i] == name) return static_cast<AtEnd>(i);
    return {};
}

std::span<SpeedChoice const> speed_choices() noexcept { return kSpeeds; }

std::string speed_text(double seconds_per_second)
{
    for (auto const& choice : kSpeeds)
        if (std::abs(choice.seconds - seconds_per_second) <= 1e-6 * choice.seconds)
            return std::string(choice.label);
    UnitName unit = kUnits.front();
    for (auto const& u : kUnits)
        if (u.seconds <= seconds_per_second * 1.000001 && u.seconds > unit.seconds) unit = u;
    auto const number = std::round(seconds_per_second / unit.seconds * 100) / 100;
    auto text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + ' ' + std::string(unit.name) + "/s";
}

std::optional<double> parse_speed(std::string_view text) noexcept
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (text.size() > 2 && text.ends_with("/s")) text.remove_suffix(2);
    double number = 1;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc()) text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    for (auto const& unit : kUnits)
        if (unit.name == text && std::isfinite(number) && number > 0) return number * unit.seconds;
    return {};
}

void Playback::play(Timeline& timeline)
{
    if (!timeline.extent()) return;
    playing_ = true;
    unspent_ = 0;
    fraction_ = 0;
    if (timeline.mode() == Mode::window && timeline.shows_all()) {
        auto const step = timeline.step();
        auto const length = static_cast<double>(timeline.extent()->length().count());
        auto const steps = std::max(1.0, std::round(length / 20 / mean_seconds(step)));
        auto const begin = floor_to(timeline.extent()->begin, step);
        timeline.set_window({begin, moved(begin, step, static_cast<std::int64_t>(steps))});
        if (reverse) timeline.go_end();
    }
    auto const limits = limits_of(timeline);
    auto const at = seconds_of(timeline.playhead());
    if (!reverse && at >= limits.last) timeline.put_playhead(instant_of(limits.first));
    if (reverse && at <= limits.first) timeline.put_playhead(instant_of(limits.last));
    timeline.axis().reveal(timeline.playhead());
}

void Playback::toggle(Timeline& timeline)
{
    if (playing_)
        pause();
    else
        play(timeline);
}

void Playback::set_speed(double seconds_per_second) noexcept
{
    if (std::isfinite(seconds_per_second))
        speed_ = std::clamp(seconds_per_second, kSlowest, kFastest);
}

void Playback::faster() noexcept
{
    for (auto const& choice : kSpeeds)
        if (choice.seconds > speed_ * 1.000001) return set_speed(choice.seconds);
}

void Playback::slower() noexcept
{
    for (auto i = kSpeeds.size(); i-- > 0;)
        if (kSpeeds[i].seconds < speed_ * 0.999999) return set_speed(kSpeeds[i].seconds);
}

void Playback::suit(time::Interval const& extent) noexcept
{
    auto const wanted = std::max(1.0, static_cast<double>(extent.length().count()) / 30);
    auto const off = [&](SpeedChoice const& c) { return std::abs(std::log(c.seconds / wanted)); };
    speed_ = std::ranges::min_element(kSpeeds, {}, off)->seconds;
}

bool Playback::advance(double seconds, Timeline& timeline, events::EventTable const& table,
                       events::RowSet const* shown)
{
    if (!playing_ || !timeline.extent() || !(seconds > 0)) return false;
    unspent_ += std::min(seconds, kLongestFrame);
    auto const before = timeline.revision();
    // Half a billionth: sums of thirtieths of a second come out a hair short.
    while (playing_ && unspent_ > kTick - 5e-10) {
        unspent_ = std::max(0.0, unspent_ - kTick);
        tick(timeline, table, shown);
    }
    if (timeline.revision() == before) return false;
    timeline.axis().reveal(timeline.playhead());
    return true;
}

void Playback::tick(Timeline& timeline, events::EventTable const& table,
                    events::RowSet const* shown)
{
    auto const limits = limits_of(timeline);
    auto const by = speed_ * kTick;
    auto at = seconds_of(timeline.playhead()) + fraction_ + (reverse ? -by : by);
    if (skip_empty && shown != nullptr)
        if (auto const target = beyond_empty(timeline, table, *shown, reverse, speed_))
            at = *target;
    bool const over = reverse ? at <= limits.first : at >= limits.last;
    if (over) {
        at = reverse ? limits.first : limits.last;
        if (at_end == AtEnd::stop) playing_ = false;
        if (at_end == AtEnd::loop) at = reverse ? limits.last : limits.first;
        if (at_end == AtEnd::bounce) reverse = !reverse;
    }
    fraction_ = over ? 0 : at - std::floor(at);
    timeline.put_playhead(instant_of(at));
}

} // namespace placetime::session
