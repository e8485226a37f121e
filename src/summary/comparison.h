#pragma once

#include <optional>
#include <vector>

#include "summary/counts.h"

namespace placetime::summary {

/// One group in two periods.
struct Compared {
    std::vector<Key> keys; ///< empty for all events together
    std::size_t first = 0, second = 0;
    double first_rate = 0, second_rate = 0; ///< events a day
    /// second_rate / first_rate; none when there was none in the first period.
    std::optional<double> ratio;
    double p = 1; ///< see conditional_binomial_test(): rates alike give differences so large
    double q = 1; ///< p adjusted over the table (false_discovery_rates)
    /// True when the difference is larger than chance would give: q <= 0.05.
    bool is_different() const noexcept { return q <= 0.05; }
};

struct ComparedTable {
    std::vector<By> by;
    std::vector<Compared> groups; ///< most events first, then name; what is no value last
};

struct Comparison {
    time::Interval first, second;
    Compared all;
    std::vector<ComparedTable> tables;
    LeftOut first_left_out, second_left_out;
};

/// Counts the same in two periods, an event where it begins, so that none counts twice. The test
/// takes events for independent: reports that come in waves, and one crowd told of as ten events,
/// make differences look surer than they are. Tables of periods are left out; the request's window
/// is not used. Both periods are longer than nothing.
Comparison compare(events::EventTable const& table, Request request, time::Interval const& first,
                   time::Interval const& second, CancelToken const* cancel = nullptr);

} // namespace placetime::summary
