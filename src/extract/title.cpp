#include <algorithm>
#include <array>
#include <utility>

#include "extract/headline.h"
#include "extract/title_labels.h"
#include "extract/wording.h"

namespace placetime::extract {
namespace {

constexpr std::uint32_t kReach = 10; ///< tokens between an infinitive and the verb that governs it

using Piece = std::pair<std::string_view, std::string_view>;

/// Participles of verbs whose past is another word.
constexpr std::array<Piece, 30> kParticiples = {{
    {"beat", "beaten"},
    {"began", "begun"},
    {"broke", "broken"},
    {"chose", "chosen"},
    {"did", "done"},
    {"drew", "drawn"},
    {"drove", "driven"},
    {"flew", "flown"},
    {"forbade", "forbidden"},
    {"froze", "frozen"},
    {"gave", "given"},
    {"hid", "hidden"},
    {"knew", "known"},
    {"overtook", "overtaken"},
    {"overthrew", "overthrown"},
    {"retook", "retaken"},
    {"saw", "seen"},
    {"shook", "shaken"},
    {"shot", "shot"},
    {"spoke", "spoken"},
    {"stole", "stolen"},
    {"swore", "sworn"},
    {"threw", "thrown"},
    {"tore", "torn"},
    {"took", "taken"},
    {"withdrew", "withdrawn"},
    {"wrote", "written"},
    {"undertook", "undertaken"},
    {"rode", "ridden"},
    {"sank", "sunk"},
}};

class Title : private Headline {
public:
    Title(Sentence const& s, Trigger const& trigger, Assessment const& assessment,
          std::vector<bool> const& masked)
        : Headline(s, trigger, masked), assessment_(assessment)
    {
    }

