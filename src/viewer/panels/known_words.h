#pragma once

#include <string>

#include "time/instant.h"

namespace placetime::viewer {

/// "As known at 7 Oct 2020": a picture of what had been reported then.
std::string known_words(time::Instant moment);

} // namespace placetime::viewer
