#include "extract/wording.h"

#include <algorithm>
#include <array>

#include "extract/noun_phrase.h"

namespace placetime::extract {
namespace {

constexpr std::size_t kActorLetters = 90;

constexpr std::array<std::string_view, 14> kDays = {
    "monday", "tuesday", "wednesday", "thursday", "friday",    "saturday", "sunday",
    "today",  "morning", "evening",   "night",    "afternoon", "noon",     "midnight"};

/// An actor as the report writes it: no date at its end, no pronoun, not too long.
std::string actor(Sentence const& s, NounPhrases const& phrases, Span span)
{
    auto const& w = s.words();
    if (span.empty() || phrases.pronoun(span)) return {};
    for (auto const day : kDays) {
        auto last = span.last;
        if (w.lower(last - 1) != day) continue;
        while (last > span.first && !w.is(last - 1, Class::preposition)) --last;
        if (last > span.first) span.last = last - 1;
        break;
    }
    while (!span.empty() && (w.is(span.first, Class::conjunction) || w.is_adverb(span.first)) &&
           !(span.last > span.first + 1 && w.is_number(span.first + 1)))
        ++span.first;
    while (!span.empty() &&
           (w.is(span.last - 1, Class::preposition) || w.is(span.last - 1, Class::conjunction) ||
            w.is(span.last - 1, Class::determiner) || w.is_mark(span.last - 1)))
        --span.last;
    if (span.empty() || phrases.pronoun(span) || phrases.personal(w.lower(span.first))) return {};
    for (auto i = span.first; i + 1 < span.last; ++i) {
        if (w.lower(i) == "a.m." || w.lower(i) == "p.m.") span.first = i + 1;
    }
    for (auto i = span.first; i < span.last; ++i) {
        bool const stop = w.mark(i) == '.' && i > s.first() && !is_abbreviation(s, i - 1);
        if (stop || w.is(i, Class::modal)) return {};
    }
    auto text = text_of(s, span);
    return text.size() > kActorLetters ? std::string() : text;
}

/// Who does what a loose verb form says. "Ready to resign", "filled the square on Monday to
/// protest": the subject of the verb before it.
Span loose_subject(Sentence const& s, NounPhrases const& phrases, std::uint32_t verb)
{
    auto const& w = s.words();
    auto to = s.group_start(verb);
    if (s.tag(verb) == Tag::base && w.is(to, Class::to) && to > s.first()) {
        auto const k = to - 1;
        bool const dated = std::find(kDays.begin(), kDays.end(), w.lower(k)) != kDays.end();
        auto const chunk = phrases.chunk_start(to);
        bool const place = chunk > s.first() && chunk < to && w.is(chunk - 1, Class::preposition);
        if (dated || place || is_verb(s.tag(k)) || w.is(k, Class::adjective) ||
            s.tag(k) == Tag::other) {
            auto const lowest = to > s.first() + 10 ? to - 10 : s.first();
            for (auto i = to; i-- > lowest;) {
                if (s.tag(i) != Tag::finite && s.tag(i) != Tag::aux) continue;
                bool const object = s.tag(i) == Tag::finite && s.tag(k) == Tag::other && !dated &&
                                    !place && !w.is(k, Class::adjective);
                if (object) break;
                return phrases.resolved(phrases.subject(i), i);
            }
        }
    }
    return subject_of(s, verb);
}

} // namespace

Actors actors_of(Sentence const& s, Trigger const& trigger, Assessment const& assessment)
{
    Actors actors;
    if (!trigger.verb || assessment.verb == kNone) return actors;
    auto const verb = trigger.head;
    std::vector<bool> const none;
    NounPhrases const phrases(s, none);
    auto const loose =
        s.tag(verb) == Tag::gerund || s.tag(verb) == Tag::participle || s.tag(verb) == Tag::base;
    auto const start = s.group_start(verb);
    bool const helped = start < verb && s.tag(start) == Tag::aux;
    auto const subject = loose && !helped ? loose_subject(s, phrases, verb)
                                          : phrases.resolved(phrases.subject(verb), verb);
    if (s.passive(verb)) {
        actors.second = actor(s, phrases, subject);
        actors.first = actor(s, phrases, agent_of(s, verb));
        return actors;
    }
    actors.first = actor(s, phrases, subject);
    if (trigger.last == verb + 1)
        actors.second = actor(s, phrases, phrases.starting_at(trigger.last));
    return actors;
}

} // namespace placetime::extract
