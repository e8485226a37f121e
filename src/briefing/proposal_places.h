#pragma once

#include <vector>

#include "base/progress.h"
#include "briefing/material.h"
#include "geo/geometry.h"

namespace placetime::briefing {

/// Where much happened.
struct Spot {
    geo::MultiPolygon region;  ///< what is taken for it, as filters take it
    geo::Meters precision = 0; ///< places known less well are not taken for it
    std::size_t events = 0;
    bool hot = false; ///< closer than chance would have it
};

/// Hot spots by Getis and Ord's Gi*, hot cells that touch being one; where none were found or too
/// few events are there to be tested, the places with most events, those within 25 km being one.
/// Most events first, at most `most`.
std::vector<Spot> find_spots(Material const& material, std::vector<events::Row> const& rows,
                             std::size_t most, CancelToken const* cancel);

} // namespace placetime::briefing
