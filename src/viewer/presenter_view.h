#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/scene.h"
#include "session/presenting.h"
#include "typeset/typesetter.h"

namespace placetime::viewer {

/// What the presenter's view tells beside its two pictures.
struct SpeakerFacts {
    std::vector<std::string> titles; ///< of all slides
    std::size_t slide = 0;           ///< the one that is shown
    std::string notes;
    double elapsed = 0; ///< seconds since the beginning
    std::string clock;  ///< "14:32"
    session::Presenting::Cover cover = session::Presenting::Cover::none;
    bool runs = false;
    friend bool operator==(SpeakerFacts const&, SpeakerFacts const&) = default;
};
SpeakerFacts speaker_facts(briefing::Briefing const& briefing, session::Presenting const& state,
                           std::string clock);

/// "0:07", "12:34", "1:02:03"
std::string elapsed_text(double seconds);

/// Where its parts lie, device pixels.
struct SpeakerLayout {
    scene::Rect bar;     ///< number, elapsed time, clock
    scene::Rect elapsed; ///< pressed, the clock begins anew
    scene::Rect current, next;
    scene::Rect next_heading, notes_heading;
    scene::Rect list, notes, hint;
    float row = 0; ///< height of a row of the list
};
/// Parts do not overlap, down to a window of 480 x 360 at scale 1.
SpeakerLayout arrange_speaker(float width, float height, float scale);

/// The view as plain data: everything but the two pictures, for which it leaves room. Keeps how far
/// list and notes were scrolled. One thread.
class SpeakerSheet {
public:
    void resize(int width, int height, float scale);
    SpeakerLayout const& layout() const noexcept { return layout_; }
    /// Made anew when the facts or what is scrolled changed.
    scene::Scene const& bring(SpeakerFacts const& facts);
    bool is_stale(SpeakerFacts const& facts) const;
    /// Notches of the wheel over the notes or the list, positive up.
    void scroll(scene::Point at, float notches);
    /// The row of the list there; none elsewhere.
    std::optional<std::size_t> slide_at(scene::Point at) const;

private:
    void draw_bar(scene::Scene& scene, SpeakerFacts const& facts);
    void draw_next(scene::Scene& scene, SpeakerFacts const& facts);
    void draw_list(scene::Scene& scene, SpeakerFacts const& facts);
    void draw_notes(scene::Scene& scene, SpeakerFacts const& facts);

    int width_ = 1, height_ = 1;
    float scale_ = 1;
    SpeakerLayout layout_;
    typeset::Typesetter typesetter_;
    scene::Scene scene_;
    std::optional<SpeakerFacts> shown_;
    float list_top_ = 0, notes_top_ = 0; ///< pixels that are scrolled out
    float list_most_ = 0, notes_most_ = 0;
};

} // namespace placetime::viewer
