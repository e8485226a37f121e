#include "extract/noun_phrase.h"

#include <algorithm>

#include "text/word_filter.h"

namespace placetime::extract {
namespace {

constexpr std::uint32_t kLongestAside = 24;
constexpr int kMostParts = 7;

constexpr text::WordList<23>
    kPersonal({"i",          "he",      "she",  "they",  "we",    "it",   "you",   "me",
               "him",        "them",    "us",   "who",   "whom",  "this", "there", "himself",
               "themselves", "herself", "ours", "these", "those", "that", "which"});
constexpr text::WordList<32>
    kAbbreviations({"mr",  "mrs", "ms",  "dr",   "gen",  "col", "lt",  "maj", "capt", "sgt", "sen",
                    "gov", "rep", "st",  "rev",  "prof", "hon", "cpl", "pvt", "supt", "jr",  "sr",
                    "jan", "feb", "aug", "sept", "oct",  "nov", "dec", "no",  "ft",   "mt"});
constexpr text::WordList<8> kAboutNumber({"about", "around", "over", "nearly", "some", "almost",
                                          "under", "roughly"});
constexpr text::WordList<8> kOfThem({"one", "some", "many", "most", "several", "none", "all",
                                     "two"});

} // namespace

bool is_abbreviation(Sentence const& s, std::uint32_t token)
{
    auto const& w = s.words();
    return w.token(token).shape == text::Shape::initial || kAbbreviations.holds(w.lower(token));
}

bool NounPhrases::personal(std::string_view lower)
{
    return kPersonal.holds(lower.substr(0, lower.find('\''))); // "they're"
}

bool NounPhrases::lasting(std::string_view lower)
{
    return lower == "remains" || lower == "remained" || lower == "remain" || lower == "stays" ||
           lower == "stayed";
}

bool NounPhrases::pronoun(Span span) const
{
    return span.last == span.first + 1 &&
           (w_.is(span.first, Class::pronoun) || w_.is(span.first, Class::relative) ||
            personal(w_.lower(span.first)));
}

bool NounPhrases::nominal(std::uint32_t i) const
{
    auto const& t = w_.token(i);
    if (t.kind == text::TokenKind::number || t.kind == text::TokenKind::possessive) return true;
    if (w_.is_hyphen(i)) return i > s_.first() && i + 1 < s_.last();
    if (t.kind == text::TokenKind::symbol) return !w_.is_quote(i);
    if (w_.mark(i) == '.') return i > s_.first() && is_abbreviation(s_, i - 1) && !t.space_before;
    if (w_.mark(i) == '%' || w_.mark(i) == '$') return true;
    if (t.kind != text::TokenKind::word) return false;
    auto const tag = s_.tag(i);
    if (is_verb(tag) || tag == Tag::aux) return false;
    bool const small = t.shape == text::Shape::lower && tag == Tag::other;
    if (small && i > s_.first() && w_.is(i - 1, Class::have)) return false;
    if (small && i > s_.first() + 1 && w_.is(i - 1, Class::to) && is_verb(s_.tag(i - 2)))
        return false; // "began to remove"
    bool const joined =
        (i > s_.first() && w_.is_hyphen(i - 1)) || (i + 1 < s_.last() && w_.is_hyphen(i + 1));
    if (joined) return true;
    if (t.shape != text::Shape::lower && i > s_.first() && !w_.is(i, Class::pronoun) &&
        !s_.title_case())
        return true;
    if (personal(w_.lower(i)) || w_.lower(i) == "p.m." || w_.lower(i) == "a.m.") return false;
    return !w_.is(i, Class::preposition) && !w_.is(i, Class::conjunction) &&
           !w_.is(i, Class::subordinator) && !w_.is(i, Class::condition) &&
           !w_.is(i, Class::relative) && !w_.is(i, Class::to) && !w_.is(i, Class::determiner) &&
           !w_.is(i, Class::possessive) && !w_.is(i, Class::negation);
}

std::uint32_t NounPhrases::chunk_start(std::uint32_t last) const
{
    auto i = last;
    bool head = false;
    while (i > s_.first()) {
        auto const k = i - 1;
        if (masked(k)) break;
        bool const number = i < last && w_.is_number(i);
        if (i < last && k > s_.first() &&
            (w_.lower(k) == "least" || w_.lower(k) == "most" || w_.lower(k) == "than" ||
             (w_.lower(k) == "to" && number && w_.lower(k - 1) == "up")) &&
            (w_.is(k - 1, Class::preposition) || w_.lower(k - 1) == "more" ||
             w_.lower(k - 1) == "fewer" || w_.lower(k - 1) == "less")) {
            i = k - 1; // "at least", "more than"
            continue;
        }
        if (number && kAboutNumber.holds(w_.lower(k))) {
            i = k;
            continue;
        }
        if (w_.lower(k) == "that" && w_.token(k).shape == text::Shape::lower) break;
        if (w_.is(k, Class::determiner) || w_.is(k, Class::possessive)) {
            if (w_.is(k, Class::relative) && !head) break;
            i = k;
            head = head || i + 1 == last;
            if (k > s_.first() && w_.is(k - 1, Class::determiner) && !masked(k - 1) &&
                !w_.is(k - 1, Class::relative))
                i = k - 1;
            break;
        }
        bool const hunting =
            s_.tag(k) == Tag::gerund && i < last && k > s_.first() && w_.lower(k - 1) == "with";
        if (!nominal(k) && !hunting) break;
        if (w_.is_adverb(k) && i == last) break;
        head = true;
        i = k;
    }
    while (i < last && (w_.token(i).kind == text::TokenKind::possessive || w_.is_hyphen(i))) ++i;
    return i;
}

Span NounPhrases::ending_at(std::uint32_t last) const
{
    while (last > s_.first() &&
           (w_.is_quote(last - 1) || w_.is_adverb(last - 1) || masked(last - 1)))
        --last;
    auto first = chunk_start(last);
    if (first == last) return {};
    auto head = first; // start of the part gathered last
    bool listed = false;
    bool fronted = false;
    for (int part = 0; part < kMostParts && first > s_.first(); ++part) {
        auto const k = first - 1;
        if (masked(k)) break;
        if (w_.is(k, Class::subordinator)) break;
        bool const joins =
            !is_verb(s_.tag(k)) && (w_.is(k, Class::preposition) || w_.is(k, Class::to));
        if (joins) {
            auto end = k;
            if (end > s_.first() && (w_.forms(end - 1) & kParticiple) && is_verb(s_.tag(end - 1)) &&
                s_.tag(end - 1) != Tag::gerund && !nominal(end - 1) &&
                !w_.is(end - 1, Class::say) && !w_.is(end - 1, Class::announce) &&
                chunk_start(end - 1) < end - 1)
                --end; // "gangs armed with"
            if (end > s_.first() + 1 && w_.is(end - 1, Class::conjunction)) {
                --end; // "for and against", "of Ak-Sai, in Batken region, and of Vorukh"
                if (w_.is(end - 1, Class::preposition)) --end;
                while (end > s_.first() && w_.mark(end - 1) == ',') {
                    auto const open = opening_comma(end - 1);
                    end = open == kNone ? end - 1 : open;
                }
                last = w_.is(end, Class::preposition) ? last : end;
            }
            auto start = chunk_start(end);
            if (start == end && end > s_.first() && w_.lower(k) == "of" &&
                (kOfThem.holds(w_.lower(end - 1)) ||
                 ((w_.forms(end - 1) & (kThird | kPlural)) && s_.tag(end - 1) != Tag::aux)))
                start = end - 1;
            if (start == end && end > s_.first() && s_.tag(end - 1) == Tag::gerund &&
                w_.is(end, Class::preposition) && (end - 1 == s_.first() || !nominal(end - 2)))
                start = end - 1; // "fighting between villagers"
            if (start == end) {
                fronted = w_.lower(k) != "of";
                break;
            }
            head = first = start;
            continue;
        }
        if (w_.lower(k) == "and" || w_.lower(k) == "or") {
            auto const start = chunk_start(k);
            if (start == k) break;
            bool const object = start > s_.first() && s_.tag(start - 1) == Tag::finite &&
                                s_.clause_index(start - 1) == s_.clause_index(last - 1);
            if (object) break;
            first = start;
            listed = true;
            continue;
        }
        if (w_.mark(k) == ',' && listed && capital(first) && k > s_.first() && capital(k - 1)) {
            auto const start = chunk_start(k);
            if (start == k || !capital(start)) break;
            first = start;
            continue;
        }
        auto const& clause = s_.clause_of(k);
        bool const inside = is_verb(s_.tag(k)) || s_.tag(k) == Tag::aux;
        if (inside && (w_.forms(k) & kParticiple) && k > s_.first() && k == clause.opener + 1) {
            first = k; // "that masked gunmen had opened fire"
            break;
        }
        if (inside && clause.kind == ClauseKind::relative && clause.opener != kNone &&
            clause.opener < k && clause.opener > s_.first()) {
            auto end = clause.opener;
            while (end > s_.first() && w_.mark(end - 1) == ',') --end;
            auto const span = ending_at(end);
            return span;
        }
        break;
    }
    if (!fronted) {
        if (w_.lower(last - 1) == "those" && last >= first + 3) last -= 2; // "90 per cent of those"
        return {first, last};
    }
    // "In Bishkek protesters": the preposition's own noun is a name, the subject follows it
    for (auto i = head + 1; i < last; ++i) { // "under the deal Armenian forces"
        if (capital(i) && w_.token(i - 1).shape == text::Shape::lower && nominal(i - 1) &&
            w_.token(last - 1).shape == text::Shape::lower)
            return {i, last};
    }
    for (auto i = head + 1; i < last; ++i) {
        bool const number = w_.is_number(i) && w_.token(i - 1).shape == text::Shape::capitalised;
        if ((number || (w_.token(i).shape == text::Shape::lower && capital(i - 1))) &&
            w_.is_word(i - 1) && nominal(i))
            return {i, last};
    }
    return {};
}

Span NounPhrases::starting_at(std::uint32_t first) const
{
    auto i = first;
    auto const end = s_.last();
    while (i < end && w_.is_adverb(i)) ++i;
    first = i;
    bool head = false;
    while (i < end && !masked(i)) {
        bool const of = head && w_.lower(i) == "of";
        bool const start = !head && (w_.is(i, Class::determiner) || w_.is(i, Class::possessive));
        bool const least = !head && i + 2 < end &&
                           (w_.lower(i + 1) == "least" || w_.lower(i + 1) == "than" ||
                            (w_.is_number(i + 1) && kAboutNumber.holds(w_.lower(i))) ||
                            (w_.lower(i) == "up" && w_.is_number(i + 2)));
        if (least) {
            i += w_.is_number(i + 1) ? 1 : 2;
            continue;
        }
        if (of) {
            head = false;
            ++i;
            continue;
        }
        if (start) {
            ++i;
            continue;
        }
        bool const listed = head && w_.is(i, Class::conjunction) && i + 2 < end && nominal(i + 1) &&
                            s_.clause_index(i + 1) == s_.clause_index(first) &&
                            s_.tag(i + 2) != Tag::finite && s_.tag(i + 2) != Tag::aux;
        if (listed) {
            ++i;
            continue;
        }
        if (!nominal(i) || (w_.is_adverb(i) && head)) break;
        head = true;
        ++i;
    }
    while (i > first && (w_.lower(i - 1) == "of" || w_.is(i - 1, Class::determiner))) --i;
    return {first, i};
}

/// Where the aside that a comma closes begins: "X, a former minister, was arrested"; kNone when it
/// closes none.
std::uint32_t NounPhrases::opening_comma(std::uint32_t comma) const
{
    auto const lowest = comma > s_.first() + kLongestAside ? comma - kLongestAside : s_.first();
    for (auto k = comma; k-- > lowest;) {
        if (w_.mark(k) == ';' || w_.mark(k) == ':' || w_.is_dash(k)) return kNone;
        if (w_.mark(k) != ',' || k == s_.first()) continue;
        if (w_.is_number(k - 1) && w_.is_number(k + 1) && !w_.token(k + 1).space_before) continue;
        bool const relative =
            w_.is(k + 1, Class::relative) || (k + 2 < comma && w_.is(k + 2, Class::relative));
        bool told = false;
        for (auto i = k + 1; i < comma; ++i)
            told = told || s_.tag(i) == Tag::finite || s_.tag(i) == Tag::aux;
        if (relative || !told) return k;
        if (w_.is(k + 1, Class::conjunction)) return kNone;
    }
    return kNone;
}

/// The verb before `i` that may share its subject with `verb`.
std::uint32_t NounPhrases::verb_before(std::uint32_t i, std::uint32_t verb) const
{
    auto const mine = s_.clause_index(verb);
    auto const parent = s_.clauses()[mine].parent;
    bool const past = (w_.forms(verb) & (kPast | kParticiple)) != 0;
    while (i-- > s_.first()) {
        if (w_.mark(i) == ';' || w_.is_dash(i)) return kNone;
        auto const here = s_.clause_index(i);
        if (here != mine && here != parent && s_.clauses()[here].kind == ClauseKind::relative &&
            s_.clauses()[here].after_comma)
            continue;
        if (s_.tag(i) == Tag::aux) return i;
        if (s_.tag(i) != Tag::finite) continue;
        if (past && !(w_.forms(i) & (kPast | kParticiple | kIng))) continue;
        return i;
    }
    return kNone;
}

/// The subject that `verb` shares with one before it.
Span NounPhrases::shared_subject(std::uint32_t before, std::uint32_t verb, int depth) const
{
    for (int tries = 0; tries < 2; ++tries) {
        auto const earlier = verb_before(before, verb);
        if (earlier == kNone) return {};
        auto const span = subject(earlier, depth + 1);
        if (!span.empty()) return span;
        before = earlier;
    }
    return {};
}

Span NounPhrases::subject(std::uint32_t verb, int depth) const
{
    if (depth > 3) return {};
    auto end = s_.group_start(verb);
    for (int asides = 0; asides < 4 && end > s_.first();) {
        auto const k = end - 1;
        if (masked(k) || w_.is_quote(k) || w_.is_adverb(k)) {
            --end;
            continue;
        }
        if (asides > 0 && w_.is_number(k) && k > s_.first() + 1 && w_.mark(k - 1) == ',') {
            end = k - 1; // an age: "Asanov, 29, who burned it, was arrested"
            continue;
        }
        if (w_.mark(k) == ')') {
            while (end > s_.first() && w_.mark(end - 1) != '(') --end;
            if (end > s_.first()) --end;
            ++asides;
            continue;
        }
        if (w_.mark(k) == ',') {
            auto const open = opening_comma(k);
            bool const noun = open != kNone && chunk_start(open) < open;
            if (noun) {
                end = open;
                ++asides;
                continue;
            }
            return shared_subject(k, verb, depth);
        }
        if (w_.lower(k).ends_with("self") || w_.lower(k).ends_with("selves")) {
            end = k; // "Mr. Bakiyev himself"
            continue;
        }
        if (lasting(w_.lower(k)) && (w_.forms(verb) & kParticiple)) {
            --end; // "the border remains closed"
            continue;
        }
        if (s_.tag(k) == Tag::finite && (w_.forms(verb) & kParticiple) && k > s_.first())
            return subject(k, depth + 1); // "have been confirmed killed"
        if (w_.lower(k) == "away" || w_.lower(k) == "later" || w_.lower(k) == "earlier") {
            end = chunk_start(k); // "a few kilometres away"
            continue;
        }
        if (w_.lower(k) == "them" && k > s_.first() + 1 && w_.lower(k - 1) == "of")
            return {chunk_start(k - 1), k - 1};
        if (w_.is(k, Class::relative) && w_.lower(k) != "where") {
            end = k;
            while (end > s_.first() && w_.mark(end - 1) == ',') --end;
            auto const word = w_.lower(s_.group_start(verb));
            bool const single = word == "was" || word == "is" || word == "has";
            auto const span = ending_at(end);
            auto const lastly = chunk_start(end);
            if (lastly + 1 == end && w_.is_number(lastly) && lastly > s_.first() + 1 &&
                w_.mark(lastly - 1) == ',')
                return ending_at(lastly - 1); // "Goble, 26, who was"
            bool const joined = lastly > span.first && w_.is(lastly - 1, Class::conjunction);
            return single && joined ? Span{lastly, end} : span;
        }
        if (w_.is(k, Class::conjunction)) return shared_subject(k, verb, depth);
        if (w_.is(k, Class::pronoun) || personal(w_.lower(k))) return {k, k + 1};
        auto span = ending_at(end);
        // "all of them", "of whom": the noun itself is elsewhere
        return span;
    }
    return {};
}

Span NounPhrases::resolved(Span span, std::uint32_t verb) const
{
    if (!pronoun(span)) return span;
    auto const& clause = s_.clause_of(verb);
    auto const governor = clause.kind == ClauseKind::complement ? clause.governor : kNone;
    if (governor == kNone || !is_verb(s_.tag(governor)) || governor >= span.first) return span;
    auto const named = subject(governor);
    if (named.empty() || pronoun(named) || w_.is(named.first, Class::possessive)) return span;
    auto const whole = w_.lower(span.first);
    auto const word = whole.substr(0, whole.find('\'')); // "they've"
    auto const head = named.last - 1;
    bool const determined = w_.is(named.first, Class::determiner);
    bool const name = capital(head) && !determined && named.first <= head;
    bool named_only = true; // "Sadyr Japarov", not "police in Tokmok"
    for (auto i = named.first; i < named.last; ++i) named_only = named_only && capital(i);
    named_only = named_only && named.last > named.first + 1;
    bool const land = w_.is(head, Class::land);
    if (word == "he" || word == "she") return name && !land ? named : span;
    if (word == "it") return determined || (name && named.last == named.first + 1) ? named : span;
    if (word == "they") return determined || !named_only ? named : span;
    return span;
}

} // namespace placetime::extract
