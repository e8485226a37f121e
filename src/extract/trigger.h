#pragma once

#include <cstdint>
#include <vector>

#include "extract/sentence.h"

namespace placetime::extract {

/// A term of the vocabulary found in a sentence.
struct Trigger {
    std::uint32_t first = 0, last = 0; ///< tokens, last one past
    std::uint32_t head = 0;            ///< the verb or the noun
    std::uint32_t pattern = 0;
    std::uint16_t kind = 0;
    float strength = 0;
    bool verb = false;
};

/// True when some word of [first, last) starts a trigger: a cheap test before a sentence is
/// analysed.
bool may_hold_trigger(Words const& words, std::uint32_t first, std::uint32_t last);

/// Triggers in order, not overlapping: the longest wins, then the most constrained, then the
/// strongest. Terms that are figurative are left out.
std::vector<Trigger> find_triggers(Sentence const& sentence);

/// Length in tokens of the furniture term that starts at `token`; 0 when none does.
std::uint32_t furniture_at(Words const& words, std::uint32_t token, std::uint32_t last);

} // namespace placetime::extract
