#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "briefing/slide.h"

namespace placetime::briefing {

/// How a briefing runs by itself, in a video.
struct Pace {
    double seconds_a_slide = 0; ///< 0: each slide's own
    double data_rate = 0; ///< data seconds for each second: slides with a window play through it at
                          ///< this rate, whatever they say; 0: by their own seconds
    bool flights = true;  ///< false: slides follow each other at once
};

/// What is seen at one moment. A value; the same from the window, for a picture and for a video.
struct Moment {
    std::size_t slide = 0;
    CameraView camera;
    events::Window window;
    double words = 1;       ///< opacity of title, text and callouts, in [0, 1]
    bool in_flight = false; ///< camera or window are still on their way from another slide
    friend bool operator==(Moment const& a, Moment const& b)
    {
        return a.slide == b.slide && a.camera == b.camera && a.window.begin == b.window.begin &&
               a.window.end == b.window.end && a.words == b.words && a.in_flight == b.in_flight;
    }
};

/// What a slide shows once it is fully there: of what plays, at the end.
struct Stop {
    CameraView camera;     ///< resolved: of the slide, or fitted to its events
    events::Window window; ///< of the slide; open ends stay open
    /// What time runs through where it plays: the window, with open ends closed by the events.
    /// Empty where there is nothing to run through.
    time::Interval run;
};

/// The moment `seconds` after leaving `from` for the slide `to` whose stop is given: first the
/// flight (camera and window move together, flight_seconds()), then, where the slide plays, its
/// window grows from the begin of its run to the end in `playing` seconds (0: it does not play),
/// then it stands. In the first part of a flight the slide that is left is still shown and its
/// words fade. Windows move by whole minutes, hours or days, by their length. Deterministic.
Moment moment_on_the_way(Moment const& from, std::size_t to, Stop const& stop, double seconds,
                         double playing, bool flies);

/// A briefing's whole run.
class Running {
public:
    /// `stops`: one for each slide.
    Running(Briefing const& briefing, std::vector<Stop> stops, Pace const& pace);

    double duration() const noexcept { return duration_; } ///< seconds
    double begin_of(std::size_t slide) const noexcept { return begins_[slide]; }
    std::size_t size() const noexcept { return stops_.size(); }
    /// t clamped to [0, duration()]; at the duration the last slide stands. A slide is there whole
    /// in the last tenth of its time at the latest, so a still of it is a frame of the video.
    Moment at(double t) const;
    /// The slide standing by itself, without a way to it.
    Moment standing(std::size_t slide) const;

private:
    std::vector<Stop> stops_;
    std::vector<double> begins_, lengths_, playing_;
    std::vector<Moment> standing_;
    bool flights_ = true;
    double duration_ = 0;
};

} // namespace placetime::briefing
