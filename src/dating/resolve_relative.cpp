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

/// "today", "last week", "that year".
std::optional<DatedInterval> Resolver::period_of(Expression const& e, std::string& value) const
{
    auto const base = base_of(e.base, e.unit);
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
        if ((narrative_ || e.part != Part::none) && e.base == Base::anchor) {
            value = "XXXX-XX-XX" + std::string(timex_part(e.part));
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
    auto const base = base_of(e.base, e.unit);
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
    auto const base = narrative_ && anchor_ ? anchor_ : base_of(e.base, e.unit);
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
    // "10 a.m. on Tuesday", "from 10 a.m. to 2 p.m. on Tuesday"
    auto const after = index + (e.with_next ? 2 : 1);
    if (after < expressions_.size()) {
        auto const& next = expressions_[after];
        auto const& last = expressions_[after - 1];
        bool const near =
            document_.tokens()[next.first].sentence == sentence && next.first - last.last <= 2;
        std::string ignored;
        if (near && next.kind == Kind::calendar && (next.day != 0 || next.weekday >= 0))
            base = calendar_of(next, ignored);
        else if (near && next.kind == Kind::period && next.unit == Unit::day)
            base = period_of(next, ignored);
    }
    if (!base && anchor_) base = anchor_;
    if (!base && !narrative_) base = report_;
    if (!base || base->precision > Precision::day) {
        value = "XXXX-XX-XX" + clock_value(e);
        return std::nullopt;
    }
    auto const day = start_of(*base);
    value = time::format_date(day) + clock_value(e);
    return clock_on(day, e);
}

} // namespace placetime::dating
