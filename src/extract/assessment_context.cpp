#include <algorithm>

#include "extract/assessor.h"

namespace placetime::extract {

using events::Status;

namespace {

bool official(Sentence const& s, Span span)
{
    for (auto i = span.first; i < span.last; ++i) {
        if (s.words().is(i, Class::official)) return true;
    }
    return false;
}

bool pronoun(std::string_view text)
{
    for (auto const* const word : {"he", "she", "they", "it", "we", "i", "you", "who", "He", "She",
                                   "They", "It", "We", "I", "You", "Who"}) {
        if (text == word) return true;
    }
    return false;
}

} // namespace

void Assessor::clauses()
{
    auto c = s_.clause_index(t_.head);
    for (int steps = 0; steps < 10; ++steps) {
        auto const& clause = s_.clauses()[c];
        if (clause.condition) object_to(a_, Status::conditional);
        if (clause.governor != kNone) reported(clause.governor);
        bool const shares = !clause.own_subject || clause.kind == ClauseKind::participial;
        if (shares && clause.parent != c) {
            auto const parent_verb = s_.finite_verb(clause.parent);
            if (parent_verb != kNone && parent_verb < clause.first &&
                clause.kind == ClauseKind::participial &&
                (w_.is(parent_verb, Class::modal) || w_.is(parent_verb, Class::future))) {
                object_to(a_, Status::conditional);
            }
        }
        if (clause.parent == c) return;
        c = clause.parent;
    }
}

void Assessor::reported(std::uint32_t governor)
{
    auto const g = governor;
    bool const verbal = is_verb(s_.tag(g));
    if (!verbal) {
        for (auto i = g; i-- > s_.first() && i + 4 > g;) { // "denied reports that"
            if (w_.is(i, Class::deny) && is_verb(s_.tag(i))) return object_to(a_, Status::denied);
        }
        object_to(a_, w_.is(g, Class::claim_noun) ? Status::claimed : Status::conditional);
        if (w_.is(g, Class::claim_noun)) refuted(g);
        return;
    }
    auto const speaker = subject_of(s_, g);
    Span const around{s_.clause_of(g).first, g}; // with what stands in apposition
    if (negated_group(s_, g) && !w_.is(g, Class::deny)) object_to(a_, Status::conditional);
    if (w_.is(g, Class::deny)) {
        object_to(a_, Status::denied);
    } else if (w_.is(g, Class::announce)) {
        if (!official(s_, speaker) && !official(s_, around)) object_to(a_, Status::claimed);
    } else if (w_.is(g, Class::claim) || w_.is(g, Class::say)) {
        object_to(a_, Status::claimed);
    } else if (w_.is(g, Class::warn) || w_.is(g, Class::demand)) {
        object_to(a_, Status::conditional);
    } else if (w_.is(g, Class::plan)) {
        object_to(a_, Status::planned);
    }
    if (a_.status != Status::asserted && a_.attribution.empty())
        a_.attribution = text_of(s_, speaker);
}

void Assessor::refuted(std::uint32_t claim)
{
    for (auto i = std::max(claim, t_.last - 1) + 1; i < s_.last(); ++i) {
        if (w_.mark(i) == ';') return;
        auto const text = w_.lower(i);
        bool const false_word = text == "false" || text == "untrue" || text == "unfounded" ||
                                text == "baseless" || text == "groundless" || text == "wrong" ||
                                text == "incorrect" || text == "fabricated" || text == "fake" ||
                                text == "denied" || text == "dismissed" || text == "rejected" ||
                                text == "refuted" || text == "disproved" || text == "debunked";
        if (!false_word) continue;
        bool linked = false; // "were later denied", "proved untrue", "turned out to be false"
        for (auto k = i; k-- > t_.last && k + 5 > i;) {
            if (w_.is(k, Class::negation)) return;
            linked =
                linked || w_.is(k, Class::be) || w_.lower(k) == "proved" || w_.lower(k) == "turned";
        }
        if (linked) return object_to(a_, Status::denied);
    }
}

void Assessor::speech()
{
    auto const& clause = s_.clause_of(t_.head);
    for (auto i = s_.first(); i + 2 < s_.last(); ++i) {
        if (w_.lower(i) == "according" && w_.lower(i + 1) == "to") {
            object_to(a_, Status::claimed);
            if (a_.attribution.empty()) a_.attribution = text_of(s_, object_of(s_, i + 2));
        }
    }
    for (auto i = clause.first; i < clause.last; ++i) {
        if (w_.is(i, Class::hedge)) object_to(a_, Status::claimed);
    }
    bool const quoted = s_.quoted(t_.head);
    if (quoted) object_to(a_, Status::claimed);
    if (quoted || a_.attribution.empty()) trailing(quoted);
}

void Assessor::trailing(bool quoted)
{
    for (auto v = s_.last(); v-- > s_.first();) {
        if (v < t_.head && !quoted) return;
        if (s_.tag(v) != Tag::finite || s_.quoted(v) ||
            s_.clause_of(v).kind == ClauseKind::relative ||
            !(w_.is(v, Class::say) || w_.is(v, Class::announce)))
            continue;
        // a verb with a clause of its own after it reports that, not this
        bool const last_word = v + 1 >= s_.last() || !w_.is_word(v + 1) ||
                               w_.is(v + 1, Class::preposition) || w_.is_adverb(v + 1) ||
                               w_.token(v + 1).shape == text::Shape::capitalised;
        if (!last_word && !quoted) continue;
        auto const start = s_.group_start(v);
        auto first = start;
        while (first > s_.first() && !(w_.mark(first - 1) == ',') && !w_.is_quote(first - 1) &&
               first + 14 > start)
            --first;
        bool const after_mark =
            first > s_.first() && (w_.mark(first - 1) == ',' || w_.is_quote(first - 1));
        if (!after_mark || first <= t_.head) {
            if (!quoted) continue;
        }
        // "..., X said." or "...," said X
        Span speaker{first, start};
        if (speaker.empty() || !w_.is_word(first)) speaker = object_of(s_, v + 1);
        bool const told = w_.is(v, Class::announce) && official(s_, speaker);
        if (!told || quoted) object_to(a_, Status::claimed);
        if (a_.attribution.empty()) a_.attribution = text_of(s_, speaker);
        return;
    }
}

void Assessor::position()
{
    switch (s_.clause_of(t_.head).kind) {
    case ClauseKind::main:
    case ClauseKind::complement:
        break;
    case ClauseKind::coordinate:
        a_.certainty *= 0.97;
        break;
    case ClauseKind::participial:
        a_.certainty *= 0.92;
        break;
    case ClauseKind::adverbial:
        a_.certainty *= 0.85;
        break;
    case ClauseKind::relative:
        a_.certainty *= s_.clause_of(t_.head).after_comma ? 0.85 : 0.75;
        break;
    }
    // "the parties that stormed parliament", "Petrovic, who was arrested": told of before, not
    // now
    auto ancestor = s_.clause_index(t_.head);
    while (s_.clauses()[ancestor].kind == ClauseKind::coordinate &&
           !s_.clauses()[ancestor].own_subject && s_.clauses()[ancestor].parent != ancestor) {
        ancestor = s_.clauses()[ancestor].parent;
    }
    auto const& relative = s_.clauses()[ancestor];
    if (relative.kind == ClauseKind::relative && relative.opener != kNone) {
        auto const opener = w_.lower(relative.opener);
        if (!relative.after_comma || opener == "who" || opener == "whose" || opener == "whom")
            a_.reference = opener != "where";
    }
    // "had been acquitted": before the story, unless someone just reports it
    bool in_report = false;
    for (auto c = s_.clause_index(t_.head);; c = s_.clauses()[c].parent) {
        in_report = in_report || s_.clauses()[c].kind == ClauseKind::complement;
        if (s_.clauses()[c].parent == c) break;
    }
    if (a_.pluperfect && !in_report) a_.reference = true;
    if (pronoun(a_.attribution)) a_.attribution.clear();
    if (a_.verb != kNone && t_.verb) {
        auto const subject = subject_of(s_, t_.head);
        auto const text = subject.empty() ? std::string_view() : w_.lower(subject.first);
        if (text == "many" || text == "most" || text == "every" || text == "each" ||
            text == "all" || text == "anyone")
            a_.certainty *= 0.6;
    }
    auto const& clause = s_.clause_of(t_.head);
    for (auto i = clause.first; i < clause.last; ++i) {
        auto const text = w_.lower(i);
        if (text == "past" && i >= 2 && w_.lower(i - 1) == "the" && w_.lower(i - 2) == "in" &&
            (i + 1 >= s_.last() || !w_.is_word(i + 1)))
            a_.history = true;
        if (text == "decades" || text == "centuries" || text == "formerly" ||
            text == "historically")
            a_.history = true;
    }
    if (a_.present) a_.certainty *= 0.6;
}

} // namespace placetime::extract
