#pragma once

#include <optional>
#include <vector>

#include "dating/dating.h"
#include "dating/expression.h"

namespace placetime::dating {

/// Gives every expression its value and interval, going through the text once: relative ones from
/// the report's date or from the date named before them. `datelines` are the expressions that date
/// the report itself.
std::vector<TimeMention> resolve(text::Document const& document,
                                 std::vector<Expression> const& expressions,
                                 std::optional<time::DatedInterval> const& report_date,
                                 std::vector<std::size_t> const& datelines);

} // namespace placetime::dating
