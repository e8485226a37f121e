#pragma once

#include <string>

#include "extract/vocabulary.h"

namespace placetime::extract {

/// What an event is called when its sentence gives no line: "Border closed", "Attack".
std::string label_of(EventKind const& kind);

} // namespace placetime::extract
