#include "extract/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "text/word_hash.h"

namespace placetime::extract {
namespace {

constexpr std::array<std::string_view, kBuiltinClasses> kClassNames = {
    "negation",    "no",           "modal",      "future",      "be",          "have",
    "do",          "to",           "determiner", "pronoun",     "possessive",  "preposition",
    "conjunction", "subordinator", "condition",  "relative",    "adverb",      "adjective",
    "say",         "announce",     "claim",      "deny",        "warn",        "demand",
    "plan",        "attempt",      "fail",       "prevent",     "presuppose",  "carry",
    "support",     "hedge",        "claim_noun", "intent_noun", "lack_noun",   "official",
    "people",      "killed",       "injured",    "displaced",   "detained",    "participants",
    "toll",        "history",      "where",      "origin",      "destination", "no_unit",
    "capital",     "town",         "land",       "site",        "statement",   "motion",
    "common_verb", "container"};

static_assert(!kClassNames.back().empty(), "a class lacks its name");

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    while (true) {
        auto const at = text.find_first_of(separators);
        auto const part = trimmed(text.substr(0, at));
        if (!part.empty()) parts.push_back(part);
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

} // namespace

std::string_view to_string(Class c) noexcept { return kClassNames[static_cast<std::size_t>(c)]; }

/// Reads the sections; terms are kept until the irregular forms are known, then compiled.
class VocabularyParser {
public:
    VocabularyParser(std::string_view text, std::string const& name) : text_(text), name_(name)
    {
        for (auto const class_name : kClassNames) class_names_.emplace_back(class_name);
    }

    Vocabulary parse()
    {
        read_lines();
        for (auto const& term : terms_) compile(term);
        for (std::size_t i = 0; i < kBuiltinClasses; ++i) {
            if (!seen_[i]) {
                throw FormatError(
                    name_ + ": section [words " + class_names_[i] +
                    "] is missing; take it from the vocabulary that came with the program");
            }
        }
        if (result_.kinds_.empty()) throw FormatError(name_ + ": it holds no [event ...] section");
        return std::move(result_);
    }

private:
    enum class Section {
        none,
        words,
        verbs,
        nouns,
        irregular,
        plurals,
        event,
        figurative,
        furniture
    };
    struct Term {
        std::size_t line = 0;
        std::string text;
        Section section =
            Section::none; ///< words, verbs, nouns (classes), event, figurative, furniture
        PatternUse use = PatternUse::phrase;
        std::size_t word_class = 0;
        std::uint16_t kind = 0;
        float strength = 0.7F;
    };

    [[noreturn]] void fail(std::size_t line, std::string const& what) const
    {
        throw FormatError(name_ + ":" + std::to_string(line) + ": " + what);
    }

