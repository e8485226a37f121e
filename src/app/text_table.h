#pragma once

#include <string>
#include <vector>

namespace placetime::app {

/// Columns for a terminal, aligned by code points; the first `left` columns to the left, the rest
/// to the right. Two spaces part them; `indent` before each row. Cells wider than `widest` end in
/// "…".
std::string aligned(std::vector<std::vector<std::string>> rows, std::size_t left,
                    std::size_t indent = 2, std::size_t widest = 48);

} // namespace placetime::app
