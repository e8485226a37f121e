#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "briefing/material.h"
#include "briefing/running.h"
#include "briefing/slide.h"
#include "scene/slide.h"

namespace placetime::briefing {

/// What the pages of one output look like, whatever the slide.
struct Look {
    scene::Theme theme = scene::Theme::light;
    scene::SlideParts parts; ///< what is drawn; the rest keeps its room
    bool graticule = false;
    bool inset = true;
    float scale = 0; ///< device pixels of a CSS pixel; 0: a slide is 540 CSS pixels high
};

/// Makes slides into what the one composer draws. Keeps the rows of each slide. Belongs to one
/// thread. Briefing and material must outlive it.
class SlideMaker {
public:
    SlideMaker(Briefing const& briefing, Material const& material);
    ~SlideMaker();
    SlideMaker(SlideMaker&&) noexcept;

    /// What scene::SceneBuilder::build takes for a moment: the input points into this, until the
    /// next call. Width and height are the picture's.
    scene::SceneInput const& input(Moment const& moment, Look const& look, int width, int height);

    /// Where slides without a camera look and how far their windows reach, for each slide.
    /// Pictures of `width` by `height` are fitted with `builder`.
    std::vector<Stop> stops(scene::SceneBuilder& builder, Look const& look, int width, int height);

    /// Rows that a slide shows in its whole window, by begin: for tables and counts.
    std::vector<events::Row> rows(std::size_t slide);
    /// Rows of its selected events that are there, in the slide's order.
    std::vector<events::Row> selected(std::size_t slide);
    /// True when it shows events of which none was reviewed: the page says so.
    bool is_unreviewed(std::size_t slide);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::briefing
