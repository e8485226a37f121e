#pragma once

#include <array>
#include <string>

#include "extract/noun_phrase.h"
#include "extract/trigger.h"

namespace placetime::extract {

/// The tokens of a title as they are gathered, cut and spelt; wording.h says what a title is. No
/// allocation but the finished text.
class Headline {
public:
    /// "off", "down": part of a verb, may end a line.
    static bool particle(std::string_view lower);

protected:
    static constexpr std::size_t kFewWords = 11;  ///< a title is cut to so many where it can be
    static constexpr std::size_t kMostWords = 15; ///< and is never longer
    static constexpr std::size_t kMostLetters = 88;
    static constexpr std::size_t kMostTokens = 40;

    Headline(Sentence const& s, Trigger const& trigger, std::vector<bool> const& masked)
        : s_(s), w_(s.words()), trigger_(trigger), phrases_(s, masked)
    {
    }

    void clear();
    void add(std::uint32_t i);
    void add(Span span);
    bool ends(std::uint32_t i) const;
    /// The words from `from` on, to the clause's end or a good place to cut. `verb`: the one that
    /// the line stands on.
    bool predicate(std::uint32_t from, std::uint32_t verb, std::uint32_t least = 0);
    void shrink(std::size_t count);
    bool dangling(std::uint32_t i) const;
    void trim();
    std::size_t text_length() const;
    std::string text() const;

    Sentence const& s_;
    Words const& w_;
    Trigger const& trigger_;
    NounPhrases phrases_;
    std::array<std::uint32_t, kMostTokens> tokens_{};
    std::size_t count_ = 0, words_ = 0;
    std::string_view literal_; ///< stands for the token at literal_at_
    std::size_t literal_at_ = kMostTokens;
};

} // namespace placetime::extract
