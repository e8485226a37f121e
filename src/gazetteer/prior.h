#pragma once

#include "gazetteer/place.h"

namespace placetime::gazetteer {

/// How likely a name means this place when nothing else is known, 0 to 1: a country first, then
/// capitals, then by population, number of names and class. Of our own weighing, checked by the
/// table of tests/gazetteer/geocode.txt.
double prior(PlaceRow const& row) noexcept;

/// What a name loses because of how it belongs to the place, 0 to 1 (1 for its own name).
double weight(NameUse use) noexcept;

/// What the company of the others that bear the name takes off a posting, 0 to 1.
struct Company {
    bool landmark = false; ///< a curated place (a lake, a region, an air base) bears it
    bool town = false;     ///< a large town has it as its own name

    void meet(PlaceRow const& row, NameUse use) noexcept;
    /// Casablanca gives way to the White House, Grenada in Spanish to Granada.
    double factor(PlaceRow const& row, NameUse use) const noexcept;
};

} // namespace placetime::gazetteer
