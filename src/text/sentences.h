#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace placetime::text {

/// Cuts tokens into sentences and sets each token's `sentence`. See Document for the rules. Returns
/// them in order; `paragraphs` is set to how many there are.
std::vector<Sentence> split_sentences(std::string_view text, std::vector<Token>& tokens,
                                      std::size_t& paragraphs);

} // namespace placetime::text
