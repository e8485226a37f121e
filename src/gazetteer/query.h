#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace placetime::gazetteer {

/// "20 km south of Osh", "20 km from Osh", "south of Osh", "near Osh", "northern Kyrgyzstan".
struct RelativeQuery {
    std::string base;              ///< as written: "Osh"
    geo::Meters away = 0;          ///< 0 when no distance is given
    std::optional<double> bearing; ///< degrees clockwise from north
    bool inside = false;           ///< a part of the base ("northern Kyrgyzstan")
};
std::optional<RelativeQuery> parse_relative(std::string const& name);

/// The countries that a name of borders names, folded: "border with china" {china}; "kyrgyz chinese
/// border" is one text {"kyrgyz chinese"} to be divided by who knows the names; "its borders" none.
/// No value when the name speaks of no border.
std::optional<std::vector<std::string>> parse_border(std::string const& folded);

/// The parts between commas, and in brackets, without white space around; one for a plain name.
std::vector<std::string> comma_parts(std::string const& name);

} // namespace placetime::gazetteer
