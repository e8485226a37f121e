#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_set>

#include "events/event.h"

namespace placetime::summary {

/// What the events of a group say of one figure, added up.
struct FigureSum {
    /// Sum of the least numbers: at least so many. None when no event gives one.
    std::optional<std::int64_t> min;
    /// Sum of the greatest numbers. None when no event gives one, or when one that is summed has no
    /// upper end ("over 600"). Both sums are of those that tell: see `stated`.
    std::optional<std::int64_t> max;
    std::size_t stated = 0;     ///< events whose figure is in the sums
    std::size_t shared = 0;     ///< whose figure was counted with another place of their sentence
    std::size_t cumulative = 0; ///< whose figure counts up what others count too: not summed
    events::Figure highest;     ///< the largest of the cumulative ones
    bool open = false;          ///< some of the stated ones have no upper end

    bool any() const noexcept { return stated + cumulative > 0; }
    friend bool operator==(FigureSum const&, FigureSum const&) = default;
};
using FigureSums = std::array<FigureSum, events::kFigureKinds>;

/// Adds figures up by the contract: cumulative ones are never summed; places of one sentence share
/// one figure, which counts once; unknown is not 0.
class FigureAdder {
public:
    void add(events::Event const& event);
    FigureSums const& sums() const noexcept { return sums_; }

private:
    FigureSums sums_;
    std::unordered_set<std::uint64_t> told_; ///< sentences with the figure that they give
};

} // namespace placetime::summary
