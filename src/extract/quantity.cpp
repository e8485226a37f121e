#include "extract/figures.h"

#include <array>

#include "text/word_filter.h"

namespace placetime::extract {
namespace {

using Number = std::int64_t;

constexpr text::WordList<28>
    kUnits({"zero",     "one",     "two",     "three",     "four",     "five",     "six",
            "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
            "thirty",   "forty",   "fifty",   "sixty",     "seventy",  "eighty",   "ninety"});
constexpr std::array<Number, 28> kUnitValues = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,
                                                10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
                                                20, 30, 40, 50, 60, 70, 80, 90};

std::optional<Number> unit(std::string_view word)
{
    auto const at = kUnits.find(word);
    if (at == kUnitValues.size()) return {};
    return kUnitValues[at];
}

Number scale(std::string_view word)
{
    if (word == "hundred") return 100;
    if (word == "thousand") return 1000;
    if (word == "million") return 1'000'000;
    if (word == "dozen") return 12;
    return 0;
}

/// "2,000", "1.5"; no value for "17th" or too long a number.
std::optional<double> digits(std::string_view text)
{
    double value = 0;
    double fraction = 0;
    if (text.size() > 12) return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (c >= '0' && c <= '9') {
            value = fraction > 0 ? value + (c - '0') * fraction : value * 10 + (c - '0');
            fraction /= 10;
        } else if (c == ',' && i + 3 < text.size() + 0 && fraction == 0) {
            continue;
        } else if (c == '.' && fraction == 0 && i + 1 < text.size()) {
            fraction = 0.1;
        } else {
            return {};
        }
    }
    return value;
}

/// Indefinite plurals and what they mean at least.
Number vague(std::string_view word)
{
    if (word == "dozens") return 24;
    if (word == "scores") return 40;
    if (word == "hundreds") return 200;
    if (word == "thousands") return 2000;
    if (word == "millions") return 2'000'000;
    return 0;
}

class Reader {
public:
    Reader(Sentence const& sentence, std::vector<bool> const& masked)
        : s_(sentence), w_(sentence.words()), masked_(masked)
    {
    }

    std::optional<Quantity> read(std::uint32_t at) const
    {
        Quantity q;
        std::uint32_t next = at;
        if (!core(at, q.value, next)) return {};
        q.first = at;
        q.last = next;
        q.article = lower(at) == "a" || lower(at) == "an" || lower(at) == "another";
        if (at > s_.first() &&
            (is_money(at - 1) || lower(at - 1) == "aged" || lower(at - 1) == "age"))
            return {};
        if (next + 1 < s_.last() && w_.is_hyphen(next) && w_.is_word(next + 1))
            return {}; // 11-year
        range(q, next);
        before(q);
        if (q.last < s_.last() && lower(q.last) == "or" && q.last + 1 < s_.last() &&
            lower(q.last + 1) == "more") {
            q.value.max.reset();
            q.last += 2;
        }
        if (q.last < s_.last() && w_.document().of(w_.token(q.last)) == "+") {
            q.value.max.reset();
            ++q.last;
        }
        return q;
    }

private:
    std::string_view lower(std::uint32_t i) const
    {
        return i >= s_.first() && i < s_.last() ? w_.lower(i) : std::string_view();
    }
    bool is_money(std::uint32_t i) const
    {
        auto const text = w_.document().of(w_.token(i));
        return text == "$" || text == "€" || text == "£" || text == "US$" || text == "\\$" ||
               text == "¥";
    }

    bool core(std::uint32_t at, events::Figure& value, std::uint32_t& next) const
    {
        if (at >= s_.last() || masked_[at - s_.first()]) return false;
        auto const word = lower(at);
        if ((word == "tens" || word == "hundreds" || word == "scores") && lower(at + 1) == "of" &&
            vague(lower(at + 2)) >= 2000) {
            value = {(word == "tens" ? 10 : 100) * vague(lower(at + 2)), {}};
            next = at + 3;
            return true;
        }
        if (auto const least = vague(word)) {
            value = {least, {}};
            next = at + 1;
            return true;
        }
        if (w_.is_number(at)) {
            auto const number = digits(w_.document().of(w_.token(at)));
            if (!number) return false;
            next = at + 1;
            auto n = *number;
            while (scale(lower(next))) n *= static_cast<double>(scale(lower(next++)));
            value = {static_cast<Number>(n), static_cast<Number>(n)};
            return true;
        }
        if (word == "several" || word == "many") {
            if (auto const s = scale(lower(at + 1))) {
                value = {s == 12 ? 24 : 2 * s, {}};
                next = at + 2;
                return true;
            }
            return false;
        }
        if (word == "a" || word == "an" || word == "another") {
            auto const s = scale(lower(at + 1));
            value = {s ? s : 1, s ? s : 1};
            if (auto const noun = after_age(at + 1); noun != at + 1) {
                next = noun;
                return people_follow(noun);
            }
            next = at + (s ? 2 : 1);
            return s || people_follow(at + 1);
        }
        if (word == "dozen") {
            value = {12, 12};
            next = at + 1;
            return true;
        }
        return words(at, value, next);
    }

