#include "extract/figures.h"

#include <algorithm>

namespace placetime::extract {
namespace {

using events::FigureKind;

struct Keyword {
    FigureKind kind;
    std::uint32_t token;
};

std::optional<FigureKind> kind_of(Words const& w, std::uint32_t i)
{
    if (w.is(i, Class::killed)) return FigureKind::killed;
    if (w.is(i, Class::injured)) return FigureKind::injured;
    if (w.is(i, Class::displaced)) return FigureKind::displaced;
    if (w.is(i, Class::detained)) return FigureKind::detained;
    if (w.is(i, Class::participants)) return FigureKind::participants;
    return {};
}

class Finder {
public:
    Finder(Sentence const& sentence, std::vector<bool> const& masked)
        : s_(sentence), w_(sentence.words()), masked_(masked)
    {
    }

    std::vector<FigureClaim> run()
    {
        for (auto i = s_.first(); i < s_.last(); ++i) {
            nobody(i);
            auto const q = quantity_at(s_, i, masked_);
            if (!q) continue;
            quantity(*q);
            i = std::max(i, q->last - 1);
        }
        bool const cumulative =
            std::any_of(claims_.begin(), claims_.end(), [](auto const& c) { return c.cumulative; });
        for (auto& claim : claims_) claim.cumulative = cumulative;
        return std::move(claims_);
    }

private:
    std::string_view lower(std::uint32_t i) const
    {
        return i >= s_.first() && i < s_.last() ? w_.lower(i) : std::string_view();
    }

    bool verb_between(std::uint32_t first, std::uint32_t last) const
    {
        for (auto i = first; i < last; ++i) {
            if (is_verb(s_.tag(i)) && !kind_of(w_, i)) return true;
        }
        return false;
    }

    bool stops(std::uint32_t i) const
    {
        auto const mark = w_.mark(i);
        return mark == ',' || mark == ';' || mark == ':' || mark == '.' || mark == '(' ||
               mark == ')' || w_.is_dash(i) || w_.is(i, Class::relative);
    }

    bool transitive_active(std::uint32_t verb) const
    {
        auto const text = lower(verb);
        if (text.starts_with("die") || text == "died" || text.starts_with("perish") ||
            text.starts_with("fle") || text == "dead")
            return false;
        if (!is_verb(s_.tag(verb)) || s_.passive(verb)) return false;
        if (s_.tag(verb) == Tag::gerund) return true;
        auto const next = verb + 1;
        if (next >= s_.last()) return false;
        return w_.is_number(next) || w_.is(next, Class::determiner) || w_.is(next, Class::people) ||
               w_.is(next, Class::possessive) || quantity_at(s_, next, masked_).has_value() ||
               w_.lower(next) == "at" || w_.lower(next) == "more" || w_.lower(next) == "over" ||
               w_.lower(next) == "dozens";
    }

