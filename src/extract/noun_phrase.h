#pragma once

#include <string_view>
#include <vector>

#include "extract/assessment.h"

namespace placetime::extract {

/// Noun phrases for people to read: titles and actors. (subject_of and object_of of assessment.h
/// serve the linking of places and figures, and reach further.) Cost: a few steps per token.
class NounPhrases {
public:
    /// `masked`: tokens of time expressions, which end a phrase; empty for none.
    NounPhrases(Sentence const& sentence, std::vector<bool> const& masked)
        : s_(sentence), w_(sentence.words()), masked_(masked)
    {
    }

    /// Who or what does `verb`: across relative clauses, appositions and verbs that share a
    /// subject. Pronouns are returned as they are; empty when the words do not say.
    Span subject(std::uint32_t verb, int depth = 0) const;
    /// The phrase that ends before `last`, with the phrases that hang on it by prepositions.
    Span ending_at(std::uint32_t last) const;
    /// The phrase that begins at `first`, up to and with its "of" phrases.
    Span starting_at(std::uint32_t first) const;
    /// Start of the words of one noun (article to head) that end before `last`; `last` when none.
    std::uint32_t chunk_start(std::uint32_t last) const;
    /// The pronoun's noun when the governing clause names it ("Japan said it would ..."); else the
    /// span itself.
    Span resolved(Span span, std::uint32_t verb) const;

    bool masked(std::uint32_t i) const { return !masked_.empty() && masked_[i - s_.first()]; }
    bool nominal(std::uint32_t i) const;
    bool pronoun(Span span) const;
    static bool personal(std::string_view lower);
    /// remains, stayed: closed, as it was
    static bool lasting(std::string_view lower);

private:
    std::uint32_t opening_comma(std::uint32_t comma) const;
    bool capital(std::uint32_t i) const
    {
        auto const shape = w_.token(i).shape;
        return shape == text::Shape::capitalised || shape == text::Shape::all_caps ||
               shape == text::Shape::initial;
    }
    std::uint32_t verb_before(std::uint32_t i, std::uint32_t verb) const;
    Span shared_subject(std::uint32_t before, std::uint32_t verb, int depth) const;

    Sentence const& s_;
    Words const& w_;
    std::vector<bool> const& masked_;
};

/// "Mr", "Gen": the full stop after it ends nothing.
bool is_abbreviation(Sentence const& sentence, std::uint32_t token);

} // namespace placetime::extract
