#pragma once

#include <string>
#include <string_view>

#include "project/records.h"
#include "session/filter_state.h"

namespace placetime::session {

/// Filters as JSON, only what differs from the default; "{}" for that.
std::string to_json(FilterChoice const& choice);
/// What is broken or unknown in it is left at its default; never throws for bad text.
FilterChoice filter_choice_from(std::string_view json);

} // namespace placetime::session
