#include "extract/sentence.h"

#include <algorithm>

namespace placetime::extract {

Sentence::Sentence(Words const& words, std::uint32_t index) : words_(words), index_(index)
{
    auto const& sentence = words.document().sentences()[index];
    first_ = sentence.first_token;
    last_ = sentence.last_token;
    tags_.assign(last_ - first_, Tag::other);
    quoted_.assign(last_ - first_, false);
    clause_of_.assign(last_ - first_, 0);
    bool in_quote = false;
    for (auto i = first_; i < last_; ++i) {
        if (words.is_quote(i)) {
            auto const text = words.document().of(words.token(i));
            in_quote = text == "\u201c" || text == "\u00ab" || text == "``"   ? true
                       : text == "\u201d" || text == "\u00bb" || text == "''" ? false
                                                                              : !in_quote;
        } else {
            quoted_[i - first_] = in_quote;
        }
        if (words.mark(i) == '?' && i + 2 >= last_) question_ = true;
    }
    tag_words();
    cut();
}

void Sentence::tag_words()
{
    std::uint32_t capitals = 0;
    std::uint32_t small = 0;
    for (auto i = first_ + 1; i < last_; ++i) {
        capitals += words_.token(i).shape == text::Shape::capitalised;
        small += words_.token(i).shape == text::Shape::lower && words_.lower(i).size() > 4;
    }
    title_case_ = words_.document().sentences()[index_].heading && capitals > small;
    for (auto i = first_; i < last_; ++i) tags_[i - first_] = tag_of(i);
    find_missing_verb();
    settle_participles();
}

/// "crowds enraged by the vote chased him": a past form before "by" is a participle when a verb
/// follows that the sentence needs.
void Sentence::settle_participles()
{
    auto const& w = words_;
    for (auto i = first_ + 1; i + 2 < last_; ++i) {
        if (tags_[i - first_] != Tag::finite || !(w.forms(i) & kParticiple) ||
            w.lower(i + 1) != "by" || w.is_number(i + 2))
            continue;
        auto p = i - 1;
        while (p > first_ && (w.is_adverb(p) || w.is(p, Class::negation))) --p;
        bool const after_noun = w.mark(p) == ',' || tags_[p - first_] == Tag::noun;
        if (!after_noun) continue;
        for (auto k = i + 3; k < last_; ++k) {
            if (w.mark(k) == ';' || w.is(k, Class::relative) || w.is(k, Class::subordinator) ||
                w.is(k, Class::conjunction))
                break;
            if (tags_[k - first_] != Tag::finite && tags_[k - first_] != Tag::aux) continue;
            tags_[i - first_] = Tag::participle;
            break;
        }
    }
}

/// "The opposition claims to have ...": without any other finite verb, the first word that can be
/// one is it.
void Sentence::find_missing_verb()
{
    auto const& w = words_;
    for (auto i = first_; i < last_; ++i) {
        bool const infinitive =
            (i > first_ && w.is(i - 1, Class::to)) ||
            (i > first_ + 1 && tags_[i - 1 - first_] == Tag::aux && w.is(i - 2, Class::to));
        if (!infinitive && (tags_[i - first_] == Tag::finite || tags_[i - first_] == Tag::aux))
            return;
    }
    for (auto i = first_ + 1; i + 1 < last_; ++i) {
        if (tags_[i - first_] != Tag::noun || !(w.forms(i) & (kThird | kBase)) ||
            !w.is_word(i - 1) || w.is_hyphen(i + 1))
            continue;
        if (w.token(i).shape != text::Shape::lower && !title_case_) continue;
        auto const p = i - 1;
        bool const governed = w.is(p, Class::determiner) || w.is(p, Class::preposition) ||
                              w.is(p, Class::possessive) || w.is(p, Class::adjective) ||
                              w.is(p, Class::to) || w.is(p, Class::conjunction) ||
                              tags_[p - first_] == Tag::gerund ||
                              tags_[p - first_] == Tag::adjectival;
        if (governed || w.is(i + 1, Class::conjunction) ||
            (!w.is_word(i + 1) && !w.is_number(i + 1)))
            continue;
        tags_[i - first_] = Tag::finite;
        return;
    }
}

Tag Sentence::tag_of(std::uint32_t i) const
{
    auto const& w = words_;
    if (!w.is_word(i)) return Tag::other;
    if (w.is(i, Class::be) || w.is(i, Class::do_) || w.is(i, Class::modal) ||
        w.is(i, Class::future) || w.is(i, Class::have)) {
        if (w.token(i).shape == text::Shape::capitalised && i > first_ &&
            (w.lower(i) == "may" || w.lower(i) == "will"))
            return Tag::noun;
        return Tag::aux;
    }
    auto const forms = w.forms(i);
    bool const name = i > first_ && w.token(i).shape == text::Shape::capitalised && !title_case_;
    if (name) return Tag::noun;
    if (!(forms & kVerbForms)) {
        // "to rebuild the town": a verb that the vocabulary does not know
        bool const object =
            i + 1 < last_ && (w.is(i + 1, Class::determiner) || w.is(i + 1, Class::possessive) ||
                              (w.forms(i + 1) & kParticiple));
        if (!forms && object && i > first_ && w.is(i - 1, Class::to) &&
            w.token(i).shape == text::Shape::lower && !w.is(i, Class::determiner))
            return Tag::base;
        return forms & kNounForms ? Tag::noun : Tag::other;
    }
    bool const prefixed =
        i >= first_ + 2 && w.is_hyphen(i - 1) &&
        (w.lower(i - 2) == "re" || w.lower(i - 2) == "co" || w.lower(i - 2) == "over");
    bool const hyphen_before = i > first_ && w.is_hyphen(i - 1) && !prefixed;
    bool const hyphen_after = i + 1 < last_ && w.is_hyphen(i + 1);
    if (hyphen_before || hyphen_after)
        return (forms & (kPast | kParticiple | kIng)) ? Tag::adjectival : Tag::noun;
    std::uint32_t p = prefixed ? i - 2 : i; // the word before, adverbs left out
    while (p > first_ && (w.is_adverb(p - 1) || w.is(p - 1, Class::negation))) --p;
    bool const has_previous = p > first_;
    auto const previous = has_previous ? p - 1 : 0;
    bool const has_next = i + 1 < last_;
    auto const next = i + 1;
    bool const previous_aux = has_previous && tags_[previous - first_] == Tag::aux;
    bool const determined =
        has_previous && (w.is(previous, Class::determiner) || w.is(previous, Class::possessive) ||
                         w.token(previous).kind == text::TokenKind::possessive ||
                         (w.is(previous, Class::adjective) && !w.is(previous, Class::pronoun)));
    bool const that_subject = determined && w.lower(previous) == "that";
    bool const next_open = !has_next || !w.is_word(next) || w.is(next, Class::preposition) ||
                           w.is(next, Class::determiner) || w.is(next, Class::conjunction) ||
                           w.is(next, Class::pronoun) || w.is(next, Class::possessive) ||
                           w.is(next, Class::to) || w.is(next, Class::subordinator) ||
                           w.is(next, Class::be) || w.is(next, Class::relative) ||
                           w.is_adverb(next);
    if (forms & kIng) {
        if (previous_aux && w.is(previous, Class::be)) return Tag::finite;
        if (has_next && w.lower(next) == "of") return Tag::noun;
        if (determined && (forms & (kNounForms)) && !that_subject) return Tag::noun;
        if (determined && !that_subject) return next_open ? Tag::noun : Tag::adjectival;
        if (!has_next ||
            (next_open && !w.is(next, Class::determiner) && !w.is(next, Class::preposition) &&
             !w.is(next, Class::possessive) && !w.is(next, Class::to) && !w.is_number(next) &&
             !w.is(next, Class::pronoun) && !w.is_adverb(next) && !w.is(next, Class::relative))) {
            return (forms & kNounForms) ? Tag::noun : Tag::gerund;
        }
        return Tag::gerund;
    }
    if (forms & (kPast | kParticiple)) {
        if (previous_aux && !w.is(previous, Class::do_)) {
            if (w.is(previous, Class::modal) || w.is(previous, Class::future))
                return forms & kBase ? Tag::base : Tag::finite;
            return Tag::finite;
        }
        if (has_previous && w.is(previous, Class::to) && (forms & kBase)) return Tag::base;
        if (w.is(i, Class::adjective) && !next_open && !previous_aux) return Tag::adjectival;
        bool const takes_object =
            has_next && (w.is(next, Class::determiner) || w.is(next, Class::possessive));
        if (takes_object && has_previous && w.is(previous, Class::adjective))
            return Tag::finite; // "an official said the"
        if (determined && !that_subject) {
            if (!next_open) return Tag::adjectival;
            if (forms & kNounForms) return Tag::noun;
            return w.is_number(previous) ? Tag::participle : Tag::adjectival;
        }
        bool const of = has_previous && w.lower(previous) == "of";
        if (has_previous && w.is(previous, Class::preposition) && (!next_open || of))
            return Tag::adjectival;
        if (has_previous && !next_open &&
            (tags_[previous - first_] == Tag::base || tags_[previous - first_] == Tag::gerund))
            return Tag::adjectival;
        if (has_previous && w.is_number(previous) && !next_open && has_next && w.is_word(next) &&
            !w.is_number(next)) {
            return Tag::adjectival;
        }
        if (!(forms & kPast)) return Tag::participle;
        return Tag::finite;
    }
    // base or third person, perhaps a noun as well
    if (has_previous && w.is(previous, Class::preposition) && !w.is(previous, Class::to))
        return Tag::noun;
    if (has_previous && w.is(previous, Class::to)) return (forms & kBase) ? Tag::base : Tag::noun;
    if (previous_aux && (w.is(previous, Class::modal) || w.is(previous, Class::future) ||
                         w.is(previous, Class::do_)))
        return Tag::base;
    if (previous_aux) return forms & kNounForms ? Tag::noun : Tag::other; // "has close ties"
    if (has_next && w.lower(i) == "tear" && w.lower(next) == "gas") return Tag::noun;
    if (!(forms & kNounForms))
        return determined && !that_subject && !w.is(previous, Class::pronoun) ? Tag::noun
                                                                              : Tag::finite;
    if (has_previous && (w.is(previous, Class::pronoun) || w.is(previous, Class::relative)))
        return Tag::finite;
    if (determined || (has_previous && (w.is(previous, Class::preposition) || previous_aux ||
                                        w.is_number(previous))))
        return Tag::noun;
    if (has_previous && tags_[previous - first_] == Tag::finite)
        return Tag::noun; // "denied reports that"
    bool const takes_object =
        has_next && (w.is(next, Class::determiner) || w.is(next, Class::possessive) ||
                     w.is(next, Class::pronoun));
    if (takes_object && has_previous && w.is_word(previous)) return Tag::finite;
    if (has_previous && w.is_word(previous) && (forms & kBase) &&
        w.lower(previous).ends_with("s") && !w.is(previous, Class::adverb) && next_open &&
        !w.is(previous, Class::be) && !w.is(previous, Class::preposition)) {
        return Tag::finite;
    }
    return Tag::noun;
}

int Sentence::clause_distance(std::uint32_t a, std::uint32_t b) const noexcept
{
    int ca = clause_index(a);
    int cb = clause_index(b);
    if (ca == cb) return 0;
    auto const cost = [this](int c) {
        switch (clauses_[static_cast<std::size_t>(c)].kind) {
        case ClauseKind::main:
            return 0;
        case ClauseKind::coordinate:
            return 1;
        case ClauseKind::participial:
            return 1;
        case ClauseKind::complement:
            return 2;
        case ClauseKind::adverbial:
            return 2;
        case ClauseKind::relative:
            return 3;
        }
        return 1;
    };
    // climb from both to a common ancestor
    int distance = 0;
    std::array<int, 64> seen;
    seen.fill(-1);
    for (int c = ca, d = 0, steps = 0; steps < 64; ++steps) {
        seen[static_cast<std::size_t>(c)] = d;
        int const parent = clauses_[static_cast<std::size_t>(c)].parent;
        if (parent == c) break;
        d += cost(c);
        c = parent;
    }
    for (int c = cb, steps = 0; steps < 64; ++steps) {
        if (seen[static_cast<std::size_t>(c)] >= 0)
            return distance + seen[static_cast<std::size_t>(c)];
        int const parent = clauses_[static_cast<std::size_t>(c)].parent;
        if (parent == c) break;
        distance += cost(c);
        c = parent;
    }
    return distance + 3;
}

std::uint32_t Sentence::finite_verb(std::uint8_t clause) const noexcept
{
    for (auto i = clauses_[clause].first; i < clauses_[clause].last; ++i) {
        auto const tag = tags_[i - first_];
        if (tag == Tag::finite || tag == Tag::aux) return i;
    }
    return kNone;
}

std::uint32_t Sentence::group_start(std::uint32_t verb) const noexcept
{
    auto const& clause = clause_of(verb);
    auto start = verb;
    while (start > clause.first) {
        auto const i = start - 1;
        bool const prefix =
            (words_.is_hyphen(i) && i > clause.first) || (start < last_ && words_.is_hyphen(start));
        bool const part = prefix || tags_[i - first_] == Tag::aux || words_.is_adverb(i) ||
                          words_.is(i, Class::negation) || words_.is(i, Class::to);
        if (!part) break;
        start = i;
    }
    while (start < verb && words_.is_adverb(start) && tags_[start - first_] != Tag::aux) ++start;
    return start;
}

bool Sentence::passive(std::uint32_t verb) const noexcept
{
    auto const forms = words_.forms(verb);
    if (!(forms & kParticiple)) return false;
    for (auto i = verb; i-- > group_start(verb);) {
        if (words_.is(i, Class::be)) return true;
    }
    if (tag(verb) == Tag::participle) return true;
    return verb + 1 < last_ && words_.lower(verb + 1) == "by";
}

} // namespace placetime::extract
