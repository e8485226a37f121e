#pragma once

#include <optional>
#include <vector>

#include "events/event.h"
#include "extract/assessment.h"
#include "extract/figures.h"
#include "extract/place_linking.h"
#include "extract/time_linking.h"

namespace placetime::extract {

/// A trigger with all that was linked to it.
struct Candidate {
    Trigger trigger;
    Assessment assessment;
    std::optional<TimeLink> time;
    std::optional<PlaceLink> place;
    double score = 0;
};

/// Known to a month or better.
bool dated(Candidate const& candidate);
/// Of a sentence's figures those that are nearest to the chosen trigger `mine`.
std::vector<FigureClaim> nearest_figures(Sentence const& sentence,
                                         std::vector<Candidate> const& chosen, std::size_t mine,
                                         std::vector<FigureClaim> const& figures);
/// 0 to 1, from the words, the place, the date and the status.
double confidence(Candidate const& candidate, events::Event const& event);
bool same_place(events::Event const& a, events::Event const& b);
bool same_day(events::Event const& a, events::Event const& b);

} // namespace placetime::extract
