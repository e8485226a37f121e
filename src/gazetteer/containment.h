#pragma once

#include "gazetteer/gazetteer.h"

namespace placetime::gazetteer {

/// Whether a place lies in another: a town in its country, divisions or a curated region, a part of
/// a town near it. By the index's own links first, then by the shapes. False for a place and
/// itself.
bool lies_in(Gazetteer const& gazetteer, PlaceIndex place, PlaceIndex container);

/// Whether a place lies in a country, borders it or reaches into it.
bool belongs_to(Gazetteer const& gazetteer, PlaceIndex place, CountryCode country);

} // namespace placetime::gazetteer
