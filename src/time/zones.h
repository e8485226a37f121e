#pragma once

#include <string>
#include <string_view>

#include "time/instant.h"

namespace placetime::time {

/// True when the IANA zone is known to this machine's zone database.
bool is_zone(std::string_view name);

/// UTC of a wall-clock time in an IANA zone. A time that a change of the clock skipped is the
/// moment of the change; of one that happens twice, the first. An unknown zone counts as UTC.
Instant to_utc(std::chrono::local_seconds wall_clock, std::string_view zone);

/// Wall-clock time in a zone. An unknown zone counts as UTC.
std::chrono::local_seconds to_local(Instant t, std::string_view zone);

} // namespace placetime::time
