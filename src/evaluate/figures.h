#pragma once

#include <cstddef>

#include <nlohmann/json_fwd.hpp>

#include "evaluate/proportions.h"

namespace placetime::evaluate {

/// To four decimals, as scores are written.
double rounded(double score);
/// A part of a whole, rounded; null of nothing.
nlohmann::ordered_json share(std::size_t part, std::size_t whole);
/// {"precision","recall","f1"}, rounded.
nlohmann::ordered_json to_json(Proportions const& proportions);

} // namespace placetime::evaluate
