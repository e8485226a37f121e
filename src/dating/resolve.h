#pragma once

#include <optional>
#include <vector>

#include "dating/dating.h"
#include "dating/expression.h"

namespace placetime::dating {

/// Gives every expression its value and interval, going through the text once: relative ones from
/// the report's date or from the date named before them. `dateline` is the expression that is the
/// report's own date.
std::vector<TimeMention> resolve(text::Document const& document,
                                 std::vector<Expression> const& expressions,
                                 std::optional<time::DatedInterval> const& report_date,
                                 std::optional<std::size_t> dateline);

} // namespace placetime::dating
