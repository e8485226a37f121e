#include <algorithm>
#include <cmath>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace d = feature::document;

namespace {
constexpr double kLeast = -4; ///< one mention's score, as the others of its form see it
constexpr double kMost = 4;
constexpr double kMostChain = 6;
} // namespace

void sum_forms(Analysis& analysis)
{
    for (Form& form : analysis.forms) {
        form.own_sum = form.chain_sum = 0;
        form.own_best = form.own_second = kLeast;
        form.contained = 0;
        for (std::uint32_t index : form.spots) {
            double const own = std::clamp(analysis.spots[index].own, kLeast, kMost);
            form.own_sum += own;
            form.chain_sum += std::clamp(analysis.spots[index].chain, kLeast, kMost);
            form.contained += analysis.spots[index].container != kNone;
            if (own >= form.own_best) {
                form.own_second = form.own_best;
                form.own_best = own;
            } else {
                form.own_second = std::max(form.own_second, own);
            }
        }
    }
}

std::array<double, d::kCount> document_values(Analysis const& analysis, std::uint32_t index)
{
    Spot const& spot = analysis.spots[index];
    Form const& form = analysis.forms[spot.form];
    std::array<double, d::kCount> values{};
    values[d::bias] = 1;
    values[d::own] = spot.own;
    double const mine = std::clamp(spot.own, kLeast, kMost);
    double const others = static_cast<double>(form.spots.size()) - 1;
    bool const contained = form.contained > (spot.container != kNone ? 1u : 0u);
    if (others > 0) {
        values[d::others_mean] = (form.own_sum - mine) / others;
        values[d::others_best] = mine == form.own_best ? form.own_second : form.own_best;
        values[d::chain_others] = (form.chain_sum - std::clamp(spot.chain, kLeast, kMost)) / others;
        values[d::repeated] = std::min(1.0, others / 4);
    }
    values[d::contained_elsewhere] = contained;
    // What is too rare in the annotated news to be fitted, the chain has not learnt either.
    double chain = spot.chain;
    bool const named_site = spot.features[feature::best_site] &&
                            spot.features[feature::ends_place_word]; // "the Manas base"
    if (spot.features[feature::seat_of_power] || named_site) chain = std::max(chain, spot.own);
    if (spot.features[feature::large_in_person]) chain = std::min(chain, spot.own);
    values[d::chain] = std::clamp(chain, -kMostChain, kMostChain);
    values[d::unlisted] = spot.unlisted;
    if (!form.options.empty()) {
        Option const& option = form.options[form.best];
        values[d::same_country] = static_cast<double>(option.values[reading::country_share]);
        values[d::near_others] = static_cast<double>(option.values[reading::near_best]);
    }
    return values;
}

void decide(Analysis& analysis, gazetteer::Gazetteer const&)
{
    sum_forms(analysis);
    for (std::uint32_t i = 0; i < analysis.spots.size(); ++i) {
        auto const values = document_values(analysis, i);
        double score = 0;
        for (std::size_t k = 0; k < d::kCount; ++k)
            score += analysis.weights.document[k] * values[k];
        analysis.spots[i].probability =
            analysis.spots[i].facility ? 0.0 : 1.0 / (1.0 + std::exp(-score));
    }
}

} // namespace placetime::geoparse
