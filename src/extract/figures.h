#pragma once

#include <optional>
#include <vector>

#include "events/event.h"
#include "extract/assessment.h"
#include "extract/sentence.h"

namespace placetime::extract {

/// A number of people in a text: "over 600" is 600 and none, "up to 300" none and 300, "dozens" 24
/// and none.
struct Quantity {
    std::uint32_t first = 0, last = 0; ///< tokens, with "over", "at least", "between"
    events::Figure value;
    bool article = false; ///< "a policeman"
};

/// The quantity whose number stands at `token`; no value when there is none. `masked` tokens
/// (dates) are no numbers.
std::optional<Quantity> quantity_at(Sentence const& sentence, std::uint32_t token,
                                    std::vector<bool> const& masked);

/// How many were killed, injured, displaced, detained or took part, as the sentence claims.
struct FigureClaim {
    events::FigureKind kind = events::FigureKind::killed;
    events::Figure value;
    Span text;                 ///< the words
    std::uint32_t keyword = 0; ///< "injured"
    bool cumulative = false;   ///< "the death toll rose to 85"
};

/// `masked`: one flag for each token of the sentence that belongs to a time expression.
std::vector<FigureClaim> find_figures(Sentence const& sentence, std::vector<bool> const& masked);

} // namespace placetime::extract
