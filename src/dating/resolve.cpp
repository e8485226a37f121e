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

Resolver::Resolver(text::Document const& document, std::vector<Expression> const& expressions,
                   std::optional<DatedInterval> const& report)
    : document_(document), expressions_(expressions), report_(report)
{
    // Years far from the report's own, and few words that speak from its day: the text tells
    // history.
    int far = 0, far_dated = 0, near = 0, deictic = 0;
    for (auto const& e : expressions) {
        if (e.kind == Kind::calendar && e.year > 0 && !e.short_year) {
            bool const close = report_ && std::abs(e.year - year_of(*report_)) <= 1;
            ++(close ? near : far);
            if (!close && e.month != 0) ++far_dated;
        } else if (e.year < 0) {
            ++far;
        } else if ((e.kind == Kind::period && e.base == Base::report) ||
                   (e.kind == Kind::calendar && e.weekday >= 0 && e.day == 0)) {
            ++deictic;
        }
    }
    narrative_ = !report_ || (far >= 3 && far >= 2 * near && far >= 4 * deictic) ||
                 (far_dated >= 2 && near == 0 && deictic == 0);
}

/// What a relative expression counts from. "The following year" looks at the last date named, "the
/// next day" at the last day.
std::optional<DatedInterval> Resolver::base_of(Base base, Unit unit) const
{
    if (base != Base::anchor) return report_;
    auto const needed = unit >= Unit::year    ? Precision::year
                        : unit == Unit::month ? Precision::month
                                              : Precision::day;
    if (last_ && last_->precision <= needed) return last_;
    if (needed == Precision::day && last_day_ && !narrative_) return last_day_;
    if (anchor_) return anchor_;
    if (last_) return last_;
    return narrative_ ? std::nullopt : report_;
}

Tense Resolver::tense_of(Expression const& e) const { return tense_at(document_, e.first, e.last); }

TimeMention Resolver::resolve_one(std::size_t index)
{
    auto const& e = expressions_[index];
    TimeMention m;
    m.begin = e.begin, m.end = e.end;
    m.first_token = e.first, m.last_token = e.last;
    m.sentence = document_.tokens()[e.first].sentence;
    m.confidence = e.confidence;
    m.utc = e.zoned;
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
        value = timex_set(e);
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
        value += clock_value(e);
        m.when = clock_on(start_of(*m.when), e);
    } else if (dates && e.part != Part::none && m.when && m.when->precision == Precision::day) {
        auto day = start_of(*m.when);
        if (e.part_of_eve) day -= chr::days(1);
        m.when = part_of(day, e.part);
        value = time::format_date(day) + std::string(timex_part(e.part));
        m.type = TimexType::time;
        if (e.part_of_eve) whole = DatedInterval{time::day(day + chr::days(1)), Precision::day};
    } else if (dates && (e.edge == Edge::before || e.edge == Edge::after) && m.when) {
        m.when = side_of_report(*m.when, e.edge);
    } else if (dates && e.edge != Edge::none && m.when) {
        m.when = third_of(*m.when, e.edge);
    }
    m.value = value.empty() ? "XXXX-XX-XX" : std::move(value);
    if (e.kind == Kind::calendar && e.year > 0 && !e.short_year)
        sentence_ = m.sentence, sentence_year_ = e.year;
    if (!dates || !whole) return;
    if (e.kind == Kind::calendar && follows_bracket(e)) return;
    if (e.century != 0 || e.decade >= 0) return;
    last_ = whole;
    if (whole->precision <= Precision::day) last_day_ = whole;
    if (whole->precision > Precision::year) return;
    if (narrative_ && e.base == Base::report)
        return; // "today" and "now" speak from the teller's time
    // "the previous year" looks back and does not go there
    bool const looks_back = e.step < 0 && (e.kind == Kind::period || e.kind == Kind::offset);
    if (narrative_ && looks_back) return;
    if (narrative_ && said_aside(e, *whole)) return;
    anchor_ = *whole;
}

