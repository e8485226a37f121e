#pragma once

#include "base/progress.h"
#include "briefing/material.h"
#include "briefing/slide.h"

namespace placetime::briefing {

struct ProposalOptions {
    std::string title;       ///< empty: made from countries and time
    std::size_t periods = 4; ///< slides of the busiest periods, at most
    std::size_t places = 4;  ///< slides of hot spots, at most
};

/// A briefing to begin with: an overview that plays through the time, the busiest periods (of the
/// length by which the counts stand out most evenly: summary::suited_period), each hot spot
/// (Getis and Ord's Gi* where there are enough events to test, else the places with most events),
/// and sources. Counts merged events once, and neither rejected nor background events, statements
/// or what did not happen. Titles and texts say counts, dates, places and what the source quotes
/// support, nothing else. Every slide's selected events are those with most sources, then highest
/// figures. Deterministic. Throws Error when there is no dated and placed event to show.
Briefing propose(Material const& material, ProposalOptions const& options = {},
                 CancelToken const* cancel = nullptr);

} // namespace placetime::briefing
