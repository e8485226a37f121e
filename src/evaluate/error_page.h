#pragma once

#include <string>
#include <vector>

#include "evaluate/places.h"
#include "evaluate/times.h"

namespace placetime::evaluate {

/// What is wrong as one self-contained HTML page that asks the network for nothing and runs no
/// script: the scores, the scores by kind, then every miss grouped by cause, what is wrong most
/// often first, with its text, gold against found, and for places a small map. It holds text of the
/// corpus. `corpus`: its name, for the title. The first reads the base layers; throws FileError or
/// FormatError.
std::string error_page(PlaceScores const& scores, std::string const& corpus);
std::string error_page(TimeScores const& scores, std::string const& corpus);

} // namespace placetime::evaluate
