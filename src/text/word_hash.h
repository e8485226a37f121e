#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace placetime::text {

/// Hash of a short word for tables that live in memory only: eight bytes a step by multiply and
/// shift. Not for untrusted keys and not stable over machines of other byte orders.
inline std::uint64_t word_hash(std::string_view word) noexcept
{
    constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15u; // 2^64 divided by the golden ratio
    std::uint64_t hash = word.size() * kMultiplier;
    char const* at = word.data();
    std::size_t left = word.size();
    std::uint64_t part = 0;
    for (; left >= sizeof part; at += sizeof part, left -= sizeof part) {
        std::memcpy(&part, at, sizeof part);
        hash = (hash ^ part) * kMultiplier;
        hash ^= hash >> 32;
    }
    part = 0;
    for (std::size_t i = 0; i < left; ++i)
        part |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    hash = (hash ^ part) * kMultiplier;
    return hash ^ (hash >> 29);
}

} // namespace placetime::text
