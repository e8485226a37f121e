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

/// A headline of 3 to 10 words, in sentence case, without quotation marks: subject, verb and what
/// follows; a passive where the subject is a pronoun; the noun with what hangs on it; else the
/// sub-type's own name. At most 90 letters. `masked`: tokens
/// of time expressions, left out.
std::string title_of(Sentence const& sentence, Trigger const& trigger, Assessment const& assessment,
                     std::vector<bool> const& masked);

} // namespace placetime::extract
