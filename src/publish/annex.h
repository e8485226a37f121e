#pragma once

#include <cstddef>
#include <vector>

#include "publish/deck.h"
#include "typeset/pdf_canvas.h"

namespace placetime::publish {

/// What follows the slides in print: a table of the events shown, their sources, and what holds for
/// all of it. On white, in black, whatever the slides look like.
struct Annex {
    Deck const& deck;
    std::vector<EventRow> const& rows;
    std::size_t more;     ///< events that have no row
    double width, height; ///< of the paper, points
};
void write_annex(typeset::PdfCanvas& pdf, Annex const& annex);

} // namespace placetime::publish
