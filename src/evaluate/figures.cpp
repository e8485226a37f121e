#include "evaluate/figures.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace placetime::evaluate {

double rounded(double score) { return std::round(score * 1e4) / 1e4; }

nlohmann::ordered_json share(std::size_t part, std::size_t whole)
{
    if (whole == 0) return nullptr;
    return rounded(static_cast<double>(part) / static_cast<double>(whole));
}

nlohmann::ordered_json to_json(Proportions const& proportions)
{
    return {{"precision", rounded(proportions.precision())},
            {"recall", rounded(proportions.recall())},
            {"f1", rounded(proportions.f1())}};
}

} // namespace placetime::evaluate
