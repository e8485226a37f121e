#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "extract/inflection.h"

namespace placetime::extract {

/// The classes of words that the rules themselves know; each is a section `[words NAME]`, `[verbs
/// NAME]` or `[nouns NAME]` of the vocabulary. A vocabulary may hold more classes, of its own
/// naming, for `@NAME`, `!NAME` and `<NAME>` in patterns.
enum class Class : std::uint8_t {
    negation,
    no,
    modal,
    future,
    be,
    have,
    do_,
    to,
    determiner,
    pronoun,
    possessive,
    preposition,
    conjunction,
    subordinator,
    condition,
    relative,
    adverb,
    adjective,
    say,
    announce,
    claim,
    deny,
    warn,
    demand,
    plan,
    attempt,
    fail,
    prevent,
    presuppose,
    carry,
    support,
    hedge,
    claim_noun,
    intent_noun,
    lack_noun,
    official,
    people,
    killed,
    injured,
    displaced,
    detained,
    participants,
    toll,
    history,
    where,
    origin,
    destination,
    no_unit,
    capital,
    town,
    land,
    site,
    statement,
    motion,
    common_verb,
    container,
    count_
};
inline constexpr std::size_t kBuiltinClasses = static_cast<std::size_t>(Class::count_);
inline constexpr std::size_t kMaxClasses = 128;
using ClassSet = std::bitset<kMaxClasses>;

struct Word {
    ClassSet classes;
    std::uint8_t forms = 0;              ///< of enum Form
    std::vector<std::uint32_t> patterns; ///< that start with this word

    bool is(Class c) const { return classes[static_cast<std::size_t>(c)]; }
};

inline constexpr std::uint32_t kNoWord = 0;

/// One place of a pattern: some words, any word of a class, or a gap of at most kMaxGap words.
struct Element {
    std::vector<std::uint32_t> words; ///< sorted
    int word_class = -1;
    bool gap = false;
};
inline constexpr std::size_t kMaxGap = 5;

enum class PatternUse : std::uint8_t { verb, noun, phrase, figurative, furniture };

struct Pattern {
    std::vector<Element> elements;
    PatternUse use = PatternUse::phrase;
    std::uint8_t head = 0;  ///< the element that is the verb or the noun
    std::uint16_t kind = 0; ///< index into Vocabulary::kinds()
    float strength = 0.7F;
    std::vector<std::uint8_t> needs;  ///< classes, each of which a word near must have
    std::vector<std::uint8_t> avoids; ///< classes that no word near may have
};

struct EventKind {
    events::Type type = events::Type::politics;
    std::string subtype;
};

/// The words that signal events: data (geodata/event_types.txt), read once. Look-ups are by
/// lower-cased token. Immutable after construction.
class Vocabulary {
public:
    /// Throws FileError, or FormatError with "file:line: what is wrong".
    static Vocabulary load(std::filesystem::path const& file);
    /// `name` is what messages call it.
    static Vocabulary parse(std::string_view text, std::string const& name);

    /// kNoWord when it is not in the vocabulary.
    std::uint32_t find(std::string_view lower) const noexcept;
    Word const& word(std::uint32_t id) const noexcept { return words_[id]; }
    std::vector<Pattern> const& patterns() const noexcept { return patterns_; }
    std::vector<EventKind> const& kinds() const noexcept { return kinds_; }
    std::size_t size() const noexcept { return words_.size() - 1; }

private:
    friend class VocabularyParser;
    /// A slot of the open-addressed table: the spelling lies in `letters_`. Half the slots stay
    /// empty.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
        std::uint32_t id = kNoWord;
    };
    static std::uint32_t hash_of(std::string_view word) noexcept;
    std::uint32_t intern(std::string_view word);
    void grow();

    std::vector<Slot> slots_;
    std::string letters_;
    std::vector<Word> words_{1};
    std::vector<Pattern> patterns_;
    std::vector<EventKind> kinds_;
};

/// "negation", "do", ...
std::string_view to_string(Class c) noexcept;

} // namespace placetime::extract
