#include "dating/matcher.h"

#include <algorithm>
#include <array>

namespace placetime::dating {

namespace {

template <std::size_t n>
bool has(std::array<std::string_view, n> const& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Nouns that a number before them counts.
bool counts_things(std::string_view word)
{
    static constexpr std::array<std::string_view, 30> kCounted{
        "people",    "men",      "women",    "km",         "miles",      "tons",
        "tonnes",    "feet",     "metres",   "meters",     "dollars",    "troops",
        "soldiers",  "square",   "children", "kilometers", "kilometres", "kg",
        "sq",        "acres",    "homes",    "houses",     "euros",      "pounds",
        "civilians", "families", "students", "som",        "hectares",   "points"};
    return has(kCounted, word);
}

/// Words whose number follows them.
bool is_numbered(std::string_view word)
{
    static constexpr std::array<std::string_view, 14> kNumbered{
        "flight",  "no",         "number", "room", "route", "highway", "article",
        "section", "resolution", "page",   "bus",  "model", "unit",    "id"};
    return has(kNumbered, word);
}

bool is_street(std::string_view word)
{
    static constexpr std::array<std::string_view, 15> kStreets{
        "st",   "street", "ave",   "avenue", "road",  "rd",      "blvd", "boulevard",
        "lane", "ln",     "drive", "dr",     "court", "highway", "way"};
    return has(kStreets, word);
}

/// Plural nouns that a year stands before.
bool names_events(std::string_view word)
{
    static constexpr std::array<std::string_view, 15> kEvents{
        "census", "elections", "protests", "olympics", "riots",   "clashes", "talks",    "games",
        "events", "polls",     "results",  "floods",   "attacks", "reforms", "sanctions"};
    return has(kEvents, word);
}

} // namespace

/// Four digits that can be a year.
std::size_t Matcher::match_year(std::size_t i, int& year) const
{
    auto const n = number(i);
    if (!n.plain || n.digits != 4 || n.value < 1000 || n.value > 2199) return 0;
    if (is_hyphen(i + 1) && within(i + 2) && number(i + 2).digits > 4) return 0;
    year = n.value;
    return i + 1;
}

/// True where four digits are a year by what stands about them: a preposition of time, brackets,
/// another year; not a sum, a count ("2000 people"), a name's number (Boeing-1998).
bool Matcher::is_year_here(std::size_t i, int year) const
{
    if (is_address(i)) return false;
    if (!stands_free(i) || is(i + 1, "%") || is(i + 1, "°")) return false;
    switch (word(i + 1)) {
    case Word::plural_unit:
    case Word::multiplier:
    case Word::hours_mark:
    case Word::meridiem:
    case Word::oclock:
        return false;
    default:
        break;
    }
    auto const next_word =
        within(i + 1) && token(i + 1).kind == text::TokenKind::word && spaced(i + 1)
            ? document_.lower(i + 1)
            : std::string_view{};
    if (is_hyphen(i + 1) && within(i + 2) &&
        (word(i + 2) == Word::unit || document_.lower(i + 2) == "strong"))
        return false;
    auto const prep = before(i);
    switch (prep) {
    case Word::in:
    case Word::since:
    case Word::until:
    case Word::during:
    case Word::early:
    case Word::late:
    case Word::mid:
    case Word::before:
    case Word::through:
    case Word::season:
    case Word::weekday:
        return !counts_things(next_word);
    default:
        break;
    }
    if (counts_things(next_word)) return false;
    bool const round = year % 100 == 0;
    // "2000 soldiers": a lower-case plural follows and nothing says year
    bool const plural_follows = next_word.size() > 3 && next_word.back() == 's' &&
                                word(i + 1) == Word::none && next_word != "this" &&
                                token(i + 1).shape == text::Shape::lower;
    if (plural_follows)
        return names_events(next_word) ||
               (year >= 1990 && year < 2035 && (!round || year == 2000) &&
                (prep == Word::the || prep == Word::of || prep == Word::on || prep == Word::from ||
                 prep == Word::for_ || prep == Word::a));
    switch (prep) {
    case Word::of:
    case Word::from:
    case Word::by:
    case Word::after:
    case Word::between:
    case Word::to:
    case Word::the:
    case Word::year_mark:
        return !round || year >= 1800;
    case Word::and_:
    case Word::or_:
    case Word::approximately:
        return !round;
    default:
        break;
    }
    if (after_text(i, "(") || after_text(i, ",") || is(i + 1, ")") || after_text(i, ";") ||
        after_text(i, "–"))
        return !round;
    bool const after_name = i > first_ && token(i - 1).kind == text::TokenKind::word &&
                            token(i - 1).shape != text::Shape::lower;
    if (after_name && year < 1900) return false;
    return year >= 1700 && year < 2060 && !(round && year != 2000 && year != 1900);
}

/// A number before a street's name: "1110 E California Street", "2031 Monument Ave."
bool Matcher::is_address(std::size_t i) const
{
    for (auto at = i + 1; at <= i + 5 && within(at); ++at) {
        auto const lower = document_.lower(at);
        if (at > i + 1 && is_street(lower) && token(at).shape != text::Shape::lower) return true;
        bool const part = token(at).shape == text::Shape::capitalised ||
                          token(at).shape == text::Shape::initial || word(at) == Word::number ||
                          is(at, ".");
        if (!part) return false;
    }
    return false;
}

/// No part of a sum, a number or a name: $2000, #1998, Boeing-1998.
bool Matcher::stands_free(std::size_t i) const
{
    if (i == first_) return true;
    auto const& left = token(i - 1);
    if (!spaced(i) && left.kind != text::TokenKind::punctuation) return false;
    if (left.kind == text::TokenKind::symbol) return false;
    if (left.kind == text::TokenKind::number && number(i - 1).plain && number(i - 1).digits > 2)
        return false; // a telephone's number
    if (slice(i - 1) == "/" && !spaced(i) && i > first_ + 1 && before(i - 1) == Word::number &&
        number(i - 2).digits < 4)
        return false;
    if (slice(i - 1) == "#" || slice(i - 1) == "№" || slice(i - 1) == "€" || slice(i - 1) == "£")
        return false;
    if (is_numbered(document_.lower(i - 1))) return false;
    if (!is_dash(i - 1) || spaced(i)) return true;
    if (i < first_ + 2) return true;
    switch (lexemes_[i - 2].word) {
    case Word::number:
    case Word::mid:
    case Word::late:
    case Word::early:
    case Word::month:
    case Word::season:
        return true;
    default:
        break;
    }
    auto const joint = document_.lower(i - 2);
    return joint == "post" || joint == "pre";
}

/// A year alone: "in 2014", "(1914)", "2014 election".
std::size_t Matcher::match_lone_year(std::size_t i, Expression& e) const
{
    int year = 0;
    auto const end = match_year(i, year);
    if (end == 0 || !is_year_here(i, year)) return 0;
    e.year = year;
    bool const games = within(end + 1) && token(end + 1).shape == text::Shape::capitalised &&
                       spaced(end + 1);                             // 2014 Winter Olympics
    if (word(end) == Word::season && !abbreviated(end) && !games) { // "1984 summer"
        e.season = value(end);
        return end + 1;
    }
    return end;
}

/// "241 BC", "146 B.C.", "AD 70", "70 AD"
std::size_t Matcher::match_era_year(std::size_t i, Expression& e) const
{
    if (word(i) == Word::era_ad && number(i + 1).plain && token(i).shape == text::Shape::all_caps) {
        e.year = number(i + 1).value;
        return e.year > 0 && e.year < 2200 ? i + 2 : 0;
    }
    auto const n = number(i);
    if (!n.plain || n.digits > 4 || n.value == 0) return 0;
    if (word(i + 1) == Word::era_bc && token(i + 1).shape == text::Shape::all_caps) {
        e.year = -n.value;
        return i + 2;
    }
    if (word(i + 1) == Word::era_ad && token(i + 1).shape == text::Shape::all_caps) {
        e.year = n.value;
        return i + 2;
    }
    return 0;
}

/// "1990s", "1930's", "'60s", "nineties" are decades
std::size_t Matcher::match_decade(std::size_t i, Expression& e) const
{
    auto n = number(i);
    if (n.digits == 0) return 0;
    auto end = i + 1;
    if (!n.plural) {
        if (!n.plain || n.digits != 4 ||
            !((is(end, "'") || is(end, "’")) && is(end + 1, "s") && !spaced(end + 1) &&
              !spaced(end)))
            return 0;
        end += 2;
    }
    if (n.digits == 4 && n.value % 10 == 0 && n.value >= 1000 && n.value < 2200) {
        if (n.value % 100 == 0 && n.value < 1900) {
            e.century = n.value / 100 + 1;
            return end;
        }
        e.decade = n.value / 10;
        return end;
    }
    if (n.digits == 2 && n.value % 10 == 0 && n.value >= 20 &&
        (after_text(i, "'") || after_text(i, "’") || after_text(i, "‘") ||
         before(i) == Word::the)) {
        e.decade = 190 + n.value / 10;
        return end;
    }
    return 0;
}

/// "19th century", "nineteenth-century", "first centuries"
std::size_t Matcher::match_century(std::size_t i, Expression& e) const
{
    int value_of = 0;
    auto const n = number(i);
    std::size_t at = i;
    if (word(i) == Word::ordinal_word && value(i) > 0)
        value_of = value(i), ++at;
    else if (n.ordinal && n.digits <= 2)
        value_of = n.value, ++at;
    else if (word(i) == Word::number_word && value(i) == 20 && is_hyphen(i + 1) &&
             word(i + 2) == Word::ordinal_word)
        value_of = 20 + value(i + 2), at += 3;
    else
        return 0;
    if (is_hyphen(at)) ++at;
    if (word(at) != Word::unit || value(at) != static_cast<int>(Unit::century) || value_of > 22 ||
        value_of == 0)
        return 0;
    ++at;
    if (word(at) == Word::era_bc) {
        e.century = -value_of;
        return at + 1;
    }
    e.century = value_of;
    if (word(i) == Word::ordinal_word && value_of < 4 && before(i) == Word::the) e.confidence = 0.6;
    return at;
}

/// "spring 2010", "the summer of 1941", "winter"
std::size_t Matcher::match_season(std::size_t i, Expression& e) const
{
    if (word(i) != Word::season || is(i + 1, "Olympics") || is(i + 1, "Games") ||
        is(i + 1, "Palace"))
        return 0;
    // the Arab Spring, but the Chinese Winter Offensive
    auto const capital = [&](std::size_t at) {
        return within(at) && token(at).shape == text::Shape::capitalised;
    };
    if (i > first_ + 1 && capital(i) && capital(i - 1) && before(i) == Word::none &&
        !capital(i + 1))
        return 0;
    e.season = value(i);
    auto const end = match_year_after(i + 1, e);
    if (end != 0 && !is_comma(i + 1)) {
        bool const turn = e.season == 3 && (is_hyphen(end) || is(end, "/")) &&
                          number(end + 1).plain &&
                          number(end + 1).value % 100 == (e.year + 1) % 100;
        return turn ? end + 2 : end; // the winter of 2010-11
    }
    e.year = 0;
    int year = 0;
    if (auto const at = match_year(i + 1, year)) {
        e.year = year;
        if ((is_hyphen(at) || is(at, "/")) && number(at + 1).digits == 2)
            return at + 2; // winter 1941-42
        return at;
    }
    bool const fall = abbreviated(i);
    if (fall) return 0;
    if (e.season == 0 && token(i).shape == text::Shape::lower && before(i) != Word::in &&
        before(i) != Word::the && before(i) != Word::this_ && before(i) != Word::last &&
        before(i) != Word::next && before(i) != Word::early && before(i) != Word::late &&
        before(i) != Word::of)
        return 0; // to spring, a spring
    if (is_hyphen(i + 1) || (i > first_ && is_hyphen(i - 1) && before(i - 1) != Word::mid))
        return 0;
    e.year = 0;
    e.confidence = 0.7;
    return i + 1;
}

/// "second quarter of 2019", "Q2 2019", "first half of 2010", "2019 Q2"
std::size_t Matcher::match_quarter(std::size_t i, Expression& e) const
{
    std::size_t at = i;
    if (word(i) == Word::ordinal_word) {
        int const which = value(i);
        if (word(i + 1) == Word::quarter && which >= 1 && which <= 4)
            e.quarter = which;
        else if (word(i + 1) == Word::half && which >= 1 && which <= 2)
            e.half = which;
        else
            return 0;
        at = i + 2;
    } else if (within(i) && slice(i).size() == 2 && (slice(i)[0] == 'Q' || slice(i)[0] == 'H') &&
               slice(i)[1] >= '1' && slice(i)[1] <= '4') {
        (slice(i)[0] == 'Q' ? e.quarter : e.half) = slice(i)[1] - '0';
        at = i + 1;
        if (e.half > 2) return 0;
    } else {
        return 0;
    }
    if (auto const end = match_year_after(at, e)) return end;
    // "the first half of the year", "this year"
    std::size_t const of = word(at) == Word::of ? at + 1 : at;
    if (of != at && word(of) == Word::the && word(of + 1) == Word::unit &&
        value(of + 1) == static_cast<int>(Unit::year)) {
        e.year_base = Base::anchor;
        return of + 2;
    }
    return e.quarter != 0 && at == i + 1 ? at : 0;
}

/// "the nineties"
std::size_t Matcher::match_decade_word(std::size_t i, Expression& e) const
{
    auto const prep = before(i);
    bool const edged = prep == Word::early || prep == Word::late ||
                       (i > first_ && is_dash(i - 1) && before(i - 1) == Word::mid);
    if (word(i) != Word::decade_word || !(prep == Word::the || edged)) return 0;
    e.decade = 190 + value(i);
    e.confidence = 0.8;
    return i + 1;
}

std::size_t Matcher::match_holiday(std::size_t i, Expression& e) const
{
    std::size_t at = 0;
    auto const lower = within(i) ? document_.lower(i) : std::string_view{};
    if (word(i) == Word::holiday && token(i).shape != text::Shape::lower) {
        int day = lexemes_[i].value;
        at = i + 1;
        if (lexemes_[i].value >= 5000) {
            e.holiday = lexemes_[i].value;
            if (word(at) == Word::weekday && !abbreviated(at)) {
                if (value(at) == 1) e.holiday = 5001;
                ++at;
            }
        } else {
            if (word(at) == Word::day_of_holiday)
                ++at, day -= 1;
            else if (within(at) && document_.lower(at) == "day" &&
                     token(at).shape == text::Shape::capitalised)
                ++at;
            e.month = day / 100, e.day = day % 100;
        }
    } else if (lower == "new" && token(i).shape == text::Shape::capitalised && within(i + 1) &&
               document_.lower(i + 1) == "year") {
        at = i + 2;
        if (within(at) && token(at).kind == text::TokenKind::possessive) ++at;
        bool const eve = word(at) == Word::day_of_holiday;
        if (!eve && !(within(at) && document_.lower(at) == "day")) return 0;
        ++at;
        e.month = eve ? 12 : 1, e.day = eve ? 31 : 1;
    } else if (lower == "good" && token(i).shape == text::Shape::capitalised &&
               word(i + 1) == Word::weekday && value(i + 1) == 5) {
        e.holiday = 5000 - 2, at = i + 2;
    } else {
        return 0;
    }
    if (word(at) == Word::part) e.part = static_cast<Part>(value(at)), ++at;
    if (auto const end = match_year_after(at, e); end != 0 && !is_comma(at)) return end;
    e.year = 0;
    return at;
}

} // namespace placetime::dating
