#include "evaluate/miss.h"

#include <algorithm>
#include <array>

namespace placetime::evaluate {

namespace {

constexpr std::size_t kAround = 150; ///< bytes

bool inside_letter(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

} // namespace

std::string_view to_string(Cause cause) noexcept
{
    constexpr std::array<std::string_view, kCauses> kNames = {
        "not recognised", "wrong span", "wrong place",   "gazetteer lacks it",
        "wrong value",    "wrong type", "false positive"};
    return kNames[static_cast<std::size_t>(cause)];
}

Excerpt excerpt_of(std::string_view text, Mark gold, Mark found)
{
    std::size_t begin = gold.empty() ? found.begin : gold.begin;
    std::size_t end = gold.empty() ? found.end : gold.end;
    if (!found.empty()) {
        begin = std::min(begin, found.begin);
        end = std::max(end, found.end);
    }
    std::size_t from = begin > kAround ? begin - kAround : 0;
    std::size_t to = std::min(text.size(), end + kAround);
    // From a word's beginning to a word's end, if there is one before the mark.
    if (from > 0) {
        auto const space = text.find_first_of(" \n", from);
        if (space != std::string_view::npos && space < begin) from = space + 1;
        while (inside_letter(text, from)) ++from;
    }
    if (to < text.size()) {
        auto const space = text.find_last_of(" \n", to);
        if (space != std::string_view::npos && space >= end) to = space;
        while (to > end && inside_letter(text, to)) --to;
    }
    Excerpt out;
    out.cut_before = from > 0;
    out.cut_after = to < text.size();
    out.text = text.substr(from, to - from);
    std::replace_if(
        out.text.begin(), out.text.end(),
        [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (!gold.empty()) out.gold = {gold.begin - from, gold.end - from};
    if (!found.empty()) out.found = {found.begin - from, found.end - from};
    return out;
}

} // namespace placetime::evaluate
