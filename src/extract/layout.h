#pragma once

#include <cstdint>
#include <vector>

#include "dating/dating.h"
#include "extract/sentence.h"

namespace placetime::extract {

/// What a sentence is on the page.
enum class Part : std::uint8_t {
    text,
    headline, ///< the first heading
    heading,  ///< any other short line of its own
    caption,  ///< of a picture: printed twice, or present tense with place and full date, or with a
              ///< credit
    furniture, ///< navigation, link lists, appeals, copyright, bylines
    repeated   ///< the same words as a sentence before
};

/// One part for each sentence of the document.
std::vector<Part> lay_out(Words const& words, dating::Dating const& times);

} // namespace placetime::extract
