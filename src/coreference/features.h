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
    type,
    subtype,
    time,
    undated,
    hours_apart,
    place,
    unplaced,
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

/// How alike two types are: 1 the same, 0 never confused; extraction takes riots for protests, and
/// what a government does for politics, security measures or strategic developments.
double type_likeness(events::Type a, events::Type b) noexcept;

Features features_of(Description const& a, Description const& b, WordWeights const& weights);

/// Logistic regression: the weights are the table in features.cpp.
PairScore score(Features const& features);
double score_only(Features const& features) noexcept;

} // namespace placetime::coreference
