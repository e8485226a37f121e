#pragma once

#include <vector>

#include "dating/expression.h"
#include "text/document.h"

namespace placetime::dating {

/// The time expressions of a document as they are written, in order and not overlapping. Ranges
/// ("from 10 to 14 June") are two expressions, linked, with the month and year that only one of
/// them names given to both. Cost: one look at each token; more only where a word can begin an
/// expression.
std::vector<Expression> find_expressions(text::Document const& document,
                                         std::vector<Lexeme> const& lexemes);

} // namespace placetime::dating
