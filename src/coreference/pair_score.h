#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/event.h"

namespace placetime::coreference {

/// A pair that scores this much or more may be one happening.
inline constexpr double kSamePair = 0.5;

/// How likely it is that two events tell of one happening.
struct PairScore {
    double score = 0; ///< 0 to 1
    /// What spoke for it (positive) and against it (negative), in log-odds, by the name of the
    /// feature ("words", "place", ...); only what is not 0.
    std::vector<std::pair<std::string_view, double>> shares;
};

/// Scores two events by themselves: every word counts alike, for want of a collection that says
/// which are rare. Symmetric. propose() weighs words by how rare they are among its events.
PairScore score_pair(events::Event const& a, events::Event const& b);

/// Scores pairs among some events, each word weighed by how rare it is among them; as propose()
/// does. The events must outlive it. const members are safe from several threads.
class PairScorer {
public:
    explicit PairScorer(std::span<events::Event const> events);
    ~PairScorer();
    PairScorer(PairScorer const&) = delete;
    PairScorer& operator=(PairScorer const&) = delete;

    /// Of two of the events by their index.
    PairScore score(std::size_t a, std::size_t b) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// True when two events cannot be one happening whatever else is alike, so that no group holds
/// both: either is rejected; they come from one sentence, unless they differ in who says so; or one
/// report tells them apart, with figures, dates or places that exclude each other, and says both by
/// the same attribution. Of merged events any claim counts.
bool is_conflict(events::Event const& a, events::Event const& b);

/// In words, why two events may be one: "same type; same day; 3 km apart; alike in words".
std::string why_same(events::Event const& a, events::Event const& b);

} // namespace placetime::coreference
