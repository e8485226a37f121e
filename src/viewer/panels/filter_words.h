#pragma once

#include <string>

#include "session/filter_state.h"

namespace placetime::viewer {

/// What a choice filters, for a sentence: "3 of 10 types, words “Osh”, places known to 10 km".
/// Empty when it is the default choice.
std::string filter_words(session::FilterChoice const& choice);

} // namespace placetime::viewer
