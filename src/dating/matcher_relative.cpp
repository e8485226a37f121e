#include "dating/matcher.h"

namespace placetime::dating {

namespace {

/// "10am", "5pm", "17:30hrs", "1030hrs": what the letters at the end of a token of digits say; 0
/// a.m., 1 p.m., 2 hours, -1 nothing.
int clock_suffix(std::string_view token)
{
    std::size_t digits = 0;
    while (digits < token.size() &&
           ((token[digits] >= '0' && token[digits] <= '9') || token[digits] == '.'))
        ++digits;
    auto const tail = token.substr(digits);
    if (tail == "am" || tail == "AM") return 0;
    if (tail == "pm" || tail == "PM") return 1;
    if (tail == "hrs" || tail == "hr" || tail == "h") return 2;
    return -1;
}

int leading_number(std::string_view token)
{
    int value = 0;
    for (std::size_t at = 0; at < token.size() && at < 5 && token[at] >= '0' && token[at] <= '9';
         ++at)
        value = value * 10 + (token[at] - '0');
    return value;
}

} // namespace

/// "14:30", "10 a.m.", "10:30 pm", "noon", "3 o'clock", "1430 hrs", "at 3 pm local time"
std::size_t Matcher::match_clock(std::size_t i, Expression& e) const
{
    e.kind = Kind::clock;
    std::size_t at = i + 1;
    if (word(i) == Word::noon)
        e.hour = 12;
    else if (word(i) == Word::midnight)
        e.hour = 24;
    else if (word(i) == Word::mid && is_hyphen(i + 1) && within(i + 2) &&
             document_.lower(i + 2) == "day")
        e.hour = 12, at = i + 3;
    else if (word(i) == Word::number || word(i) == Word::number_word) {
        int suffix = -1;
        bool colon = false;
        if (word(i) == Word::number_word) {
            e.hour = value(i);
            if (e.hour > 12) return 0;
        } else if (auto const byte = read_numeric(document_.text(), token(i).begin, slashes_, e);
                   byte != 0 && e.kind == Kind::clock) {
            colon = true;
            while (within(at) && token(at).begin < byte) ++at;
            suffix = clock_suffix(slice(at - 1));
        } else {
            e.kind = Kind::clock;
            auto const n = number(i);
            auto const text = slice(i);
            suffix = clock_suffix(text);
            if (n.decimal && n.digits <= 2) {
                int const minute = static_cast<int>((n.real - n.value) * 100 + 0.5);
                if (minute > 59) return 0;
                e.hour = n.value, e.minute = minute;
            } else if (n.digits == 4 && n.plain && n.value < 2400 && n.value % 100 < 60 &&
                       word(at) == Word::zone && value(at) == 0 &&
                       token(at).shape == text::Shape::all_caps) {
                e.hour = n.value / 100, e.minute = n.value % 100; // 0300 GMT
                colon = true;
            } else if (n.digits == 4 && n.plain && word(at) == Word::hours_mark) {
                e.hour = n.value / 100, e.minute = n.value % 100;
            } else if (suffix >= 0) {
                e.hour = leading_number(text);
                if (e.hour >= 100)
                    e.minute = e.hour % 100, e.hour /= 100;
                else if (suffix == 2)
                    return 0; // 5h is a duration
            } else if (n.plain && n.digits <= 2) {
                e.hour = n.value;
            } else if (n.plain && n.digits == 4 && word(at) == Word::plural_unit &&
                       value(at) == static_cast<int>(Unit::hour) && n.value % 100 < 60 &&
                       n.value < 2400 &&
                       (before(i) == Word::at || before(i) == Word::by || before(i) == Word::from ||
                        before(i) == Word::approximately)) {
                e.hour = n.value / 100, e.minute = n.value % 100;
                ++at;
                colon = true;
            } else {
                return 0;
            }
        }
        if (suffix < 0 && word(at) == Word::meridiem &&
            !(document_.lower(at) == "am" && word(i) == Word::number_word))
            suffix = value(at), ++at;
        else if (suffix < 0 &&
                 (word(at) == Word::hours_mark || (colon && word(at) == Word::plural_unit &&
                                                   value(at) == static_cast<int>(Unit::hour))))
            suffix = 2, ++at;
        else if (suffix < 0 && word(at) == Word::oclock)
            suffix = 3, ++at;
        if (suffix < 0 && !colon) return 0;
        e.bare_hour = suffix < 0;
        if (e.hour > 24 || e.minute > 59) return 0;
        if (suffix == 0 || suffix == 1) {
            if (e.hour > 12) {
                if (suffix == 0) return 0;
            } else {
                e.hour = e.hour % 12 + (suffix == 1 ? 12 : 0);
            }
        }
        if (e.hour == 24 && e.minute > 0) return 0;
        // "in the afternoon"
        if ((suffix == 3 || (colon && suffix < 0)) && word(at) == Word::in &&
            word(at + 1) == Word::the && word(at + 2) == Word::part) {
            auto const part = static_cast<Part>(value(at + 2));
            if ((part == Part::afternoon || part == Part::evening) && e.hour < 12) e.hour += 12;
            at += 3;
        }
    } else {
        return 0;
    }
    // GMT, ET, local time, Moscow time
    if (word(at) == Word::zone && value(at) == 0 && token(at).shape == text::Shape::all_caps) {
        e.zoned = document_.lower(at) == "gmt" || document_.lower(at) == "utc";
        ++at;
    } else if (word(at) == Word::zone && word(at + 1) == Word::time_word) {
        at += 2;
    } else if (is(at, "(") && word(at + 1) == Word::zone && is(at + 2, ")")) {
        e.zoned = document_.lower(at + 1) == "gmt" || document_.lower(at + 1) == "utc";
        at += 3;
    }
    return at;
}

/// "today", "yesterday morning", "tonight", "overnight", "later in the day"
std::size_t Matcher::match_today(std::size_t i, Expression& e) const
{
    e.kind = Kind::period;
    e.base = Base::report;
    e.unit = Unit::day;
    if (word(i) == Word::today) {
        e.step = value(i);
        if (word(i + 1) == Word::part) {
            e.part = static_cast<Part>(value(i + 1));
            return i + 2;
        }
        return i + 1;
    }
    if (word(i) == Word::tonight) {
        e.part = Part::night;
        return i + 1;
    }
    if (word(i) == Word::overnight) {
        e.part = Part::night;
        Expression day;
        auto at = i + 1;
        if (word(at) == Word::on || word(at) == Word::into || word(at) == Word::to ||
            word(at) == Word::from)
            ++at;
        bool const into = word(at - 1) == Word::into || word(at - 1) == Word::to;
        if (auto const end = match_weekday(at, day); end != 0 && day.part == Part::none) {
            auto const first = day;
            e = first;
            e.part = Part::night;
            e.part_of_eve = into;
            // "overnight from Monday to Tuesday"
            if ((word(end) == Word::to || word(end) == Word::into || is_dash(end)) &&
                word(end + 1) == Word::weekday)
                return end + 2;
            return end;
        }
        // an adjective ("overnight curfew") is a set or a kind, no date
        bool const noun_follows = within(i + 1) && token(i + 1).kind == text::TokenKind::word &&
                                  token(i + 1).shape == text::Shape::lower &&
                                  word(i + 1) == Word::none && before(i) == Word::a;
        if (noun_follows) return 0;
        e.step = -1;
        e.confidence = 0.6;
        return i + 1;
    }
    return 0;
}

/// What follows "last", "this", "next", "that", "previous" ...: a unit, a month, a weekday, a
/// season or a part of the day.
std::size_t Matcher::match_after_step(std::size_t i, Expression& e, int step, Base base) const
{
    e.step = step;
    e.base = base;
    e.stepped = true;
    auto at = i;
    if (word(i) == Word::unit) {
        auto const unit = static_cast<Unit>(value(i));
        if (unit < Unit::day || (unit == Unit::day && step < 0 && base == Base::report)) return 0;
        e.kind = Kind::period;
        e.unit = unit;
        ++at;
        if (unit == Unit::day && word(at) == Word::part)
            e.part = static_cast<Part>(value(at)), ++at;
        return at;
    }
    if (word(i) == Word::month) {
        int month = 0;
        at = match_month(i, month);
        if (at == 0) return 0;
        e.month = month;
        if (auto const n = number(at); n.plain && n.digits <= 2 && n.value >= 1 && n.value <= 31)
            e.day = n.value, ++at;
        return at;
    }
    if (word(i) == Word::weekday && token(i).shape != text::Shape::lower && !abbreviated(i)) {
        e.weekday = value(i);
        if (word(at + 1) == Word::part) e.part = static_cast<Part>(value(at + 1)), ++at;
        return at + 1;
    }
    if (word(i) == Word::season && !(abbreviated(i) && step == 0 && base == Base::anchor)) {
        e.season = value(i);
        return i + 1;
    }
    if (word(i) == Word::part) {
        e.kind = Kind::period;
        e.unit = Unit::day;
        e.part = static_cast<Part>(value(i));
        if (e.part == Part::night && step < 0) e.step = -1;
        return i + 1;
    }
    if (word(i) == Word::quarter && base == Base::report) {
        e.quarter = 5; // the report's own, stepped
        return i + 1;
    }
    if (word(i) == Word::holiday) return match_holiday(i, e);
    return 0;
}

/// "at that time", "by this time", "at the time": some time that the text has spoken of.
std::size_t Matcher::match_some_time(std::size_t i, Expression& e) const
{
    auto at = i;
    bool const the = word(at) == Word::the;
    bool const this_one = word(at) == Word::this_;
    if (the || this_one || word(at) == Word::that) ++at;
    if (word(at) == Word::same) ++at;
    bool const bare = the && at == i + 1;
    if (word(at) != Word::time_word || at == i) return 0;
    switch (before(i)) {
    case Word::at:
    case Word::by:
    case Word::from:
    case Word::in:
    case Word::during:
    case Word::since:
    case Word::until:
    case Word::approximately:
    case Word::on:
        break;
    case Word::of:
        if (!the) return 0;
        break;
    default:
        return 0;
    }
    // "at the time of the attack" is told by what follows
    bool const ends = !within(at + 1) || token(at + 1).kind == text::TokenKind::punctuation ||
                      word(at + 1) == Word::and_;
    if (bare && !ends) return 0;
    e.kind = Kind::vague;
    e.tense = this_one || bare ? 1 : 0;
    return at + 1;
}

/// "last week", "this morning", "next Friday", "that year", "the following day", "the same day";
/// `i` may stand on "the".
std::size_t Matcher::match_stepped(std::size_t i, Expression& e) const
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
    case Word::this_:
        step = 0;
        break;
    case Word::next:
        step = 1, base = the ? Base::anchor : Base::report;
        break;
    case Word::coming:
        step = 1;
        break;
    case Word::following: // without an article it is a preposition
        if (!the) return 0;
        step = 1, base = Base::anchor;
        break;
    case Word::previous:
        step = -1, base = Base::anchor;
        break;
    case Word::that:
        step = 0, base = Base::anchor;
        break;
    case Word::same:
        step = 0, base = Base::anchor;
        break;
    default:
        return 0;
    }
    bool const past = word(at) == Word::past || (the && word(at) == Word::last);
    bool const that = word(at) == Word::that || word(at) == Word::this_;
    ++at;
    if (that && word(at) == Word::same)
        base = Base::anchor, ++at;
    else if (that && (word(at) == Word::past || word(at) == Word::last))
        step = -1, ++at; // this past week
    else if (that && (word(at) == Word::coming || word(at) == Word::next))
        step = 1, ++at;
    else if (word(at) == Word::filler && base == Base::report && step == 0)
        ++at; // this entire week
    if (word(at) == Word::early || word(at) == Word::late) ++at;
    if (past && word(at) == Word::unit) {
        // "the last day" of something; "in the last day" is a stretch
        if (value(at) == static_cast<int>(Unit::day) && before(i) != Word::in &&
            before(i) != Word::over && before(i) != Word::during)
            return 0;
        // "over the past week", "the last decade": a stretch up to now
        e.kind = Kind::stretch, e.base = Base::report, e.step = -1, e.count = 1,
        e.unit = static_cast<Unit>(value(at));
        return at + 1;
    }
    return match_after_step(at, e, step, base);
}

