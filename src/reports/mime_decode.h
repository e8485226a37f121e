#pragma once

#include <string>
#include <string_view>

namespace placetime::reports {

/// Quoted-printable (RFC 2045) to bytes; a wrong escape stays as it is. `underscore` is a space in
/// header words (RFC 2047 "Q").
std::string decode_quoted_printable(std::string_view text, bool underscore = false);

/// Base64 to bytes; characters outside the alphabet are skipped.
std::string decode_base64(std::string_view text);

/// A header's value with its encoded words (RFC 2047) decoded to UTF-8, well-formed whatever comes
/// in.
std::string decode_header(std::string_view value);

} // namespace placetime::reports
