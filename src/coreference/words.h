#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placetime::coreference {

/// The form under which words of events are compared: folded, without the endings of English
/// inflection, at most seven letters ("demonstrators", "demonstrated": demonst); a word that news
/// uses for the same thing is replaced by one of them ("wounded", "hurt": injur). Words of other
/// scripts are folded only.
std::string stem(std::string_view word);

/// True when a folded word says nothing about which happening is meant: articles, prepositions,
/// pronouns, verbs of reporting, names of days and months.
bool is_common(std::string_view folded);

/// Content words of texts as small numbers. Not thread safe.
class WordBook {
public:
    struct Found {
        std::uint32_t word = 0;
        bool name = false; ///< written with a capital inside a sentence
    };
    /// The content words of a text, in order, each time that it stands there. Numbers are words
    /// when they say how many: from 32 on, and none that may be a year.
    std::vector<Found> words_of(std::string_view text);
    std::size_t size() const noexcept { return numbers_.size(); }

private:
    std::uint32_t number_of(std::string const& stem);
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::uint32_t> of_spelling_; ///< folded word to its number
};

} // namespace placetime::coreference