    std::optional<Keyword> right(Quantity const& q, bool participants) const
    {
        bool person = false;
        std::uint32_t words = 0;
        for (auto i = q.last; i < s_.last() && words < 9; ++i) {
            if (stops(i)) {
                auto const next = lower(i + 1); // "75,000 Uzbeks, most of them women, have crossed"
                bool const aside = w_.mark(i) == ',' &&
                                   (next == "most" || next == "mostly" || next == "many" ||
                                    next == "mainly" || next == "including" || next == "among" ||
                                    (i + 1 < s_.last() && w_.is_number(i + 1)));
                auto k = i + 1;
                while (aside && k < s_.last() && w_.mark(k) != ',' && k < i + 10) ++k;
                if (!aside || k >= s_.last() || w_.mark(k) != ',') break;
                i = k;
                continue;
            }
            if (w_.is(i, Class::no)) break;
            // "kill four suspects and arrest six"
            if (w_.lower(i) == "and" && i + 2 < s_.last() && kind_of(w_, i + 1) &&
                quantity_at(s_, i + 2, masked_))
                break;
            // "dead at 208 and the injured at 2,000"
            if (w_.lower(i) == "and" && i + 3 < s_.last() && kind_of(w_, i + 2) &&
                (lower(i + 3) == "at" || lower(i + 3) == "to"))
                break;
            if (i > q.last && (w_.lower(i) == "and" || w_.lower(i) == "or")) {
                // "killed and wounded", "men and women were killed"
                if (i + 1 < s_.last() &&
                    (quantity_at(s_, i + 1, masked_) || verb_between(q.last, i)))
                    break;
            }
            if (i > q.last && w_.is_number(i) && !masked_[i - s_.first()]) break;
            if (!w_.is_word(i)) continue;
            ++words;
            if (words <= 2 && w_.is(i, Class::no_unit)) return {};
            if (w_.is(i, Class::people)) person = true;
            auto const kind = kind_of(w_, i);
            if (!kind) {
                if (is_verb(s_.tag(i)) && s_.tag(i) != Tag::participle &&
                    !w_.is(i, Class::support) && words > 1 && participants)
                    return {};
                if (s_.tag(i) == Tag::finite && words > 2 && !s_.passive(i)) break;
                continue;
            }
            bool const noun = !is_verb(s_.tag(i));
            if (*kind == FigureKind::participants) {
                if (!participants) continue;
                if (noun && words <= 3 && w_.lower(i) != "streets" && w_.lower(i) != "rally" &&
                    w_.lower(i) != "crowd" && w_.lower(i) != "hospital")
                    return Keyword{*kind, i};
                if (!noun && person && !s_.passive(i)) return Keyword{*kind, i};
                continue;
            }
            if (participants) continue;
            if (transitive_active(i)) return {};
            if (q.article && noun && w_.lower(i) != "dead") continue;
            if (words == 1 && noun && !(w_.word(i).forms & kPlural) && w_.forms(i) == 0 && !person)
                return Keyword{*kind, i};
            return Keyword{*kind, i};
        }
        return {};
    }

    std::optional<Keyword> left(Quantity const& q, bool& cumulative) const
    {
        std::uint32_t words = 0;
        for (auto i = q.first; i-- > s_.first() && words < 9;) {
            if (stops(i)) break;
            auto const text = w_.lower(i);
            if (text == "and" || text == "or" || text == "including" || text == "by") break;
            if (!w_.is_word(i)) continue;
            ++words;
            if (words <= 5 && w_.is(i, Class::toll)) {
                cumulative = true;
                bool const injured = i > s_.first() && w_.lower(i - 1).starts_with("injur");
                return Keyword{injured ? FigureKind::injured : FigureKind::killed, i};
            }
            auto const kind = kind_of(w_, i);
            if (!kind || *kind == FigureKind::participants) continue;
            // "the number of injured to 686", "the injured at 2,000"
            bool const number_of = lower(i - 1) == "of" && lower(i - 2) == "number";
            bool const counted =
                lower(i + 1) == "at" && (lower(i - 1) == "of" || lower(i - 1) == "the");
            if (number_of || counted) {
                cumulative = true;
                return Keyword{*kind, i};
            }
            if (text == "dead" && i + 1 == q.first && i > s_.first() && is_verb(s_.tag(i - 1)) &&
                !s_.passive(i - 1)) // "shot dead a police chief"
                return Keyword{*kind, i};
            if (words > 5) return {};
            if (is_verb(s_.tag(i))) {
                if (s_.passive(i) || text.starts_with("die") || text.starts_with("fle")) return {};
                return words <= 3 ? std::optional<Keyword>(Keyword{*kind, i}) : std::nullopt;
            }
            if (lower(i + 1) == "of" || lower(i + 1) == "to" || lower(i + 1) == "at")
                return Keyword{*kind, i};
            return {};
        }
        return {};
    }