    std::string run()
    {
        if (trigger_.verb && noun_like()) {
            auto const head = trigger_.head;
            bool const removed = head > s_.first() + 2 && w_.is(head - 2, Class::to) &&
                                 is_verb(s_.tag(head - 3)); // "began to remove barricades"
            auto const verb = removed ? head - 3 : carrying_verb();
            if (verb != kNone && verb != head && by_verb(verb)) return text();
            if (by_noun()) return text();
        } else if (trigger_.verb) {
            if (by_verb(trigger_.head)) return text();
        } else {
            auto const verb = carrying_verb();
            if (verb != kNone && by_verb(verb)) return text();
            if (by_noun()) return text();
        }
        clear();
        if (trigger_.verb && by_object(trigger_.head)) return text();
        return label_of(w_.vocabulary().kinds()[trigger_.kind]) + place_after();
    }

private:
    /// A form that the tags take for a verb where it is a noun: "barricades closed the road",
    /// "an opposition meeting with", "followed fighting on".
    bool noun_like() const
    {
        auto const head = trigger_.head;
        if (head == s_.first() || head + 1 >= s_.last() || trigger_.last != head + 1) return false;
        auto const after = s_.tag(head + 1);
        auto const before = s_.tag(head - 1);
        if (s_.tag(head) == Tag::gerund) {
            if (!w_.is(head + 1, Class::preposition)) return false;
            auto const first = phrases_.chunk_start(head);
            if (first < head) return w_.lower(first) == "a" || w_.lower(first) == "an";
            return before == Tag::finite;
        }
        bool const plural = s_.tag(head) == Tag::finite && (w_.forms(head) & kThird);
        bool const unknown = head > s_.first() + 2 &&
                             (before == Tag::other || before == Tag::base) &&
                             w_.is(head - 2, Class::to);
        return plural && (after == Tag::finite || unknown);
    }
    std::uint32_t noun_start() const
    {
        auto const head = trigger_.head;
        auto const first = phrases_.chunk_start(head + 1);
        return first <= head ? first : std::min(head, phrases_.chunk_start(head));
    }
    /// " in Bishkek", when the trigger's clause says so behind it.
    std::string place_after() const
    {
        auto const& clause = s_.clause_of(trigger_.head);
        for (auto i = trigger_.head + 1; i + 1 < clause.last; ++i) {
            auto const word = w_.lower(i);
            if ((word != "in" && word != "near" && word != "at") || phrases_.masked(i)) continue;
            auto last = i + 1;
            while (last < clause.last && !phrases_.masked(last) &&
                   (w_.token(last).shape == text::Shape::capitalised ||
                    (w_.is_hyphen(last) && last > i + 1)))
                ++last;
            if (last == i + 1) continue;
            return ' ' + text_of(s_, {i, last});
        }
        return {};
    }
    /// A subject of a few words: what hangs on it is left out when it is long.
    Span shortened(Span span) const
    {
        while (!span.empty() &&
               (w_.is(span.first, Class::possessive) || w_.is(span.first, Class::conjunction) ||
                w_.is_adverb(span.first)) &&
               !w_.is_number(span.first + 1))
            ++span.first;
        if (span.last > span.first + 1 && w_.lower(span.first) == "s") ++span.first;
        constexpr std::uint32_t kLongest = 7;
        bool const possessed = span.first > s_.first() && w_.is(span.first - 1, Class::possessive);
        for (auto i = span.first; possessed && i < span.last && i < span.first + 2; ++i) {
            if (w_.token(i).shape == text::Shape::capitalised) {
                span.first = i; // "his son Maxim"
                break;
            }
        }
        if (span.last - span.first <= kLongest) return span;
        auto name = span.last;
        while (name > span.first && w_.token(name - 1).shape == text::Shape::capitalised) --name;
        bool const hangs_there = [&] {
            for (auto i = span.first; i < name; ++i) {
                if (is_verb(s_.tag(i)) || (w_.is(i, Class::preposition) && w_.lower(i) != "of"))
                    return true;
            }
            return false;
        }();
        if (span.last - name >= 2 && name > span.first && w_.is_word(name - 1) && !hangs_there &&
            !w_.is(name - 1, Class::preposition) && !w_.is(name - 1, Class::conjunction) &&
            !w_.is(name - 1, Class::determiner))
            return {name, span.last}; // "former senior security official Kursan Asanov"
        for (auto i = span.first + 1; i < span.last; ++i) {
            auto const word = w_.lower(i);
            bool const hangs = (w_.is(i, Class::preposition) && word != "of" &&
                                i > span.first + 1 && word != "between" && !w_.is_number(i + 1)) ||
                               s_.tag(i) == Tag::participle || s_.tag(i) == Tag::finite;
            if (hangs && (i - span.first >= 2) && !w_.is(i - 1, Class::preposition)) {
                span.last = i;
                break;
            }
        }
        return span;
    }

    bool usable(Span span) const { return !span.empty() && !phrases_.pronoun(span); }

    /// The verb whose subject or object the trigger's noun is; kNone when it is neither.
    std::uint32_t carrying_verb() const
    {
        auto const& clause = s_.clause_of(trigger_.head);
        // the object: only the noun's own words stand between
        auto first = noun_start();
        for (int steps = 0; steps < 3 && first > clause.first; ++steps) {
            auto k = first - 1;
            if (w_.is(k, Class::preposition) && Headline::particle(w_.lower(k)) && k > clause.first)
                --k;
            while (k > clause.first && (w_.is_adverb(k) || w_.is_quote(k))) --k;
            if (w_.is(k, Class::determiner) && k > clause.first && k + 1 < first) --k;
            if (w_.is(k, Class::preposition) && w_.lower(k) != "of" && k > clause.first &&
                s_.tag(k - 1) == Tag::finite && !w_.is(k, Class::subordinator))
                return k - 1; // "put on alert", "killed in clashes"
            bool const unknown = k > clause.first + 1 && w_.is(k - 1, Class::to) &&
                                 s_.tag(k) == Tag::other && is_verb(s_.tag(k - 2));
            if (unknown) return k - 2;
            if (is_verb(s_.tag(k)) && s_.tag(k) != Tag::participle && !w_.is(k, Class::preposition))
                return k;
            if (s_.tag(k) == Tag::aux) return w_.is(k, Class::be) ? k : kNone;
            if (w_.lower(k) != "of" || k == clause.first) break;
            auto const start = phrases_.chunk_start(k);
            if (start == k) break;
            first = start; // "the closure of the base"
        }
        // the subject: the next verb's, when it stands in that phrase
        for (auto i = trigger_.head + 1; i < clause.last && i < trigger_.head + 14; ++i) {
            if (s_.tag(i) == Tag::aux && i + 1 < clause.last &&
                (is_verb(s_.tag(i + 1)) || s_.tag(i + 1) == Tag::aux || w_.is_adverb(i + 1) ||
                 w_.is(i + 1, Class::negation)))
                continue;
            if (s_.tag(i) != Tag::finite && s_.tag(i) != Tag::aux && s_.tag(i) != Tag::base)
                continue;
            auto const subject = phrases_.subject(i);
            if (trigger_.head >= subject.first && trigger_.head < subject.last) return i;
            break;
        }
        return kNone;
    }

