#pragma once

#include <string>
#include <string_view>

namespace placetime::text {

/// The form in which names are compared: lower case, marks and accents removed (é e, ё е, й и, ß
/// ss, ø o, ł l, ı i), apostrophes of every kind and full stops dropped (Jalal'abad, U.S.),
/// hyphens, dashes, slashes, underscores and white space one space, other punctuation dropped, no
/// space at the ends. Any script; letters keep their script. fold(fold(x)) == fold(x). ASCII and
/// the common Latin and Cyrillic blocks are fast (table driven).
std::string fold(std::string_view utf8);

/// Appends fold(utf8) to `out` (for hot loops: no allocation when `out` has room).
void fold_append(std::string& out, std::string_view utf8);

/// Latin spelling of a name in another script (ICU "Any-Latin; Latin-ASCII"), lower case. Slow (4.5
/// MB/s): when indexes are built only.
std::string transliterated(std::string_view utf8);

/// Lower case by Unicode's default case mapping, accents kept.
std::string lower(std::string_view utf8);

} // namespace placetime::text
