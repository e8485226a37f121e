#pragma once

#include <cstddef>

#include "scene/display.h"

namespace placetime::scene {

/// What of a slide decides how its page is parted.
struct SlideShape {
    bool marking = false, text = false, legend = false;
    std::size_t footer_lines = 1;
};

/// Where the parts of a page stand, in device pixels, whole ones. Those that are not there have no
/// area. Nothing overlaps; all parts lie inside the page.
struct SlideLayout {
    Rect marking_top, marking_bottom, title, stamp, map, panel, footer;
};

/// Device pixels of a CSS pixel: a page is 540 CSS pixels high, and where it is narrower than 11:9
/// 660 wide.
float slide_scale(int width, int height) noexcept;

/// Text and legend stand beside the map, which keeps at least 60 % of the width: a wide column for
/// text, a narrow one for a legend alone, none when there is neither.
SlideLayout lay_out_slide(int width, int height, float scale, SlideShape const& shape) noexcept;

/// Of what is written on a page, CSS pixels.
inline constexpr float kSlideTitle = 30, kSlideTitleLeast = 24, kSlideStamp = 24,
                       kSlideStampLeast = 15, kSlideText = 15, kSlideLegend = 13, kSlideFooter = 11,
                       kSlideFooterLine = 15;
/// Smallest of what is shrunk to its room.
inline constexpr float kSlideLeast = 12;

} // namespace placetime::scene
