#pragma once

#include <string>

#include "geoparse/weights.h"

namespace training {

/// Reads "# section" and "name value" lines over `weights`. Throws placetime::FileError.
void read_weights(std::string const& file, placetime::geoparse::Weights& weights);

/// The same lines, for apply_fit.py.
std::string weights_text(placetime::geoparse::Weights const& weights);

} // namespace training
