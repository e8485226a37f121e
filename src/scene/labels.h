#pragma once

#include <string>

#include "geo/lonlat.h"

namespace placetime::scene {

enum class LabelStyle { country, first_level, city, town, water };

/// A name that may be put on the map.
struct LabelCandidate {
    std::string text;
    geo::LonLat position;
    double priority = 0; ///< higher is placed first; of cities the population
    LabelStyle style = LabelStyle::city;
};

} // namespace placetime::scene
