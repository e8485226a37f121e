#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace placetime::reports {

/// How much work a tree of this document would be.
struct TagCensus {
    std::size_t tags = 0;
    std::size_t depth = 0; ///< upper bound of nesting, as far as mismatched tags allow to tell
};

/// Counts tags without building a tree: one pass, no recursion, bounded memory.
TagCensus count_tags(std::string_view html);

/// The document without its tags, comments, scripts and styles, entities of the five basic names
/// and numeric ones decoded, one line for each block.
std::string strip_tags(std::string_view html);

} // namespace placetime::reports
