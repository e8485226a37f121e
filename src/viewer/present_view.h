#pragma once

#include <optional>

#include "session/presenting_keys.h"
#include "session/step.h"
#include "typeset/typesetter.h"
#include "viewer/input.h"
#include "viewer/presenter.h"
#include "viewer/time_strip.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// The window while slides are presented: what keys, clicker and pointer do, and what lies over the
/// slide. All positions are pixels of the window, which the slide fills.
class PresentView {
public:
    /// What only the window can do.
    struct Wishes {
        bool leave = false;
        bool speaker_view = false; ///< to be opened, or closed
    };
    /// What one frame takes, after ImGui::NewFrame(). `step` is what Shift and arrows move time by.
    Wishes take(Presenter& presenter, session::Step step, Input::Frame const& input, float seconds);
    /// A key of another window (the presenter's view).
    void take_key(Presenter& presenter, session::Step step, Input::Press const& press,
                  Wishes& wishes);

    /// Pointer, cover, number and help, by Dear ImGui.
    void draw(Ui& ui, Presenter const& presenter, float width, float height);
    /// Seconds until what lies over the slide changes by itself; infinity for never.
    double next() const noexcept;

    /// The slide, with the time strip where it is seen.
    scene::Scene const& picture(Presenter& presenter);
    std::uint64_t revision() const noexcept { return revision_; }
    bool shows_strip() const noexcept { return strip_pinned_ || strip_near_; }

private:
    enum class Hold : std::uint8_t { none, press, map, end, window };

    void act(Presenter& presenter, session::Step step, session::PresentAction action,
             Wishes& wishes);
    void take_pointer(Presenter& presenter, Input::Frame const& input, float seconds);
    void press(Presenter& presenter, scene::Point at);
    void move(Presenter& presenter, scene::Point at);
    void release(Presenter& presenter, scene::Point at);
    void draw_pointer(Ui& ui, float unit) const;

    bool pointer_on_ = false, strip_pinned_ = false, strip_near_ = false, help_ = false;
    Hold hold_ = Hold::none;
    scene::Point at_, pressed_;
    time::Seconds grip_{0}; ///< from the window's begin to where it was taken
    double since_move_ = 0; ///< seconds since the pointer moved
    bool inside_ = false;   ///< the pointer is over the window
    TimeStrip strip_;
    typeset::Typesetter typesetter_;
    scene::Scene with_strip_;
    std::uint64_t drawn_revision_ = 0;
    std::optional<time::Interval> drawn_window_;
    session::Axis drawn_axis_;
    std::uint64_t revision_ = std::uint64_t{1} << 62U;
    bool drawn_strip_ = false;
};

} // namespace placetime::viewer
