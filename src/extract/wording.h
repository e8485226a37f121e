#pragma once

#include <string>

#include "extract/assessment.h"
#include "extract/trigger.h"

namespace placetime::extract {

struct Actors {
    std::string first;  ///< who did it; empty when the words do not say
    std::string second; ///< to or against whom
};
Actors actors_of(Sentence const& sentence, Trigger const& trigger, Assessment const& assessment);

/// A line of 3 to 10 words from the clause around the trigger, in sentence case. `masked`: tokens
/// of time expressions, left out.
std::string title_of(Sentence const& sentence, Trigger const& trigger, Assessment const& assessment,
                     std::vector<bool> const& masked);

} // namespace placetime::extract
