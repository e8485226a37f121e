#include "dating/matcher.h"

#include "dating/grammar.h"

namespace placetime::dating {

Matcher::Matcher(text::Document const& document, std::vector<Lexeme> const& lexemes)
    : document_(document), lexemes_(lexemes), slashes_(slash_order(document.text()))
{
}

/// The longest expression that starts at `i`.
std::size_t Matcher::match_any(std::size_t i, Expression& e) const
{
    using Match = std::size_t (Matcher::*)(std::size_t, Expression&) const;
    std::size_t best = 0;
    auto const take = [&](Match match, std::size_t at) {
        Expression tried;
        auto const end = (this->*match)(at, tried);
        if (end > best) best = end, e = tried;
    };
    switch (word(i)) {
    case Word::the: {
        take(&Matcher::match_stretch, i);
        take(&Matcher::match_stepped, i);
        take(&Matcher::match_some_time, i);
        take(&Matcher::match_lone_day, i + 1);
        take(&Matcher::match_part_of, i + 1);
        take(&Matcher::match_edge, i + 1);
        auto const inner = word(i + 1);
        if (inner == Word::unit && (word(i + 2) == Word::before || word(i + 2) == Word::after)) {
            bool const back = word(i + 2) == Word::before;
            bool const day = word(i + 3) == Word::today && value(i + 3) == (back ? -1 : 1) &&
                             value(i + 1) == static_cast<int>(Unit::day);
            bool const unit = word(i + 3) == (back ? Word::last : Word::next) &&
                              !(within(i + 4) && token(i + 4).kind == text::TokenKind::word &&
                                word(i + 4) == Word::unit);
            if (day || unit) { // the day before yesterday, the week before last
                e = {};
                e.kind = Kind::period, e.base = Base::report,
                e.unit = static_cast<Unit>(value(i + 1)), e.step = back ? -2 : 2;
                return i + 4;
            }
        }
        if (inner == Word::now && word(i + 2) == Word::unit) { // the current year
            Expression current;
            auto const end = match_vague(i + 1, current);
            if (end > best && current.kind == Kind::period) best = end, e = current;
        }
        bool const taken_whole = inner == Word::number || inner == Word::ordinal_word ||
                                 inner == Word::season || inner == Word::number_word;
        if (taken_whole || inner == Word::decade_word) {
            Expression core;
            auto const end = match_core(i + 1, core);
            bool const with_the = core.decade >= 0 || core.century != 0 || core.season >= 0 ||
                                  core.quarter != 0 || core.half != 0 || core.day != 0;
            if (end > best && with_the && !(core.day != 0 && core.month == 0)) best = end, e = core;
        }
        if (inner == Word::year_mark ||
            (inner == Word::unit && value(i + 1) == static_cast<int>(Unit::year))) {
            Expression core;
            if (auto const end = match_year(i + 2, core.year); end > best) best = end, e = core;
        }
        if (inner == Word::unit && value(i + 1) == static_cast<int>(Unit::weekend)) {
            e = {};
            e.kind = Kind::period, e.base = Base::report, e.unit = Unit::weekend, e.stepped = true;
            best = std::max(best, i + 2);
        }
        if (inner == Word::part && best == 0) {
            // "in the morning", "during the night": a part of the day spoken of
            auto const prep = before(i);
            if (prep == Word::in || prep == Word::during ||
                (prep == Word::through && value(i + 1) == static_cast<int>(Part::night)) ||
                prep == Word::into) {
                e = {};
                e.kind = Kind::period, e.base = Base::anchor, e.unit = Unit::day,
                e.part = static_cast<Part>(value(i + 1)), e.confidence = 0.4;
                best = i + 2;
            }
        }
        return best;
    }
    case Word::early:
    case Word::late:
    case Word::mid:
    case Word::beginning:
    case Word::middle:
    case Word::end:
    case Word::earlier:
    case Word::later:
        take(&Matcher::match_part_of, i);
        take(&Matcher::match_edge, i);
        if (word(i) == Word::mid) take(&Matcher::match_clock, i);
        if ((word(i) == Word::later || word(i) == Word::earlier) && best == 0) {
            // "later that day", "earlier this month" begin at "that"; "later in the day" is of the
            // day before it in the text
            if (word(i + 1) == Word::in && word(i + 2) == Word::the && word(i + 3) == Word::unit &&
                value(i + 3) >= static_cast<int>(Unit::day)) {
                e = {};
                e.kind = Kind::period, e.unit = static_cast<Unit>(value(i + 3));
                e.base = e.unit == Unit::day ? Base::anchor : Base::report;
                if (e.unit == Unit::year || e.unit == Unit::month) e.base = Base::anchor;
                if (e.base == Base::report)
                    e.edge = word(i) == Word::earlier ? Edge::before : Edge::after;
                best = i + 4;
            }
        }
        return best;
    case Word::last:
    case Word::past:
    case Word::this_:
    case Word::next:
    case Word::coming:
    case Word::following:
    case Word::previous:
    case Word::that:
        take(&Matcher::match_stepped, i);
        take(&Matcher::match_stretch, i);
        if (best == 0) take(&Matcher::match_some_time, i);
        return best;
    case Word::number:
    case Word::number_word:
        take(&Matcher::match_core, i);
        take(&Matcher::match_clock, i);
        take(&Matcher::match_quantity, i);
        return best;
    case Word::a:
    case Word::few:
    case Word::half:
    case Word::approximately:
    case Word::more:
    case Word::less:
    case Word::at:
    case Word::up:
    case Word::over:
    case Word::close:
        take(&Matcher::match_quantity, i);
        if (word(i) == Word::close) take(&Matcher::match_edge, i);
        return best;
    case Word::month:
    case Word::weekday:
    case Word::season:
    case Word::holiday:
    case Word::ordinal_word:
    case Word::era_ad:
        take(&Matcher::match_core, i);
        return best;
    case Word::named: {
        auto const text = slice(i);
        if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'H'))
            take(&Matcher::match_quarter, i);
        else if (text == "New" || text == "Good")
            take(&Matcher::match_holiday, i);
        return best;
    }
    case Word::small_hours:
        take(&Matcher::match_part_of, i);
        return best;
    case Word::part:
        take(&Matcher::match_part_of, i);
        if (best == 0 && (before(i) == Word::by ||
                          (before(i) == Word::at && static_cast<Part>(value(i)) != Part::night) ||
                          before(i) == Word::before || before(i) == Word::until)) {
            e = {}; // "by evening", "at dawn": of the day spoken of
            e.kind = Kind::period, e.base = Base::anchor, e.unit = Unit::day,
            e.part = static_cast<Part>(value(i)), e.confidence = 0.4;
            best = i + 1;
        }
        if (best == 0 && (static_cast<Part>(value(i)) == Part::daytime ||
                          (static_cast<Part>(value(i)) == Part::night && before(i) == Word::at))) {
            e = {}; // "at night": of no day
            e.kind = Kind::set, e.part = static_cast<Part>(value(i));
            best = i + 1;
        }
        return best;
    case Word::today:
    case Word::tonight:
    case Word::overnight:
        take(&Matcher::match_today, i);
        return best;
    case Word::noon:
    case Word::midnight:
        take(&Matcher::match_clock, i);
        return best;
    case Word::now:
        take(&Matcher::match_vague, i);
        return best;
    case Word::every:
    case Word::per:
    case Word::adjective_unit:
    case Word::plural_weekday:
    case Word::plural_part:
        take(&Matcher::match_set, i);
        return best;
    case Word::plural_unit:
    case Word::unit:
        take(&Matcher::match_bare_units, i);
        return best;
    default:
        return 0;
    }
}

