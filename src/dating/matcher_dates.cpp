#include "dating/matcher.h"

namespace placetime::dating {

/// True where a month's name is no other word: "may", "march", "sat", "mar" and people called April
/// or August.
bool Matcher::is_month_name(std::size_t i) const
{
    auto const shape = token(i).shape;
    if (shape == text::Shape::lower) return false;
    auto const next_word = within(i + 1) ? document_.lower(i + 1) : std::string_view{};
    if (next_word == "street" || next_word == "road" || next_word == "avenue" ||
        next_word == "madness")
        return false;
    if (abbreviated(i)) return true; // match_month asks for a stop or a number
    int const month = value(i);
    if (month != 3 && month != 5 && month != 4 && month != 6 && month != 8) return true;
    if (word(i + 1) == Word::number) return true;
    if (is_comma(i + 1) && word(i + 2) == Word::number) return true;
    if (i > first_ && number(i - 1).digits > 0 && number(i - 1).value <= 31) return true;
    switch (before(i)) {
    case Word::in:
    case Word::of:
    case Word::since:
    case Word::by:
    case Word::until:
    case Word::from:
    case Word::to:
    case Word::through:
    case Word::between:
    case Word::early:
    case Word::late:
    case Word::mid:
    case Word::last:
    case Word::next:
    case Word::this_:
    case Word::during:
    case Word::before:
    case Word::after:
    case Word::following:
    case Word::previous:
    case Word::ordinal_word:
    case Word::and_:
    case Word::or_:
    case Word::for_:
    case Word::weekday:
    case Word::past:
    case Word::over:
        break;
    case Word::the:
    case Word::a: // "the June events", "a March interview"
        return within(i + 1) && token(i + 1).kind == text::TokenKind::word &&
               token(i + 1).shape == text::Shape::lower && word(i + 1) == Word::none;
    default:
        if (is_dash(i - 1) && i > first_ &&
            (before(i - 1) == Word::month || before(i - 1) == Word::mid))
            break;
        // "March through November", "March was a hard month"
        if ((word(i + 1) == Word::through || word(i + 1) == Word::to || is_dash(i + 1)) &&
            word(i + 2) == Word::month)
            return true;
        if (i == first_ && month != 5 &&
            (next_word == "was" || next_word == "is" || next_word == "saw" ||
             next_word == "brought" || next_word == "marks" || next_word == "marked"))
            return true;
        return (month == 4 || month == 6 || month == 8) && i > first_ && !is_dash(i + 1) &&
               (word(i + 1) != Word::none || !within(i + 1) ||
                token(i + 1).shape != text::Shape::capitalised) &&
               token(i - 1).shape == text::Shape::lower && month != 6;
    }
    // "by May Smith", "of March Madness": a capital follows
    bool const name_follows = within(i + 1) && token(i + 1).kind == text::TokenKind::word &&
                              token(i + 1).shape == text::Shape::capitalised &&
                              word(i + 1) == Word::none &&
                              token(i + 1).sentence == token(i).sentence;
    auto const prep = before(i);
    if (month == 5 || month == 3)
        return !(name_follows && prep != Word::in && prep != Word::since && prep != Word::last &&
                 prep != Word::early && prep != Word::late) &&
               !((prep == Word::and_ || prep == Word::or_) &&
                 !(i > first_ + 1 && lexemes_[i - 2].word == Word::month));
    return !(name_follows && (prep == Word::and_ || prep == Word::by || prep == Word::from ||
                              prep == Word::to || prep == Word::of));
}

std::size_t Matcher::match_month(std::size_t i, int& month) const
{
    if (word(i) != Word::month || !is_month_name(i)) return 0;
    month = value(i);
    bool const stop = abbreviated(i) && is(i + 1, ".") && !spaced(i + 1);
    if (abbreviated(i) && !stop) {
        // "Mar 5", "5 Mar", "Jan 2020": without a stop only beside a number
        bool const beside =
            word(i + 1) == Word::number || (i > first_ && before(i) == Word::number) ||
            (is_dash(i + 1) && word(i + 2) == Word::number) ||
            (i > first_ + 1 && is_dash(i - 1) && lexemes_[i - 2].word == Word::number);
        if (!beside) return 0;
    }
    if (stop && within(i + 2) &&
        (word(i + 2) == Word::number || is_comma(i + 2) || word(i + 2) == Word::of))
        return i + 2;
    return i + 1;
}

std::size_t Matcher::match_day(std::size_t i, int& day) const
{
    if (word(i) == Word::ordinal_word && value(i) > 0) {
        day = value(i);
        return i + 1;
    }
    auto const n = number(i);
    if (n.digits == 0 || n.digits > 2 || n.decimal || n.plural || n.value < 1 || n.value > 31)
        return 0;
    day = n.value;
    return i + 1;
}

/// What may follow a day and month: a year, ", 2010", "of 2010", "of that year", "last year".
std::size_t Matcher::match_year_after(std::size_t i, Expression& e) const
{
    int year = 0;
    std::size_t at = i;
    if (is_comma(at) && within(at + 1))
        ++at;
    else if (word(at) == Word::of)
        ++at;
    if (word(at) == Word::the && word(at + 1) == Word::year_mark) at += 2;
    if (auto const end = match_year(at, year)) {
        bool const unit_follows = word(end) == Word::plural_unit || is(end, "%") ||
                                  (is_hyphen(end) && word(end + 1) == Word::unit);
        bool const continued =
            is(end, ":") && within(end + 1) && !spaced(end + 1) && word(end + 1) == Word::number;
        if (!unit_follows && !continued) {
            e.year = year;
            return end;
        }
        return 0;
    }
    // '45, BC years: "March 44 BC"
    if (auto const n = number(at); n.plain && n.digits <= 4 && word(at + 1) == Word::era_bc) {
        e.year = -n.value;
        return at + 2;
    }
    bool const of = word(i) == Word::of;
    if ((of ? word(at) == Word::that || word(at) == Word::this_ || word(at) == Word::last ||
                  word(at) == Word::previous || word(at) == Word::next || word(at) == Word::the
            : word(i) == Word::last || word(i) == Word::this_ || word(i) == Word::next ||
                  word(i) == Word::that)) {
        auto step = word(at);
        std::size_t then = at + 1;
        if (step == Word::the) step = word(then), ++then;
        if (step == Word::that && word(then) == Word::same) ++then;
        if (word(then) == Word::unit && value(then) == static_cast<int>(Unit::year)) {
            switch (step) {
            case Word::last:
                e.year_base = Base::report, e.year_step = -1;
                return then + 1;
            case Word::this_:
                e.year_base = Base::report, e.year_step = 0;
                return then + 1;
            case Word::next:
                e.year_base = Base::report, e.year_step = 1;
                return then + 1;
            case Word::previous:
                e.year_base = Base::anchor, e.year_step = -1;
                return then + 1;
            case Word::following:
                e.year_base = Base::anchor, e.year_step = 1;
                return then + 1;
            case Word::that:
            case Word::same:
                e.year_base = Base::anchor, e.year_step = 0;
                return then + 1;
            default:
                break;
            }
        }
    }
    return 0;
}

/// "7 October 2020", "the 3rd of May", "3 May", "17th of March, 2011"
std::size_t Matcher::match_day_month(std::size_t i, Expression& e) const
{
    int day = 0, month = 0;
    auto at = match_day(i, day);
    if (at == 0) return 0;
    if (i > first_ && (slice(i - 1) == "$" || slice(i - 1) == "€" || slice(i - 1) == "£")) return 0;
    if (word(at) == Word::of)
        ++at;
    else if (is_hyphen(at))
        ++at; // 6-Oct-2020
    else if (word(i) == Word::ordinal_word) {
        // "the first May Day": words need an "of"
        return 0;
    }
    auto const end = match_month(at, month);
    if (end == 0) return 0;
    e.day = day, e.month = month;
    if (is_hyphen(end) && number(end + 1).digits == 4)
        if (auto const year = match_year_after(end + 1, e)) return year;
    if (auto const year = match_year_after(end, e)) return year;
    return end;
}

/// "October 7, 2020", "Oct. 4", "May 2010", "June"
std::size_t Matcher::match_month_first(std::size_t i, Expression& e) const
{
    if (word(i) == Word::month && value(i) == 5 && is(i + 1, "Day")) { // May Day
        e.month = 5, e.day = 1;
        auto const year = match_year_after(i + 2, e);
        return year != 0 ? year : i + 2;
    }
    auto const at = match_month(i, e.month);
    if (at == 0) return 0;
    auto day_at = at;
    if (word(day_at) == Word::the) ++day_at;
    if (auto const n = number(day_at);
        n.digits > 0 && n.digits <= 2 && !n.decimal && !n.plural && n.value >= 1 && n.value <= 31 &&
        !(is(day_at + 1, ":") && !spaced(day_at + 1)) && !is(day_at + 1, "%") &&
        word(day_at + 1) != Word::plural_unit && word(day_at + 1) != Word::meridiem) {
        e.day = n.value;
        if (auto const year = match_year_after(day_at + 1, e)) return year;
        return day_at + 1;
    }
    if (auto const year = match_year_after(at, e)) return year;
    // '45
    if ((is(at, "'") || is(at, "’")) && number(at + 1).digits == 2 && number(at + 1).plain &&
        !spaced(at + 1)) {
        e.year = number(at + 1).value, e.short_year = true;
        return at + 2;
    }
    return at;
}

/// "Tuesday", "Tuesday night", "Sunday, Oct. 4, 2020", "Sunday dawn of 25 June 1950"
std::size_t Matcher::match_weekday(std::size_t i, Expression& e) const
{
    if (word(i) != Word::weekday || token(i).shape == text::Shape::lower) return 0;
    bool const stop = abbreviated(i) && is(i + 1, ".") && !spaced(i + 1);
    auto at = i + (stop ? 2U : 1U);
    e.weekday = value(i);
    if (word(at) == Word::early || word(at) == Word::late) ++at;
    if (word(at) == Word::part) {
        e.part = static_cast<Part>(value(at));
        ++at;
    }
    auto date = at;
    if (is_comma(date)) ++date;
    if (word(date) == Word::on || word(date) == Word::of) ++date;
    if (word(date) == Word::the) ++date;
    Expression inner;
    auto end = match_day_month(date, inner);
    if (end == 0) inner = {}, end = match_month_first(date, inner);
    if (end == 0) inner = {}, end = match_numeric(date, inner);
    if (end != 0 && (inner.day != 0)) {
        inner.weekday = e.weekday, inner.part = e.part;
        inner.confidence = 1.0;
        e = inner;
        return end;
    }
    // "Tuesday last week", "on Monday of this week"
    auto const week = word(at) == Word::of ? at + 1 : at;
    bool const stepped =
        word(week) == Word::last || word(week) == Word::this_ || word(week) == Word::next;
    if (stepped && word(week + 1) == Word::unit &&
        value(week + 1) == static_cast<int>(Unit::week)) {
        e.step = word(week) == Word::last ? -1 : word(week) == Word::next ? 1 : 0;
        e.of_week = true;
        return week + 2;
    }
    if (abbreviated(i))
        return stop && e.weekday == 0 ? 0 : (stop || before(i) == Word::on ? at : 0);
    // names: Sunday Times, Black Friday, Good Friday
    if (within(at) && at == i + 1 && token(at).kind == text::TokenKind::word &&
        token(at).shape == text::Shape::capitalised && word(at) == Word::none && !is(at, "I")) {
        auto const lower = document_.lower(at);
        if (lower == "times" || lower == "telegraph" || lower == "mirror" || lower == "express" ||
            lower == "mail" || lower == "herald" || lower == "post" || lower == "night" ||
            lower == "people")
            return 0;
    }
    if (i > first_ &&
        (document_.lower(i - 1) == "black" || document_.lower(i - 1) == "bloody" ||
         document_.lower(i - 1) == "palm" || document_.lower(i - 1) == "ash" ||
         document_.lower(i - 1) == "cyber") &&
        token(i - 1).shape == text::Shape::capitalised)
        return 0;
    return at;
}

std::size_t Matcher::match_numeric(std::size_t i, Expression& e) const
{
    if (word(i) != Word::number) return 0;
    auto const byte = read_numeric(document_.text(), token(i).begin, slashes_, e);
    if (byte == 0 || e.kind != Kind::calendar) return 0;
    auto end = i;
    while (within(end) && token(end).begin < byte) ++end;
    return token(end - 1).end == byte ? end : 0;
}

/// A day of a month that is known already: "the 20th", "on the 5th", "the 28th of that month".
std::size_t Matcher::match_lone_day(std::size_t i, Expression& e) const
{
    auto const n = number(i);
    if (!n.ordinal || n.digits > 2 || n.value < 1 || n.value > 31) return 0;
    e.day = n.value;
    e.confidence = 0.6;
    if (word(i + 1) == Word::of && (word(i + 2) == Word::that || word(i + 2) == Word::the) &&
        (word(i + 3) == Word::unit || word(i + 4) == Word::unit)) {
        auto const at = word(i + 3) == Word::unit ? i + 3 : i + 4;
        if (value(at) == static_cast<int>(Unit::month)) return at + 1;
    }
    auto const prep = i > first_ + 1 ? lexemes_[i - 2].word : Word::none;
    bool const after_preposition = prep == Word::on || prep == Word::by || prep == Word::until ||
                                   prep == Word::from || prep == Word::to || prep == Word::of ||
                                   prep == Word::since;
    if (!after_preposition || before(i) != Word::the) return 0;
    bool const noun_follows =
        within(i + 1) && token(i + 1).kind == text::TokenKind::word && word(i + 1) == Word::none;
    return noun_follows || is_hyphen(i + 1) ? 0 : i + 1;
}

std::size_t Matcher::match_core(std::size_t i, Expression& e) const
{
    using Match = std::size_t (Matcher::*)(std::size_t, Expression&) const;
    static constexpr Match kDigits[] = {&Matcher::match_numeric,   &Matcher::match_era_year,
                                        &Matcher::match_decade,    &Matcher::match_century,
                                        &Matcher::match_day_month, &Matcher::match_lone_year};
    static constexpr Match kOrdinals[] = {&Matcher::match_century, &Matcher::match_day_month,
                                          &Matcher::match_quarter};
    auto const first_of = [&](auto const& matches) -> std::size_t {
        for (auto const match : matches) {
            Expression tried;
            if (auto const end = (this->*match)(i, tried)) {
                e = tried;
                return end;
            }
        }
        return 0;
    };
    switch (word(i)) {
    case Word::number:
        return first_of(kDigits);
    case Word::ordinal_word:
        return first_of(kOrdinals);
    case Word::month:
        return match_month_first(i, e);
    case Word::weekday:
        return match_weekday(i, e);
    case Word::season:
        return match_season(i, e);
    case Word::decade_word:
        return match_decade_word(i, e);
    case Word::era_ad:
        return match_era_year(i, e);
    case Word::holiday:
        return match_holiday(i, e);
    case Word::number_word:
        return match_century(i, e);
    default:
        break;
    }
    return 0;
}

} // namespace placetime::dating
