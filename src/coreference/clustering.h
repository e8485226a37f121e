#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/progress.h"

namespace placetime::coreference {

struct Link {
    std::uint32_t first = 0, second = 0; ///< first < second
    double score = 0;
};

struct Group {
    std::vector<std::uint32_t> members; ///< ascending
    double score = 0;                   ///< mean over its pairs, those without a link counting 0
};

/// Average linkage over a sparse graph: the two groups whose members score most on average are
/// joined while that is `least` or more and `apart(a, b)` holds for none of their pairs. Only
/// groups of two and more are returned. Ties go to the lower indices, so the result depends on
/// nothing but the links. Cost: n log n of the links, and the pairs within the groups.
std::vector<Group> average_linkage(std::vector<Link> const& links, double least,
                                   std::function<bool(std::uint32_t, std::uint32_t)> const& apart,
                                   CancelToken const* cancel = nullptr);

} // namespace placetime::coreference