    /// The verb that an infinitive hangs on ("gathered to protest", "began to remove"); kNone when
    /// it is a noun.
    std::uint32_t governing_verb(std::uint32_t to) const
    {
        auto const lowest = to > s_.first() + kReach ? to - kReach : s_.first();
        for (auto i = to; i-- > lowest;) {
            if (w_.mark(i) == ';' || w_.mark(i) == ',' || w_.is(i, Class::relative)) return kNone;
            if (i + 1 == to && w_.is(i, Class::intent_noun) && !is_verb(s_.tag(i))) return kNone;
            if (s_.tag(i) == Tag::finite || s_.tag(i) == Tag::base) return i;
            if (s_.tag(i) == Tag::aux) return i;
            if (s_.tag(i) == Tag::gerund) return i;
            if (is_verb(s_.tag(i))) return kNone;
        }
        return kNone;
    }

    bool by_verb(std::uint32_t verb, int depth = 0)
    {
        clear();
        auto const tag = s_.tag(verb);
        auto start = s_.group_start(verb);
        bool const finite_group = start < verb && s_.tag(start) == Tag::aux;
        auto to = verb;
        while (to > start && !w_.is(to - 1, Class::to)) --to;
        bool const infinitive = to > start && !finite_group;
        if (infinitive && depth < 3) {
            while (start < verb && !w_.is(start, Class::to) && !w_.is(start, Class::negation))
                ++start;
            auto const governor = governing_verb(start);
            if (governor != kNone) return by_verb(governor, depth + 1);
            return attempt(start, verb);
        }
        auto joint = start;
        while (joint > s_.first() && w_.is_adverb(joint - 1)) --joint;
        if (tag == Tag::base && !finite_group && joint > s_.first() &&
            w_.is(joint - 1, Class::conjunction)) {
            // "would run the country and then hold elections": shares the auxiliary
            for (auto i = joint - 1; i-- > s_.first() && i + 14 > verb;) {
                if (s_.tag(i) != Tag::aux || !(w_.is(i, Class::modal) || w_.is(i, Class::future)))
                    continue;
                auto const subject = phrases_.resolved(phrases_.subject(i), i);
                if (!usable(subject)) return false;
                add(shortened(subject));
                add(i);
                return predicate(verb, verb);
            }
        }
        bool const loose = tag == Tag::gerund && !finite_group;
        bool const governed = loose && depth < 2 && start > s_.first() + 1 &&
                              w_.lower(start - 1) == "by" && s_.tag(start - 2) == Tag::finite;
        if (governed) return by_verb(start - 2, depth + 1); // "responded by seizing"
        if (gap_object(verb)) return true;
        bool const having =
            start > s_.first() ? w_.lower(start - 1) == "having" : w_.lower(start) == "having";
        auto subject = having ? following(verb)
                       : loose || (tag == Tag::participle && !finite_group)
                           ? beside(start, verb)
                           : phrases_.resolved(phrases_.subject(verb), verb);
        if (!usable(subject)) return !subject.empty() || !loose ? by_object(verb) : false;
        if (subject.last > verb && subject.first <= verb) return false;
        if (w_.is_number(subject.last - 1)) { // "124 dead and more than 1,600 injured"
            auto const chunk = phrases_.chunk_start(subject.last);
            if (chunk > subject.first && w_.is(chunk - 1, Class::conjunction))
                subject.first = chunk;
        }
        subject = shortened(subject);
        if (subject.empty()) return by_object(verb);
        add(subject);
        if (subject.last < start && NounPhrases::lasting(w_.lower(start - 1))) add(start - 1);
        if (!having) auxiliaries(start, verb);
        return predicate(verb, verb);
    }

