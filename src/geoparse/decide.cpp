#include <algorithm>
#include <cmath>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace d = feature::document;

std::array<double, d::kCount> document_values(Analysis const& analysis, std::uint32_t index)
{
    Spot const& spot = analysis.spots[index];
    Form const& form = analysis.forms[spot.form];
    std::array<double, d::kCount> values{};
    values[d::bias] = 1;
    values[d::own] = spot.own;
    double sum = 0;
    double best = -4;
    double others = 0;
    bool contained = false;
    for (std::uint32_t other : form.spots) {
        if (other == index) continue;
        double const own = std::clamp(analysis.spots[other].own, -4.0, 4.0);
        sum += own;
        best = std::max(best, own);
        others += 1;
        contained = contained || analysis.spots[other].container != kNone;
    }
    if (others > 0) {
        values[d::others_mean] = sum / others;
        values[d::others_best] = best;
        values[d::repeated] = std::min(1.0, others / 4);
    }
    values[d::contained_elsewhere] = contained;
    if (!form.options.empty()) {
        Option const& option = form.options[form.best];
        values[d::same_country] = static_cast<double>(option.values[reading::country_share]);
        values[d::near_others] = static_cast<double>(option.values[reading::near_best]);
    }
    return values;
}

void decide(Analysis& analysis, gazetteer::Gazetteer const&)
{
    for (std::uint32_t i = 0; i < analysis.spots.size(); ++i) {
        auto const values = document_values(analysis, i);
        double score = 0;
        for (std::size_t k = 0; k < d::kCount; ++k)
            score += analysis.weights.document[k] * values[k];
        analysis.spots[i].probability = 1.0 / (1.0 + std::exp(-score));
    }
}

} // namespace placetime::geoparse
