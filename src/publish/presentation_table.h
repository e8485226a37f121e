#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "publish/deck.h"
#include "publish/slide_shapes.h"
#include "scene/tokens.h"

namespace placetime::publish {

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
