#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "evaluate/miss.h"

namespace placetime::evaluate {

/// {"not recognised": {"misses": 12, "cost": 10}, ...}: how many there are of each cause, and how
/// many of them count against the main score; causes without a miss are left out.
nlohmann::ordered_json causes_json(std::vector<Miss> const& misses);

} // namespace placetime::evaluate
