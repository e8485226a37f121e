#pragma once

#include <optional>
#include <string_view>

#include "time/instant.h"

namespace placetime::reports {

/// A publication date as metadata writes it: ISO 8601 with or without a time, the Date header of a
/// mail (RFC 5322), "October 6, 2020", "6 Oct 2020", "2020/10/06", "06.10.2020". Gives the civil
/// date as written where it was published, so that "on Tuesday" counts from the writer's day: a
/// time of day and an offset are read over. A month or a year alone stays that. No value for
/// anything else; 06/10/2020 is ambiguous and is no date.
std::optional<time::DatedInterval> parse_metadata_date(std::string_view text);

} // namespace placetime::reports
