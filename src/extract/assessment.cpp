#include "extract/assessment.h"

#include <algorithm>

#include "extract/assessor.h"

namespace placetime::extract {

using events::Status;

namespace {

/// The stronger objection wins: negated and denied over conditional over planned over claimed over
/// asserted.
int objection(Status status)
{
    switch (status) {
    case Status::asserted:
        return 0;
    case Status::claimed:
        return 1;
    case Status::planned:
        return 2;
    case Status::conditional:
        return 3;
    case Status::denied:
        return 4;
    case Status::negated:
        return 5;
    }
    return 0;
}

bool physical(Sentence const& s, Trigger const& trigger)
{
    auto const type = s.words().vocabulary().kinds()[trigger.kind].type;
    return type == events::Type::riots || type == events::Type::protests ||
           type == events::Type::battles;
}

void attribute(Sentence const& s, Assessment& a, std::uint32_t verb)
{
    if (a.attribution.empty()) a.attribution = text_of(s, subject_of(s, verb));
}

/// A subject such as "no one", "none of them" negates its verb.
bool negative_subject(Sentence const& s, std::uint32_t verb)
{
    auto const start = s.group_start(verb);
    auto const lowest = std::max(s.clause_of(verb).first, start > 4 ? start - 4 : 0);
    for (auto i = start; i-- > lowest;) {
        if (s.words().is(i, Class::no)) return true;
    }
    return false;
}

} // namespace

void object_to(Assessment& a, Status status)
{
    if (objection(status) > objection(a.status)) a.status = status;
}

bool negated_group(Sentence const& s, std::uint32_t verb)
{
    auto const& w = s.words();
    for (auto i = s.group_start(verb); i < verb; ++i) {
        if (w.is(i, Class::negation)) return true;
    }
    return verb + 1 < s.last() && w.lower(verb + 1) == "not";
}

Assessment Assessor::run()
{
    if (is_verb(s_.tag(t_.head)) && t_.verb) {
        a_.verb = t_.head;
        verb(t_.head, 0);
        if (s_.tag(t_.head) == Tag::gerund) a_.certainty *= 0.9;
        if (s_.tag(t_.head) == Tag::participle) {
            a_.certainty *= 0.85;
            a_.reference = true; // "the women convicted in the 1990s"
        }
    } else {
        noun(t_.head);
    }
    clauses();
    if (s_.question()) object_to(a_, Status::conditional);
    speech();
    position();
    return std::move(a_);
}

void Assessor::verb(std::uint32_t v, int depth)
{
    if (negated_group(s_, v)) object_to(a_, Status::negated);
    if (negative_subject(s_, v)) object_to(a_, Status::negated);
    auto const start = s_.group_start(v);
    bool finite_aux = false;
    bool infinitive = false;
    for (auto i = start; i < v; ++i) {
        if (w_.is(i, Class::to)) infinitive = true;
        if (w_.is(i, Class::future)) object_to(a_, Status::planned);
        if (w_.is(i, Class::modal)) modal(i);
        if (w_.is(i, Class::have))
            (w_.lower(i).starts_with("had") ? a_.pluperfect : a_.perfect) = true;
        if (s_.tag(i) == Tag::aux) finite_aux = true;
    }
    auto const tag = s_.tag(v);
    if (infinitive) {
        auto to = v;
        while (to > start && !w_.is(to, Class::to)) --to;
        // "is to be held", "has yet to"
        if (to > start && s_.tag(to - 1) == Tag::aux && w_.is(to - 1, Class::be)) {
            object_to(a_, Status::planned);
        } else {
            governed(to, depth, true);
        }
    } else if (tag == Tag::gerund) {
        gerund(v, depth);
    } else if (tag == Tag::finite && !finite_aux && !(w_.forms(v) & (kPast | kParticiple | kIng))) {
        a_.present = true;
        bare_coordinate(v, depth);
    }
    if (!finite_aux && !infinitive && (tag == Tag::finite || tag == Tag::participle))
        shared_auxiliary(v, depth);
    if (tag == Tag::finite && finite_aux && !(w_.forms(v) & kIng)) present_aux(start, v);
}

void Assessor::present_aux(std::uint32_t start, std::uint32_t v)
{
    for (auto i = start; i < v; ++i) {
        auto const text = w_.lower(i);
        if (text == "is" || text == "are" || text == "'s") a_.present = true;
        if (w_.is(i, Class::have) || text == "being" || text == "been") a_.present = false;
    }
}

void Assessor::modal(std::uint32_t i)
{
    for (auto k = i + 1; k < s_.last() && k < i + 4; ++k) { // "gunfire could be heard": it was
        auto const sense = w_.lower(k);
        if (sense == "heard" || sense == "seen" || sense == "felt") {
            if (w_.lower(i) == "could") return;
        }
    }
    auto const text = w_.lower(i);
    bool const reported = s_.clause_of(i).kind == ClauseKind::complement;
    object_to(a_, text == "would" && reported ? Status::planned : Status::conditional);
}

void Assessor::bare_coordinate(std::uint32_t v, int depth)
{
    bool const after_and = v > s_.first() && w_.is(v - 1, Class::conjunction);
    if (!after_and || !(w_.forms(v) & kBase) || depth > 3) return;
    auto const lowest = v > s_.first() + 12 ? v - 12 : s_.first();
    for (auto i = v - 1; i-- > lowest;) {
        if (!is_verb(s_.tag(i)) || w_.is(i, Class::conjunction)) continue;
        if (s_.tag(i) == Tag::base || (w_.forms(i) & kBase)) verb(i, depth + 1);
        break;
    }
}

void Assessor::shared_auxiliary(std::uint32_t v, int depth)
{
    auto p = v;
    while (p > s_.first() && w_.is_adverb(p - 1)) --p;
    bool const after_and = p > s_.first() && w_.is(p - 1, Class::conjunction);
    if (!after_and || !(w_.forms(v) & kParticiple) || depth > 3) return;
    auto const lowest = p > s_.first() + 15 ? p - 15 : s_.first();
    for (auto i = p - 1; i-- > lowest;) {
        if (w_.mark(i) == ';' || w_.is(i, Class::relative) || w_.is(i, Class::subordinator)) return;
        if (!is_verb(s_.tag(i)) || w_.is(i, Class::conjunction)) continue;
        bool const same = s_.passive(i) || (w_.forms(v) & kBase);
        auto const start = s_.group_start(i);
        for (auto k = start; k < i && same; ++k) {
            if (w_.is(k, Class::modal) || w_.is(k, Class::future) || w_.is(k, Class::to))
                return verb(i, depth + 1);
        }
        return;
    }
}

void Assessor::governed(std::uint32_t to, int depth, bool is_infinitive)
{
    auto const lowest = to > s_.first() + 9 ? to - 9 : s_.first();
    for (auto i = to; i-- > lowest;) {
        auto const mark = w_.mark(i);
        if (mark == ';' || mark == ':' || w_.is_dash(i)) break;
        bool const adjacent = i + 1 == to;
        bool const verbal = is_verb(s_.tag(i)) || s_.tag(i) == Tag::adjectival;
        if (w_.is(i, Class::fail)) return object_to(a_, Status::negated);
        if (verbal && w_.is(i, Class::prevent)) return object_to(a_, Status::negated);
        if (w_.lower(i) == "used" && adjacent) {
            a_.history = true;
            return;
        }
        if (verbal && w_.is(i, Class::claim)) {
            claim_by(i);
            return;
        }
        if (w_.is(i, Class::attempt) && (verbal || adjacent)) {
            if (!(physical(s_, t_) && verbal)) object_to(a_, Status::planned);
            return;
        }
        if (verbal && (w_.is(i, Class::say) || w_.is(i, Class::announce)) && adjacent) {
            claim_by(i);
            return;
        }
        if (verbal && w_.is(i, Class::carry)) {
            if (depth < 3 && t_.head != i) verb(i, depth + 1);
            return;
        }
        if (verbal && w_.is(i, Class::demand)) return object_to(a_, Status::conditional);
        if ((verbal || adjacent) && w_.is(i, Class::plan)) return object_to(a_, Status::planned);
        if (verbal && w_.is(i, Class::warn)) return object_to(a_, Status::conditional);
        if (!verbal && (w_.is(i, Class::intent_noun) || w_.is(i, Class::lack_noun)))
            return object_to(a_, Status::conditional);
        if (verbal) break;
    }
    if (is_infinitive) object_to(a_, Status::conditional);
}

void Assessor::claim_by(std::uint32_t v)
{
    object_to(a_, Status::claimed);
    if (!s_.passive(v)) attribute(s_, a_, v);
}

void Assessor::gerund(std::uint32_t v, int depth)
{
    if (v == s_.first()) return;
    auto before = v - 1;
    while (before > s_.first() && w_.is_adverb(before)) --before;
    auto const text = w_.lower(before);
    if (text == "out" && before > s_.first() && w_.lower(before - 1).starts_with("rul"))
        return object_to(a_, negated_group(s_, before - 1) ? Status::conditional : Status::negated);
    if (w_.is(before, Class::negation)) return object_to(a_, Status::negated); // without, not
    if (w_.is(before, Class::lack_noun)) return object_to(a_, Status::negated);
    if (w_.is(before, Class::preposition) || w_.is(before, Class::subordinator)) {
        auto const lowest = before > s_.first() + 6 ? before - 6 : s_.first();
        for (auto i = before; i-- > lowest;) {
            if (w_.mark(i) == ',' || w_.mark(i) == ';') break;
            if (w_.is(i, Class::lack_noun) && (text == "of" || text == "to"))
                return object_to(a_, Status::negated);
            if (w_.is(i, Class::prevent) && text == "from") return object_to(a_, Status::negated);
            if (w_.is(i, Class::fail) && text == "from") return object_to(a_, Status::negated);
            if (w_.is(i, Class::claim) && is_verb(s_.tag(i)) && text == "of") return claim_by(i);
            if (w_.is(i, Class::claim_noun) && text == "of") return object_to(a_, Status::claimed);
            if ((w_.is(i, Class::intent_noun) || w_.is(i, Class::warn) || w_.is(i, Class::plan)) &&
                (text == "of" || text == "at" || text == "about" || text == "on" ||
                 text == "against" || text == "for")) {
                return object_to(a_, Status::conditional);
            }
            if (is_verb(s_.tag(i))) break;
        }
        if (text == "for") a_.certainty *= 0.7;
        return;
    }
    // "soldiers entering Afghanistan": which ones, not what happened
    if (s_.tag(before) != Tag::aux && !is_verb(s_.tag(before)) && w_.is_word(before) &&
        !w_.is(before, Class::conjunction))
        a_.certainty *= 0.72;
    if (is_verb(s_.tag(before)) && depth < 3) {
        if (w_.is(before, Class::prevent)) return object_to(a_, Status::negated);
        if (w_.is(before, Class::plan) || w_.is(before, Class::warn))
            return object_to(a_, Status::conditional);
        if (w_.is(before, Class::deny)) return object_to(a_, Status::denied);
        if (w_.is(before, Class::announce)) return;
    }
}

Assessment assess(Sentence const& sentence, Trigger const& trigger)
{
    return Assessor(sentence, trigger).run();
}

} // namespace placetime::extract