    /// What a loose participle tells of: the noun before it, or the subject of its clause.
    Span beside(std::uint32_t start, std::uint32_t verb) const
    {
        if (start == s_.first()) return following(verb);
        auto const k = start - 1;
        if (w_.mark(k) == ',') {
            auto const before = phrases_.ending_at(k);
            auto const parent = s_.finite_verb(s_.clause_of(verb).parent);
            if (parent != kNone && parent < verb) return phrases_.subject(parent);
            return before;
        }
        if (w_.is(k, Class::conjunction)) return {};
        if (w_.is(k, Class::preposition) || w_.is(k, Class::subordinator)) {
            if (k == s_.first()) return following(verb);
            if (w_.lower(k) == "of") return phrases_.ending_at(k);
            return {};
        }
        auto const chunk = phrases_.chunk_start(start);
        for (auto i = chunk; i < start; ++i) {
            if (w_.is_number(i)) return {chunk, start}; // "124 dead and more than 1,600 injured"
        }
        auto const span = phrases_.ending_at(start);
        return span.empty() ? Span{chunk, start} : span;
    }

    /// "the emergency that the president declared": the noun before the clause is the object.
    bool gap_object(std::uint32_t verb)
    {
        auto const& clause = s_.clause_of(verb);
        auto const opener = clause.opener;
        if (clause.kind != ClauseKind::relative || opener == kNone || opener <= s_.first() ||
            opener + 1 >= s_.group_start(verb) || s_.passive(verb) || !trigger_.verb ||
            !(w_.forms(verb) & kParticiple) || s_.tag(verb) != Tag::finite ||
            trigger_.last != verb + 1)
            return false;
        if (w_.lower(opener) != "that" && w_.lower(opener) != "which") return false;
        if (verb + 1 < s_.last() &&
            (phrases_.nominal(verb + 1) || w_.is(verb + 1, Class::determiner) ||
             w_.is(verb + 1, Class::possessive)))
            return false;
        if (w_.is(opener - 1, Class::preposition)) return false;
        auto span = phrases_.ending_at(opener);
        if (!usable(span)) return false;
        auto first = phrases_.chunk_start(span.last);
        while (first > span.first && w_.lower(first - 1) == "of" &&
               phrases_.chunk_start(first - 1) < first - 1 && w_.lower(first - 2) == "state")
            first = phrases_.chunk_start(first - 1);
        span.first = first;
        add(shortened(span));
        return predicate(verb, verb);
    }

    /// "Having seized power, the opposition announced": the subject comes after the comma.
    Span following(std::uint32_t verb) const
    {
        for (auto i = verb + 1; i + 1 < s_.last(); ++i) {
            if (w_.mark(i) != ',') continue;
            for (auto v = i + 1; v < s_.last() && v < i + 14; ++v) {
                if (s_.tag(v) == Tag::finite || s_.tag(v) == Tag::aux) {
                    auto const span = phrases_.subject(v);
                    return span.first > i ? span : Span{};
                }
            }
            break;
        }
        return {};
    }

    /// Those auxiliaries that a headline keeps.
    void auxiliaries(std::uint32_t start, std::uint32_t verb)
    {
        bool all = false;
        bool be = false;
        bool have = false;
        for (auto i = start; i < verb; ++i) {
            all = all || w_.is(i, Class::modal) || w_.is(i, Class::future) ||
                  w_.is(i, Class::negation) || w_.is(i, Class::to) || w_.is(i, Class::do_);
            be = be || w_.is(i, Class::be);
            have = have || w_.is(i, Class::have);
        }
        bool const progressive = (w_.forms(verb) & kIng) && be && s_.tag(verb) != Tag::noun;
        bool const told = (w_.forms(verb) & kPast) || s_.tag(verb) == Tag::aux;
        all = all || progressive || (have && !be && !told);
        if (have && be && !all) return; // "has been closed": closed
        for (auto i = start; i < verb; ++i) {
            if (w_.is_adverb(i) && !w_.is(i, Class::negation)) continue;
            if (w_.lower(i) == "being") continue;
            bool const kept = all || (w_.is(i, Class::be) && w_.lower(i) != "been");
            if (kept) add(i);
        }
    }

