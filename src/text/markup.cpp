#include "text/markup.h"

#include "text/utf8.h"

namespace placetime::text {

std::string escaped(std::string_view text)
{
    std::string repaired;
    if (find_invalid_utf8(text) != std::string_view::npos) text = repaired = repaired_utf8(text);
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            // U+FFFE and U+FFFF are no characters of XML either.
            if (c == 0xEF && i + 2 < text.size() && text[i + 1] == '\xBF' &&
                (text[i + 2] == '\xBE' || text[i + 2] == '\xBF'))
                i += 2;
            else if (c >= 0x20 || c == '\t' || c == '\n')
                if (c != 0x7F) out += static_cast<char>(c);
        }
    }
    return out;
}

} // namespace placetime::text
