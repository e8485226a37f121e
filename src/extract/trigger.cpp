#include "extract/trigger.h"

#include <algorithm>

namespace placetime::extract {
namespace {

constexpr std::uint32_t kNear = 12;

bool fits(Words const& words, Element const& element, std::uint32_t token)
{
    auto const id = words.id(token);
    if (element.word_class >= 0)
        return words.word(token).classes[static_cast<std::size_t>(element.word_class)];
    if (element.words.size() == 1) return id != kNoWord && element.words.front() == id;
    return id != kNoWord && std::binary_search(element.words.begin(), element.words.end(), id);
}

bool stops_gap(Words const& words, std::uint32_t token)
{
    auto const mark = words.mark(token);
    return mark == ',' || mark == ';' || mark == ':' || mark == '.' || mark == '(' ||
           words.is_dash(token);
}

/// One past the last token when elements [at, ...) match from `token` on; 0 when they do not.
std::uint32_t match(Words const& words, std::vector<Element> const& elements, std::size_t at,
                    std::uint32_t token, std::uint32_t last)
{
    if (at == elements.size()) return token;
    if (elements[at].gap) {
        std::uint32_t used = 0;
        for (auto i = token; i < last && used <= kMaxGap; ++i) {
            if (auto const end = match(words, elements, at + 1, i, last)) return end;
            if (stops_gap(words, i)) return 0;
            if (words.is_word(i)) ++used;
        }
        return 0;
    }
    while (at > 0 && token < last && (words.is_hyphen(token) || words.is_quote(token))) ++token;
    if (token >= last || !fits(words, elements[at], token)) return 0;
    return match(words, elements, at + 1, token + 1, last);
}

bool class_near(Words const& words, std::uint8_t word_class, std::uint32_t first,
                std::uint32_t last, std::uint32_t begin, std::uint32_t end)
{
    auto const from = first > begin + kNear ? first - kNear : begin;
    auto const to = std::min(end, last + kNear);
    for (auto i = from; i < to; ++i) {
        if (i >= first && i < last) continue;
        if (words.word(i).classes[word_class]) return true;
    }
    return false;
}

/// "Central Election Commission": a word of a name is no event; "Typhoon Rai" is one.
bool part_of_name(Sentence const& sentence, std::uint32_t token,
                  std::vector<Pattern> const& patterns, std::uint32_t index)
{
    auto const& words = sentence.words();
    auto const capital = [&](std::uint32_t i) {
        return i >= sentence.first() && i < sentence.last() &&
               words.token(i).shape == text::Shape::capitalised;
    };
    if (!capital(token) || sentence.title_case()) return false;
    if (words.vocabulary().kinds()[patterns[index].kind].type == events::Type::humanitarian)
        return false;
    bool const after = token > sentence.first() && capital(token - 1) &&
                       (token - 1 > sentence.first() || !words.is(token - 1, Class::determiner));
    return after || (capital(token + 1) && words.is_word(token + 1));
}

/// The token of a noun pattern's head: nothing stands between the words before it but hyphens.
std::uint32_t noun_at(Words const& words, std::uint32_t first, std::uint32_t end, std::uint8_t head)
{
    auto token = first;
    for (std::uint8_t i = 0; i < head && token + 1 < end; ++i) {
        ++token;
        while (token + 1 < end && words.is_hyphen(token)) ++token;
    }
    return token;
}

/// "A curfew was imposed": the object that a pattern asks for stands before the verb.
bool passive_object(Sentence const& sentence, Pattern const& pattern, std::uint32_t verb)
{
    auto const& words = sentence.words();
    auto const count = pattern.elements.size();
    bool const open = count == 3 && pattern.elements[1].gap;
    if (!open && count != 2) return false;
    auto const& object = pattern.elements.back();
    if (!sentence.passive(verb)) return false;
    auto const start = sentence.group_start(verb);
    auto const clause = sentence.clause_of(verb).first;
    auto const lowest = start > clause + 8 ? start - 8 : clause;
    for (auto i = start; i-- > lowest;) {
        if (words.is(i, Class::preposition) || !words.is_word(i)) {
            if (words.is(i, Class::preposition) && words.lower(i) == "by") return false;
            continue;
        }
        if (fits(words, object, i) && !words.is(i, Class::preposition)) return true;
    }
    return false;
}

struct Match {
    Trigger trigger;
    std::size_t weight = 0;
    bool figurative = false;
};

} // namespace

bool may_hold_trigger(Words const& words, std::uint32_t first, std::uint32_t last)
{
    for (auto i = first; i < last; ++i) {
        if (!words.word(i).patterns.empty()) return true;
    }
    return false;
}

std::vector<Trigger> find_triggers(Sentence const& sentence)
{
    auto const& words = sentence.words();
    auto const& patterns = words.vocabulary().patterns();
    std::vector<Match> matches;
    for (auto i = sentence.first(); i < sentence.last(); ++i) {
        for (auto const index : words.word(i).patterns) {
            auto const& pattern = patterns[index];
            if (pattern.use == PatternUse::furniture) continue;
            auto const tag = sentence.tag(i);
            if (pattern.use == PatternUse::verb && !is_verb(tag) &&
                !(tag == Tag::aux && pattern.elements.size() > 1))
                continue;
            // The word is the pattern's first, as it is listed with the word.
            auto end = match(words, pattern.elements, 1, i + 1, sentence.last());
            if (!end && pattern.use == PatternUse::verb && passive_object(sentence, pattern, i))
                end = i + 1;
            if (!end) continue;
            if (pattern.use == PatternUse::noun) {
                auto const noun = sentence.tag(noun_at(words, i, end, pattern.head));
                if (is_verb(noun) && noun != Tag::gerund) continue;
            }
            if (pattern.use == PatternUse::noun && pattern.elements.size() == 1 &&
                part_of_name(sentence, i, patterns, index))
                continue;
            auto const near = [&](std::uint8_t c) {
                return class_near(words, c, i, end, sentence.first(), sentence.last());
            };
            if (!std::all_of(pattern.needs.begin(), pattern.needs.end(), near)) continue;
            if (std::any_of(pattern.avoids.begin(), pattern.avoids.end(), near)) continue;
            Match found;
            found.trigger = {i,
                             end,
                             pattern.use == PatternUse::noun ? noun_at(words, i, end, pattern.head)
                                                             : i,
                             index,
                             pattern.kind,
                             pattern.strength,
                             pattern.use == PatternUse::verb};
            found.figurative = pattern.use == PatternUse::figurative;
            found.weight =
                pattern.elements.size() * 4 + pattern.needs.size() + (found.figurative ? 1 : 0);
            matches.push_back(found);
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [](Match const& a, Match const& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        return a.trigger.strength > b.trigger.strength;
    });
    std::vector<Match> kept;
    for (auto const& candidate : matches) {
        bool const overlaps = std::any_of(kept.begin(), kept.end(), [&](Match const& other) {
            return candidate.trigger.first < other.trigger.last &&
                   other.trigger.first < candidate.trigger.last;
        });
        if (!overlaps) kept.push_back(candidate);
    }
    std::vector<Trigger> triggers;
    for (auto const& candidate : kept) {
        if (!candidate.figurative) triggers.push_back(candidate.trigger);
    }
    std::sort(triggers.begin(), triggers.end(),
              [](Trigger const& a, Trigger const& b) { return a.first < b.first; });
    return triggers;
}

std::uint32_t furniture_at(Words const& words, std::uint32_t token, std::uint32_t last)
{
    std::uint32_t longest = 0;
    if (token >= last) return 0;
    for (auto const index : words.word(token).patterns) {
        auto const& pattern = words.vocabulary().patterns()[index];
        if (pattern.use != PatternUse::furniture) continue;
        if (auto const end = match(words, pattern.elements, 1, token + 1, last))
            longest = std::max(longest, end - token);
    }
    return longest;
}

} // namespace placetime::extract