    void quantity(Quantity const& q)
    {
        if (q.first > s_.first() &&
            (lower(q.first - 1) == "including" || lower(q.first - 1) == "among" ||
             (lower(q.first - 1) == "them" &&
              w_.mark(q.last < s_.last() ? q.last : q.first) != ','))) {
            return;
        }
        if (q.first >= s_.first() + 2 && lower(q.first - 2) == "including") return;
        if (q.last < s_.last() && w_.is(q.last, Class::no_unit)) return;
        if (q.last < s_.last() &&
            (w_.document().of(w_.token(q.last)) == "%" || w_.mark(q.last) == '%'))
            return;
        if (q.last < s_.last() && lower(q.last) == "of" && q.last + 1 < s_.last() &&
            w_.is(q.last + 1, Class::determiner) && q.value.max == q.value.min) {
            // "two of the men were killed" counts; "one of the leaders" does not name a number of
            // victims unless a verb says so
            if (!right(q, false)) return;
        }
        bool cumulative = false;
        auto found = right(q, false);
        if (found && w_.is(found->token, Class::toll)) cumulative = true;
        if (!found) found = left(q, cumulative);
        if (!found && !q.article) found = right(q, true);
        if (!found) {
            coordinate(q);
            waiting_ = q;
            return;
        }
        auto sum = q;
        if (waiting_ && found->token >= q.last && with_noun(*waiting_) + 1 == q.first &&
            lower(q.first - 1) == "and" && with_noun(*waiting_) > waiting_->last) {
            // "Two policemen and a soldier were killed"
            if (sum.value.min && waiting_->value.min) *sum.value.min += *waiting_->value.min;
            if (sum.value.max && waiting_->value.max)
                *sum.value.max += *waiting_->value.max;
            else
                sum.value.max.reset();
            sum.first = waiting_->first;
        }
        waiting_.reset();
        add(*found, sum, cumulative);
    }

    /// "killed 12 policemen and three civilians": added to the figure before.
    void coordinate(Quantity const& q)
    {
        if (claims_.empty() || q.first <= s_.first() || lower(q.first - 1) != "and") return;
        auto& last = claims_.back();
        if (last.text.last + 4 < q.first || last.keyword > last.text.first) return;
        bool person = false;
        for (auto i = q.last; i < s_.last() && i < q.last + 3; ++i)
            person = person || w_.is(i, Class::people);
        if (!person || last.kind == FigureKind::participants) return;
        if (last.value.min && q.value.min) *last.value.min += *q.value.min;
        if (last.value.max && q.value.max) {
            *last.value.max += *q.value.max;
        } else {
            last.value.max.reset();
        }
        last.text.last = with_noun(q);
    }

    std::uint32_t with_noun(Quantity const& q) const
    {
        for (auto i = q.last; i < s_.last() && i < q.last + 3; ++i) {
            if (stops(i)) break;
            if (w_.is(i, Class::people)) return i + 1;
        }
        return q.last;
    }

    void add(Keyword keyword, Quantity const& q, bool cumulative)
    {
        for (auto i = s_.first(); i + 1 < s_.last(); ++i) {
            if (w_.is(i, Class::toll)) cumulative = true;
            if (lower(i) == "so" && lower(i + 1) == "far") cumulative = true;
            if (lower(i) == "total" && (lower(i + 1) == "to" || lower(i + 1) == "of"))
                cumulative = true;
        }
        FigureClaim claim;
        claim.kind = keyword.kind;
        claim.value = q.value;
        claim.keyword = keyword.token;
        claim.cumulative = cumulative;
        claim.text = {std::min(q.first, keyword.token), std::max(with_noun(q), keyword.token + 1)};
        for (auto const& other : claims_) {
            if (other.kind == claim.kind && other.keyword == claim.keyword) return;
        }
        claims_.push_back(claim);
    }

    /// "no one was hurt", "no casualties"
    void nobody(std::uint32_t i)
    {
        if (!w_.is(i, Class::no)) return;
        std::uint32_t words = 0;
        for (auto k = i + 1; k < s_.last() && words < 6; ++k) {
            if (stops(k)) return;
            if (!w_.is_word(k)) continue;
            ++words;
            auto const kind = kind_of(w_, k);
            if (!kind || *kind == FigureKind::participants || *kind == FigureKind::detained)
                continue;
            FigureClaim claim;
            claim.kind = *kind;
            claim.value = {0, 0};
            claim.keyword = k;
            claim.text = {i, k + 1};
            claims_.push_back(claim);
            return;
        }
    }

    Sentence const& s_;
    Words const& w_;
    std::vector<bool> const& masked_;
    std::vector<FigureClaim> claims_;
    std::optional<Quantity> waiting_; ///< the number before, when no word told what it counts
};

} // namespace

std::vector<FigureClaim> find_figures(Sentence const& sentence, std::vector<bool> const& masked)
{
    return Finder(sentence, masked).run();
}

} // namespace placetime::extract
