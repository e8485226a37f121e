#pragma once

#include <string>
#include <vector>

#include "geoparse/geoparse.h"

namespace placetime::exchange {

/// Appends a JSON array with an object for each name: where it stands, the probability that it is
/// a place, and what each feature adds to that ("own", "document") and to each candidate's score.
/// Shares have 3 decimals, greatest first; those that are 0 are left out.
void append_reasons(std::string& out, text::Document const& document,
                    gazetteer::Gazetteer const& gazetteer,
                    std::vector<geoparse::Reasons> const& reasons);

} // namespace placetime::exchange
