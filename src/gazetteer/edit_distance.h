#pragma once

#include <string>
#include <string_view>

namespace placetime::gazetteer {

/// Optimal string alignment distance (Damerau's without editing a swapped pair again): inserted,
/// deleted, substituted letters and swapped neighbours. `limit` + 1 when it is more than `limit`.
/// Cost: O(length * limit). Precondition: limit <= 3.
int edit_distance(std::u32string_view a, std::u32string_view b, int limit);

/// The same where every byte is a letter of its own.
int edit_distance_ascii(std::string_view a, std::string_view b, int limit);

/// Code points of well-formed UTF-8.
std::u32string code_points(std::string_view utf8);

} // namespace placetime::gazetteer
