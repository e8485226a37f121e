#include "dating/resolver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "dating/calendar.h"

namespace placetime::dating {

namespace chr = std::chrono;
using time::DatedInterval;
using time::Days;
using time::Precision;

/// The year of a month (and day) that is named without one.
std::optional<int> Resolver::year_for(Expression const& e, int month, int day) const
{
    if (e.year_base != Base::none) {
        auto const base = base_of(e.year_base, Unit::year);
        if (!base) return std::nullopt;
        return year_of(*base) + e.year_step;
    }
    if (e.stepped) {
        auto const base = base_of(e.base, e.month != 0 ? Unit::month : Unit::day);
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
        if (sentence_year_ != 0 && sentence_ == document_.tokens()[e.first].sentence &&
            sentence_year_ < year_of(*anchor_))
            return sentence_year_; // said aside in this sentence
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
    auto const today =
        chr::floor<chr::days>(report_->interval.end - chr::seconds(1)); // of a month its last day
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
    // "officials mentioned 10 January" in October, where the sentence speaks of a vote to be held
    bool const soon_again = today - *this_year > chr::days(240);
    if (soon_again && day != 0 && looks_ahead(document_, e.first)) return year + 1;
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
    auto base = e.stepped ? base_of(e.base, e.month != 0 ? Unit::month : Unit::day)
                          : (narrative_ && anchor_ ? anchor_ : report_);
    if (!base) return std::nullopt;
    if (base->precision > Precision::day && !report_) return std::nullopt;
    if (base->precision > Precision::day)
        return base; // a report dated to a month: no day is made up
    if (e.of_week && report_ && report_->precision <= Precision::day) {
        auto const monday =
            chr::floor<chr::days>(time::iso_week(start_of(*report_)).begin) + chr::weeks(e.step);
        return DatedInterval{time::day(monday + chr::days((e.weekday + 6) % 7)), Precision::day};
    }
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
                          ? base_of(e.stepped ? e.base : e.year_base, Unit::year)
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
    bool const before = e.first > 0 && document_.lower(e.first - 1) == "before"; // "before winter"
    if (!e.stepped && !before && this_year->interval.begin > start && tense_of(e) != Tense::future)
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
        if (!when && e.season >= 0) value = timex_set(e);
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
        if (e.numeric && e.confidence < 0.6 && report_ &&
            when) { // 06/10/2020: the reading nearer to the report
            auto const other = whole_day(year, e.day, month);
            auto const far = [&](DatedInterval const& x) {
                return std::abs((start_of(x) - start_of(*report_)).count());
            };
            if (other && far(*other) < far(*when)) when = other;
        }
        if (!when)
            value = year < 0 ? fmt::format("BC{:04}-{:02}-{:02}", -year, month, e.day)
                             : fmt::format("XXXX-{}-{:02}",
                                           month == 0 ? "XX" : fmt::format("{:02}", month), e.day);
    } else if (e.weekday >= 0) {
        when = weekday_of(e);
        if (!when) value = timex_set(e);
    } else if (year != 0) {
        if (year < 0)
            value = fmt::format("BC{:04}", -year);
        else
            when = whole_year(year);
    }
    return when;
}

} // namespace placetime::dating