    void read_lines()
    {
        std::size_t line = 0;
        for (std::string_view rest = text_; !rest.empty();) {
            auto const end = rest.find('\n');
            auto text = trimmed(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            ++line;
            if (text.empty() || text.front() == '#') continue;
            if (text.front() == '[') {
                read_section(line, text);
            } else {
                read_entry(line, text);
            }
        }
    }

    void read_section(std::size_t line, std::string_view text)
    {
        if (text.back() != ']') fail(line, "the section's closing ] is missing");
        text = trimmed(text.substr(1, text.size() - 2));
        auto const space = text.find(' ');
        auto const head = text.substr(0, space);
        auto const rest =
            space == std::string_view::npos ? std::string_view() : trimmed(text.substr(space));
        strength_ = 0.7F;
        if (head == "words" || head == "verbs" || head == "nouns") {
            section_ = head == "words"   ? Section::words
                       : head == "verbs" ? Section::verbs
                                         : Section::nouns;
            if (rest.empty()) fail(line, "the section needs a name, as in [words negation]");
            word_class_ = class_of(rest, line);
            seen_.set(word_class_);
        } else if (head == "event") {
            section_ = Section::event;
            auto const slash = rest.find(" / ");
            auto const type = events::parse_type(trimmed(rest.substr(0, slash)));
            if (!type)
                fail(line,
                     "no type is called \"" + std::string(trimmed(rest.substr(0, slash))) + "\"");
            if (slash == std::string_view::npos) fail(line, "write [event TYPE / SUBTYPE]");
            result_.kinds_.push_back({*type, std::string(trimmed(rest.substr(slash + 3)))});
        } else if (head == "irregular") {
            section_ = Section::irregular;
        } else if (head == "plurals") {
            section_ = Section::plurals;
        } else if (head == "figurative") {
            section_ = Section::figurative;
        } else if (head == "furniture") {
            section_ = Section::furniture;
        } else {
            fail(line, "unknown section [" + std::string(text) +
                           "]; use words, verbs, nouns, event, irregular, plurals, figurative or "
                           "furniture");
        }
    }

    std::size_t class_of(std::string_view name, std::size_t line)
    {
        auto const found = std::find(class_names_.begin(), class_names_.end(), name);
        if (found != class_names_.end())
            return static_cast<std::size_t>(found - class_names_.begin());
        if (class_names_.size() == kMaxClasses) fail(line, "too many word classes (at most 128)");
        class_names_.emplace_back(name);
        return class_names_.size() - 1;
    }

    void read_entry(std::size_t line, std::string_view text)
    {
        auto const colon = text.find(':');
        switch (section_) {
        case Section::none:
            fail(line, "a line before the first section");
        case Section::irregular:
            read_irregular(line, text, colon);
            return;
        case Section::plurals:
            if (colon == std::string_view::npos) fail(line, "write singular: plural");
            plurals_[std::string(trimmed(text.substr(0, colon)))] =
                std::string(trimmed(text.substr(colon + 1)));
            return;
        case Section::event:
            read_event_line(line, text, colon);
            return;
        case Section::figurative:
            add_terms(line, text, PatternUse::figurative);
            return;
        case Section::furniture:
            add_terms(line, text, PatternUse::furniture);
            return;
        case Section::words:
        case Section::verbs:
        case Section::nouns:
            add_terms(line, text, PatternUse::phrase);
            return;
        }
    }

    void read_irregular(std::size_t line, std::string_view text, std::size_t colon)
    {
        auto const forms = split(text.substr(colon == std::string_view::npos ? 0 : colon + 1), ",");
        if (colon == std::string_view::npos || forms.size() != 4) {
            fail(line, "write base: third, past, participle, -ing");
        }
        verbs_[std::string(trimmed(text.substr(0, colon)))] = {
            std::string(forms[0]), std::string(forms[1]), std::string(forms[2]),
            std::string(forms[3])};
    }

    void read_event_line(std::size_t line, std::string_view text, std::size_t colon)
    {
        auto const key = trimmed(text.substr(0, colon));
        if (colon == std::string_view::npos)
            fail(line, "write verbs:, nouns:, phrases: or strength: before the words");
        auto const value = trimmed(text.substr(colon + 1));
        if (key == "strength") {
            strength_ = number(line, value);
        } else if (key == "verbs") {
            add_terms(line, value, PatternUse::verb);
        } else if (key == "nouns") {
            add_terms(line, value, PatternUse::noun);
        } else if (key == "phrases") {
            add_terms(line, value, PatternUse::phrase);
        } else {
            fail(line,
                 "unknown key \"" + std::string(key) + "\"; use verbs, nouns, phrases or strength");
        }
    }

    float number(std::size_t line, std::string_view text) const
    {
        float value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || value <= 0 || value > 1) {
            fail(line,
                 "a strength is a number above 0 and at most 1, not \"" + std::string(text) + "\"");
        }
        return value;
    }

    void add_terms(std::size_t line, std::string_view text, PatternUse use)
    {
        for (auto const part : split(text, ",")) {
            Term term;
            term.line = line;
            term.text = std::string(part);
            term.section = section_;
            term.use = use;
            term.word_class = word_class_;
            term.kind =
                static_cast<std::uint16_t>(result_.kinds_.empty() ? 0 : result_.kinds_.size() - 1);
            term.strength = strength_;
            terms_.push_back(std::move(term));
        }
    }

    std::uint32_t intern(std::string_view word) { return result_.intern(word); }

    std::vector<InflectedForm> forms_of(std::string_view word, bool verb, bool noun) const
    {
        if (verb) return inflect_verb(std::string(word), verbs_);
        if (noun) return inflect_noun(std::string(word), plurals_);
        return {{std::string(word), 0}};
    }

    void compile(Term const& term)
    {
        bool const is_class = term.section == Section::words || term.section == Section::verbs ||
                              term.section == Section::nouns;
        if (is_class) {
            if (term.text.find(' ') != std::string::npos) {
                fail(term.line, "a class holds single words, not \"" + term.text + "\"");
            }
            bool const verb = term.section == Section::verbs;
            bool const noun = term.section == Section::nouns;
            for (auto const& form : forms_of(term.text, verb, noun)) {
                auto& word = result_.words_[intern(form.word)];
                word.classes.set(term.word_class);
                word.forms = static_cast<std::uint8_t>(word.forms | form.forms);
            }
            return;
        }
        compile_pattern(term);
    }

    void compile_pattern(Term const& term)
    {
        Pattern pattern;
        pattern.use = term.use;
        pattern.kind = term.kind;
        pattern.strength = term.strength;
        std::vector<std::string_view> words;
        for (auto const part : split(term.text, " ")) {
            if (part.front() == '~') {
                pattern.strength = number(term.line, part.substr(1));
            } else if ((part.front() == '@' || part.front() == '!') && part.size() > 1) {
                auto& list = part.front() == '@' ? pattern.needs : pattern.avoids;
                list.push_back(known_class(term.line, part.substr(1)));
            } else if (part.find('-') != std::string_view::npos &&
                       part.find('|') != std::string_view::npos) {
                fail(term.line, "a word with a hyphen cannot stand in \"" + std::string(part) +
                                    "\"; write it as a term of its own");
            } else if (part.find('-') != std::string_view::npos && part.size() > 1) {
                for (auto const piece : split(part, "-")) words.push_back(piece);
            } else {
                words.push_back(part);
            }
        }
        if (words.empty()) fail(term.line, "the term \"" + term.text + "\" holds no word");
        if (term.use == PatternUse::noun) pattern.head = noun_head(words);
        for (std::size_t i = 0; i < words.size(); ++i) {
            pattern.elements.push_back(element(term, words[i], i == pattern.head));
        }
        auto const& first = pattern.elements.front();
        if (first.gap || first.word_class >= 0 || pattern.elements.back().gap) {
            fail(term.line, "\"" + term.text + "\" must begin with a word and may not end with *");
        }
        auto const index = static_cast<std::uint32_t>(result_.patterns_.size());
        for (auto const id : first.words) result_.words_[id].patterns.push_back(index);
        result_.patterns_.push_back(std::move(pattern));
    }

