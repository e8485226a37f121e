#include "dating/matcher.h"

namespace placetime::dating {

/// A number in digits or words: 3, 2.5, three, twenty-five, two and a half, a hundred.
std::size_t Matcher::match_count(std::size_t i, double& count) const
{
    if (word(i) == Word::number) {
        auto const n = number(i);
        if (n.digits == 0 || n.ordinal || n.plural) return 0;
        count = n.real;
        auto at = i + 1;
        if (word(at) == Word::multiplier) count *= value(at), ++at;
        return at;
    }
    if (word(i) != Word::number_word) return 0;
    count = value(i);
    auto at = i + 1;
    if (count >= 20 && (is_hyphen(at) ? word(at + 1) : word(at)) == Word::number_word) {
        if (is_hyphen(at)) ++at;
        if (value(at) < 10) count += value(at), ++at;
    }
    if (word(at) == Word::multiplier) count *= value(at), ++at;
    if (word(at) == Word::and_ && word(at + 1) == Word::a && word(at + 2) == Word::half)
        count += 0.5, at += 3;
    else if (word(at) == Word::and_ && word(at + 1) == Word::half)
        count += 0.5, at += 2;
    return at;
}

/// A count and its unit: "three days", "a few weeks", "11-year", "half a century", "two brutal
/// months".
std::size_t Matcher::match_amount(std::size_t i, Expression& e, bool& hyphened) const
{
    auto at = i;
    double count = 0;
    hyphened = false;
    bool plural = true;
    if (word(at) == Word::a) {
        ++at;
        if (word(at) == Word::few) {
            if (document_.lower(at) != "few") return 0;
            ++at;
        } else if (word(at) == Word::couple) {
            count = lexemes_[at].value > 2 ? lexemes_[at].value : 2;
            ++at;
            if (word(at) == Word::of) ++at;
        } else if (word(at) == Word::multiplier) {
            count = value(at);
            ++at;
        } else if (word(at) == Word::half) {
            count = 0.5, plural = false;
            ++at;
            if (is_hyphen(at)) ++at;
        } else {
            count = 1, plural = false;
            // "a month-long siege": the article is the siege's
            if (word(at) != Word::filler && is_hyphen(at + 1) && word(at + 2) == Word::long_)
                return 0;
        }
    } else if (word(at) == Word::half) {
        ++at;
        if (is_hyphen(at)) ++at;
        if (word(at) == Word::a) ++at;
        count = 0.5, plural = false;
    } else if (word(at) == Word::few) {
        auto const lower = document_.lower(at);
        bool const of = lower == "dozens" || lower == "hundreds" || lower == "thousands";
        ++at;
        if (of && word(at) != Word::of) return 0;
        if (of) ++at;
        if (word(at) == Word::more) ++at;
    } else if (auto const end = match_count(at, count)) {
        at = end;
        plural = count > 1;
        if (i > first_ && token(i - 1).kind == text::TokenKind::symbol && !spaced(i))
            return 0; // $3 a day
    } else {
        return 0;
    }
    if (is_hyphen(at)) {
        hyphened = true;
        ++at;
        if (word(at) != Word::unit && !(word(at) == Word::plural_unit)) return 0;
    } else {
        int skipped = 0;
        while ((word(at) == Word::filler || word(at) == Word::long_ || word(at) == Word::more) &&
               skipped < 2)
            ++at, ++skipped;
        // one adjective: "ten brutal months"
        if (skipped == 0 && within(at) && token(at).kind == text::TokenKind::word &&
            token(at).shape == text::Shape::lower && word(at) == Word::none &&
            word(at + 1) == Word::plural_unit && plural)
            ++at;
    }
    bool const unit = word(at) == Word::unit || word(at) == Word::plural_unit;
    if (!unit) return 0;
    if (!hyphened && plural && word(at) == Word::unit && count > 1 &&
        word(i) != Word::number_word && word(i) != Word::number)
        return 0;
    if (!hyphened && plural && word(at) == Word::unit && !(within(at + 1) && is_hyphen(at + 1)) &&
        count != 1 && word(at) == Word::unit) {
        // "three hour battle"
        if (count == 0) return 0;
    }
    e.unit = static_cast<Unit>(value(at));
    e.count = count;
    e.kind = Kind::duration;
    ++at;
    if (!hyphened && word(at) == Word::and_ && word(at + 1) == Word::a &&
        word(at + 2) == Word::half)
        e.count += 0.5, at += 3;
    return at;
}

/// What turns an amount into a date: ago, later, earlier, before, after (at the end of a clause),
/// from now.
std::size_t Matcher::match_offset_tail(std::size_t i, Expression& e) const
{
    auto const ends_clause = [&](std::size_t at) {
        return !within(at) || token(at).kind == text::TokenKind::punctuation ||
               word(at) == Word::and_;
    };
    switch (word(i)) {
    case Word::ago:
        e.kind = Kind::offset, e.base = Base::report, e.step = -1;
        return i + 1;
    case Word::later:
        e.kind = Kind::offset, e.base = Base::anchor, e.step = 1;
        return i + 1;
    case Word::earlier:
        e.kind = Kind::offset, e.base = Base::anchor, e.step = -1;
        return i + 1;
    case Word::previous:
        if (within(i) && document_.lower(i) == "prior" && ends_clause(i + 1)) {
            e.kind = Kind::offset, e.base = Base::anchor, e.step = -1;
            return i + 1;
        }
        return 0;
    case Word::before:
        if (document_.lower(i) != "previously" && !ends_clause(i + 1)) return 0;
        e.kind = Kind::offset, e.base = Base::anchor, e.step = -1;
        return i + 1;
    case Word::after:
        if (!ends_clause(i + 1)) return 0;
        e.kind = Kind::offset, e.base = Base::anchor, e.step = 1;
        return i + 1;
    case Word::from:
        if (word(i + 1) == Word::now && document_.lower(i + 1) == "now") {
            e.kind = Kind::offset, e.base = Base::report, e.step = 1;
            return i + 2;
        }
        if (word(i + 1) == Word::today) {
            e.kind = Kind::offset, e.base = Base::report, e.step = 1;
            return i + 2;
        }
        return 0;
    default:
        return 0;
    }
}

/// Amounts with what stands before ("about", "more than") and after ("ago", "later", "-old"):
/// durations and offsets.
std::size_t Matcher::match_quantity(std::size_t i, Expression& e) const
{
    auto at = i;
    for (int guard = 0; guard < 3; ++guard) {
        if (word(at) == Word::approximately)
            ++at;
        else if ((word(at) == Word::more || word(at) == Word::less) && word(at + 1) == Word::than)
            at += 2;
        else if (word(at) == Word::at &&
                 (word(at + 1) == Word::least || word(at + 1) == Word::most_))
            at += 2;
        else if (word(at) == Word::up && word(at + 1) == Word::to)
            at += 2;
        else if (word(at) == Word::close && word(at + 1) == Word::to)
            at += 2;
        else if (word(at) == Word::over && at + 1 < limit_ &&
                 (word(at + 1) == Word::a || word(at + 1) == Word::number ||
                  word(at + 1) == Word::number_word))
            ++at;
        else
            break;
    }
    bool hyphened = false;
    auto end = match_amount(at, e, hyphened);
    if (end == 0) return 0;
    if (at > i && word(at - 1) == Word::over && e.count <= 0) return 0;
    // ages: "18 years old", "Forty-year-old"
    if (is_hyphen(end) && within(end + 1) &&
        (word(end + 1) == Word::old || document_.lower(end + 1) == "olds"))
        return end + 2;
    if (word(end) == Word::old) return end + 1;
    if (word(end) == Word::of && within(end + 1) && document_.lower(end + 1) == "age")
        return end + 2;
    if (is_hyphen(end) && word(end + 1) == Word::long_) return end + 2;
    if (hyphened) return end;
    if (auto const tail = match_offset_tail(end, e)) return tail;
    if (word(end) == Word::and_) {
        // "two years and three months later"
        Expression more;
        bool inner = false;
        if (auto const second = match_amount(end + 1, more, inner);
            second != 0 && !inner && more.unit < e.unit)
            if (auto const tail = match_offset_tail(second, e)) return tail;
    }
    if (within(end) && token(end).kind == text::TokenKind::possessive) {
        if (word(end + 1) == Word::time_word && before(i) == Word::in) {
            e.kind = Kind::offset, e.base = Base::report, e.step = 1;
            return end + 2;
        }
        return end;
    }
    // a bare "a day", "a second" must not be an article of something else: "a day care"
    return end;
}

/// "over the past week", "the last two decades", "the next six months", "the first three years"
std::size_t Matcher::match_stretch(std::size_t i, Expression& e) const
{
    auto at = i;
    bool const the = word(at) == Word::the;
    if (the) ++at;
    int step = 0;
    Base base = Base::report;
    switch (word(at)) {
    case Word::last:
    case Word::past:
        step = -1;
        break;
    case Word::previous:
        step = -1, base = Base::anchor;
        break;
    case Word::next:
    case Word::coming:
        step = 1;
        break;
    case Word::following:
        step = 1, base = Base::anchor;
        break;
    case Word::ordinal_word:
    case Word::beginning:
        step = 0;
        break;
    default:
        return 0;
    }
    if (!the && (step == 0 || word(at) == Word::following)) return 0;
    bool const final_days =
        word(at) == Word::last || (word(at) == Word::ordinal_word && value(at) < 0);
    ++at;
    bool hyphened = false;
    auto end = match_amount(at, e, hyphened);
    if (end != 0 && hyphened) return 0;
    if (end == 0 && (word(at) == Word::plural_unit)) {
        e.unit = static_cast<Unit>(value(at));
        e.count = 0;
        end = at + 1;
    }
    if (end == 0 && word(at) == Word::unit &&
        (word(at - 1) == Word::last || word(at - 1) == Word::ordinal_word) &&
        word(at + 1) == Word::of) {
        e.count = 1, e.unit = static_cast<Unit>(value(at));
        Expression whole;
        auto core = at + 2;
        if (word(core) == Word::the) ++core;
        auto const last = match_core(core, whole);
        if (last == 0 || whole.day != 0) return 0;
        e.kind = Kind::duration;
        auto const amount = e;
        e = whole;
        e.kind = Kind::stretch, e.base = Base::none, e.step = final_days ? -1 : 1;
        if (!final_days) e.ordinal = value(at - 1);
        e.unit = amount.unit, e.count = amount.count;
        return last;
    }
    if (end == 0) return 0;
    if (word(end) == Word::of && (step == 0 || final_days)) {
        Expression whole;
        auto core = end + 1;
        if (word(core) == Word::the) ++core;
        if (auto const last = match_core(core, whole); last != 0 && whole.day == 0) {
            auto const unit = e.unit;
            auto const count = e.count;
            e = whole;
            e.kind = Kind::stretch, e.base = Base::none, e.step = final_days ? -1 : 1;
            e.unit = unit, e.count = count;
            return last;
        }
    }
    if (step == 0) {
        e.kind = Kind::duration;
        return end;
    }
    e.kind = Kind::stretch, e.step = step, e.base = base;
    return end;
}

/// "days later", "months before", "for weeks", "month-long"
std::size_t Matcher::match_bare_units(std::size_t i, Expression& e) const
{
    e.unit = static_cast<Unit>(value(i));
    e.count = 0;
    if (word(i) == Word::plural_unit) {
        if (auto const tail = match_offset_tail(i + 1, e)) return tail;
        e.kind = Kind::duration;
        if (is_hyphen(i + 1) && word(i + 2) == Word::long_) return i + 3;
        switch (before(i)) {
        case Word::for_:
        case Word::in:
        case Word::within:
        case Word::over:
        case Word::after:
            return i + 1;
        default:
            return 0;
        }
    }
    if (is_hyphen(i + 1) && word(i + 2) == Word::long_) {
        e.kind = Kind::duration;
        e.count = 1;
        return i + 3;
    }
    return 0;
}

} // namespace placetime::dating
