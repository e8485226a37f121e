#include "dating/resolve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "dating/calendar.h"
#include "dating/resolver.h"

namespace placetime::dating {

namespace chr = std::chrono;
using time::DatedInterval;
using time::Days;
using time::Precision;

namespace {

Days start_of(DatedInterval const& when) { return chr::floor<chr::days>(when.interval.begin); }
int year_of(DatedInterval const& when)
{
    return static_cast<int>(time::CivilDate(start_of(when)).year());
}
int month_of(DatedInterval const& when)
{
    return static_cast<int>(static_cast<unsigned>(time::CivilDate(start_of(when)).month()));
}

std::string set_value(Expression const& e)
{
    static constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
    if (e.weekday >= 0)
        return fmt::format("XXXX-WXX-{}{}", e.weekday == 0 ? 7 : e.weekday, timex_part(e.part));
    if (e.part != Part::none) return fmt::format("XXXX-XX-XX{}", timex_part(e.part));
    if (e.month != 0) return fmt::format("XXXX-{:02}", e.month);
    if (e.season >= 0) return fmt::format("XXXX-{}", kSeasons[static_cast<std::size_t>(e.season)]);
    return timex_duration(e.count, e.unit);
}

} // namespace

Resolver::Resolver(text::Document const& document, std::vector<Expression> const& expressions,
                   std::optional<DatedInterval> const& report)
    : document_(document), expressions_(expressions), report_(report)
{
    // Years far from the report's own, and few words that speak from its day: the text tells
    // history.
    int far = 0, near = 0, deictic = 0;
    for (auto const& e : expressions) {
        if (e.kind == Kind::calendar && e.year > 0 && !e.short_year) {
            bool const close = report_ && std::abs(e.year - year_of(*report_)) <= 1;
            ++(close ? near : far);
        } else if (e.year < 0) {
            ++far;
        } else if ((e.kind == Kind::period && e.base == Base::report) ||
                   (e.kind == Kind::calendar && e.weekday >= 0 && e.day == 0)) {
            ++deictic;
        }
    }
    narrative_ = !report_ || (far >= 3 && far >= 2 * near && far >= 2 * deictic);
}

std::optional<DatedInterval> Resolver::base_of(Base base) const
{
    if (base == Base::anchor && anchor_) return anchor_;
    if (base == Base::anchor) return narrative_ ? std::nullopt : report_;
    return report_ ? report_ : std::nullopt;
}

Tense Resolver::tense_of(Expression const& e) const { return tense_at(document_, e.first, e.last); }

/// The year of a month (and day) that is named without one.
std::optional<int> Resolver::year_for(Expression const& e, int month, int day) const
{
    if (e.year_base != Base::none) {
        auto const base = base_of(e.year_base);
        if (!base) return std::nullopt;
        return year_of(*base) + e.year_step;
    }
    if (e.stepped) {
        auto const base = base_of(e.base);
        if (!base) return std::nullopt;
        int const year = year_of(*base), now = month_of(*base);
        bool const coarse = base->precision >= Precision::year;
        if (e.step < 0) return coarse || month >= now ? year - 1 : year;
        if (e.step > 0) return coarse || month <= now ? year + 1 : year;
        return year;
    }
    bool const story = narrative_ && anchor_;
    if (story || !report_) {
        if (!anchor_) return std::nullopt;
        return story_year_for(month, day);
    }
    // an explicit year earlier in the same sentence
    if (sentence_year_ != 0 && sentence_ == document_.tokens()[e.first].sentence &&
        sentence_year_ != year_of(*report_))
        return sentence_year_;
    int const year = year_of(*report_);
    if (report_->precision > Precision::month && report_->precision != Precision::range)
        return year;
    auto const dated = [&](int y) { return make_day(y, month, day == 0 ? 1 : day); };
    auto const today = start_of(*report_);
    auto const this_year = dated(year);
    if (!this_year) { // 29 February
        for (int back = 1; back < 8; ++back)
            if (dated(year - back)) return year - back;
        return std::nullopt;
    }
    auto const tense = tense_of(e);
    bool const same_month = day == 0 && month == month_of(*report_);
    if (same_month) return year;
    if (*this_year > today) {
        if (tense == Tense::future) return year;
        if (tense == Tense::unknown && *this_year - today <= chr::days(60)) return year;
        // said of the past, but the past one lies almost a year back
        if (*this_year - today <= chr::days(10) && day != 0) return year;
        return year - 1;
    }
    if (tense == Tense::future && today - *this_year > chr::days(45)) return year + 1;
    if (tense != Tense::past && today - *this_year > chr::days(320)) return year + 1;
    return year;
}

/// In a story the year goes on from the date before; around the turn of a year it steps over it.
int Resolver::story_year_for(int month, int day) const
{
    int const year = year_of(*anchor_);
    bool const dated =
        anchor_->precision <= Precision::month || anchor_->precision == Precision::season;
    if (!dated) return year;
    int const from = month_of(*anchor_);
    (void)day;
    if (from >= 10 && month <= 3 && (month + 12 - from) <= 4) return year + 1;
    if (from <= 2 && month >= 11) return year - 1;
    return year;
}

/// The day that a weekday means.
std::optional<DatedInterval> Resolver::weekday_of(Expression const& e) const
{
    auto base = e.stepped ? base_of(e.base) : (narrative_ && anchor_ ? anchor_ : report_);
    if (!base) return std::nullopt;
    if (base->precision > Precision::day)
        return base; // a report dated to a month: no day is made up
    auto const today = start_of(*base);
    int const now = static_cast<int>(chr::weekday(today).c_encoding());
    int const back = (now - e.weekday + 7) % 7;
    int ahead = (e.weekday - now + 7) % 7;
    if (e.stepped && e.step < 0)
        return DatedInterval{time::day(today - chr::days(back == 0 ? 7 : back)), Precision::day};
    if (e.stepped && e.step > 0)
        return DatedInterval{time::day(today + chr::days(ahead == 0 ? 7 : ahead)), Precision::day};
    auto tense = narrative_ && base == anchor_ ? Tense::future : tense_of(e);
    if (narrative_ && base == anchor_ && ahead == 0) return base;
    if (tense == Tense::future && ahead == 0 && !narrative_)
        return DatedInterval{time::day(today), Precision::day};
    return DatedInterval{
        time::day(tense == Tense::future ? today + chr::days(ahead) : today - chr::days(back)),
        Precision::day};
}

/// A season, quarter or half without its year.
std::optional<DatedInterval> Resolver::period_of_year(Expression const& e) const
{
    auto const make = [&](int year) {
        if (e.season >= 0) return whole_season(year, e.season);
        return e.quarter != 0 ? whole_quarter(year, e.quarter) : whole_half(year, e.half);
    };
    if (e.year != 0) return make(e.year);
    auto const base = e.stepped || e.year_base != Base::none
                          ? base_of(e.stepped ? e.base : e.year_base)
                          : (narrative_ && anchor_ ? anchor_ : report_);
    if (!base) return std::nullopt;
    int year = year_of(*base);
    if (e.quarter == 5) {
        int const index = year * 4 + (month_of(*base) - 1) / 3 + e.step;
        return whole_quarter(index / 4, index % 4 + 1);
    }
    if (e.year_base != Base::none) return make(year + e.year_step);
    auto const start = start_of(*base);
    auto this_year = make(year);
    if (!this_year) return std::nullopt;
    if (narrative_ && !e.stepped) {
        if (e.season == 3 && month_of(*base) <= 3 && base->precision <= Precision::season)
            return make(year - 1);
        return this_year;
    }
    if (e.stepped && e.step < 0) {
        while (this_year && this_year->interval.end > start) this_year = make(--year);
        return this_year;
    }
    if (e.stepped && e.step > 0) {
        while (this_year && this_year->interval.begin <= start) this_year = make(++year);
        return this_year;
    }
    if (e.season == 3 && month_of(*base) <= 2) return make(year - 1);
    if (!e.stepped && this_year->interval.begin > start && tense_of(e) != Tense::future)
        return make(year - 1);
    return this_year;
}

std::optional<DatedInterval> Resolver::calendar_of(Expression const& e, std::string& value) const
{
    std::optional<DatedInterval> when;
    int year = e.year;
    if (e.short_year) {
        auto const base = narrative_ && anchor_ ? anchor_ : report_;
        int const about = base ? year_of(*base) : 1999;
        year = about / 100 * 100 + e.year;
        if (year > about + 20) year -= 100;
    }
    if (e.holiday != 0) {
        auto const base = narrative_ && anchor_ ? anchor_ : report_;
        if (year == 0 && base) {
            year = year_of(*base);
            if (!narrative_ && easter(year) + chr::days(e.holiday - 5000) > start_of(*base) &&
                tense_of(e) != Tense::future)
                --year;
        }
        if (year <= 0) {
            value = "XXXX-XX-XX";
            return std::nullopt;
        }
        when = DatedInterval{time::day(easter(year) + chr::days(e.holiday - 5000)), Precision::day};
    } else if (e.decade >= 0) {
        when = whole_decade(e.decade);
    } else if (e.century != 0) {
        if (e.century < 0) {
            value = fmt::format("BC{:02}", -e.century - 1);
            return std::nullopt;
        }
        when = whole_century(e.century);
        value = fmt::format("{:02}", e.century - 1);
    } else if (e.season >= 0 || e.quarter != 0 || e.half != 0) {
        when = period_of_year(e);
        if (e.half != 0 && when) value = fmt::format("{:04}-H{}", year_of(*when), e.half);
        if (!when && e.season >= 0) value = set_value(e);
    } else if (e.month != 0 && e.day == 0) {
        if (year == 0 && !e.short_year) year = year_for(e, e.month, 0).value_or(0);
        when = whole_month(year, e.month);
        if (!when)
            value = year < 0 ? fmt::format("BC{:04}-{:02}", -year, e.month)
                             : fmt::format("XXXX-{:02}", e.month);
    } else if (e.day != 0) {
        int month = e.month;
        if (month == 0) {
            auto const base = narrative_ && anchor_ ? anchor_ : (anchor_ ? anchor_ : report_);
            if (base && base->precision <= Precision::month) {
                month = month_of(*base), year = year_of(*base);
                if (!narrative_ && report_ && base == report_ &&
                    e.day > static_cast<int>(
                                static_cast<unsigned>(time::CivilDate(start_of(*report_)).day())) +
                                3 &&
                    tense_of(e) == Tense::past)
                    month = month == 1 ? (--year, 12) : month - 1;
            }
        } else if (year == 0) {
            year = year_for(e, month, e.day).value_or(0);
            if (year != 0 && e.weekday >= 0 && report_ && !narrative_) {
                // the weekday that stands with it must fit
                for (int const other : {year, year - 1, year + 1}) {
                    auto const date = make_day(other, month, e.day);
                    if (date && static_cast<int>(chr::weekday(*date).c_encoding()) == e.weekday) {
                        year = other;
                        break;
                    }
                }
            }
        }
        when = whole_day(year, month, e.day);
        if (!when)
            value = year < 0 ? fmt::format("BC{:04}-{:02}-{:02}", -year, month, e.day)
                             : fmt::format("XXXX-{}-{:02}",
                                           month == 0 ? "XX" : fmt::format("{:02}", month), e.day);
    } else if (e.weekday >= 0) {
        when = weekday_of(e);
        if (!when) value = set_value(e);
    } else if (year != 0) {
        if (year < 0)
            value = fmt::format("BC{:04}", -year);
        else
            when = whole_year(year);
    }
    return when;
}

/// "today", "last week", "that year".
std::optional<DatedInterval> Resolver::period_of(Expression const& e, std::string& value) const
{
    auto const base = base_of(e.base);
    if (!base) {
        static constexpr std::array<std::string_view, 5> kUnknown{"XXXX-XX-XX", "XXXX-WXX",
                                                                  "XXXX-WXX", "XXXX-XX", "XXXX"};
        auto const unit = static_cast<std::size_t>(e.unit);
        value = unit >= static_cast<std::size_t>(Unit::day) && e.unit <= Unit::year
                    ? kUnknown[unit - static_cast<std::size_t>(Unit::day)]
                    : "XXXX";
        if (e.part != Part::none) value += timex_part(e.part);
        return std::nullopt;
    }
    auto const needed = [&] {
        switch (e.unit) {
        case Unit::week:
        case Unit::fortnight:
        case Unit::weekend:
            return Precision::week;
        case Unit::month:
            return Precision::month;
        case Unit::year:
            return Precision::year;
        case Unit::decade:
            return Precision::decade;
        case Unit::century:
        case Unit::millennium:
            return Precision::century;
        default:
            return Precision::day;
        }
    }();
    // the base is known less well than the unit asked for: what is known of it stays
    bool const coarse = base->precision > needed &&
                        !(base->precision == Precision::range && needed >= Precision::month) &&
                        !(base->precision <= Precision::quarter && needed >= Precision::year);
    if (coarse) {
        if (narrative_ && e.base == Base::anchor) {
            value = "XXXX-XX-XX";
            return std::nullopt;
        }
        return base;
    }
    if (e.unit == Unit::weekend) {
        auto const today = start_of(*base);
        auto const weekend = weekend_of(today);
        value = timex_value({weekend.interval, Precision::week}).substr(0, 0);
        auto when = weekend;
        bool const sunday_or_later = weekend.interval.begin <= time::Instant(today);
        if (e.step == 0 && e.stepped && document_.lower(e.first) == "the" && !sunday_or_later &&
            tense_of(e) != Tense::future)
            when = weekend_of(today - chr::days(7));
        else if (e.step < 0)
            when = weekend_of(today - chr::days(7));
        else if (e.step > 0)
            when = weekend_of(today + chr::days(7));
        value = timex_value(
                    {{when.interval.begin - chr::days(5), when.interval.end}, Precision::week}) +
                "-WE";
        return when;
    }
    if (e.unit == Unit::day && e.base == Base::anchor && e.step == 0 && e.part == Part::none &&
        base->precision < Precision::day)
        return DatedInterval{time::day(start_of(*base)), Precision::day};
    return step_from(start_of(*base), e.unit, e.step);
}

/// "two days later", "three weeks ago".
std::optional<DatedInterval> Resolver::offset_of(Expression const& e, std::string& value) const
{
    auto const base = base_of(e.base);
    if (e.count <= 0 || !base) {
        if (e.base == Base::report)
            value = e.step < 0 ? "PAST_REF" : "FUTURE_REF";
        else if (e.unit >= Unit::year)
            value = e.step < 0 ? "PAST_REF" : "FUTURE_REF";
        else if (!base)
            value = "XXXX-XX-XX";
        else
            value = e.unit == Unit::month  ? "XXXX-XX"
                    : e.unit == Unit::week ? "XXXX-WXX"
                                           : "XXXX-XX-XX";
        return std::nullopt;
    }
    if (e.unit < Unit::day) {
        if (base->precision < Precision::day) {
            auto const seconds = static_cast<long>(e.count * (e.unit == Unit::hour     ? 3600
                                                              : e.unit == Unit::minute ? 60
                                                                                       : 1));
            auto const at = base->interval.begin + chr::seconds(e.step * seconds);
            if (base->precision <= Precision::hour) {
                value = time::format_utc(at).substr(0, 16);
                return DatedInterval{{at, at + base->interval.length()}, base->precision};
            }
        }
        if (base->precision <= Precision::day)
            return DatedInterval{time::day(start_of(*base)), Precision::day};
        return base;
    }
    Precision const needed = e.unit == Unit::day         ? Precision::day
                             : e.unit <= Unit::fortnight ? Precision::week
                             : e.unit == Unit::month     ? Precision::month
                                                         : Precision::year;
    if (base->precision > needed && !(needed == Precision::year) &&
        !(needed == Precision::month && base->precision == Precision::range)) {
        if (narrative_ && e.base == Base::anchor) {
            value = "XXXX-XX-XX";
            return std::nullopt;
        }
        return base;
    }
    auto const moved = move_by(start_of(*base), e.unit, e.step * e.count);
    if (!moved) return std::nullopt;
    auto unit = e.unit;
    if (e.count != std::floor(e.count) && unit >= Unit::year) unit = Unit::month;
    if (unit >= Unit::decade && e.count < 2) unit = Unit::year;
    if (unit == Unit::fortnight) unit = Unit::week;
    if (unit == Unit::decade) unit = Unit::year;
    return step_from(*moved, unit, 0);
}

/// "over the past week", "the last two weeks of March": the value is the length, the interval where
/// it lies.
std::optional<DatedInterval> Resolver::stretch_of(Expression const& e, std::string& value) const
{
    value = timex_duration(e.count, e.unit);
    if (e.base == Base::none) {
        auto inner = e;
        inner.kind = Kind::calendar;
        inner.step = 0;
        std::string ignored;
        auto const whole = calendar_of(inner, ignored);
        if (!whole || e.count <= 0) return std::nullopt;
        auto const first = start_of(*whole);
        auto const end = chr::floor<chr::days>(whole->interval.end);
        if (e.step < 0) {
            auto const from = move_by(end, e.unit, -e.count);
            if (!from || *from < first) return std::nullopt;
            return DatedInterval{{*from, end}, Precision::range};
        }
        auto const from = move_by(first, e.unit, e.ordinal > 0 ? e.ordinal - 1 : 0);
        auto const to = from ? move_by(*from, e.unit, e.count) : std::nullopt;
        if (!to || *to > end) return std::nullopt;
        return DatedInterval{{*from, *to}, Precision::range};
    }
    auto const base = narrative_ && anchor_ ? anchor_ : base_of(e.base);
    if (!base || e.count <= 0 || base->precision > Precision::day || e.unit < Unit::day)
        return std::nullopt;
    auto const day = start_of(*base);
    auto const unit = e.unit == Unit::weekend ? Unit::week : e.unit;
    auto const moved = move_by(day, unit, e.step * e.count);
    if (!moved) return std::nullopt;
    if (e.step < 0) return DatedInterval{{*moved, day + chr::days(1)}, Precision::range};
    return DatedInterval{{day, *moved + chr::days(1)}, Precision::range};
}

/// The hour of a day that is named beside it, before it, or is the report's.
std::optional<DatedInterval> Resolver::clock_of(Expression const& e, std::size_t index,
                                                std::string& value) const
{
    std::optional<DatedInterval> base;
    auto const sentence = document_.tokens()[e.first].sentence;
    // "10 a.m. on Tuesday"
    if (index + 1 < expressions_.size()) {
        auto const& next = expressions_[index + 1];
        bool const near =
            document_.tokens()[next.first].sentence == sentence && next.first - e.last <= 2;
        std::string ignored;
        if (near && next.kind == Kind::calendar && (next.day != 0 || next.weekday >= 0))
            base = calendar_of(next, ignored);
        else if (near && next.kind == Kind::period && next.unit == Unit::day)
            base = period_of(next, ignored);
    }
    if (!base && anchor_) base = anchor_;
    if (!base && !narrative_) base = report_;
    std::string clock = fmt::format("T{:02}", e.hour);
    if (e.minute >= 0)
        clock += fmt::format(":{:02}", e.minute);
    else
        clock += ":00";
    if (e.second >= 0) clock += fmt::format(":{:02}", e.second);
    if (!base || base->precision > Precision::day) {
        value = "XXXX-XX-XX" + clock;
        return std::nullopt;
    }
    auto const day = start_of(*base);
    value = time::format_date(day) + clock + (e.zoned ? "Z" : "");
    time::Instant const begin = day + chr::hours(e.hour) + chr::minutes(std::max(e.minute, 0)) +
                                chr::seconds(std::max(e.second, 0));
    if (e.second >= 0) return DatedInterval{{begin, begin + chr::seconds(1)}, Precision::second};
    if (e.minute >= 0) return DatedInterval{{begin, begin + chr::minutes(1)}, Precision::minute};
    return DatedInterval{{begin, begin + chr::hours(1)}, Precision::hour};
}

TimeMention Resolver::resolve_one(std::size_t index)
{
    auto const& e = expressions_[index];
    TimeMention m;
    m.begin = e.begin, m.end = e.end;
    m.first_token = e.first, m.last_token = e.last;
    m.sentence = document_.tokens()[e.first].sentence;
    m.confidence = e.confidence;
    bool const explicit_date = e.kind == Kind::calendar &&
                               (e.year != 0 || e.decade >= 0 || e.century != 0) && !e.short_year;
    m.relative = !explicit_date;
    std::string value;
    switch (e.kind) {
    case Kind::calendar:
        m.when = calendar_of(e, value);
        break;
    case Kind::clock:
        m.type = TimexType::time;
        m.when = clock_of(e, index, value);
        break;
    case Kind::period:
        m.when = period_of(e, value);
        break;
    case Kind::offset:
        m.when = offset_of(e, value);
        break;
    case Kind::stretch:
        m.when = stretch_of(e, value);
        m.type = TimexType::duration;
        break;
    case Kind::duration:
        m.type = TimexType::duration;
        value = timex_duration(e.count, e.unit);
        break;
    case Kind::set:
        m.type = TimexType::set;
        value = set_value(e);
        break;
    case Kind::vague:
        value = e.tense == 0 ? "PAST_REF" : e.tense == 1 ? "PRESENT_REF" : "FUTURE_REF";
        break;
    }
    finish(e, m, value);
    return m;
}

/// Parts of the day and of periods, the value, and what the text goes on from.
void Resolver::finish(Expression const& e, TimeMention& m, std::string value)
{
    if (m.when && value.empty()) value = timex_value(*m.when);
    bool const dates = e.kind == Kind::calendar || e.kind == Kind::period || e.kind == Kind::offset;
    auto whole = m.when;
    if (dates && m.when && e.hour >= 0 && m.when->precision == Precision::day) { // an ISO time
        m.type = TimexType::time;
        auto const begin = m.when->interval.begin + chr::hours(e.hour) +
                           chr::minutes(std::max(e.minute, 0)) +
                           chr::seconds(std::max(e.second, 0));
        value += fmt::format("T{:02}:{:02}", e.hour, std::max(e.minute, 0));
        bool const seconds = e.second >= 0;
        m.when = DatedInterval{{begin, begin + chr::seconds(seconds ? 1 : 60)},
                               seconds ? Precision::second : Precision::minute};
    } else if (dates && e.part != Part::none && m.when && m.when->precision == Precision::day) {
        auto day = start_of(*m.when);
        if (e.part_of_eve) day -= chr::days(1);
        m.when = part_of(day, e.part);
        value = time::format_date(day) + std::string(timex_part(e.part));
        m.type = TimexType::time;
        if (e.part_of_eve) whole = DatedInterval{time::day(day + chr::days(1)), Precision::day};
    } else if (dates && e.edge != Edge::none && m.when) {
        m.when = third_of(*m.when, e.edge);
    }
    m.value = value.empty() ? "XXXX-XX-XX" : std::move(value);
    if (e.kind == Kind::calendar && e.year > 0 && !e.short_year)
        sentence_ = m.sentence, sentence_year_ = e.year;
    if (!dates || !whole) return;
    if (e.kind == Kind::calendar && follows_bracket(e)) return;
    if (e.century != 0 || e.decade >= 0) return;
    bool const lone_year =
        e.kind == Kind::calendar && e.month == 0 && e.season < 0 && e.weekday < 0 && e.day == 0;
    if (lone_year && anchor_ && narrative_ && anchor_->precision < Precision::year) {
        // a year in passing: "who in 1902 had ..." does not carry the story elsewhere
        if (std::abs(year_of(*anchor_) - e.year) > 3) return;
    }
    if (whole->precision > Precision::year) return;
    anchor_ = *whole;
}

/// In brackets: "(1882)" is said aside.
bool Resolver::follows_bracket(Expression const& e) const
{
    if (e.month != 0 || e.first == 0) return false;
    return document_.of(document_.tokens()[e.first - 1]) == "(";
}

std::vector<TimeMention> Resolver::run()
{
    std::vector<TimeMention> mentions;
    mentions.reserve(expressions_.size());
    for (std::size_t i = 0; i < expressions_.size(); ++i) mentions.push_back(resolve_one(i));
    // a range: its first end carries the whole
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
        auto& a = mentions[i];
        auto const& b = mentions[i + 1];
        if (!expressions_[i].with_next || !a.when || !b.when ||
            a.when->interval.begin >= b.when->interval.end)
            continue;
        a.when =
            DatedInterval{{a.when->interval.begin, b.when->interval.end},
                          time::is_civil(a.when->precision) ? Precision::range : a.when->precision};
        mentions[i + 1].ends_range = true;
    }
    return mentions;
}

std::vector<TimeMention> resolve(text::Document const& document,
                                 std::vector<Expression> const& expressions,
                                 std::optional<DatedInterval> const& report_date,
                                 std::optional<std::size_t> dateline)
{
    auto mentions = Resolver(document, expressions, report_date).run();
    if (dateline) {
        auto& own = mentions[*dateline];
        own.document_date = true;
        own.relative = false;
        if (report_date && own.when) own.when = *report_date, own.value = timex_value(*report_date);
    }
    return mentions;
}

} // namespace placetime::dating
