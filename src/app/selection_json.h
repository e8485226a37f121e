#pragma once

#include <nlohmann/json.hpp>

#include "app/selection.h"

namespace placetime::app {

/// Every member always there; null is everything.
nlohmann::ordered_json selection_json(Selection const& selection);

} // namespace placetime::app
