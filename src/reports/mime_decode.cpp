#include "reports/mime_decode.h"

#include <cstdint>

#include "text/utf8.h"

namespace placetime::reports {

namespace {

int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

int base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    if (c == '/' || c == '_') return 63;
    return -1;
}

} // namespace

std::string decode_quoted_printable(std::string_view text, bool underscore)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (underscore && text[i] == '_') {
            out += ' ';
        } else if (text[i] != '=') {
            out += text[i];
        } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                   hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            auto const end = text.find_first_not_of(" \t\r", i + 1);
            if (end != std::string_view::npos && text[end] == '\n')
                i = end; // soft line break
            else if (end != std::string_view::npos)
                out += '=';
            else
                break;
        }
    }
    return out;
}

std::string decode_base64(std::string_view text)
{
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int held = 0;
    for (char const c : text) {
        int const digit = base64_digit(c);
        if (digit < 0) continue;
        bits = (bits << 6) | static_cast<std::uint32_t>(digit);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        out += static_cast<char>((bits >> held) & 0xFF);
    }
    return out;
}

std::string decode_header(std::string_view value)
{
    std::string out;
    bool after_word = false; // white space between two encoded words is dropped
    for (std::size_t i = 0; i < value.size();) {
        auto const start = value.find("=?", i);
        auto const charset_end =
            start == std::string_view::npos ? start : value.find('?', start + 2);
        auto const encoding_end =
            charset_end == std::string_view::npos ? charset_end : value.find('?', charset_end + 1);
        auto const end = encoding_end == std::string_view::npos
                             ? encoding_end
                             : value.find("?=", encoding_end + 1);
        bool const word = end != std::string_view::npos && encoding_end == charset_end + 2;
        auto const plain = value.substr(i, word ? start - i : std::string_view::npos);
        if (!(word && after_word && plain.find_first_not_of(" \t\r\n") == std::string_view::npos))
            out += text::decode(plain).text;
        if (!word) break;
        auto const charset = value.substr(start + 2, charset_end - start - 2);
        auto const body = value.substr(encoding_end + 1, end - encoding_end - 1);
        char const encoding = static_cast<char>(value[charset_end + 1] | 32);
        auto const bytes =
            encoding == 'b' ? decode_base64(body) : decode_quoted_printable(body, true);
        out += text::decode(bytes, charset.substr(0, charset.find('*'))).text;
        after_word = true;
        i = end + 2;
    }
    return out;
}

} // namespace placetime::reports
