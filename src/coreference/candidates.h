#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "coreference/description.h"

namespace placetime::coreference {

/// Finds for each event the few that are worth comparing with it: those that are near in time and
/// share a cell of half a degree, a title, a country or words; the rarest first. What many events
/// share is left out, so that the work grows with the events and not with their pairs.
///
/// Time is kept in buckets of three widths (4, 32 and 512 days); an event lies in those of the
/// width that suits its length and in all wider ones. Events longer than 4096 days, and those
/// without any date, have no candidates.
class CandidateIndex {
public:
    CandidateIndex(std::span<Description const> events, WordWeights const& weights);

    /// Appends at most `most` indices of other events; the same for each call.
    void find(std::size_t event, std::size_t most, std::vector<std::uint32_t>& result);

private:
    struct Key {
        std::uint64_t hash;
        bool narrow; ///< a cell, a title or a word; else what many may share
    };
    void keys_of(Description const& event, bool with_neighbours, std::vector<Key>& keys) const;

    std::span<Description const> events_;
    WordWeights const& weights_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> lists_;
    std::vector<std::uint32_t> seen_by_; ///< the event that looked last, plus one
};

} // namespace placetime::coreference
