#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "coreference/pair_score.h"
#include "events/event.h"

namespace placetime::coreference {

/// Events that may be one happening.
struct Proposal {
    std::vector<std::size_t> members; ///< into what was given, ascending, at least two
    double score = 0;                 ///< mean of the scores of its pairs, 0 to 1
    std::string why; ///< "same type; same day; 3 km apart; alike in words", of its best pair
};

/// True when an analyst said that two events (by id) are not the same happening. Symmetric.
using JudgedDistinct = std::function<bool(std::string_view, std::string_view)>;

/// How much work proposing was.
struct ProposalWork {
    std::size_t pairs_compared = 0; ///< at most kMostCandidates for each event
};
inline constexpr std::size_t kMostCandidates = 96;

/// Groups of events that may be one happening, the surest first. No event is in two groups; a group
/// holds no pair that was judged distinct and none that is_conflict(). Rejected events are left
/// out. Nothing is merged: that is an analyst's decision.
///
/// Events are compared when they are near in time and share a place or rare words; the pairs from
/// kSamePair on are grouped by average linkage, a pair that was not compared counting as 0. The
/// same groups whatever the order of the events. Cost: near linear, some 20 us an event. Throws
/// Cancelled.
std::vector<Proposal> propose(std::span<events::Event const> events,
                              JudgedDistinct const& distinct = {},
                              CancelToken const* cancel = nullptr, ProposalWork* work = nullptr);

} // namespace placetime::coreference
