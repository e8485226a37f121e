#include "text/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace placetime::text {

namespace {

bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Length of the well-formed sequence at `at` (Unicode 15, table 3-7), 0 when there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t at) noexcept
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    unsigned char const lead = byte(0);
    if (lead < 0x80) return 1;
    std::size_t const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(bytes[at + i])) return 0;
    unsigned char const second = byte(1);
    if (lead == 0xe0 && second < 0xa0) return 0;
    if (lead == 0xed && second > 0x9f) return 0;
    if (lead == 0xf0 && second < 0x90) return 0;
    if (lead == 0xf4 && second > 0x8f) return 0;
    return length;
}

constexpr std::size_t kBlock = 64;

/// Bytes of eight that start a code point.
std::size_t starts_in(char const* eight) noexcept
{
    std::uint64_t word;
    std::memcpy(&word, eight, 8);
    auto const continuation = (word >> 7) & (~word >> 6) & 0x0101010101010101ull;
    return 8 - static_cast<std::size_t>(std::popcount(continuation));
}

} // namespace

std::size_t find_invalid_utf8(std::string_view bytes) noexcept
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (at + 8 <= bytes.size()) {
            std::uint64_t word;
            std::memcpy(&word, bytes.data() + at, 8);
            if ((word & 0x8080808080808080ull) == 0) {
                at += 8;
                continue;
            }
        }
        auto const length = sequence_length(bytes, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string repaired_utf8(std::string_view bytes)
{
    std::string good;
    good.reserve(bytes.size());
    while (!bytes.empty()) {
        auto const bad = std::min(find_invalid_utf8(bytes), bytes.size());
        good.append(bytes.substr(0, bad));
        bytes.remove_prefix(bad);
        if (bytes.empty()) break;
        good += "\xEF\xBF\xBD";
        bytes.remove_prefix(1);
        while (!bytes.empty() && is_continuation(bytes.front())) bytes.remove_prefix(1);
    }
    return good;
}

CodePoint code_point_at(std::string_view text, std::size_t at) noexcept
{
    auto const byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    char32_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xe0) return {((lead & 0x1f) << 6) | (byte(1) & 0x3f), 2};
    if (lead < 0xf0) return {((lead & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f), 3};
    return {((lead & 0x07) << 18) | ((byte(1) & 0x3f) << 12) | ((byte(2) & 0x3f) << 6) |
                (byte(3) & 0x3f),
            4};
}

void append_utf8(std::string& text, char32_t c)
{
    auto const put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | (c >> 6));
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

std::size_t count_code_points(std::string_view text) noexcept
{
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) count += starts_in(text.data() + at);
    for (; at < text.size(); ++at) count += is_continuation(text[at]) ? 0 : 1;
    return count;
}

OffsetMap::OffsetMap(std::string_view text) : text_(text)
{
    std::uint32_t count = 0;
    counts_.reserve(text.size() / kBlock + 1);
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        counts_.push_back(count);
        auto const block = text.substr(at, kBlock);
        auto const here = count_code_points(block);
        ascii_ = ascii_ && here == block.size();
        count += static_cast<std::uint32_t>(here);
    }
    if (ascii_) counts_.clear();
}

std::size_t OffsetMap::code_points(std::size_t byte) const noexcept
{
    if (ascii_ || byte == 0) return byte;
    auto const block = std::min(byte / kBlock, counts_.size() - 1);
    return counts_[block] + count_code_points(text_.substr(block * kBlock, byte - block * kBlock));
}

std::size_t OffsetMap::bytes(std::size_t index) const noexcept
{
    if (ascii_) return std::min(index, text_.size());
    if (counts_.empty()) return 0;
    auto const after = std::upper_bound(counts_.begin(), counts_.end(), index) - counts_.begin();
    auto const block = static_cast<std::size_t>(after - 1);
    std::size_t at = block * kBlock;
    while (at < text_.size() && is_continuation(text_[at]))
        ++at; // a block may begin inside a code point
    for (std::size_t seen = counts_[block]; seen < index && at < text_.size(); ++seen)
        at += code_point_at(text_, at).length;
    return std::min(at, text_.size());
}

} // namespace placetime::text