void Matcher::add(Expression e, std::size_t begin, std::size_t end)
{
    e.first = static_cast<std::uint32_t>(begin);
    e.last = static_cast<std::uint32_t>(end);
    e.begin = token(begin).begin;
    e.end = token(end - 1).end;
    found_.push_back(e);
}

/// Between two days or dates: "-", "–", "to", "and", "or", ",", "/"; `range` tells whether all
/// between them is meant too.
std::size_t Matcher::skip_separator(std::size_t i, bool& range) const
{
    range = is_dash(i) || word(i) == Word::to || word(i) == Word::through || word(i) == Word::until;
    if (range || word(i) == Word::and_ || word(i) == Word::or_ || is_comma(i) || is(i, "/") ||
        is(i, "&")) {
        if (is_comma(i) && (word(i + 1) == Word::and_ || word(i + 1) == Word::or_)) return i + 2;
        return i + 1;
    }
    return 0;
}

/// Days before the month that belongs to them: "10 to 14 June", "7 and 8 October", "6–7 January
/// 1916", "5, 6 and 7 May". Adds all of them.
std::size_t Matcher::match_lists(std::size_t i)
{
    struct Day {
        std::size_t begin, end;
        int day;
        bool range;
    };
    Day days[6];
    int count = 0;
    auto at = i;
    if (i > first_ && token(i - 1).kind == text::TokenKind::symbol && !spaced(i)) return 0;
    while (count < 6) {
        int day = 0;
        auto const begin = at;
        if (word(at) != Word::number && word(at) != Word::the) return 0;
        if (word(at) == Word::the) ++at;
        if (word(at) != Word::number) return 0;
        auto const end = match_day(at, day);
        if (end == 0) return 0;
        Expression whole;
        if (count > 0) {
            if (auto const last = match_day_month(at, whole)) {
                for (int n = 0; n < count; ++n)
                    if (days[n].day > whole.day && days[n].range) return 0;
                for (int n = 0; n < count; ++n) {
                    Expression e;
                    e.day = days[n].day, e.month = whole.month, e.year = whole.year,
                    e.year_base = whole.year_base, e.year_step = whole.year_step;
                    e.with_next = days[n].range;
                    add(e, days[n].begin, days[n].end);
                }
                whole.ends_range = days[count - 1].range;
                add(whole, begin, last);
                return last;
            }
        }
        bool range = false;
        auto const next = skip_separator(end, range);
        if (next == 0) return 0;
        days[count++] = {begin, end, day, range};
        at = next;
    }
    return 0;
}

