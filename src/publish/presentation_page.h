#pragma once

#include <string>
#include <vector>

#include "publish/deck.h"
#include "publish/slide_shapes.h"
#include "scene/scene.h"

namespace placetime::publish {

/// A slide's page as the composer laid it out, and its words.
struct PresentationPage {
    scene::Scene const& scene; ///< with its plan; drawn without the parts that are text here
    scene::SlideWords const& words;
    scene::Theme theme;
    std::size_t number, count; ///< of slides, from 1
};

/// Adds the map (a picture, by its relationship) and, over it, the page's words as text.
void add_page(SlideShapes& shapes, PresentationPage const& page, std::string const& map);

/// The same line of marking at the top and bottom of pages without a map.
void add_marking(SlideShapes& shapes, std::string const& marking, scene::Theme theme);

/// Tables of events, as many slides as they need; each entry the shapes of one slide. At most
/// kMostTableRows events.
inline constexpr std::size_t kMostTableRows = 400;
struct EventTables {
    Deck const& deck;
    std::vector<EventRow> const& rows;
    scene::Theme theme;
};
/// How the rows are parted among slides: the first row of each.
std::vector<std::size_t> table_breaks(std::vector<EventRow> const& rows);
void add_table(SlideShapes& shapes, EventTables const& tables, std::size_t first, std::size_t last,
               std::string const& title);

} // namespace placetime::publish
