#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace placetime::dating {

/// What a word can do in a time expression. Words that can do nothing are `none`.
enum class Word : std::uint8_t {
    none,
    number,         ///< a token of digits; its value is read when needed
    number_word,    ///< value: one = 1 ... ninety = 90
    multiplier,     ///< hundred, thousand
    ordinal_word,   ///< value: first = 1 ...
    month,          ///< value: 1 to 12, plus kAbbreviated
    weekday,        ///< value: Sunday = 0, plus kAbbreviated
    plural_weekday, ///< value: Sundays = 0
    decade_word,    ///< value: nineties = 9
    unit,           ///< value: Unit
    plural_unit,    ///< value: Unit
    adjective_unit, ///< daily, weekly, annually; value: Unit
    season,         ///< value: spring = 0
    part,           ///< value: Part
    plural_part,
    small_hours, ///< "small", "wee" before hours
    the,
    a,
    this_,
    that,
    last,
    past,
    next,
    following,
    coming,
    previous,
    same,
    every,
    per,
    early,
    late,
    mid,
    beginning,
    middle,
    end,
    ago,
    later,
    earlier,
    before,
    after,
    since,
    of,
    in,
    on,
    at,
    by,
    from,
    to,
    until,
    through,
    between,
    and_,
    or_,
    into,
    over,
    during,
    for_,
    within,
    today, ///< value: days from today
    tonight,
    overnight,
    noon,
    midnight,
    meridiem, ///< a.m. = 0, p.m. = 1
    oclock,
    hours_mark, ///< hrs, hours after a clock time
    zone,       ///< GMT, UTC, local
    time_word,
    era_bc,
    era_ad,
    century,
    decade,
    quarter,
    half,
    weekend,
    few,
    couple,
    approximately,
    more,
    less,
    than,
    least,
    most_,
    up,
    close,
    filler, ///< full, consecutive, more: between a number and its unit
    old,
    long_,
    now,     ///< value: 0 past, 1 present, 2 future
    holiday, ///< value: month * 100 + day; Easter's offset in days + 5000
    then,
    day_of_holiday, ///< eve, day
    named,          ///< Q1 to Q4, H1, H2, and what begins a holiday's name: New, Good
    year_mark,      ///< "year" in "the year 1915"
};

/// Set in the value of a word that needs more evidence: "Oct", "Sun", "fall".
inline constexpr std::int16_t kAbbreviated = 0x2000;

enum class Unit : std::uint8_t {
    second,
    minute,
    hour,
    day,
    week,
    fortnight,
    month,
    year,
    decade,
    century,
    millennium,
    weekend
};

/// Parts of a day with their wall-clock hours: small hours 00-06, dawn 05-07, morning 06-12,
/// afternoon 12-18, evening 18-24, night 18-06 of the next day, daytime 06-18.
enum class Part : std::uint8_t {
    none,
    small_hours,
    dawn,
    morning,
    afternoon,
    evening,
    night,
    daytime
};

struct Lexeme {
    Word word = Word::none;
    std::int16_t value = 0;
};

/// The lexeme of a lower-cased word.
Lexeme look_up(std::string_view lower) noexcept;

/// Every token's lexeme.
std::vector<Lexeme> lexemes(text::Document const& document);

} // namespace placetime::dating
