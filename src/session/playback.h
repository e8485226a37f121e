#pragma once

#include <span>
#include <string>
#include <string_view>

#include "events/event_table.h"
#include "events/histogram.h"
#include "session/timeline.h"

namespace placetime::session {

enum class AtEnd : std::uint8_t { stop, loop, bounce };
/// "once", "loop", "bounce"
std::string_view to_string(AtEnd at_end) noexcept;
std::optional<AtEnd> parse_at_end(std::string_view name) noexcept;

struct SpeedChoice {
    std::string_view label; ///< "1 d/s"
    double seconds = 0;     ///< of data time for each second
};
/// "1 min/s" to "10 y/s", slowest first.
std::span<SpeedChoice const> speed_choices() noexcept;
/// "6 h/s": the label of a choice, else the number in the unit that suits.
std::string speed_text(double seconds_per_second);
/// Reads "6 h/s", "6 h", "2.5 days". No value for anything else.
std::optional<double> parse_speed(std::string_view text) noexcept;

/// Moves the timeline while playing. Deterministic, and the same whatever the frame rate: it goes
/// by ticks of 1/120 s, of which a part left over waits for the next call.
class Playback {
public:
    static constexpr double kTick = 1.0 / 120;

    bool playing() const noexcept { return playing_; }
    /// At the end (in reverse: at the start) it begins again from the other side. A window that
    /// shows all there is becomes one of a twentieth in whole steps at the start: else nothing
    /// would move.
    void play(Timeline& timeline);
    void pause() noexcept { playing_ = false; }
    void toggle(Timeline& timeline);

    /// Data seconds for each second, 1 to 100 years.
    double speed() const noexcept { return speed_; }
    void set_speed(double seconds_per_second) noexcept;
    void faster() noexcept;
    void slower() noexcept;
    /// The choice by which the extent plays in about half a minute.
    void suit(time::Interval const& extent) noexcept;

    bool reverse = false;
    bool skip_empty = true; ///< jumps to where the next event comes in
    AtEnd at_end = AtEnd::stop;

    /// Plays `seconds` of real time (at most 0.25 s of it: after a pause of the program time does
    /// not jump). True when the timeline moved. Reaching the end in AtEnd::stop pauses.
    /// `shown` are the rows that count for skipping; null skips nothing. A cumulative mode skips
    /// stretches in which nothing begins (backwards, and cumulative to the end, it skips nothing).
    bool advance(double seconds, Timeline& timeline, events::EventTable const& table,
                 events::RowSet const* shown);

private:
    void tick(Timeline& timeline, events::EventTable const& table, events::RowSet const* shown);

    bool playing_ = false;
    double speed_ = 86'400;
    double unspent_ = 0;  ///< real seconds not yet played, less than a tick
    double fraction_ = 0; ///< data seconds of the playhead below a whole one, in [0, 1)
};

} // namespace placetime::session
