#pragma once

#include "gazetteer_build/draft.h"

namespace placetime::gazetteer_build {

/// GeoNames' feature codes of class P to PlaceRow::rank.
std::uint8_t rank_of(std::string_view code);

/// How far a town reaches from its point, in metres: 1 km for a village, 5 km for 100,000 people,
/// 25 km from 15 million up. Built-up areas grow somewhat slower than with the root of their
/// people.
float town_radius(double population);

/// The other names of a town. `division`: folded name of the first-level division around it, if
/// any.
void add_town_names(Draft& draft, PlaceIndex place, std::vector<std::string_view> const& others,
                    std::string_view division);

} // namespace placetime::gazetteer_build
