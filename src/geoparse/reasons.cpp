#include "geoparse/reasons.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

#define X(name, weight) #name,
constexpr std::array<std::string_view, feature::kCount> kOwn{PLACETIME_RECOGNITION_FEATURES(X)};
constexpr std::array<std::string_view, feature::document::kCount> kDocument{
    PLACETIME_DOCUMENT_FEATURES(X)};
constexpr std::array<std::string_view, reading::kCount> kReading{PLACETIME_RESOLUTION_FEATURES(X)};
#undef X

void add(std::vector<Share>& shares, std::string_view feature, double share)
{
    if (share != 0) shares.push_back({feature, share});
}

void sort(std::vector<Share>& shares)
{
    std::stable_sort(shares.begin(), shares.end(), [](Share const& a, Share const& b) {
        return std::abs(a.share) > std::abs(b.share);
    });
}

Reasons::Candidate explain_reading(Form const& form, Candidate const& reading,
                                   Weights const& weights)
{
    Reasons::Candidate result;
    result.place = reading.place;
    result.probability = reading.score;
    for (Option const& option : form.options) {
        if (option.place != reading.place) continue;
        result.score = option.score;
        for (std::size_t k = 0; k < kReading.size(); ++k)
            add(result.shares, kReading[k],
                weights.resolution[k] * static_cast<double>(option.values[k]));
    }
    sort(result.shares);
    return result;
}

} // namespace

std::vector<Reasons> explain(Analysis const& analysis, gazetteer::Gazetteer const& gazetteer)
{
    std::vector<Reasons> result;
    Weights const& weights = analysis.weights;
    for (std::uint32_t i = 0; i < analysis.spots.size(); ++i) {
        Spot const& spot = analysis.spots[i];
        Reasons reasons;
        reasons.begin = spot.begin;
        reasons.end = spot.end;
        reasons.probability = spot.probability;
        if (!spot.unlisted)
            for (std::size_t k = 0; k < kOwn.size(); ++k)
                if (spot.features[k]) add(reasons.own, kOwn[k], weights.recognition[k]);
        auto const values = document_values(analysis, i);
        for (std::size_t k = 0; k < kDocument.size(); ++k)
            add(reasons.document, kDocument[k], weights.document[k] * values[k]);
        sort(reasons.own);
        sort(reasons.document);
        for (Candidate const& reading : readings(analysis, i, gazetteer))
            reasons.candidates.push_back(
                explain_reading(analysis.forms[spot.form], reading, weights));
        result.push_back(std::move(reasons));
    }
    return result;
}

} // namespace placetime::geoparse
