#pragma once

#include <cstddef>

#include "text/document.h"

namespace placetime::dating {

enum class Tense : unsigned char { unknown, past, future };

/// The tense of the clause about the tokens [first, last): that of the nearest telling word in the
/// sentence (will, is scheduled, said, gathered), words after a comma or a "that" counting as
/// farther away.
Tense tense_at(text::Document const& document, std::size_t first, std::size_t last);

/// True when some word of the sentence looks ahead.
bool looks_ahead(text::Document const& document, std::size_t token);

} // namespace placetime::dating
