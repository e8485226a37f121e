#include "extract/wording.h"

#include <algorithm>

namespace placetime::extract {
namespace {

constexpr std::size_t kTitleWords = 11;
constexpr std::size_t kActorLetters = 90;

std::string shortened(std::string text)
{
    return text.size() > kActorLetters ? std::string() : text;
}

bool pronoun_only(Sentence const& s, Span span)
{
    return span.last == span.first + 1 && s.words().is(span.first, Class::pronoun);
}

std::string upper_first(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// Words gathered for a title, with the spaces of the text.
class Line {
public:
    Line(Sentence const& s, std::vector<bool> const& masked) : s_(s), masked_(masked) {}

    std::size_t words() const { return words_; }

    void add(std::uint32_t token)
    {
        auto const& w = s_.words();
        if (w.is_quote(token)) {
            gap_ = gap_ || w.token(token).space_before;
            return;
        }
        if (masked_[token - s_.first()]) return;
        auto const& t = w.token(token);
        bool const word = w.is_word(token) || w.is_number(token);
        if (!word && text_.empty() && t.kind != text::TokenKind::symbol) return;
        if (!text_.empty() && (t.space_before || gap_)) text_ += ' ';
        gap_ = false;
        text_ += w.document().of(t);
        words_ += word;
        last_ = token;
    }
    void add(Span span, std::size_t limit)
    {
        for (auto i = span.first; i < span.last && words_ < limit; ++i) add(i);
        gap_ = true;
    }
    std::uint32_t last() const { return last_; }
    std::string const& text() const { return text_; }
    void gap() { gap_ = true; }
    /// Takes the last word off.
    void drop_last()
    {
        auto const& w = s_.words();
        auto const piece = w.document().of(w.token(last_));
        if (text_.ends_with(piece)) text_.resize(text_.size() - piece.size());
        while (!text_.empty() &&
               (text_.back() == ' ' || text_.back() == ',' || text_.back() == '-'))
            text_.pop_back();
        if (last_ > s_.first()) --last_;
        while (last_ > s_.first() && masked_[last_ - s_.first()]) --last_;
        if (words_) --words_;
    }

private:
    Sentence const& s_;
    std::vector<bool> const& masked_;
    std::string text_;
    std::size_t words_ = 0;
    std::uint32_t last_ = 0;
    bool gap_ = false;
};

bool dangling(Sentence const& s, std::uint32_t token)
{
    auto const& w = s.words();
    return w.is(token, Class::preposition) || w.is(token, Class::determiner) ||
           w.is(token, Class::conjunction) || w.is(token, Class::to) ||
           w.is(token, Class::possessive) || w.is(token, Class::relative) ||
           w.is(token, Class::subordinator) || s.tag(token) == Tag::aux || w.is_adverb(token) ||
           w.token(token).kind == text::TokenKind::possessive ||
           !(w.is_word(token) || w.is_number(token));
}

bool ends_clause(Sentence const& s, std::uint32_t i)
{
    auto const& w = s.words();
    auto const mark = w.mark(i);
    if (mark == ';' || mark == ':' || mark == '.' || mark == '(' || mark == ')' || w.is_dash(i))
        return true;
    if (mark == ',')
        return !(i + 1 < s.last() && i > s.first() && w.is_number(i - 1) && w.is_number(i + 1));
    return w.is(i, Class::subordinator) && !w.is(i, Class::preposition);
}

} // namespace

Actors actors_of(Sentence const& s, Trigger const& trigger, Assessment const& assessment)
{
    Actors actors;
    if (!trigger.verb || assessment.verb == kNone) return actors;
    auto const verb = trigger.head;
    auto const subject = subject_of(s, verb);
    auto const object = object_of(s, trigger.last);
    if (s.passive(verb)) {
        if (!pronoun_only(s, subject)) actors.second = shortened(text_of(s, subject));
        actors.first = shortened(text_of(s, agent_of(s, verb)));
        return actors;
    }
    if (!pronoun_only(s, subject)) actors.first = shortened(text_of(s, subject));
    if (!object.empty() && trigger.last == verb + 1) actors.second = shortened(text_of(s, object));
    return actors;
}

std::string title_of(Sentence const& s, Trigger const& trigger, Assessment const& assessment,
                     std::vector<bool> const& masked)
{
    auto const& w = s.words();
    Line line(s, masked);
    auto next = trigger.first;
    auto const& clause = s.clause_of(trigger.head);
    auto const verb = trigger.verb ? trigger.head : assessment.verb;
    bool const verb_first = verb != kNone && verb >= clause.first && verb < clause.last;
    if (verb_first && (trigger.verb || verb > trigger.head)) {
        auto const subject = subject_of(s, verb);
        if (!(pronoun_only(s, subject) && w.is(subject.first, Class::relative)))
            line.add(subject, 6);
        auto start = s.group_start(verb);
        bool const passive = s.passive(verb);
        bool const infinitive = start < verb && w.is(start, Class::to);
        bool const claimed = infinitive && start + 1 < verb && w.is(start + 1, Class::have);
        if (infinitive && !claimed && start > clause.first && is_verb(s.tag(start - 1))) {
            start = s.group_start(start - 1);
            for (auto i = start; i < verb; ++i) {
                if (s.tag(i) == Tag::aux && w.is(i, Class::have)) continue;
                line.gap();
                line.add(i);
            }
            start = verb;
        }
        for (auto i = start; i < verb;
             ++i) { // auxiliaries that tell something: passive, negation, modal
            if (w.is(i, Class::negation) || w.is(i, Class::modal) || w.is(i, Class::future) ||
                (w.is(i, Class::to) && !claimed) ||
                (passive && w.is(i, Class::be) && w.lower(i) != "been" && w.lower(i) != "being")) {
                line.gap();
                line.add(i);
            }
        }
        line.gap();
        next = verb;
        if (!subject.empty() && subject.first >= verb) next = trigger.first;
    } else if (verb_first) {
        auto const subject = subject_of(s, verb);
        if (trigger.first - verb <= 8) {
            if (!pronoun_only(s, subject)) line.add(subject, 5);
            line.gap();
            next = verb;
        }
    }
    if (next == trigger.first && !trigger.verb) { // the noun's own phrase
        while (next > clause.first && trigger.first - next < 5) {
            auto const k = next - 1;
            if (ends_clause(s, k) || is_verb(s.tag(k)) || s.tag(k) == Tag::aux ||
                w.is(k, Class::preposition) || w.is(k, Class::conjunction))
                break;
            --next;
        }
    }
    for (auto i = next; i < s.last() && line.words() < kTitleWords; ++i) {
        if (i > trigger.head && i >= trigger.last) {
            if (ends_clause(s, i)) break;
            auto const& here = s.clause_of(i);
            if (here.first == i && here.kind == ClauseKind::coordinate) break;
            if (w.is(i, Class::relative)) break;
            if (w.is(i, Class::conjunction) && i + 1 < s.last() &&
                (is_verb(s.tag(i + 1)) || s.tag(i + 1) == Tag::aux))
                break;
        }
        line.add(i);
    }
    if (line.words() >= kTitleWords && line.last() + 1 < s.last() &&
        !ends_clause(s, line.last() + 1)) { // cut short: back to before the last preposition
        auto cut = line.last();
        while (cut > trigger.last && !w.is(cut, Class::preposition) &&
               !w.is(cut, Class::conjunction))
            --cut;
        if (cut > trigger.last) {
            while (line.words() > 5 && line.last() >= cut) line.drop_last();
        }
    }
    while (line.words() > 2 && dangling(s, line.last()) && line.last() >= trigger.last)
        line.drop_last();
    auto text = upper_first(line.text());
    while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == '-'))
        text.pop_back();
    if (text.size() < 3) text = upper_first(text_of(s, {trigger.first, trigger.last}));
    for (auto& c : text) {
        if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    }
    return text;
}

} // namespace placetime::extract
