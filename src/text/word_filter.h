#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace placetime::text {

/// A short list of words, known when the program is compiled, that most words asked for are not in:
/// a word is looked for only when one of the list begins with its first byte and has its length.
template <std::size_t N> class WordList {
public:
    constexpr explicit WordList(std::array<std::string_view, N> const& words) : words_(words)
    {
        for (auto const word : words) lengths_[byte(word)] |= 1u << (word.size() & 31);
    }

    /// Where it stands in the list; N when it does not.
    constexpr std::size_t find(std::string_view word) const noexcept
    {
        if (!may_hold(word)) return N;
        return static_cast<std::size_t>(std::find(words_.begin(), words_.end(), word) -
                                        words_.begin());
    }
    constexpr bool holds(std::string_view word) const noexcept { return find(word) != N; }

private:
    static constexpr std::size_t byte(std::string_view word) noexcept
    {
        return static_cast<unsigned char>(word[0]);
    }
    constexpr bool may_hold(std::string_view word) const noexcept
    {
        return !word.empty() && (lengths_[byte(word)] >> (word.size() & 31) & 1) != 0;
    }

    std::array<std::string_view, N> words_;
    std::array<std::uint32_t, 256> lengths_{};
};

} // namespace placetime::text