    std::uint8_t known_class(std::size_t line, std::string_view name) const
    {
        auto const found = std::find(class_names_.begin(), class_names_.end(), name);
        auto const index = static_cast<std::size_t>(found - class_names_.begin());
        if (found == class_names_.end() || !seen_[index]) {
            fail(line, "no section is called [words " + std::string(name) +
                           "], [verbs ...] or [nouns ...]");
        }
        return static_cast<std::uint8_t>(index);
    }

    /// The noun of "release of prisoners" stands before its preposition, else it is the last word.
    static std::uint8_t noun_head(std::vector<std::string_view> const& words)
    {
        for (std::size_t i = 1; i < words.size(); ++i) {
            auto const word = words[i];
            if (word == "of" || word == "from" || word == "in" || word == "to" || word == "for" ||
                word == "on" || word == "at" || word == "*") {
                return static_cast<std::uint8_t>(i - 1);
            }
        }
        return static_cast<std::uint8_t>(words.size() - 1);
    }

    Element element(Term const& term, std::string_view text, bool head)
    {
        Element element;
        if (text == "*") {
            element.gap = true;
            return element;
        }
        if (text.front() == '<') {
            if (text.back() != '>') fail(term.line, "write a class in a pattern as <name>");
            element.word_class = known_class(term.line, text.substr(1, text.size() - 2));
            return element;
        }
        bool const verb = term.use == PatternUse::verb && head;
        bool const noun = term.use == PatternUse::noun && head;
        for (auto const alternative : split(text, "|")) {
            for (auto const& form : forms_of(alternative, verb, noun)) {
                auto const id = intern(form.word);
                result_.words_[id].forms =
                    static_cast<std::uint8_t>(result_.words_[id].forms | form.forms);
                element.words.push_back(id);
            }
        }
        std::sort(element.words.begin(), element.words.end());
        element.words.erase(std::unique(element.words.begin(), element.words.end()),
                            element.words.end());
        return element;
    }

    std::string_view text_;
    std::string name_;
    Vocabulary result_;
    std::vector<std::string> class_names_;
    ClassSet seen_;
    std::vector<Term> terms_;
    IrregularVerbs verbs_;
    IrregularPlurals plurals_;
    Section section_ = Section::none;
    std::size_t word_class_ = 0;
    float strength_ = 0.7F;
};

Vocabulary Vocabulary::parse(std::string_view text, std::string const& name)
{
    return VocabularyParser(text, name).parse();
}

Vocabulary Vocabulary::load(std::filesystem::path const& file)
{
    auto const text = read_file(file, std::size_t{16} << 20);
    return parse(text, file.filename().string());
}

std::uint32_t Vocabulary::hash_of(std::string_view word) noexcept
{
    return static_cast<std::uint32_t>(text::word_hash(word));
}

std::uint32_t Vocabulary::find(std::string_view lower) const noexcept
{
    if (slots_.empty()) return kNoWord;
    auto const hash = hash_of(lower);
    auto const mask = slots_.size() - 1;
    for (auto at = hash & mask;; at = (at + 1) & mask) {
        auto const& slot = slots_[at];
        if (slot.id == kNoWord) return kNoWord;
        if (slot.hash == hash &&
            std::string_view(letters_).substr(slot.begin, slot.length) == lower) {
            return slot.id;
        }
    }
}

void Vocabulary::grow()
{
    auto const old = std::move(slots_);
    slots_.assign(old.empty() ? 4096 : old.size() * 2, {});
    for (auto const& slot : old) {
        if (slot.id == kNoWord) continue;
        auto at = slot.hash & (slots_.size() - 1);
        while (slots_[at].id != kNoWord) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

std::uint32_t Vocabulary::intern(std::string_view word)
{
    if (auto const known = find(word)) return known;
    if (words_.size() * 2 >= slots_.size()) grow();
    auto const id = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back();
    Slot slot{hash_of(word), static_cast<std::uint32_t>(letters_.size()),
              static_cast<std::uint32_t>(word.size()), id};
    letters_ += word;
    auto at = slot.hash & (slots_.size() - 1);
    while (slots_[at].id != kNoWord) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
    return id;
}

} // namespace placetime::extract
