#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "briefing/running.h"
#include "briefing/slide.h"
#include "session/axis.h"

namespace placetime::session {

/// A briefing in front of people: which slide, how far on the way to it, what covers it, what the
/// speaker moved. Plain state that time and keys change; what is drawn is made from moment().
/// Deterministic.
class Presenting {
public:
    enum class Cover : std::uint8_t { none, black, white };

    /// `stops`: one for each slide, of which there is at least one. `reach` is what the events
    /// span, for the time strip. The first slide stands at once, or begins to play.
    Presenting(briefing::Briefing const& briefing, std::vector<briefing::Stop> stops,
               time::Interval const& reach, std::size_t first = 0);
    /// Of pictures of another size.
    void set_stops(std::vector<briefing::Stop> stops) { stops_ = std::move(stops); }

    std::size_t size() const noexcept { return stops_.size(); }
    std::size_t slide() const noexcept { return to_; }
    /// What is seen now, with what the speaker moved.
    briefing::Moment moment() const;
    /// A slide by itself, fully there.
    briefing::Moment standing(std::size_t slide) const;
    /// Lets time go by. True when moment() may have changed.
    bool advance(double seconds);
    /// Seconds until advance() is of use: 0 while something moves, infinity when nothing waits.
    double next() const noexcept;
    /// Camera or window are on their way by themselves.
    bool moving() const noexcept { return since_ < flight_ + playing_; }

    /// The next slide; on a flight its end. Both take a cover away.
    void forward();
    void back();
    void go_to(std::size_t slide); ///< the last where it is beyond; flies
    void go_first() { go_to(0); }
    void go_last() { go_to(size() - 1); }

    /// The number of a slide, digit by digit; forgotten after a few seconds.
    void type_digit(int digit);
    std::string const& typed() const noexcept { return typed_; }
    /// Goes to the typed slide. False when nothing was typed.
    bool confirm_typed();

    Cover cover() const noexcept { return cover_; }
    void toggle(Cover cover) noexcept;

    /// Slides follow each other by their seconds, to the last.
    bool runs() const noexcept { return runs_; }
    void toggle_running() noexcept;

    /// The speaker looks elsewhere, or at another time, until the next slide or back_to_slide().
    void look_at(briefing::CameraView const& view) { looked_ = view; }
    void set_window(events::Window const& window);
    bool strayed() const noexcept { return looked_ || window_; }
    void back_to_slide();

    // The time strip: what the slide tells of with time beside it, or the whole reach.
    Axis const& axis() const noexcept { return axis_; }
    /// 2 shows half as much time.
    void zoom_axis(double factor, time::Instant about);
    briefing::Mode mode() const { return slides_[to_].mode; }
    /// What is seen, with open sides at the ends of the axis.
    time::Interval shown() const;
    /// The window's end, its begin kept.
    void move_end(time::Instant end);
    /// Moves what is seen, its length kept; where it adds up, only its end.
    void move_to(time::Instant begin);
    void step(Step step, int times);
    /// Moves the axis so far that the window's ends are seen: when a drag has ended.
    void reveal_window();

    double elapsed() const noexcept { return elapsed_; } ///< seconds since the beginning
    void reset_clock() noexcept { elapsed_ = 0; }

private:
    struct Timing {
        briefing::Mode mode;
        double seconds, playing; ///< playing: of its window, 0 for what stands
    };
    void leave_for(std::size_t slide, bool plays);
    void uncover() noexcept { cover_ = Cover::none; }
    void bring_axis();
    briefing::Moment on_the_way() const;

    std::vector<Timing> slides_;
    std::vector<briefing::Stop> stops_;
    time::Interval reach_;
    Axis axis_;
    briefing::Moment from_;
    std::size_t to_ = 0;
    bool flies_ = false;
    double since_ = 0;                ///< seconds since from_
    double flight_ = 0, playing_ = 0; ///< how long each takes
    std::optional<briefing::CameraView> looked_;
    std::optional<events::Window> window_;
    Cover cover_ = Cover::none;
    bool runs_ = false;
    std::string typed_;
    double typed_age_ = 0;
    double elapsed_ = 0;
};

} // namespace placetime::session