/// Days after the month that they share: "March 5–9, 1918", "July 15 and 16".
std::size_t Matcher::add_following_days(std::size_t end)
{
    for (int guard = 0; guard < 6; ++guard) {
        auto const last = found_.back();
        if (last.kind != Kind::calendar || last.day == 0 || last.month == 0 || last.year != 0)
            return end;
        // only where the month came first
        if (lexemes_[end - 1].word != Word::number || end < first_ + 2) return end;
        auto const before_day = lexemes_[end - 2].word;
        bool const month_first =
            before_day == Word::month ||
            (end >= first_ + 3 && slice(end - 2) == "." && lexemes_[end - 3].word == Word::month) ||
            guard > 0;
        if (!month_first) return end;
        bool range = false;
        auto const at = skip_separator(end, range);
        if (at == 0) return end;
        auto const n = number(at);
        if (n.digits == 0 || n.digits > 2 || n.decimal || n.plural || n.value < 1 || n.value > 31 ||
            (range && n.value <= last.day))
            return end;
        // a number of something else follows: "on May 5, 20 people"
        bool const noun = within(at + 1) && token(at + 1).kind == text::TokenKind::word &&
                          spaced(at + 1) && word(at + 1) == Word::none && !is_dash(end);
        bool const unit = word(at + 1) == Word::plural_unit || word(at + 1) == Word::unit ||
                          word(at + 1) == Word::month || is(at + 1, "%") || is(at + 1, ":") ||
                          word(at + 1) == Word::meridiem || word(at + 1) == Word::multiplier ||
                          is_hyphen(at + 1);
        if ((noun && !range) || unit) return end;
        if (is_comma(end) && word(at + 1) != Word::and_ && !is_comma(at + 1)) return end;
        Expression e;
        e.month = last.month, e.day = n.value;
        e.ends_range = range;
        auto stop = at + 1;
        if (auto const year = match_year_after(stop, e)) stop = year;
        if (e.year != 0 || e.year_base != Base::none)
            for (auto earlier = found_.rbegin();
                 earlier != found_.rend() && earlier->month == e.month && earlier->year == 0 &&
                 std::size_t{earlier->last} + 14 > end;
                 ++earlier)
                earlier->year = e.year, earlier->year_base = e.year_base,
                earlier->year_step = e.year_step;
        found_.back().with_next = range;
        add(e, at, stop);
        end = stop;
    }
    return end;
}

/// The second year of "1939-45", "1914/18".
std::size_t Matcher::add_short_year(std::size_t end)
{
    auto& last = found_.back();
    if (last.kind != Kind::calendar || last.year < 1000 || last.day != 0) return end;
    if (!(is_dash(end) || is(end, "/")) || spaced(end) || spaced(end + 1)) return end;
    auto const n = number(end + 1);
    if (!n.plain || n.digits != 2 || is_hyphen(end + 2)) return end;
    int const year = last.year / 100 * 100 + n.value;
    if (year <= last.year) return end;
    Expression e;
    e.year = year;
    e.ends_range = true;
    last.with_next = true;
    add(e, end + 1, end + 2);
    return end + 2;
}

