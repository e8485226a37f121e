#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace placetime::text {

/// Offset of the first byte that is not well-formed UTF-8; npos when all is.
std::size_t find_invalid_utf8(std::string_view bytes) noexcept;

/// Every ill-formed sequence replaced by U+FFFD, as Unicode recommends.
std::string repaired_utf8(std::string_view bytes);

struct Decoded {
    std::string text;      ///< UTF-8, well-formed, no BOM
    std::string encoding;  ///< IANA name of what it was: "UTF-8", "UTF-16LE", "windows-1251"
    bool repaired = false; ///< some bytes could not be read and were replaced by U+FFFD
};

/// Decodes a file's bytes: by BOM, by valid UTF-8, by the pattern of zero bytes (UTF-16/32), else
/// by ICU's detection among 8-bit encodings. `hint` (a charset from HTTP, HTML or MIME, any case)
/// wins over detection when the bytes are not valid UTF-8.
Decoded decode(std::string_view bytes, std::string_view hint = {});

/// True when the bytes look like no text in any encoding (zero bytes that are not UTF-16/32, many
/// control characters).
bool looks_binary(std::string_view bytes) noexcept;

/// The code point at `at`, and its length in bytes. The text must be well-formed and `at` at a
/// boundary.
struct CodePoint {
    char32_t value;
    std::uint8_t length;
};
CodePoint code_point_at(std::string_view text, std::size_t at) noexcept;

void append_utf8(std::string& text, char32_t code_point);

std::size_t count_code_points(std::string_view text) noexcept;

/// Converts between byte offsets and code-point offsets of one text: O(1) for ASCII text, else
/// O(64) after O(n) set-up. Holds no reference to the text after construction for byte -> code
/// point; the reverse needs the same text.
class OffsetMap {
public:
    explicit OffsetMap(std::string_view text);
    /// Code points before byte offset `byte` (a boundary, or the text's size).
    std::size_t code_points(std::size_t byte) const noexcept;
    /// Byte offset of code point `index`; the text's size when past the end.
    std::size_t bytes(std::size_t index) const noexcept;

private:
    std::string_view text_;
    bool ascii_ = true;
    std::vector<std::uint32_t> counts_; ///< code points before each block of 64 bytes
};

} // namespace placetime::text
