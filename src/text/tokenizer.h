#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace placetime::text {

/// The tokens of a well-formed text, in order; `sentence` is not set yet. See Document for what a
/// token is.
std::vector<Token> tokenize(std::string_view text);

} // namespace placetime::text
