#pragma once

#include <string>

namespace placetime::app {

/// Appends a number with so many decimals (0 to 6), as fmt's "{:.Nf}" writes it, in a fraction of
/// the time.
void append_fixed(std::string& out, double value, int decimals);

/// Appends `steps` divided by a million or another power of ten (`decimals` of it, 1 to 6) as JSON:
/// the shortest digits that give the number, one decimal at least.
void append_json_steps(std::string& out, double steps, int decimals);

} // namespace placetime::app
