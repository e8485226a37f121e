#pragma once

#include <string>
#include <string_view>

#include "exchange/properties.h"

namespace placetime::exchange {

/// Appends a JSON string. Ill-formed UTF-8 is repaired, control characters are escaped.
void append_string(std::string& out, std::string_view text);
/// Appends a number with at most so many decimals, without trailing zeros and without "-0"; null
/// when it is not finite.
void append_number(std::string& out, double value, int decimals);
/// Appends a property's value: null, true, 12, 0.5, "text", "2020-10-06T00:00:00Z", ["CN","KG"].
void append_value(std::string& out, Value const& value);
/// Appends `"name":value` for every property of the contract, parted by commas.
void append_properties(std::string& out, events::Event const& event);

/// Appends "key": and a string, or null for an empty one.
void append_member(std::string& out, std::string_view key, std::string_view text);

} // namespace placetime::exchange
