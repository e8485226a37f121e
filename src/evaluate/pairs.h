#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "evaluate/proportions.h"

namespace placetime::evaluate {

/// How well pairs of events are told apart: right is a pair of one happening that is taken for one.
struct PairScores {
    std::size_t pairs = 0;
    Proportions proportions; ///< `found`: pairs taken for one happening; `gold`: pairs that are
};

struct PairReport {
    PairScores all;
    PairScores tuned;    ///< pairs that weights and rules were made with
    PairScores held_out; ///< pairs kept aside for judging only
};

/// Scores against JSON lines, either of
///   {"event":{"id":"ke-1","type":"Riots",...}}            an event to refer to (event_json.h)
///   {"a":"ke-1","b":{...},"same":1,"held_out":true}       a pair: ids of events above, or events
/// A pair counts as taken for one happening when it scores kSamePair or more (coreference) with
/// words weighed over all events of the file, and is no conflict. `wrong` gets a line for each
/// error: missed or false, the score, both titles and what spoke for and against. Throws FileError
/// when the file cannot be read, FormatError (with the line) when a line is neither.
PairReport score_pairs(std::filesystem::path const& gold, std::ostream* wrong = nullptr);

/// The scores as the JSON of `placetime eval --pairs`.
std::string evaluate_pairs(std::filesystem::path const& gold, std::ostream* wrong = nullptr);

} // namespace placetime::evaluate
