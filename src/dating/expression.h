#pragma once

#include <cstdint>
#include <string>

#include "dating/lexicon.h"

namespace placetime::dating {

enum class Kind : std::uint8_t {
    calendar, ///< a date given by its fields; those not given come from the base
    clock,    ///< an hour of some day
    period,   ///< today, last week, that year: step units away from the base
    offset,   ///< two days later, three weeks ago
    stretch,  ///< over the past week, the next two years: from or up to the base
    duration,
    set,
    vague, ///< PAST_REF, PRESENT_REF, FUTURE_REF
};

/// Which part of a period is meant: its first, middle or last third, or what of it lies before or
/// after the report.
enum class Edge : std::uint8_t { none, early, mid, late, before, after };

/// What a relative expression counts from.
enum class Base : std::uint8_t {
    none,
    report, ///< the report's date ("yesterday", "last week", "ago")
    anchor, ///< the date named before it in the text ("the next day", "later")
};

/// A time expression as it is written, before it is resolved.
struct Expression {
    std::uint32_t first = 0, last = 0; ///< tokens; last is one past
    std::uint32_t begin = 0, end = 0;  ///< bytes
    Kind kind = Kind::calendar;
    Edge edge = Edge::none;
    Base base = Base::none;
    Part part = Part::none;
    Unit unit = Unit::day;    ///< of period, offset, stretch, duration, set
    bool part_of_eve = false; ///< the night into the day: its eve's night
    int step = 0;         ///< units from the base; of weekdays, months and seasons: last -1, next 1
    bool of_week = false; ///< a weekday of last, this or next week
    bool stepped = false; ///< "last", "this", "next" stand before it
    double count = 0;     ///< of offset, stretch, duration; 0 is "some"
    int year = 0;         ///< 0 is none; BC years are negative
    bool short_year = false; ///< two digits
    int month = 0, day = 0;
    int weekday = -1;          ///< Sunday = 0
    int season = -1;           ///< spring = 0
    int quarter = 0, half = 0; ///< quarter 5 is the base's own
    int ordinal = 0;           ///< of a stretch of one unit: the second week of May
    int decade = -1;           ///< 199 is the 1990s
    int century = 0;           ///< 19 is the 19th; BC negative
    int holiday = 0;           ///< Easter's offset + 5000
    int hour = -1, minute = -1, second = -1;
    Base year_base = Base::none; ///< "October of that year", "in March last year" (with year_step)
    int year_step = 0;
    bool bare_hour = false; ///< neither a.m. nor p.m. was said
    bool zoned = false;     ///< the clock time is followed by GMT or UTC
    bool future = false;    ///< "as soon as"
    bool with_next = false; ///< begins a range that the next expression ends
    bool ends_range = false;
    bool numeric = false; ///< day and month may have been taken for each other
    double confidence = 1.0;
    int tense = 1; ///< of vague: 0 past, 1 present, 2 future
};

} // namespace placetime::dating
