#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/event.h"
#include "time/instant.h"

namespace placetime::viewer {

/// How a date is written to be edited: "2020-10-06", "2020-10", "2020", "2020-10-06T14:30"; a range
/// by its first and last day.
struct WrittenDate {
    std::string from, last; ///< `last` is empty when `from` says it all
};
WrittenDate written(time::DatedInterval const& when);

/// What was typed; a sentence in `problem` when it is no date.
struct ReadDate {
    std::optional<time::DatedInterval> when;
    std::string problem;
};
/// `from` is ISO 8601 and says how precise it is; with `last` it is a range up to and with that
/// period. `precision` goes over what is written: to a week, month ... it is the whole one that
/// holds the begin.
ReadDate read_date(std::string_view from, std::string_view last,
                   std::optional<time::Precision> precision);

} // namespace placetime::viewer
