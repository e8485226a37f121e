#include "dating/clause.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace placetime::dating {

namespace {

constexpr std::array<std::string_view, 33> kFuture{
    "deadline",    "'ll",    "anticipated", "await",    "due",       "expected", "expects",
    "forthcoming", "going",  "hopes",       "intends",  "may",       "might",    "must",
    "planned",     "plans",  "postponed",   "proposed", "scheduled", "set",      "shall",
    "should",      "slated", "tomorrow",    "upcoming", "vows",      "warned",   "will",
    "won't",       "would",  "could",       "can",      "ahead"};
constexpr std::array<std::string_view, 46> kPast{
    "ago",   "became", "began", "broke", "brought",   "came",  "did",   "died", "fell", "fled",
    "found", "gave",   "got",   "had",   "has",       "have",  "held",  "hit",  "kept", "knew",
    "led",   "left",   "lost",  "made",  "met",       "ran",   "rose",  "said", "sat",  "saw",
    "sent",  "shot",   "spoke", "stood", "struck",    "swept", "taken", "told", "took", "was",
    "went",  "were",   "won",   "wrote", "yesterday", "spread"};

/// Verbs of the present that look ahead when a day follows them.
constexpr std::array<std::string_view, 9> kPresent{"is",   "begins", "starts",  "opens",  "closes",
                                                   "ends", "meets",  "arrives", "resumes"};

template <std::size_t n>
bool has(std::array<std::string_view, n> const& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

Tense tense_at(text::Document const& document, std::size_t first, std::size_t last)
{
    auto const& tokens = document.tokens();
    auto const& sentence = document.sentences()[tokens[first].sentence];
    auto const kind_of = [&](std::size_t i) {
        if (tokens[i].kind != text::TokenKind::word) return Tense::unknown;
        auto const word = document.lower(i);
        if (word == "may" && tokens[i].shape != text::Shape::lower) return Tense::unknown;
        if (has(kFuture, word)) return Tense::future;
        if (has(kPast, word)) return Tense::past;
        bool const ed = word.size() > 4 && word.substr(word.size() - 2) == "ed" &&
                        tokens[i].shape == text::Shape::lower;
        return ed ? Tense::past : Tense::unknown;
    };
    // what stands directly before decides: "as soon as", "as early as", "no later than", "ahead of"
    if (first >= sentence.first_token + 3 && document.lower(first - 1) == "as" &&
        document.lower(first - 3) == "as")
        return Tense::future;
    // "the deadline is Thursday", "the trial begins on Monday": a present that looks ahead
    std::size_t prep = first;
    if (prep > sentence.first_token &&
        (document.lower(prep - 1) == "on" || document.lower(prep - 1) == "at"))
        --prep;
    if (prep > sentence.first_token && has(kPresent, document.lower(prep - 1)))
        return Tense::future;
    Tense found = Tense::unknown;
    std::size_t best = 60;
    std::size_t cost = 0;
    for (std::size_t i = first; i-- > sentence.first_token;) {
        cost += 1;
        auto const mark = document.of(tokens[i]);
        if (mark == "," || mark == ";" || mark == ":" || mark == "—" || mark == "–" ||
            mark == "(" || mark == "--")
            cost += 6;
        auto const word = document.lower(i);
        if (word == "that" || word == "which" || word == "who" || word == "after" ||
            word == "before" || word == "when" || word == "but" || word == "and")
            cost += 3;
        if (cost >= best) break;
        if (auto const tense = kind_of(i); tense != Tense::unknown) {
            found = tense, best = cost;
            // "will be held", "would have gone": the auxiliary before the participle tells
            for (std::size_t back = i;
                 tense == Tense::past && back-- > sentence.first_token && i - back <= 3;)
                if (kind_of(back) == Tense::future || document.lower(back) == "be")
                    found = Tense::future;
            break;
        }
    }
    cost = 1; // what stands before counts a little more
    for (std::size_t i = last; i < sentence.last_token; ++i) {
        cost += 1;
        auto const mark = document.of(tokens[i]);
        if (mark == "," || mark == ";" || mark == ":" || mark == "—" || mark == "–" ||
            mark == "(" || mark == "--")
            cost += 6;
        auto const word = document.lower(i);
        if (word == "that" || word == "which" || word == "who" || word == "after" ||
            word == "before" || word == "when" || word == "but" || word == "and")
            cost += 4;
        if (cost >= best) break;
        if (auto const tense = kind_of(i); tense != Tense::unknown) {
            found = tense;
            break;
        }
    }
    return found;
}

} // namespace placetime::dating
