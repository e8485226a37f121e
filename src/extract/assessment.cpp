#include "extract/assessment.h"

#include <algorithm>

namespace placetime::extract {
namespace {

using events::Status;

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

void object_to(Assessment& a, Status status)
{
    if (objection(status) > objection(a.status)) a.status = status;
}

bool physical(Sentence const& s, Trigger const& trigger)
{
    auto const type = s.words().vocabulary().kinds()[trigger.kind].type;
    return type == events::Type::riots || type == events::Type::protests ||
           type == events::Type::battles;
}

bool official(Sentence const& s, Span span)
{
    for (auto i = span.first; i < span.last; ++i) {
        if (s.words().is(i, Class::official)) return true;
    }
    return false;
}

void attribute(Sentence const& s, Assessment& a, std::uint32_t verb)
{
    if (a.attribution.empty()) a.attribution = text_of(s, subject_of(s, verb));
}

bool negated_group(Sentence const& s, std::uint32_t verb)
{
    auto const& w = s.words();
    for (auto i = s.group_start(verb); i < verb; ++i) {
        if (w.is(i, Class::negation)) return true;
    }
    return verb + 1 < s.last() && w.lower(verb + 1) == "not";
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

bool pronoun(std::string_view text)
{
    for (auto const* const word : {"he", "she", "they", "it", "we", "i", "you", "who", "He", "She",
                                   "They", "It", "We", "I", "You", "Who"}) {
        if (text == word) return true;
    }
    return false;
}

class Assessor {
public:
    Assessor(Sentence const& sentence, Trigger const& trigger)
        : s_(sentence), w_(sentence.words()), t_(trigger)
    {
    }

    Assessment run()
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

private:
    void verb(std::uint32_t v, int depth)
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
        } else if (tag == Tag::finite && !finite_aux &&
                   !(w_.forms(v) & (kPast | kParticiple | kIng))) {
            a_.present = true;
            bare_coordinate(v, depth);
        }
        if (tag == Tag::finite && finite_aux && !(w_.forms(v) & kIng)) present_aux(start, v);
    }

    void present_aux(std::uint32_t start, std::uint32_t v)
    {
        for (auto i = start; i < v; ++i) {
            auto const text = w_.lower(i);
            if (text == "is" || text == "are" || text == "'s") a_.present = true;
            if (w_.is(i, Class::have) || text == "being" || text == "been") a_.present = false;
        }
    }

    void modal(std::uint32_t i)
    {
        auto const text = w_.lower(i);
        bool const reported = s_.clause_of(i).kind == ClauseKind::complement;
        object_to(a_, text == "would" && reported ? Status::planned : Status::conditional);
    }

    /// "may attack and kill": a bare verb after "and" shares the auxiliary of the verb before.
    void bare_coordinate(std::uint32_t v, int depth)
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