/// Neighbours with "to", "-", "and" (after "between") between them are the two ends of a range;
/// what one names counts for the other.
void Matcher::link_ranges()
{
    for (std::size_t n = 0; n + 1 < found_.size(); ++n) {
        auto& a = found_[n];
        auto& b = found_[n + 1];
        if (a.kind != Kind::calendar && a.kind != Kind::clock) continue;
        if (a.kind != b.kind || token(a.first).sentence != token(b.first).sentence) continue;
        auto const gap = b.first - a.last;
        if (gap > 2 || gap == 0) continue;
        auto const joint = lexemes_[a.last].word;
        auto const lead = a.first > 0 ? lexemes_[a.first - 1].word : Word::none;
        limit_ = found_[n + 1].first + 1;
        bool const dash = is_dash(a.last) && gap == 1;
        bool const to = joint == Word::to || joint == Word::until || joint == Word::through;
        bool const range = dash ||
                           (to && (lead == Word::from || a.kind == Kind::clock ||
                                   joint != Word::to || a.month != 0 || a.year != 0)) ||
                           (joint == Word::and_ && lead == Word::between);
        bool const listed = joint == Word::and_ || joint == Word::or_ || is_comma(a.last);
        if (!range && !listed) continue;
        if (gap == 2 && lexemes_[a.last + 1].word != Word::the &&
            lexemes_[a.last + 1].word != Word::early &&
            !(is_comma(a.last) && lexemes_[a.last + 1].word == Word::and_))
            continue;
        if (a.kind == Kind::clock) {
            if (!range) continue;
            // "6:30-11:30 p.m."
            if (a.bare_hour && !b.bare_hour && a.hour < 12 && b.hour >= 12 && a.hour + 12 < b.hour)
                a.hour += 12;
        } else if (a.month != 0 && a.year == 0 && a.year_base == Base::none && b.month != 0 &&
                   (b.year != 0 || b.year_base != Base::none)) {
            bool const wraps = range && a.month > b.month;
            if (!is_comma(a.last) || range) {
                a.year = b.year == 0 ? 0 : b.year - (wraps ? 1 : 0);
                a.year_base = b.year_base;
                a.year_step = b.year_step - (wraps && b.year_base != Base::none ? 1 : 0);
            }
        }
        if (a.season >= 0 && a.year == 0 && b.season >= 0 && !a.stepped) a.year = b.year;
        if (range) a.with_next = true, b.ends_range = true;
    }
}

/// An hour and its day with nothing between them are one: "10 a.m. Tuesday", "October 6, 2020
/// 14:32", "May 8 1:00AM".
std::size_t Matcher::merge_clock(std::size_t begin, std::size_t end, Expression& e) const
{
    (void)begin;
    if (!within(end)) return end;
    auto const is_day = [](Expression const& x) {
        return (x.kind == Kind::calendar && (x.day != 0 || x.weekday >= 0)) ||
               (x.kind == Kind::period && x.unit == Unit::day && x.base == Base::report);
    };
    Expression other;
    if (e.kind == Kind::clock) {
        auto const here = word(end);
        std::size_t stop = 0;
        if (here == Word::today)
            stop = match_today(end, other);
        else if (here == Word::weekday || here == Word::month || here == Word::number)
            stop = match_core(end, other);
        if (stop == 0 || !is_day(other) || other.hour >= 0 || other.part != Part::none) return end;
        other.hour = e.hour, other.minute = e.minute, other.second = e.second,
        other.zoned = e.zoned;
        e = other;
        return stop;
    }
    if (!is_day(e) || e.hour >= 0 || e.part != Part::none) return end;
    auto at = end;
    bool const comma = is_comma(at);
    if (comma || is(at, "|")) ++at;
    if (word(at) != Word::number) return end;
    auto const stop = match_clock(at, other);
    if (stop == 0 || (comma && e.year == 0)) return end;
    e.hour = other.hour, e.minute = other.minute, e.second = other.second, e.zoned = other.zoned;
    return stop;
}

std::vector<Expression> Matcher::run()
{
    for (auto const& sentence : document_.sentences()) {
        first_ = sentence.first_token;
        limit_ = sentence.last_token;
        for (std::size_t i = first_; i < limit_;) {
            auto const here = lexemes_[i].word;
            if (here == Word::none && token(i).kind != text::TokenKind::punctuation) {
                ++i;
                continue;
            }
            if (here == Word::number || here == Word::the) {
                if (auto const end = match_lists(i)) {
                    i = end;
                    continue;
                }
            }
            if ((is(i, "'") || is(i, "’") || is(i, "‘")) && number(i + 1).plain &&
                number(i + 1).digits == 2 && !spaced(i + 1) &&
                (before(i) == Word::in || before(i) == Word::of || before(i) == Word::since ||
                 before(i) == Word::and_ || before(i) == Word::season)) {
                Expression e;
                e.year = number(i + 1).value, e.short_year = true;
                add(e, i, i + 2);
                i += 2;
                continue;
            }
            Expression e;
            auto end = match_any(i, e);
            if (end == 0) {
                ++i;
                continue;
            }
            end = merge_clock(i, end, e);
            add(e, i, end);
            end = add_following_days(end);
            end = add_short_year(end);
            i = end;
        }
    }
    link_ranges();
    return std::move(found_);
}

std::vector<Expression> find_expressions(text::Document const& document,
                                         std::vector<Lexeme> const& lexemes)
{
    return Matcher(document, lexemes).run();
}

} // namespace placetime::dating
