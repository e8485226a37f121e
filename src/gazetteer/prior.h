#pragma once

#include "gazetteer/place.h"

namespace placetime::gazetteer {

/// How likely a name means this place when nothing else is known, 0 to 1: a country first, then
/// capitals, then by population, number of names and class. Of our own weighing, checked by the
/// table of tests/gazetteer/geocode.txt.
double prior(PlaceRow const& row) noexcept;

/// What a name loses because of how it belongs to the place, 0 to 1 (1 for its own name).
double weight(NameUse use) noexcept;

} // namespace placetime::gazetteer
