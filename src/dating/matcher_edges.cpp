#include "dating/matcher.h"

namespace placetime::dating {

/// "early March 2011", "mid-April", "late in 1990", "the end of 1943", "the beginning of the year"
std::size_t Matcher::match_edge(std::size_t i, Expression& e) const
{
    Edge edge = Edge::none;
    auto at = i + 1;
    switch (word(i)) {
    case Word::early:
    case Word::earlier:
        edge = Edge::early;
        break;
    case Word::late:
    case Word::later:
        edge = Edge::late;
        break;
    case Word::mid:
        edge = Edge::mid;
        break;
    case Word::beginning:
        edge = Edge::early;
        break;
    case Word::middle:
        edge = Edge::mid;
        break;
    case Word::end:
    case Word::close:
        edge = Edge::late;
        break;
    default:
        return 0;
    }
    bool const noun = word(i) == Word::beginning || word(i) == Word::middle ||
                      word(i) == Word::end || word(i) == Word::close;
    bool const comparative = word(i) == Word::earlier || word(i) == Word::later;
    if (noun) {
        if (word(at) != Word::of) return 0;
        ++at;
    } else if (is_hyphen(at)) {
        ++at;
        if (word(at) == Word::to && is_hyphen(at + 1)) at += 2; // mid-to-late
    } else if (word(at) == Word::in || word(at) == Word::on) {
        ++at;
    }
    if (word(i) == Word::mid || !noun)
        if ((word(at) == Word::to || word(at) == Word::or_ || word(at) == Word::and_) &&
            (word(at + 1) == Word::late || word(at + 1) == Word::mid)) {
            at += 2;
            if (is_hyphen(at)) ++at;
        }
    bool const the = word(at) == Word::the;
    auto const core = the ? at + 1 : at;
    auto end = match_core(core, e);
    if (end == 0) {
        e = {};
        auto const step = word(core);
        if (step == Word::this_ || step == Word::last || step == Word::next || step == Word::that ||
            step == Word::following || step == Word::previous)
            end = match_stepped(at, e);
        else if (the && word(core) == Word::unit && (word(i) != Word::mid) &&
                 value(core) >= static_cast<int>(Unit::week) &&
                 value(core) <= static_cast<int>(Unit::century) &&
                 value(core) != static_cast<int>(Unit::fortnight)) {
            e.kind = Kind::period, e.unit = static_cast<Unit>(value(core));
            e.base = e.unit == Unit::week ? Base::report : Base::anchor;
            end = core + 1;
        }
    }
    // "in early morning raids" tells what kind
    bool const kind = within(at + 1) && token(at + 1).kind == text::TokenKind::word &&
                      (word(at + 1) == Word::none || word(at + 1) == Word::plural_unit);
    auto const lead = before(i) == Word::the && i > first_ + 1 ? lexemes_[i - 2].word : before(i);
    if (end == 0 && !noun && !comparative && word(at) == Word::part && !kind &&
        (lead == Word::by || lead == Word::in || lead == Word::until ||
         lead == Word::through)) { // "by late afternoon"
        e = {};
        e.kind = Kind::period, e.base = Base::anchor, e.unit = Unit::day;
        e.part = static_cast<Part>(value(at));
        e.confidence = 0.4;
        return at + 1;
    }
    if (end == 0 && !noun &&
        word(at) == Word::part) { // "late afternoon", "early morning" belong to what follows
        return 0;
    }
    if (end == 0) return 0;
    if (comparative && !(e.kind == Kind::period || e.year != 0 || e.weekday >= 0 || e.month != 0))
        return 0;
    if (comparative && e.kind == Kind::calendar && e.weekday < 0 && word(i + 1) != Word::in &&
        word(i + 1) != Word::on)
        return 0;
    if (e.kind == Kind::calendar && e.day != 0 && noun) return 0;
    if (comparative)
        edge = e.kind != Kind::period || e.base != Base::report ? Edge::none
               : word(i) == Word::earlier                       ? Edge::before
                                                                : Edge::after;
    if (e.edge == Edge::none) e.edge = edge;
    return end;
}

/// "the night of 6 October", "morning of May 5, 1940", "the night into Tuesday", "the early hours
/// of Sunday"
std::size_t Matcher::match_part_of(std::size_t i, Expression& e) const
{
    auto at = i;
    Edge edge = Edge::none;
    if (word(at) == Word::early || word(at) == Word::late)
        edge = word(at) == Word::early ? Edge::early : Edge::late, ++at;
    Part part = Part::none;
    if (word(at) == Word::part)
        part = static_cast<Part>(value(at));
    else if (word(at) == Word::plural_unit && value(at) == static_cast<int>(Unit::hour) &&
             edge == Edge::early)
        part = Part::small_hours, edge = Edge::none;
    else if (word(at) == Word::small_hours && word(at + 1) == Word::plural_unit)
        part = Part::small_hours, ++at;
    else
        return 0;
    ++at;
    bool const into = word(at) == Word::into || (word(at) == Word::to && part == Part::night);
    if (!into && word(at) != Word::of && word(at) != Word::on) return 0;
    ++at;
    if (word(at) == Word::the) ++at;
    // "the night of 6-7 October": the first of the two days
    int first_day = 0, second_day = 0;
    auto second = match_day(at, first_day);
    if (second != 0 && part == Part::night &&
        (is_dash(second) || word(second) == Word::to || is(second, "/") ||
         word(second) == Word::and_) &&
        match_day(second + 1, second_day) != 0 && second_day == first_day + 1) {
        if (auto const end = match_day_month(second + 1, e)) {
            e.day = first_day;
            e.part = part;
            return end;
        }
    }
    e = {};
    auto const end = match_core(at, e);
    if (end == 0 || e.part != Part::none || (e.day == 0 && e.weekday < 0 && e.holiday == 0))
        return 0;
    e.part = part;
    e.edge = edge;
    if (into) e.part_of_eve = true;
    return end;
}

} // namespace placetime::dating
