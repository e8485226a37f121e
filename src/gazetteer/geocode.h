#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.h"

namespace placetime::gazetteer {

struct GeocodeOptions {
    std::optional<geo::LonLat> near; ///< ranks, never filters
    CountryCode country;             ///< filters; for "border with X" the other side
    std::size_t limit = 5;
};

struct Candidate {
    PlaceIndex place = kNoPlace;
    double score = 0; ///< 0 to 1, comparable within one query
    int edits = 0;    ///< letters that differ from a name of the place
    NameUse use = NameUse::main;
    std::optional<geo::LonLat>
        point;          ///< of a relative place ("20 km south of Osh"); else the row's
    float radius_m = 0; ///< place_precision_m
};

/// What a name means, best first: exact folded names first; then without generic words ("city of",
/// "district"); then "X, Y" (X inside Y); "border with X", "X-Y border"; fuzzy only when all that
/// is empty. Empty when nothing is near enough.
std::vector<Candidate> geocode(Gazetteer const& gazetteer, std::string_view name,
                               GeocodeOptions const& options);

} // namespace placetime::gazetteer
