#pragma once

#include <optional>
#include <vector>

#include "gazetteer/index_file.h"

namespace placetime::gazetteer {

/// The row of the country, and of the first-level division, whose polygon holds a position;
/// kNoPlace at sea.
struct Surroundings {
    PlaceIndex country = kNoPlace;
    PlaceIndex admin1 = kNoPlace;
};

/// Throws FormatError when the index holds a damaged shape.
Surroundings surroundings(IndexFile const& file, geo::LonLat position);

/// Towns by growing squares of half-degree cells around the position, nearest first.
std::vector<Nearby> nearest_towns(IndexFile const& file, geo::LonLat position, std::size_t limit,
                                  geo::Meters within);

} // namespace placetime::gazetteer
