#pragma once

#include <string>
#include <vector>

#include "session/step.h"

namespace placetime::session {

/// A mark on the time axis.
struct Tick {
    time::Instant at{};
    float x = 0;       ///< pixels from the axis' left end
    std::string label; ///< "2020", "Oct", "6 Oct", "14:00", "14:00:05"
    /// What the label leaves out ("2020", "6 Oct 2020"): at the first tick, and the year where it
    /// changes; else empty. A second line, or nothing.
    std::string context;
    bool major = false; ///< a greater unit begins here: a year among months, a day among hours
};

/// The part of time that the timeline shows. Seconds since 1970 as double: exact to 0.1 ms.
class Axis {
public:
    static constexpr double kLeastSpan = 20; ///< seconds

    double begin() const noexcept { return begin_; }
    double end() const noexcept { return end_; }
    double span() const noexcept { return end_ - begin_; }
    /// Clamped to the years 1 to 9999 and at least kLeastSpan.
    void show(double begin, double end) noexcept;
    void show(time::Interval const& interval, double margin = 0) noexcept;

    /// Zooms by `factor` (2 shows half as much) about a moment, which keeps its place.
    void zoom(double factor, double about) noexcept;
    /// Moves by a part of what is shown: 0.5 is half a span later.
    void pan(double part) noexcept;
    /// Moves just so far that `t` lies inside, with a margin of 5 %; nothing when it does.
    void reveal(time::Instant t) noexcept;

    double x_of(time::Instant t, double width) const noexcept;
    double seconds_at(double x, double width) const noexcept;
    time::Instant at(double x, double width) const noexcept;

    /// Ticks at least `gap` pixels apart, from a second to ten thousand years, in order, within the
    /// axis.
    std::vector<Tick> ticks(double width, double gap = 64) const;
    /// Edges of the histogram's bins on the calendar, the least step that is at least `least`
    /// pixels wide; the first at or before the axis' begin, the last at or after its end.
    std::vector<std::int64_t> bin_edges(double width, double least = 4) const;
    Step bin_step(double width, double least = 4) const noexcept;

    friend bool operator==(Axis const&, Axis const&) = default;

private:
    double begin_ = 1'577'836'800, end_ = 1'609'459'200; ///< 2020
};

} // namespace placetime::session
