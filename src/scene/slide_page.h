#pragma once

#include <string>
#include <vector>

#include "scene/furniture.h"
#include "scene/slide.h"
#include "scene/slide_layout.h"
#include "scene/slide_legend.h"
#include "scene/slide_text.h"

namespace placetime::scene {

/// A date stamp: dates, and under them the hours and the zone.
struct Stamp {
    std::string dates, rest;
    std::string template_text; ///< as wide as `dates` may become while time moves, to choose a size
    std::string written() const { return rest.empty() ? dates : dates + ", " + rest; }
};
/// "4 to 7 October 2020" and "UTC"; "5 October 2020" and "14:00 to 16:30 UTC". Days alone for spans
/// of more than two days.
Stamp stamp_of(time::Interval const& span);
/// Of words that were given.
Stamp stamp_of(std::string const& given);

/// The footer's lines: source first, then attribution, coding and boundaries, as many as have room
/// beside each other; and the page number.
struct SlideFooter {
    std::vector<std::string> lines;
    std::string page;
};
SlideFooter slide_footer(SlideWords const& words, Credits const& credits, float width,
                         TextKit& kit);

/// What a page without its map and legend is made of.
struct SlidePage {
    float width = 0, height = 0; ///< device pixels
    SlideLayout const& layout;
    SlideWords const& words;
    Stamp const& stamp;
    SlideFooter const& footer;
};
/// Ground of the page round the map, marking, title, stamp and footer. What it writes, and where,
/// is told in the plan; parts that are off are told but not drawn.
Pass draw_slide_page(SlidePage const& page, TextKit& kit, Theme theme, SlidePlan& plan);
/// The text from the top of a rectangle.
Pass draw_slide_text(FlowedText const& text, Rect const& rect, double opacity, TextKit& kit,
                     Palette const& colors);

/// "Unreviewed machine extraction" at the map's upper left; takes its room. The rectangle of it;
/// drawn when `pass` is there.
Rect draw_notice(std::string const& text, Layout const& layout, TextKit& kit, Theme theme,
                 Occupied& occupied, Pass* pass);

} // namespace placetime::scene
