#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "coreference/words.h"
#include "events/event.h"

namespace placetime::coreference {

/// Sorted numbers of a WordBook, each once.
using WordSet = std::vector<std::uint32_t>;

/// What two events are compared by, worked out once. Of a merged event: of all its claims.
struct Description {
    events::Event const* event = nullptr; ///< must outlive it
    WordSet title; ///< content words of the title, without those of the event's place
    WordSet all;   ///< of the title and the quote
    WordSet names; ///< written with a capital, in the quote
    WordSet actors;
    WordSet place; ///< of the place, as named and as written
    std::uint64_t title_hash = 0;
    time::Interval span;  ///< its date; without one, the week that ends with the day of the report
    bool dated = false;   ///< has a date
    bool in_time = false; ///< has a span
};

/// How much each word says: more the fewer events have it.
class WordWeights {
public:
    void add(WordSet const& words);
    /// log((n + 20) / (df + 1)), of n events df with the word, as a share of its greatest value; in
    /// a collection of a few events all words are about equal.
    double of(std::uint32_t word) const noexcept;
    std::size_t events_with(std::uint32_t word) const noexcept
    {
        return word < counts_.size() ? counts_[word] : 0;
    }
    /// Called when all were added.
    void settle();

private:
    std::vector<std::uint32_t> counts_;
    std::vector<float> weights_;
    std::size_t events_ = 0;
};

Description describe(events::Event const& event, WordBook& book);

/// Describes events in the order given.
std::vector<Description> describe(std::span<events::Event const* const> events,
                                  WordWeights& weights);

} // namespace placetime::coreference
