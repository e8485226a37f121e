#pragma once

#include "briefing/filter_choice.h"

namespace placetime::test {

/// A choice in which no part is at its default.
inline briefing::FilterChoice filtered()
{
    briefing::FilterChoice choice;
    choice.types[2] = choice.statuses[3] = choice.reviews[3] = choice.precisions[9] = false;
    choice.hidden_sources = {"Газета \"Труд\""};
    choice.min_confidence = 0.35;
    choice.max_place_precision = 25'000;
    choice.words = "митинг площадь";
    choice.region = {{{{70, 40}, {76, 40}, {73, 44}, {70, 40}}}};
    choice.background = choice.statements = true;
    return choice;
}

} // namespace placetime::test
