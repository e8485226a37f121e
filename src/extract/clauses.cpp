#include <algorithm>

#include "extract/sentence.h"

namespace placetime::extract {

bool Sentence::finite_ahead(std::uint32_t from, std::uint32_t limit) const
{
    auto const end = std::min(last_, from + limit);
    bool skipped = false;
    for (auto i = from; i < end; ++i) {
        auto const mark = words_.mark(i);
        if (mark == ',' &&
            i > from) { // an age, an apposition: "Goble, 26, of Edmonton, was arrested"
            auto k = i + 1;
            while (k < end && k < i + 6 && words_.mark(k) != ',') ++k;
            bool const aside =
                k < end && words_.mark(k) == ',' &&
                std::none_of(tags_.begin() + (i - first_), tags_.begin() + (k - first_),
                             [](Tag tag) { return tag == Tag::finite || tag == Tag::aux; });
            if (aside && !skipped) {
                skipped = true;
                i = k;
                continue;
            }
        }
        if (mark == ',' || mark == ';' || mark == ':' || words_.is_dash(i)) return false;
        if (i > from && words_.is(i, Class::relative)) return false;
        auto const word = words_.lower(i);
        if (i > from &&
            (word == "after" || word == "before" || word == "while" || word == "when" ||
             word == "because" || word == "although" || word == "though" || word == "until"))
            return false; // its verb is its own
        auto const tag = tags_[i - first_];
        if (tag == Tag::finite || tag == Tag::aux)
            return !(i > from && words_.is(i - 1, Class::conjunction));
    }
    return false;
}

std::uint32_t Sentence::reporting_before(std::uint32_t token) const
{
    auto const& w = words_;
    auto const lowest = token > first_ + 9 ? token - 9 : first_;
    for (auto i = token; i-- > lowest;) {
        if (w.mark(i) == ';') break;
        bool const verb = is_verb(tags_[i - first_]) &&
                          (w.is(i, Class::say) || w.is(i, Class::announce) ||
                           w.is(i, Class::claim) || w.is(i, Class::deny) || w.is(i, Class::warn) ||
                           w.is(i, Class::demand) || w.is(i, Class::plan));
        bool const noun = !is_verb(tags_[i - first_]) &&
                          (w.is(i, Class::claim_noun) || w.is(i, Class::intent_noun));
        if (verb || noun) return i;
    }
    return kNone;
}

void Sentence::open(std::uint32_t at, ClauseKind kind, std::uint8_t parent, std::uint32_t opener)
{
    if (clauses_.size() >= 60) return;
    auto& current = clauses_.back();
    if (current.first == at && at != first_) { // nothing was in it: reuse
        current.kind = kind;
        current.opener = opener;
        current.condition = false;
        current.governor = kNone;
        current.own_subject = true;
        current.after_comma = words_.mark(at - 1) == ',';
        return;
    }
    current.last = at;
    Clause clause;
    clause.first = at;
    clause.last = last_;
    clause.kind = kind;
    clause.parent = parent;
    clause.opener = opener;
    clause.after_comma = at > first_ && words_.mark(at - 1) == ',';
    clauses_.push_back(clause);
}

/// The last finite verb of the clause being cut, before a token.
std::uint32_t Sentence::finite_verb_before(std::uint32_t token) const
{
    for (auto i = token; i-- > clauses_.back().first;) {
        if (tags_[i - first_] == Tag::finite) return i;
    }
    return kNone;
}

bool Sentence::has_verb(Clause const& clause) const
{
    for (auto i = clause.first; i < clause.last; ++i) {
        if (tags_[i - first_] == Tag::finite || tags_[i - first_] == Tag::aux) return true;
    }
    return false;
}

/// "Should the fighting spread, ...", "Had he stayed, ...", "..., should they succeed".
bool Sentence::inverted(std::uint32_t i) const
{
    auto const& w = words_;
    if (question_ || i + 2 >= last_) return false;
    auto const text = w.lower(i);
    if (text != "should" && text != "had" && text != "were") return false;
    if (i == first_) return w.is_word(i + 1);
    if (w.mark(i - 1) != ',') return false;
    auto const next = w.lower(i + 1);
    return w.is(i + 1, Class::pronoun) || next == "the" || next == "it" || next == "they" ||
           (text != "had" && w.token(i + 1).shape == text::Shape::capitalised);
}

void Sentence::cut()
{
    auto const& w = words_;
    clauses_.push_back({first_, last_, ClauseKind::main, 0, kNone, kNone, false, true});
    if (inverted(first_)) {
        clauses_.back().kind = ClauseKind::adverbial;
        clauses_.back().condition = true;
    }
    bool verb_seen = false; // the current clause has its finite verb
    auto const later_verb = [&](std::uint32_t from) {
        for (auto i = from; i < last_ && w.mark(i) != ';'; ++i) {
            if (tags_[i - first_] == Tag::finite || tags_[i - first_] == Tag::aux) return true;
        }
        return false;
    };
    // "whose term ends in May": read as a noun, yet nothing before it asks for one
    auto const hidden_verb = [&](std::uint32_t from, std::uint32_t to) {
        for (auto i = from + 1; i < to; ++i) {
            if (tags_[i - first_] == Tag::noun && (w.forms(i) & kThird) &&
                !w.is(i - 1, Class::determiner) && !w.is(i - 1, Class::preposition) &&
                !w.is(i - 1, Class::adjective) && !w.is(i - 1, Class::possessive) &&
                !w.is_number(i - 1))
                return true;
        }
        return false;
    };
    // "said the men, who were armed, drove"
    auto const told_of = [&](std::uint32_t from) {
        for (auto i = from; i + 1 < last_ && i < from + 6; ++i) {
            if (w.mark(i) == ',') return w.is(i + 1, Class::relative);
            if (!w.is_word(i)) return false;
        }
        return false;
    };
    auto const starts_verb = [&](std::uint32_t from) {
        while (from + 1 < last_ && w.is_adverb(from)) ++from;
        return tags_[from - first_] == Tag::finite || tags_[from - first_] == Tag::aux;
    };
    bool comma_opened = false;
    for (auto i = first_; i < last_; ++i) {
        auto const current = static_cast<std::uint8_t>(clauses_.size() - 1);
        auto const start_new = [&](std::uint32_t at, ClauseKind kind, std::uint8_t parent,
                                   std::uint32_t opener) {
            comma_opened = at > first_ && w.mark(at - 1) == ',';
            open(at, kind, parent, opener);
            verb_seen = false;
        };
        bool const has_next = i + 1 < last_;
        auto const mark = w.mark(i);
        auto const kind = clauses_[current].kind;
        bool const clock =
            mark == ':' && has_next && i > first_ && w.is_number(i - 1) && w.is_number(i + 1);
        if (clock) continue;
        if (mark == ';' || mark == ':' || w.is_dash(i) || mark == '(' || mark == ')') {
            if (has_next) start_new(i + 1, ClauseKind::coordinate, 0, kNone);
        } else if (mark == ',' && has_next) {
            bool const gerund_next = tags_[i + 1 - first_] == Tag::gerund;
            // "where on Tuesday a crowd, enraged by the arrest, stormed": it has no verb yet
            bool const waits = kind == ClauseKind::relative && !verb_seen &&
                               !hidden_verb(clauses_[current].first, i) && later_verb(i + 1);
            // "protesters, among them kin of men who had been shot, broke into": the main clause
            // has none
            auto const resumed = clauses_[current].parent;
            bool const resumes = kind == ClauseKind::relative && verb_seen && !comma_opened &&
                                 resumed != current && !has_verb(clauses_[resumed]) &&
                                 starts_verb(i + 1);
            bool const closes = resumes || (kind == ClauseKind::relative && comma_opened) ||
                                (kind == ClauseKind::adverbial &&
                                 (clauses_[current].first == first_ || comma_opened)) ||
                                (kind == ClauseKind::participial && verb_seen);
            if (gerund_next && i > first_) {
                start_new(i + 1, ClauseKind::participial, current, kNone);
            } else if (waits) {
                continue;
            } else if (closes) {
                auto const parent = clauses_[current].parent;
                bool const fronted = clauses_[current].first == first_;
                start_new(i + 1, ClauseKind::main,
                          fronted ? static_cast<std::uint8_t>(clauses_.size()) : parent, kNone);
                if (fronted)
                    clauses_[current].parent = static_cast<std::uint8_t>(clauses_.size() - 1);
                if (fronted)
                    clauses_.back().parent = static_cast<std::uint8_t>(clauses_.size() - 1);
                if (!fronted) clauses_.back().own_subject = false;
            } else if (verb_seen && finite_ahead(i + 1, 8) && !w.is(i + 1, Class::conjunction) &&
                       !w.is(i + 1, Class::relative) && !w.is(i + 1, Class::subordinator)) {
                start_new(i + 1, ClauseKind::coordinate, current, kNone);
            }
        } else if (w.is_word(i)) {
            auto const text = w.lower(i);
            bool const sentence_start = i == first_;
            if (i > first_ && inverted(i)) {
                start_new(i, ClauseKind::adverbial, current, i);
                clauses_.back().condition = true;
            } else if (w.is(i, Class::condition)) {
                start_new(i, ClauseKind::adverbial, sentence_start ? std::uint8_t{0} : current, i);
                clauses_.back().condition = true;
            } else if (text == "that" && has_next && i > first_) {
                auto const next = i + 1;
                auto const reporting = reporting_before(i);
                bool const verb_next =
                    is_verb(tags_[next - first_]) || tags_[next - first_] == Tag::aux ||
                    (w.is_adverb(next) && next + 1 < last_ && is_verb(tags_[next + 1 - first_]));
                bool const adjacent =
                    reporting != kNone && (reporting + 1 == i || reporting + 7 >= i);
                if (verb_next && !(reporting != kNone && reporting + 1 == i &&
                                   is_verb(tags_[reporting - first_]))) {
                    start_new(i, ClauseKind::relative, current, i);
                } else if (adjacent && finite_ahead(next, 16)) {
                    start_new(i, ClauseKind::complement, current, i);
                    clauses_.back().governor = reporting;
                } else if (!adjacent && tags_[i - 1 - first_] == Tag::noun &&
                           (w.is(next, Class::pronoun) || w.is(next, Class::determiner)) &&
                           finite_ahead(next, 8)) { // "a rally that he tried to hold"
                    start_new(i, ClauseKind::relative, current, i);
                }
            } else if (w.is(i, Class::relative) && text != "that" && i > first_) {
                bool const governed = text != "where" && w.is(i - 1, Class::preposition) &&
                                      i - 1 > clauses_[current].first; // "in which"
                start_new(governed ? i - 1 : i, ClauseKind::relative, current, i);
            } else if (w.is(i, Class::subordinator) && has_next) {
                bool const gerund_next = tags_[i + 1 - first_] == Tag::gerund;
                bool const contrasts = text == "while" || text == "whereas" || text == "when" ||
                                       text == "although" || text == "though" || text == "because";
                bool const clause_ahead =
                    contrasts && w.is(i + 1, Class::preposition)
                        ? finite_ahead(i + 1, 16) // "while in the evening a crowd set fire"
                        : finite_ahead(i + 1, 10) && !w.is(i + 1, Class::preposition);
                bool const as_well =
                    text == "as" && (w.lower(i + 1) == "well" || w.lower(i + 1) == "part" ||
                                     w.lower(i + 1) == "many" || w.lower(i + 1) == "much" ||
                                     w.lower(i + 1) == "soon");
                bool const verb_next =
                    is_verb(tags_[i + 1 - first_]) || tags_[i + 1 - first_] == Tag::aux;
                bool const once = text == "once"; // "once a cabinet has been appointed"
                if ((gerund_next || clause_ahead) && !as_well && text != "so" &&
                    !(once && (verb_next || gerund_next))) {
                    start_new(i, ClauseKind::adverbial, sentence_start ? std::uint8_t{0} : current,
                              i);
                    if (sentence_start)
                        clauses_.back().kind = ClauseKind::adverbial, clauses_.back().opener = i;
                    if (once) clauses_.back().condition = true;
                }
            } else if (w.is(i, Class::conjunction) && has_next && i > first_) {
                auto next = i + 1;
                while (next + 1 < last_ && w.is_adverb(next)) ++next;
                auto const tag = tags_[next - first_];
                bool const verb_next = tag == Tag::finite || tag == Tag::aux ||
                                       (tag == Tag::gerund && kind == ClauseKind::participial);
                bool const from_fronted = kind == ClauseKind::participial && tag == Tag::finite;
                if (verb_next && (verb_seen || from_fronted)) {
                    auto const parent = from_fronted ? clauses_[current].parent : current;
                    start_new(i, ClauseKind::coordinate, parent, i);
                    clauses_.back().own_subject = false;
                } else if (verb_seen && finite_ahead(next, 10)) {
                    start_new(i, ClauseKind::coordinate, current, i);
                }
            }
            auto const tag = tags_[i - first_];
            // "the parties that stormed parliament have been ...": a second verb takes up the main
            // clause again
            bool const verbal =
                tag == Tag::aux || (tag == Tag::finite && has_next &&
                                    (!w.is(i + 1, Class::preposition) ||
                                     (w.lower(i + 1) != "by" && !finite_ahead(i + 1, 14))));
            if (kind == ClauseKind::relative && verb_seen && verbal &&
                i > clauses_[current].first + 2 && clauses_.size() - 1 == current) {
                auto const p = i - 1;
                bool const continues =
                    tags_[p - first_] == Tag::aux || is_verb(tags_[p - first_]) || w.is_adverb(p) ||
                    w.is(p, Class::negation) || w.is(p, Class::to) || w.is(p, Class::conjunction) ||
                    w.is(p, Class::relative) || w.is(p, Class::pronoun) || w.mark(p) == ',';
                if (!continues) {
                    start_new(i, ClauseKind::main, clauses_[current].parent, kNone);
                    clauses_.back().own_subject = false;
                }
            }
            // "the court freed four women convicted of ...": a second past form is a participle
            if (tag == Tag::finite && verb_seen && i > first_ && (w.forms(i) & kParticiple) &&
                !(w.forms(i) & kBase)) {
                auto p = i - 1;
                while (p > first_ && (w.is_adverb(p) || w.is(p, Class::negation))) --p;
                auto earlier = finite_verb_before(i);
                bool const told = earlier != kNone &&
                                  (w.is(earlier, Class::say) || w.is(earlier, Class::announce) ||
                                   w.is(earlier, Class::claim));
                bool const after_noun =
                    tags_[p - first_] == Tag::noun || tags_[p - first_] == Tag::other;
                bool const object = i + 1 < last_ && (w.is(i + 1, Class::determiner) ||
                                                      w.is(i + 1, Class::possessive));
                if (after_noun && w.is_word(p) && !w.is(p, Class::pronoun) &&
                    !w.is(p, Class::conjunction) && !told && !object) {
                    tags_[i - first_] = Tag::participle;
                }
            }
            if (tag == Tag::finite || tag == Tag::aux) verb_seen = true;
            bool const reporting =
                is_verb(tag) &&
                (w.is(i, Class::say) || w.is(i, Class::announce) || w.is(i, Class::claim) ||
                 w.is(i, Class::deny) || w.is(i, Class::warn));
            if (reporting && has_next && w.lower(i + 1) != "that" && !w.is(i + 1, Class::to)) {
                bool const np = w.is_word(i + 1) && !w.is(i + 1, Class::preposition) &&
                                !w.is(i + 1, Class::conjunction) && !w.is(i + 1, Class::relative) &&
                                !w.is(i + 1, Class::subordinator);
                if ((np || w.is_number(i + 1)) && (finite_ahead(i + 2, 12) || told_of(i + 2)) &&
                    !finite_ahead(i + 1, 1)) {
                    start_new(i + 1, ClauseKind::complement,
                              static_cast<std::uint8_t>(clauses_.size() - 1), kNone);
                    clauses_.back().governor = i;
                }
            }
        }
        if (w.is_quote(i) && has_next && quoted_[i + 1 - first_]) {
            auto const reporting = reporting_before(i);
            if (reporting != kNone && reporting + 3 >= i && finite_ahead(i + 1, 12)) {
                start_new(i + 1, ClauseKind::complement,
                          static_cast<std::uint8_t>(clauses_.size() - 1), kNone);
                clauses_.back().governor = reporting;
            }
        }
    }
    for (std::size_t c = 0; c < clauses_.size(); ++c) {
        for (auto i = clauses_[c].first; i < clauses_[c].last; ++i)
            clause_of_[i - first_] = static_cast<std::uint8_t>(c);
    }
}

} // namespace placetime::extract
