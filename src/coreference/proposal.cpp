#include "coreference/proposal.h"

#include <algorithm>
#include <tuple>

#include "coreference/candidates.h"
#include "coreference/clustering.h"
#include "coreference/features.h"

namespace placetime::coreference {

namespace {

using events::Event;

/// Scores below this are taken for 0: they would change no mean that matters.
constexpr double kLeastScore = 0.05;

/// The events that may be proposed, in an order that does not depend on the one given.
std::vector<Event const*> in_order(std::span<Event const> events)
{
    std::vector<Event const*> result;
    for (Event const& event : events)
        if (event.review != events::Review::rejected) result.push_back(&event);
    auto const key = [](Event const* event) {
        return std::tuple(event->when ? event->when->interval.begin : time::Instant::max(),
                          std::tie(event->id, event->source_id, event->source_start, event->title,
                                   event->source_quote));
    };
    std::stable_sort(result.begin(), result.end(),
                     [&](Event const* a, Event const* b) { return key(a) < key(b); });
    return result;
}

std::vector<Link> compared(std::vector<Description> const& described, WordWeights const& weights,
                           CancelToken const* cancel, ProposalWork& work)
{
    CandidateIndex index(described, weights);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < described.size(); ++i) {
        if (cancel && i % 256 == 0) cancel->check();
        found.clear();
        index.find(i, kMostCandidates, found);
        auto const one = static_cast<std::uint32_t>(i);
        for (std::uint32_t const other : found)
            pairs.emplace_back(std::min(one, other), std::max(one, other));
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    work.pairs_compared = pairs.size();
    std::vector<Link> links;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (cancel && i % 4096 == 0) cancel->check();
        auto const [first, second] = pairs[i];
        double const score = score_only(features_of(described[first], described[second], weights));
        if (score >= kLeastScore) links.push_back({first, second, score});
    }
    return links;
}

/// The members whose link is the strongest, for the words that say why.
std::pair<std::uint32_t, std::uint32_t>
best_pair(Group const& group, std::vector<Description> const& described, WordWeights const& weights)
{
    std::pair<std::uint32_t, std::uint32_t> best(group.members[0], group.members[1]);
    double highest = -1;
    for (std::size_t i = 0; i < group.members.size(); ++i)
        for (std::size_t j = i + 1; j < group.members.size(); ++j) {
            double const score = score_only(
                features_of(described[group.members[i]], described[group.members[j]], weights));
            if (score > highest) {
                highest = score;
                best = {group.members[i], group.members[j]};
            }
        }
    return best;
}

} // namespace

std::vector<Proposal> propose(std::span<Event const> events, JudgedDistinct const& distinct,
                              CancelToken const* cancel, ProposalWork* work)
{
    std::vector<Event const*> const ordered = in_order(events);
    WordWeights weights;
    std::vector<Description> const described = describe(ordered, weights);
    ProposalWork done;
    std::vector<Link> const links = compared(described, weights, cancel, done);
    auto const apart = [&](std::uint32_t a, std::uint32_t b) {
        return is_conflict(*ordered[a], *ordered[b]) ||
               (distinct && distinct(ordered[a]->id, ordered[b]->id));
    };
    std::vector<Proposal> result;
    for (Group const& group : average_linkage(links, kSamePair, apart, cancel)) {
        auto const [first, second] = best_pair(group, described, weights);
        Proposal proposal;
        for (std::uint32_t const member : group.members)
            proposal.members.push_back(static_cast<std::size_t>(ordered[member] - events.data()));
        std::sort(proposal.members.begin(), proposal.members.end());
        proposal.score = group.score;
        proposal.why = why_same(*ordered[first], *ordered[second]);
        result.push_back(std::move(proposal));
    }
    std::stable_sort(result.begin(), result.end(), [](Proposal const& a, Proposal const& b) {
        return std::tuple(-a.score, std::tie(a.members)) <
               std::tuple(-b.score, std::tie(b.members));
    });
    if (work) *work = done;
    return result;
}

} // namespace placetime::coreference
