#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/vocabulary.h"
#include "text/document.h"

namespace placetime::extract {

inline constexpr std::uint32_t kNone = 0xffffffffu;

/// A document whose tokens have been looked up in the vocabulary, once.
class Words {
public:
    Words(text::Document const& document, Vocabulary const& vocabulary);

    text::Document const& document() const noexcept { return document_; }
    Vocabulary const& vocabulary() const noexcept { return vocabulary_; }
    std::uint32_t id(std::size_t token) const noexcept { return ids_[token]; }
    Word const& word(std::size_t token) const noexcept { return vocabulary_.word(ids_[token]); }
    bool is(std::size_t token, Class c) const noexcept { return word(token).is(c); }
    std::string_view lower(std::size_t token) const noexcept { return document_.lower(token); }
    text::Token const& token(std::size_t index) const noexcept { return document_.tokens()[index]; }
    bool is_word(std::size_t token) const noexcept
    {
        return this->token(token).kind == text::TokenKind::word;
    }
    bool is_mark(std::size_t token) const noexcept
    {
        return this->token(token).kind == text::TokenKind::punctuation;
    }
    bool is_number(std::size_t token) const noexcept
    {
        return this->token(token).kind == text::TokenKind::number;
    }
    /// The one mark, or '\0' when it is no ASCII mark.
    char mark(std::size_t token) const noexcept { return marks_[token].ascii; }
    bool is_hyphen(std::size_t token) const noexcept { return marks_[token].hyphen; }
    bool is_adverb(std::size_t token) const noexcept;
    /// Opening, closing or straight quotation mark.
    bool is_quote(std::size_t token) const noexcept { return marks_[token].quote; }
    bool is_dash(std::size_t token) const noexcept { return marks_[token].dash; }
    /// Forms from the vocabulary, or from the ending of an unknown lower-case word (-ed, -ing).
    std::uint8_t forms(std::size_t token) const noexcept;

private:
    /// What the rules ask of a mark, found once: they ask for most tokens many times.
    struct Mark {
        char ascii = '\0';
        bool hyphen = false, quote = false, dash = false;
    };
    Mark mark_of(text::Token const& token) const;

    text::Document const& document_;
    Vocabulary const& vocabulary_;
    std::vector<std::uint32_t> ids_;
    std::vector<Mark> marks_;
};

/// What a word does in its sentence, as far as the rules need to know.
enum class Tag : std::uint8_t {
    other,
    noun,
    adjectival, ///< a participle before its noun: "the deposed president"
    aux,        ///< be, have, do, modal
    finite,     ///< past, present, or participle with its auxiliary
    base,       ///< infinitive
    gerund,     ///< -ing as a verb
    participle, ///< without an auxiliary: "elections held on Sunday"
};
inline bool is_verb(Tag tag) { return tag >= Tag::finite; }

enum class ClauseKind : std::uint8_t {
    main,
    coordinate,
    relative,
    complement,
    adverbial,
    participial
};

struct Clause {
    std::uint32_t first = 0, last = 0; ///< tokens, last one past
    ClauseKind kind = ClauseKind::main;
    std::uint8_t parent = 0;
    std::uint32_t opener = kNone;   ///< the word that opens it ("who", "if", "that")
    std::uint32_t governor = kNone; ///< of a complement: the reporting verb or noun
    bool condition = false;         ///< if, unless, whether
    bool own_subject = true;
    bool after_comma =
        false; ///< of a relative clause: ", who ..." tells more, "that ..." only which one
};

/// A sentence cut into clauses, with what each word does.
class Sentence {
public:
    Sentence(Words const& words, std::uint32_t index);

    Words const& words() const noexcept { return words_; }
    std::uint32_t index() const noexcept { return index_; }
    std::uint32_t first() const noexcept { return first_; }
    std::uint32_t last() const noexcept { return last_; }
    Tag tag(std::uint32_t token) const noexcept { return tags_[token - first_]; }
    bool quoted(std::uint32_t token) const noexcept { return quoted_[token - first_]; }
    std::vector<Clause> const& clauses() const noexcept { return clauses_; }
    std::uint8_t clause_index(std::uint32_t token) const noexcept
    {
        return clause_of_[token - first_];
    }
    Clause const& clause_of(std::uint32_t token) const noexcept
    {
        return clauses_[clause_index(token)];
    }
    /// How far apart two words' clauses are: 0 the same or one that resumes it, 1 coordinate, 2
    /// subordinate, more.
    int clause_distance(std::uint32_t a, std::uint32_t b) const noexcept;
    /// The finite verb or auxiliary of a clause; kNone when it has none.
    std::uint32_t finite_verb(std::uint8_t clause) const noexcept;
    /// First token of the verb group (auxiliaries, negation, adverbs) that ends at a verb.
    std::uint32_t group_start(std::uint32_t verb) const noexcept;
    bool passive(std::uint32_t verb) const noexcept;
    bool question() const noexcept { return question_; }
    /// A headline In Capitals.
    bool title_case() const noexcept { return title_case_; }

private:
    void tag_words();
    void find_missing_verb();
    void settle_participles();
    Tag tag_of(std::uint32_t token) const;
    void cut();
    bool finite_ahead(std::uint32_t from, std::uint32_t limit) const;
    std::uint32_t finite_verb_before(std::uint32_t token) const;
    std::uint32_t reporting_before(std::uint32_t token) const;
    bool inverted(std::uint32_t token) const;
    bool has_verb(Clause const& clause) const;
    void open(std::uint32_t at, ClauseKind kind, std::uint8_t parent, std::uint32_t opener);

    Words const& words_;
    std::uint32_t index_, first_, last_;
    std::vector<Tag> tags_;
    std::vector<bool> quoted_;
    std::vector<Clause> clauses_;
    std::vector<std::uint8_t> clause_of_;
    bool question_ = false;
    bool title_case_ = false; ///< a headline In Capitals
};

} // namespace placetime::extract
