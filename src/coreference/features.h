#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "coreference/description.h"
#include "coreference/pair_score.h"

namespace placetime::coreference {

/// What speaks for or against two events being one happening; each from 0 to 1.
enum class Feature : std::uint8_t {
    bias, ///< always 1: most pairs are not
    kind,
    singular_kind, ///< one kind, of which a country rarely sees two in a day
    time,
    undated,
    other_day,
    hours_apart,
    place,
    unplaced,
    other_place,
    title,
    words,
    names,
    other_names,
    actors,
    other_actors,
    same_figures,
    other_figures,
    planned,
    denied,
    one_report,
    another,
    count_
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count_);
using Features = std::array<double, kFeatures>;

std::string_view to_string(Feature feature) noexcept;

Features features_of(Description const& a, Description const& b, WordWeights const& weights);

/// Logistic regression: the weights are the table in features.cpp.
PairScore score(Features const& features);
double score_only(Features const& features) noexcept;

} // namespace placetime::coreference
