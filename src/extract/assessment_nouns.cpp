#include <algorithm>

#include "extract/assessor.h"

namespace placetime::extract {

using events::Status;

void Assessor::noun(std::uint32_t n)
{
    auto const clause = s_.clause_index(n);
    auto const finite = s_.finite_verb(clause);
    auto carrier = kNone;
    bool carried = false;
    for (auto i = s_.clauses()[clause].first; i < s_.clauses()[clause].last; ++i) {
        if (is_verb(s_.tag(i)) && i != n && (i < t_.first || i >= t_.last)) {
            bool const supports = w_.is(i, Class::support) && distance(i, n) <= 12;
            bool const better =
                carrier == kNone ||
                (supports != carried ? supports : distance(i, n) < distance(carrier, n));
            if (!better) continue;
            carrier = i;
            carried = supports;
        }
    }
    auto const left = noun_left(t_.first);
    bool const presupposed_object = left.object && w_.is(left.verb, Class::presuppose);
    if (left.object && w_.is(left.verb, Class::support) == carried) carrier = left.verb;
    if (left.object && s_.tag(left.verb) == Tag::base && !presupposed_object)
        carrier = left.verb; // "to allow the deployment"
    a_.verb = carrier;
    bool const supported =
        carrier != kNone && w_.is(carrier, Class::support) && distance(carrier, n) <= 12;
    a_.certainty = left.certainty > 0 ? left.certainty : supported ? 0.95 : 0.5;
    bool const of = t_.last < s_.last() && w_.lower(t_.last) == "of";
    a_.reference = !of && definite(t_.first);
    bool const contained = left.preposition != kNone && left.preposition > s_.first() &&
                           w_.lower(left.preposition) == "of" &&
                           w_.is(left.preposition - 1, Class::container); // "the site of protests"
    if (left.preposition != kNone && !left.object && left.certainty <= 0 && !contained) {
        auto const text = w_.lower(left.preposition);
        bool const presupposed = text == "after" || text == "following" || text == "during" ||
                                 text == "amid" || text == "in" || text == "since" ||
                                 text == "until" || text == "before" || text == "by" ||
                                 text == "from" || text == "on" || text == "at";
        a_.certainty = std::min(a_.certainty, presupposed ? 0.62 : 0.5);
    }
    if (presupposed_object) return;
    if (carrier != kNone && (supported || distance(carrier, n) <= 6 || finite == carrier)) {
        if (is_verb(s_.tag(carrier)) && carrier != n) verb(carrier, 1);
        if (w_.is(carrier, Class::prevent) && carrier > n && s_.passive(carrier))
            object_to(a_, Status::negated);
        if (a_.present && supported && w_.forms(carrier) != 0 && s_.tag(carrier) == Tag::finite)
            a_.certainty *= 0.8;
    } else if (finite != kNone) {
        auto const text = w_.lower(finite);
        if (text == "is" || text == "are" || w_.is(finite, Class::modal)) a_.present = true;
        if (w_.is(finite, Class::modal)) object_to(a_, Status::conditional);
        if (w_.is(finite, Class::future)) object_to(a_, Status::planned);
    }
}

bool Assessor::definite(std::uint32_t first) const
{
    auto const lowest = first > s_.first() + 4 ? first - 4 : s_.first();
    for (auto i = first; i-- > lowest;) {
        auto const text = w_.lower(i);
        if (text == "the" || text == "this" || text == "these" || text == "that" ||
            text == "those" || w_.is(i, Class::possessive))
            return true;
        if (w_.token(i).kind == text::TokenKind::possessive) return true;
        if (!w_.is_word(i) || w_.is(i, Class::preposition) || is_verb(s_.tag(i)) ||
            w_.is(i, Class::determiner))
            return false;
    }
    return false;
}

Assessor::Left Assessor::noun_left(std::uint32_t first)
{
    Left left;
    auto i = first;
    auto const lowest = first > s_.first() + 7 ? first - 7 : s_.first();
    while (i > lowest) {
        auto const k = i - 1;
        if (w_.is(k, Class::no) || w_.lower(k) == "without") {
            object_to(a_, Status::negated);
            return left;
        }
        if (w_.is(k, Class::hedge)) object_to(a_, Status::claimed);
        if (s_.tag(k) == Tag::adjectival && w_.is(k, Class::plan)) object_to(a_, Status::planned);
        if (w_.is(k, Class::preposition) || w_.is(k, Class::to)) {
            left.preposition = k;
            left.certainty = governs_by(k);
            return left;
        }
        if (is_verb(s_.tag(k))) {
            left.object = true;
            left.verb = k;
            if (w_.is(k, Class::prevent)) object_to(a_, Status::negated);
            if (w_.is(k, Class::presuppose))
                left.certainty = definite(first) ? 0.3 : 0.65; // "to address a rally": there is one
            if (w_.is(k, Class::deny)) object_to(a_, Status::denied);
            if (w_.is(k, Class::plan) && !w_.is(k, Class::support)) object_to(a_, Status::planned);
            if (w_.is(k, Class::demand) && !w_.is(k, Class::support))
                object_to(a_, Status::conditional);
            if (w_.is(k, Class::warn)) object_to(a_, Status::conditional);
            if (w_.is(k, Class::claim)) claim_by(k);
            return left;
        }
        if (!w_.is_word(k) && !w_.is_hyphen(k) && !w_.is_quote(k) && !w_.is_number(k) &&
            w_.token(k).kind != text::TokenKind::possessive) {
            break;
        }
        i = k;
    }
    return left;
}

double Assessor::governs_by(std::uint32_t preposition)
{
    auto const text = w_.lower(preposition);
    auto const lowest = preposition > s_.first() + 5 ? preposition - 5 : s_.first();
    for (auto i = preposition; i-- > lowest;) {
        if (w_.mark(i) == ',' || w_.mark(i) == ';') return 0.0;
        bool const near = preposition - i <= 2;
        if (near && w_.is(i, Class::lack_noun) && (text == "of" || text == "to" || text == "on"))
            return object_to(a_, Status::negated), 0.0;
        if (w_.is(i, Class::claim_noun) && !is_verb(s_.tag(i)) && near && text == "of") {
            object_to(a_, Status::claimed);
            refuted(i);
            for (auto k = i; k-- > s_.first() && k + 5 > i;) { // "denied fresh reports of"
                if (w_.is(k, Class::deny) && is_verb(s_.tag(k))) {
                    object_to(a_, Status::denied);
                    break;
                }
            }
            return 0.85;
        }
        if (w_.is(i, Class::demand) && is_verb(s_.tag(i)) && (text == "for" || text == "against")) {
            return object_to(a_, Status::conditional), 0.0;
        }
        if (w_.is(i, Class::warn) && is_verb(s_.tag(i)) &&
            (text == "of" || text == "about" || text == "against")) {
            return object_to(a_, Status::conditional), 0.0;
        }
        if (w_.is(i, Class::claim) && is_verb(s_.tag(i)) && text == "of") {
            claim_by(i);
            return 0.8;
        }
        if (near && w_.is(i, Class::intent_noun) &&
            (text == "of" || text == "for" || text == "to" || text == "against")) {
            return object_to(a_, Status::conditional), 0.0;
        }
        if (near && w_.is(i, Class::plan) && (text == "for" || text == "on") && is_verb(s_.tag(i)))
            return object_to(a_, Status::planned), 0.0;
        if (is_verb(s_.tag(i))) return 0.0;
    }
    return 0.0;
}

} // namespace placetime::extract
