#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.h"

namespace placetime::geoparse {

/// What a feature adds to a score: its weight times its value. Names are those of
/// recognition_features.h and resolution_features.h.
struct Share {
    std::string_view feature;
    double share = 0;
};

/// Why a name was taken for a place, or not, and for which one.
struct Reasons {
    std::uint32_t begin = 0, end = 0; ///< bytes
    double probability = 0;           ///< that it is a place
    std::vector<Share> own;           ///< of its own surroundings; they sum to the feature "own"
    std::vector<Share> document;      ///< log odds with the whole document weighed; probability is
                                      ///< their logistic, but 0 for what is named after a place
    struct Candidate {
        gazetteer::PlaceIndex place = gazetteer::kNoPlace;
        double score = 0;          ///< the sum of its shares
        double probability = 0;    ///< of all candidates' scores
        std::vector<Share> shares; ///< greatest first, zeros left out
    };
    std::vector<Candidate> candidates; ///< best first, at most 8
};

} // namespace placetime::geoparse
