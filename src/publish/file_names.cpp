#include "publish/file_names.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace placetime::publish {

namespace {

constexpr std::size_t kLongest = 60; // bytes: with number and extension far below 255

/// Not a sign that some file system or shell reads as its own, nor one that is not seen.
bool is_plain(char32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    bool const control = c < 0xA0 || (c >= 0x2000 && c <= 0x206F) || (c >= 0xFFF0 && c <= 0xFFFF) ||
                         c >= 0xE0000 || c == 0xFEFF || c == 0x061C || c == 0xAD;
    return !control;
}

} // namespace

std::string page_name(std::size_t index, std::size_t count, std::string_view title)
{
    auto const digits = std::max<std::size_t>(2, std::to_string(count).size());
    auto name = fmt::format("{:0{}}", index + 1, digits);
    auto plain = text::repaired_utf8(title.substr(0, 4096));
    for (auto& c : plain) // signs part words; folding would drop some of them
        if (static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c)))
            c = ' ';
    auto const folded = text::fold(plain);
    std::string words;
    for (std::size_t at = 0; at < folded.size();) {
        auto const c = text::code_point_at(folded, at);
        if (words.size() + c.length > kLongest) break;
        if (is_plain(c.value))
            words.append(folded, at, c.length);
        else if (!words.empty() && words.back() != '-')
            words += '-';
        at += c.length;
    }
    while (!words.empty() && words.back() == '-') words.pop_back();
    return words.empty() ? name : name + "-" + words;
}

} // namespace placetime::publish