/// "earlier this week", "later this month": what of it lies before or after the report's day; all
/// of it when nothing does.
DatedInterval Resolver::side_of_report(DatedInterval const& whole, Edge edge) const
{
    if (!report_ || report_->precision > Precision::day) return whole;
    auto const today = time::Instant(start_of(*report_));
    auto const begin = whole.interval.begin, end = whole.interval.end;
    if (edge == Edge::before && begin < today && today < end)
        return {{begin, today}, Precision::range};
    if (edge == Edge::after && begin <= today && today + chr::days(1) < end)
        return {{today + chr::days(1), end}, Precision::range};
    return whole;
}

/// A date in passing does not carry the story elsewhere: a year far away ("who in 1902 had ..."),
/// or an earlier one deep in a sentence.
bool Resolver::said_aside(Expression const& e, DatedInterval const& when) const
{
    if (!anchor_ || e.kind != Kind::calendar || e.year <= 0) return false;
    bool const lone_year = e.month == 0 && e.season < 0 && e.weekday < 0 && e.day == 0;
    bool const dated = anchor_->precision < Precision::year;
    int const jump = year_of(when) - year_of(*anchor_);
    if (lone_year && dated && std::abs(jump) > 3) return true;
    auto const& tokens = document_.tokens();
    auto const& sentences = document_.sentences();
    auto const here = tokens[e.first].sentence;
    if (here > 0 && sentences[here - 1].paragraph != sentences[here].paragraph)
        return false; // a paragraph may begin anywhere
    auto const first = sentences[here].first_token;
    return jump < 0 && dated && e.first > first + 4;
}

/// In brackets: "(1882)" is said aside.
bool Resolver::follows_bracket(Expression const& e) const
{
    if (e.month != 0 || e.first == 0) return false;
    return document_.of(document_.tokens()[e.first - 1]) == "(";
}

/// The first end of a range carries the whole. Between hours the end may lie on the next day;
/// between an hour and a date only days are kept.
void Resolver::join_range(TimeMention& a, TimeMention& b) const
{
    if (!a.when || !b.when) return;
    auto begin = a.when->interval.begin, end = b.when->interval.end;
    bool const hours = !time::is_civil(a.when->precision),
               hours_to = !time::is_civil(b.when->precision);
    if (hours && hours_to && end <= begin && begin - end < chr::days(1)) {
        b.when->interval.begin += chr::days(1);
        b.when->interval.end += chr::days(1);
        end = b.when->interval.end;
        b.value = time::format_date(start_of(*b.when)) +
                  b.value.substr(std::min<std::size_t>(b.value.size(), 10));
    }
    // "from Tuesday to Thursday" in a report of that Tuesday
    if (a.when->precision == Precision::day && b.when->precision == Precision::day && a.relative &&
        b.relative && begin > b.when->interval.begin &&
        begin - b.when->interval.begin < chr::days(7)) {
        begin -= chr::days(7);
        a.value = time::format_date(chr::floor<chr::days>(begin));
    }
    if (hours != hours_to) {
        begin = chr::floor<chr::days>(begin);
        end = chr::ceil<chr::days>(end);
    }
    if (begin >= b.when->interval.begin) return;
    a.when = DatedInterval{{begin, end}, hours && hours_to ? a.when->precision : Precision::range};
    b.ends_range = true;
}

std::vector<TimeMention> Resolver::run()
{
    std::vector<TimeMention> mentions;
    mentions.reserve(expressions_.size());
    for (std::size_t i = 0; i < expressions_.size(); ++i) mentions.push_back(resolve_one(i));
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i)
        if (expressions_[i].with_next) join_range(mentions[i], mentions[i + 1]);
    return mentions;
}

std::vector<TimeMention> resolve(text::Document const& document,
                                 std::vector<Expression> const& expressions,
                                 std::optional<DatedInterval> const& report_date,
                                 std::vector<std::size_t> const& datelines)
{
    auto mentions = Resolver(document, expressions, report_date).run();
    for (auto const n : datelines) {
        mentions[n].document_date = true;
        mentions[n].relative = false;
    }
    // "October 6" in an agency's dateline takes its year from the report's date
    if (!datelines.empty() && report_date && mentions[datelines.front()].when &&
        expressions[datelines.front()].year == 0) {
        mentions[datelines.front()].when = *report_date;
        mentions[datelines.front()].value = timex_value(*report_date);
    }
    return mentions;
}

} // namespace placetime::dating
