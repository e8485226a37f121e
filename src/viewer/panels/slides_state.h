#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "briefing/slide.h"
#include "viewer/thumbnails.h"

namespace placetime::viewer {

/// What the panel of the slides keeps from frame to frame.
struct SlidesPanelState {
    explicit SlidesPanelState(std::function<void()> ready) : thumbnails(std::move(ready)) {}

    Thumbnails thumbnails;
    /// What is typed into the fields, until it is taken into the slides.
    briefing::Slide draft;
    std::string title, marking;
    std::size_t draft_of = 0;
    std::uint64_t draft_revision = 0;    ///< of the slides
    std::size_t seen = 0;                ///< the current slide of the last frame
    std::optional<std::size_t> renaming; ///< the title takes the keyboard
};

} // namespace placetime::viewer
