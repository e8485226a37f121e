#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace placetime::summary {

/// A class of counts: [least, most]; without `most` the last one, open above.
struct CountClass {
    std::size_t least = 1;
    std::optional<std::size_t> most;
    friend bool operator==(CountClass const&, CountClass const&) = default;
};
/// "1", "2 – 4", "50 and more"
std::string class_text(CountClass const& one);

/// At most five classes from 1 to `highest`: each number a class of its own up to five, else round
/// limits (1, 2 or 5 times a power of ten) about evenly spaced on a logarithmic scale, for counts
/// of events are skewed. Empty for 0.
std::vector<CountClass> count_classes(std::size_t highest);

/// Into the classes; none for a count of 0.
std::optional<std::size_t> class_of(std::vector<CountClass> const& classes, std::size_t count);

} // namespace placetime::summary