std::size_t Matcher::match_vague(std::size_t i, Expression& e) const
{
    if (word(i) != Word::now) return 0;
    auto const lower = document_.lower(i);
    e.kind = Kind::vague;
    e.tense = value(i);
    auto at = i + 1;
    if (lower == "present") {
        if (is_hyphen(at) && within(at + 1) && document_.lower(at + 1) == "day") return at + 2;
        if (word(at) == Word::unit && value(at) == static_cast<int>(Unit::day)) return at + 1;
        return before(i) == Word::the && (i > first_ + 1) &&
                       (lexemes_[i - 2].word == Word::to || lexemes_[i - 2].word == Word::at ||
                        lexemes_[i - 2].word == Word::until)
                   ? at
                   : 0;
    }
    if (lower == "now" && word(at) == Word::and_ && word(at + 1) == Word::then) return 0;
    if (lower == "current" && word(at) == Word::unit && value(at) >= static_cast<int>(Unit::day)) {
        e.kind = Kind::period, e.base = Base::report, e.unit = static_cast<Unit>(value(at));
        return at + 1;
    }
    if (lower == "now" && within(at) && document_.lower(at) == "that") return 0;
    if (lower == "former" && before(i) == Word::the &&
        !(within(at) && token(at).kind == text::TokenKind::word))
        return 0; // the former, the latter
    return at;
}