    /// "attempt to seize power"
    bool attempt(std::uint32_t to, std::uint32_t verb)
    {
        auto span = phrases_.ending_at(to);
        if (span.empty() || phrases_.pronoun(span)) return false;
        span.first = phrases_.chunk_start(span.last);
        while (span.first < span.last &&
               (w_.is(span.first, Class::determiner) || w_.is(span.first, Class::possessive)))
            ++span.first;
        if (span.empty() || w_.token(span.first).kind == text::TokenKind::number) return false;
        add(span);
        for (auto i = to; i < verb; ++i) add(i);
        return predicate(verb, verb);
    }

    /// A passive without an agent: "They took the governor hostage" is "Governor taken hostage".
    bool by_object(std::uint32_t verb)
    {
        clear();
        auto const forms = w_.forms(verb);
        auto const start = s_.group_start(verb);
        if (s_.passive(verb) && start < verb) return false;
        bool const told = s_.tag(verb) == Tag::finite && !(forms & (kBase | kIng | kThird));
        constexpr std::array<std::string_view, 13> kNoPassive = {
            "left",   "told", "said", "made",   "had",     "entered", "reached",
            "joined", "met",  "lost", "became", "crossed", "pleaded"};
        if (std::find(kNoPassive.begin(), kNoPassive.end(), w_.lower(verb)) != kNoPassive.end())
            return false;
        if (w_.vocabulary().kinds()[trigger_.kind].subtype == "statement") return false;
        if (!told) return false;
        for (auto i = start; i < verb; ++i) {
            if (w_.is(i, Class::negation) || w_.is(i, Class::modal) || w_.is(i, Class::future))
                return false;
        }
        auto after = verb + 1;
        std::uint32_t small = kNone;
        if (after < s_.last() && Headline::particle(w_.lower(after))) small = after++;
        auto object = phrases_.starting_at(after);
        if (object.empty() || phrases_.pronoun(object) || phrases_.personal(w_.lower(object.first)))
            return false;
        while (!object.empty() &&
               (w_.is(object.first, Class::possessive) || w_.lower(object.first) == "the" ||
                w_.lower(object.first) == "a" || w_.lower(object.first) == "an"))
            ++object.first;
        if (object.empty()) return false;
        auto const past = w_.lower(verb);
        std::string_view participle;
        for (auto const& [from, word] : kParticiples) {
            if (past == from) participle = word;
        }
        if (participle.empty() && !(forms & kParticiple)) return false;
        // "took the governor hostage"
        bool const hostage =
            w_.lower(object.last - 1) == "hostage" && object.last > object.first + 1;
        if (hostage) --object.last;
        add(object);
        literal_ = participle;
        literal_at_ = count_;
        add(verb);
        if (small != kNone) add(small);
        return predicate(hostage ? object.last : object.last, verb, object.last);
    }

    /// The noun's own phrase: "Clashes between demonstrators and police".
    bool by_noun()
    {
        clear();
        auto first = noun_start();
        first = std::min(first, trigger_.first);
        while (first < trigger_.head && (w_.is(first, Class::determiner) ||
                                         w_.is(first, Class::possessive) || w_.is_adverb(first)))
            ++first;
        if (w_.is_hyphen(first) && first > s_.first()) --first; // "no-confidence motion"
        if (!predicate(first, trigger_.last - 1)) {
            return words_ == 1 && count_ == 1 && w_.lower(tokens_[0]).size() > 4 &&
                   (w_.forms(tokens_[0]) & kNounForms);
        }
        return true;
    }

    Assessment const& assessment_;
};

} // namespace

std::string title_of(Sentence const& s, Trigger const& trigger, Assessment const& assessment,
                     std::vector<bool> const& masked)
{
    return Title(s, trigger, assessment, masked).run();
}

} // namespace placetime::extract
