#include "extract/assessment.h"

#include <algorithm>

namespace placetime::extract {
namespace {

constexpr std::uint32_t kLongestPhrase = 10;

bool phrase_stop(Sentence const& s, std::uint32_t i)
{
    auto const& w = s.words();
    auto const mark = w.mark(i);
    if (mark == ',' || mark == ';' || mark == ':' || mark == '(' || mark == ')' || w.is_dash(i))
        return true;
    return w.is(i, Class::subordinator) || (w.is(i, Class::relative));
}

} // namespace

Span subject_of(Sentence const& s, std::uint32_t verb)
{
    auto const& w = s.words();
    auto clause_index = s.clause_index(verb);
    auto start = s.group_start(verb);
    for (int steps = 0; steps < 8; ++steps) {
        auto const& clause = s.clauses()[clause_index];
        bool const adverbial = clause.opener != kNone && (w.lower(clause.opener) == "where" ||
                                                          w.lower(clause.opener) == "whose");
        if (clause.kind == ClauseKind::relative && clause.opener != kNone &&
            clause.opener + 3 >= start && !adverbial) {
            // the noun phrase that the clause hangs on
            auto last = clause.opener;
            while (last > s.first() && w.mark(last - 1) == ',') --last;
            auto first = last;
            while (first > s.first() && last - first < kLongestPhrase) {
                auto const i = first - 1;
                if (phrase_stop(s, i) || is_verb(s.tag(i)) || s.tag(i) == Tag::aux ||
                    (w.is(i, Class::preposition) && w.lower(i) != "of")) {
                    break;
                }
                first = i;
            }
            return {first, last};
        }
        auto first = clause.first;
        if (adverbial && first == clause.opener && first < start) ++first;
        while (first < start &&
               (w.is(first, Class::conjunction) || w.is(first, Class::subordinator) ||
                w.is_adverb(first) || w.is(first, Class::condition) || !w.is_word(first) ||
                w.lower(first) == "that")) {
            if (w.is_number(first)) break;
            ++first;
        }
        if (first < start) {
            auto last = start;
            while (last > first && !w.is_word(last - 1) && !w.is_number(last - 1)) --last;
            bool const closed =
                last < start &&
                w.mark(last) == ','; // "the Uzbeks, most of them women, have crossed"
            if (closed) {
                auto comma = last;
                while (comma > first && w.mark(comma - 1) != ',') --comma;
                if (comma > first + 1) last = comma - 1;
            }
            auto from = last;
            while (from > first && last - from < kLongestPhrase + 4) {
                auto const i = from - 1;
                if (phrase_stop(s, i) || s.tag(i) == Tag::aux) break;
                if (s.tag(i) == Tag::finite || s.tag(i) == Tag::base || s.tag(i) == Tag::gerund) {
                    if (i + 1 == last)
                        return subject_of(
                            s, i); // "claim to have seized": the governing verb's subject
                    break;
                }
                from = i;
            }
            while (last > from + 1 &&
                   (w.is_adverb(last - 1) ||
                    (w.is(last - 1, Class::preposition) && !w.is_number(last - 1))))
                --last;
            bool list = false;
            for (auto i = from; i < last; ++i) list = list || w.lower(i) == "and";
            while (list && !closed && from > first + 1 && w.mark(from - 1) == ',' &&
                   w.is_word(from - 2) && w.token(from - 2).shape != text::Shape::lower)
                from -= 2;
            // a leading prepositional phrase ("On Tuesday the parliament ...") is not the subject
            if (last == from + 1 && w.is_number(from) && from > clause.first + 1 &&
                w.mark(from - 1) == ',') { // "Petrovic, 61, was arrested"
                last = from - 1;
                from = last;
                while (from > clause.first && !phrase_stop(s, from - 1)) --from;
            }
            auto const after = from + 1 < last ? w.lower(from + 1) : std::string_view();
            bool const quantity = after == "least" || after == "most" || after == "than" ||
                                  after == "to" || (from + 1 < last && w.is_number(from + 1));
            if (from < last && w.is(from, Class::preposition) && !quantity) {
                auto k = from + 1;
                while (k < last && !w.is(k, Class::determiner)) ++k;
                if (k > from + 1 && k < last) {
                    from = k;
                } else {
                    return {};
                }
            }
            return {from, last};
        }
        if (clause.parent == clause_index || clause.kind == ClauseKind::complement) return {};
        clause_index = clause.parent;
        auto const parent_verb = s.finite_verb(clause_index);
        if (parent_verb == kNone || parent_verb >= start) return {};
        start = s.group_start(parent_verb);
    }
    return {};
}

Span object_of(Sentence const& s, std::uint32_t after)
{
    auto const& w = s.words();
    if (after >= s.last()) return {};
    auto const end = s.clause_of(after).last;
    auto first = after;
    while (first < end && w.is_adverb(first)) ++first;
    auto last = first;
    while (last < end && last - first < kLongestPhrase) {
        if (phrase_stop(s, last) || s.tag(last) == Tag::aux || s.tag(last) == Tag::finite ||
            s.tag(last) == Tag::gerund || s.tag(last) == Tag::participle || w.is(last, Class::to)) {
            break;
        }
        if (w.is(last, Class::preposition) && !(w.lower(last) == "of" && last > first) &&
            w.lower(last) != "over" && w.lower(last) != "about")
            break;
        if (w.mark(last) == '.') break;
        ++last;
    }
    while (last > first && !w.is_word(last - 1) && !w.is_number(last - 1)) --last;
    while (last > first && (w.is(last - 1, Class::conjunction) || w.is_adverb(last - 1))) --last;
    if (last <= first || w.is(first, Class::conjunction)) return {};
    return {first, last};
}

Span agent_of(Sentence const& s, std::uint32_t verb)
{
    auto const& w = s.words();
    auto const end = std::min(s.clause_of(verb).last, verb + 12);
    for (auto i = verb + 1; i < end; ++i) {
        if (phrase_stop(s, i)) return {};
        if (w.lower(i) == "by" && i + 1 < end && !w.is_number(i + 1) && !is_verb(s.tag(i + 1)))
            return object_of(s, i + 1);
    }
    return {};
}

std::string text_of(Sentence const& s, Span span)
{
    if (span.empty()) return {};
    auto const& w = s.words();
    auto const slice = w.document().slice(w.token(span.first).begin, w.token(span.last - 1).end);
    std::string out;
    bool space = false;
    for (char const c : slice) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = true;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        out += c;
    }
    while (!out.empty() && (out.front() == '"' || out.front() == '*' || out.front() == '\''))
        out.erase(0, 1);
    while (!out.empty() && (out.back() == '"' || out.back() == '*' || out.back() == '\''))
        out.pop_back();
    return out;
}

} // namespace placetime::extract