/// "every Friday", "daily", "per year", "each morning", "Fridays", "every two weeks"
std::size_t Matcher::match_set(std::size_t i, Expression& e) const
{
    e.kind = Kind::set;
    e.count = 1;
    auto at = i + 1;
    switch (word(i)) {
    case Word::adjective_unit:
        // a newspaper: the Daily News
        if (token(i).shape == text::Shape::capitalised && within(at) &&
            token(at).shape == text::Shape::capitalised && i > first_)
            return 0;
        e.unit = static_cast<Unit>(value(i));
        return at;
    case Word::plural_weekday:
        if (token(i).shape == text::Shape::lower) return 0;
        e.weekday = value(i);
        return at;
    case Word::plural_part:
        if (before(i) == Word::for_ || before(i) == Word::number_word ||
            before(i) == Word::number || before(i) == Word::few)
            return 0;
        e.part = static_cast<Part>(value(i));
        return at;
    case Word::every: {
        if (word(at) == Word::filler) ++at;
        double count = 1;
        if (word(at) == Word::number_word || word(at) == Word::number) {
            auto const end = match_count(at, count);
            if (end == 0 || word(end) != Word::plural_unit) return 0;
            at = end;
        } else if (word(at) == Word::few) {
            ++at;
        } else if (word(at) == Word::ordinal_word) {
            count = value(at);
            ++at;
        } else if (within(at) && document_.lower(at) == "other") {
            count = 2;
            ++at;
        }
        e.count = count;
        if (word(at) == Word::unit || word(at) == Word::plural_unit) {
            e.unit = static_cast<Unit>(value(at));
            ++at;
            if (word(at) == Word::part) e.part = static_cast<Part>(value(at)), ++at;
            return at;
        }
        if (word(at) == Word::weekday && token(at).shape != text::Shape::lower) {
            e.weekday = value(at);
            ++at;
            if (word(at) == Word::part) e.part = static_cast<Part>(value(at)), ++at;
            return at;
        }
        if (word(at) == Word::part) {
            e.part = static_cast<Part>(value(at));
            return at + 1;
        }
        if (word(at) == Word::month && token(at).shape != text::Shape::lower) {
            e.month = value(at);
            return at + 1;
        }
        if (word(at) == Word::season) {
            e.season = value(at);
            return at + 1;
        }
        return 0;
    }
    case Word::per:
        if (word(at) != Word::unit) return 0;
        e.unit = static_cast<Unit>(value(at));
        return at + 1;
    default:
        return 0;
    }
}

} // namespace placetime::dating