    /// Past "19-year-old".
    std::uint32_t after_age(std::uint32_t at) const
    {
        if (at + 5 >= s_.last() || !w_.is_number(at) || !w_.is_hyphen(at + 1)) return at;
        bool const age = lower(at + 2).starts_with("year") && w_.is_hyphen(at + 3);
        return age && lower(at + 4) == "old" ? at + 5 : at;
    }

    /// One person: "man", "opposition leader", "district police chief".
    bool people_follow(std::uint32_t at) const
    {
        for (auto i = at; i < s_.last() && i < at + 4; ++i) {
            if (!w_.is_word(i) || w_.is(i, Class::preposition) || is_verb(s_.tag(i))) return false;
            if (w_.is(i, Class::people) && (w_.word(i).forms & kSingular)) return true;
            bool const modifies = i + 1 < s_.last() && w_.is_word(i + 1) &&
                                  w_.word(i + 1).classes.any() && !w_.is(i + 1, Class::preposition);
            auto const text = lower(i);
            for (auto const* const office :
                 {"chief", "mayor", "judge", "prosecutor", "governor", "minister", "commander",
                  "lawmaker", "general", "colonel", "cleric", "leader", "deputy"}) {
                if (text == office) return true;
            }
            if (w_.is(i, Class::people) && !modifies) return false;
        }
        return false;
    }

    bool words(std::uint32_t at, events::Figure& value, std::uint32_t& next) const
    {
        Number total = 0;
        Number group = 0;
        auto i = at;
        bool any = false;
        for (; i < s_.last(); ++i) {
            if (any && w_.is_hyphen(i) && unit(lower(i + 1))) continue;
            auto const text = lower(i);
            if (auto const u = unit(text)) {
                if (any && !(group % 100 >= 20 && *u < 10) && group % 100 != 0) break;
                group += *u;
                any = true;
            } else if (any && scale(text)) {
                if (scale(text) == 100 || scale(text) == 12) {
                    group *= scale(text);
                } else {
                    total += group * scale(text);
                    group = 0;
                }
            } else if (any && text == "and" && group >= 100 && unit(lower(i + 1))) {
                continue;
            } else {
                break;
            }
        }
        if (!any) return false;
        next = i;
        value = {total + group, total + group};
        return true;
    }

    void range(Quantity& q, std::uint32_t next) const
    {
        bool const hyphen =
            next < s_.last() && (w_.is_hyphen(next) || w_.document().of(w_.token(next)) == "–");
        bool const to =
            lower(next) == "to" ||
            (lower(next) == "and" && lower(q.first - 1) == "between" && q.first > s_.first());
        if (!hyphen && !to) return;
        events::Figure second;
        std::uint32_t end = next + 1;
        if (!core(next + 1, second, end) || !second.max || !q.value.min ||
            *second.max <= *q.value.min)
            return;
        q.value.max = second.max;
        q.last = end;
        if (lower(q.first - 1) == "between" && q.first > s_.first()) --q.first;
    }

    /// "over", "at least", "up to" before the number.
    void before(Quantity& q) const
    {
        if (q.first == s_.first()) return;
        auto const one = lower(q.first - 1);
        auto const two = q.first >= s_.first() + 2 ? lower(q.first - 2) : std::string_view();
        auto const three = q.first >= s_.first() + 3 ? lower(q.first - 3) : std::string_view();
        auto const open_above = [&](std::uint32_t words) {
            q.value.max.reset();
            q.first -= words;
        };
        auto const open_below = [&](std::uint32_t words, bool keep) {
            if (keep && q.value.min) {
                q.value.max = q.value.min;
                q.value.min = *q.value.min * 9 / 10;
            } else if (q.value.min) {
                q.value.max = q.value.max ? q.value.max : q.value.min;
                q.value.min.reset();
            }
            q.first -= words;
        };
        if (one == "over" || one == "above" || one == "exceeding" ||
            (one == "more" && w_.is_number(q.first)))
            return open_above(1);
        if (one == "than" && (two == "more" || two == "greater")) return open_above(2);
        if (one == "than" && (two == "fewer" || two == "less"))
            return two == "fewer" && three == "no" ? open_above(3) : open_below(2, false);
        if (one == "least" && two == "at") return open_above(2);
        if (one == "of" && two == "upwards") return open_above(2);
        if (one == "minimum") return open_above(1);
        if (one == "to" && two == "up") return open_below(2, false);
        if (one == "as" && two == "many") return open_below(three == "as" ? 3 : 2, false);
        if (one == "nearly" || one == "almost") return open_below(1, true);
        if (one == "to" && two == "close") return open_below(2, true);
        if (one == "about" || one == "around" || one == "some" || one == "approximately" ||
            one == "roughly" || one == "estimated") {
            q.first -= 1;
            if (one == "estimated" && two == "an") q.first -= 1;
        }
    }

    Sentence const& s_;
    Words const& w_;
    std::vector<bool> const& masked_;
};

} // namespace

std::optional<Quantity> quantity_at(Sentence const& sentence, std::uint32_t token,
                                    std::vector<bool> const& masked)
{
    return Reader(sentence, masked).read(token);
}

} // namespace placetime::extract