    /// An infinitive's status comes from what governs it: "forced to", "failed to", "plans to", or
    /// nothing (a purpose).
    void governed(std::uint32_t to, int depth, bool is_infinitive)
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
            if ((verbal || adjacent) && w_.is(i, Class::plan))
                return object_to(a_, Status::planned);
            if (verbal && w_.is(i, Class::warn)) return object_to(a_, Status::conditional);
            if (!verbal && (w_.is(i, Class::intent_noun) || w_.is(i, Class::lack_noun)))
                return object_to(a_, Status::conditional);
            if (verbal) break;
        }
        if (is_infinitive) object_to(a_, Status::conditional);
    }

    void claim_by(std::uint32_t v)
    {
        object_to(a_, Status::claimed);
        if (!s_.passive(v)) attribute(s_, a_, v);
    }

    void gerund(std::uint32_t v, int depth)
    {
        if (v == s_.first()) return;
        auto before = v - 1;
        while (before > s_.first() && w_.is_adverb(before)) --before;
        auto const text = w_.lower(before);
        if (w_.is(before, Class::negation)) return object_to(a_, Status::negated); // without, not
        if (w_.is(before, Class::lack_noun)) return object_to(a_, Status::negated);
        if (w_.is(before, Class::preposition) || w_.is(before, Class::subordinator)) {
            auto const lowest = before > s_.first() + 6 ? before - 6 : s_.first();
            for (auto i = before; i-- > lowest;) {
                if (w_.mark(i) == ',' || w_.mark(i) == ';') break;
                if (w_.is(i, Class::lack_noun) && (text == "of" || text == "to"))
                    return object_to(a_, Status::negated);
                if (w_.is(i, Class::prevent) && text == "from")
                    return object_to(a_, Status::negated);
                if (w_.is(i, Class::fail) && text == "from") return object_to(a_, Status::negated);
                if (w_.is(i, Class::claim) && is_verb(s_.tag(i)) && text == "of")
                    return claim_by(i);
                if (w_.is(i, Class::claim_noun) && text == "of")
                    return object_to(a_, Status::claimed);
                if ((w_.is(i, Class::intent_noun) || w_.is(i, Class::warn) ||
                     w_.is(i, Class::plan)) &&
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

    /// A noun happened when a verb carries it ("clashes erupted"), or when its place, date or toll
    /// is given.
    void noun(std::uint32_t n)
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
        bool const contained =
            left.preposition != kNone && left.preposition > s_.first() &&
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

    struct Left {
        std::uint32_t preposition = kNone;
        std::uint32_t verb = kNone; ///< that the noun is the object of
        bool object = false;
        double certainty = 0; ///< when the words before settle it
    };

    static std::uint32_t distance(std::uint32_t a, std::uint32_t b)
    {
        return a > b ? a - b : b - a;
    }

    /// "the protests", "his resignation": something that the reader knows of.
    bool definite(std::uint32_t first) const
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

    /// What stands before the noun phrase: "no", "calls for", "reports of", "prevented", "after".
    Left noun_left(std::uint32_t first)
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
            if (s_.tag(k) == Tag::adjectival && w_.is(k, Class::plan))
                object_to(a_, Status::planned);
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
                    left.certainty =
                        definite(first) ? 0.3 : 0.65; // "to address a rally": there is one
                if (w_.is(k, Class::deny)) object_to(a_, Status::denied);
                if (w_.is(k, Class::plan) && !w_.is(k, Class::support))
                    object_to(a_, Status::planned);
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

    /// "calls for", "reports of", "an end to", "accused of", "warned against" before a preposition.
    /// Gives a certainty when these words settle it, else 0.
    double governs_by(std::uint32_t preposition)
    {
        auto const text = w_.lower(preposition);
        auto const lowest = preposition > s_.first() + 5 ? preposition - 5 : s_.first();
        for (auto i = preposition; i-- > lowest;) {
            if (w_.mark(i) == ',' || w_.mark(i) == ';') return 0.0;
            bool const near = preposition - i <= 2;
            if (near && w_.is(i, Class::lack_noun) &&
                (text == "of" || text == "to" || text == "on"))
                return object_to(a_, Status::negated), 0.0;
            if (w_.is(i, Class::claim_noun) && !is_verb(s_.tag(i)) && near && text == "of") {
                object_to(a_, Status::claimed);
                return 0.85;
            }
            if (w_.is(i, Class::demand) && is_verb(s_.tag(i)) &&
                (text == "for" || text == "against")) {
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
            if (near && w_.is(i, Class::plan) && (text == "for" || text == "on") &&
                is_verb(s_.tag(i)))
                return object_to(a_, Status::planned), 0.0;
            if (is_verb(s_.tag(i))) return 0.0;
        }
        return 0.0;
    }

    void clauses()
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

    /// A clause after "said that", "denied that", "warned that", "reports that".
    void reported(std::uint32_t governor)
    {
        auto const g = governor;
        bool const verbal = is_verb(s_.tag(g));
        if (!verbal) {
            for (auto i = g; i-- > s_.first() && i + 4 > g;) { // "denied reports that"
                if (w_.is(i, Class::deny) && is_verb(s_.tag(i)))
                    return object_to(a_, Status::denied);
            }
            object_to(a_, w_.is(g, Class::claim_noun) ? Status::claimed : Status::conditional);
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

    /// "according to X", "reportedly", ", X said.", words inside quotation marks.
    void speech()
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

    void trailing(bool quoted)
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

    void position()
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

    Sentence const& s_;
    Words const& w_;
    Trigger const& t_;
    Assessment a_;
};

} // namespace

Assessment assess(Sentence const& sentence, Trigger const& trigger)
{
    return Assessor(sentence, trigger).run();
}

} // namespace placetime::extract
