#include "dating/clause.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace placetime::dating {

namespace {

constexpr std::array<std::string_view, 26> kFuture{
    "deadline",  "'ll",     "anticipated", "await",  "expected", "expects",  "forthcoming",
    "hopes",     "intends", "may",         "might",  "must",     "planned",  "plans",
    "scheduled", "shall",   "should",      "slated", "tomorrow", "upcoming", "vows",
    "will",      "won't",   "would",       "could",  "can"};
constexpr std::array<std::string_view, 46> kPast{
    "ago",   "became", "began", "broke", "brought",   "came",  "did",   "died", "fell", "fled",
    "found", "gave",   "got",   "had",   "has",       "have",  "held",  "hit",  "kept", "knew",
    "led",   "left",   "lost",  "made",  "met",       "ran",   "rose",  "said", "sat",  "saw",
    "sent",  "shot",   "spoke", "stood", "struck",    "swept", "taken", "told", "took", "was",
    "went",  "were",   "won",   "wrote", "yesterday", "spread"};

/// Verbs of the present that look ahead when a day follows them.
constexpr std::array<std::string_view, 9> kPresent{"is",   "begins", "starts",  "opens",  "closes",
                                                   "ends", "meets",  "arrives", "resumes"};

/// Words after which "to" and a verb tell what is yet to come.
constexpr std::array<std::string_view, 30> kIntends{
    "agree",    "agreed", "aim",     "aims",        "decided",   "due",     "hope",     "hoped",
    "is",       "are",    "intend",  "invited",     "plan",      "pledged", "prepared", "preparing",
    "promised", "ready",  "set",     "threatened",  "vowed",     "want",    "wanted",   "wants",
    "was",      "were",   "willing", "willingness", "readiness", "likely"};
/// Verbs whose "until" lies behind.
constexpr std::array<std::string_view, 8> kLasted{"lasted", "stayed", "remained", "continued",
                                                  "ran",    "waited", "worked",   "lived"};

template <std::size_t n>
bool has(std::array<std::string_view, n> const& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words of one sentence, told by what they say of time.
class Clause {
public:
    Clause(text::Document const& document, std::size_t at)
        : document_(document), tokens_(document.tokens()),
          sentence_(document.sentences()[document.tokens()[at].sentence])
    {
    }

    std::string_view lower(std::size_t i) const
    {
        return i >= sentence_.first_token && i < sentence_.last_token ? document_.lower(i)
                                                                      : std::string_view{};
    }
    std::size_t first() const { return sentence_.first_token; }
    std::size_t last() const { return sentence_.last_token; }

    Tense tense(std::size_t i) const
    {
        if (tokens_[i].kind != text::TokenKind::word) return Tense::unknown;
        auto const word = document_.lower(i);
        if (word == "may" && tokens_[i].shape != text::Shape::lower) return Tense::unknown;
        if (has(kFuture, word)) return Tense::future;
        if (word == "next" && lower(i - 1) != "the") return Tense::future;
        // "set to begin", "due on Friday", not "set up" and "due to the rain"
        auto const next = lower(i + 1);
        if (word == "set" || word == "going")
            return next == "to" || next == "for" ? Tense::future : Tense::past;
        if (word == "due")
            return next == "to" &&
                           (lower(i + 2) == "the" || lower(i + 2) == "a" || lower(i + 2) == "its")
                       ? Tense::unknown
                       : Tense::future;
        bool const intends = lower(i + 1) == "to" && has(kIntends, word) &&
                             tokens_[i + 1].kind == text::TokenKind::word;
        if (intends) return Tense::future;
        if (has(kPast, word)) return Tense::past;
        bool const ed =
            word.size() > 4 && word.ends_with("ed") && tokens_[i].shape == text::Shape::lower;
        return ed ? Tense::past : Tense::unknown;
    }

    /// What it costs to look past a token: 1, and more over the edge of a clause.
    std::size_t cost(std::size_t i, std::size_t joint) const
    {
        auto const mark = document_.of(tokens_[i]);
        if (mark == "," || mark == ";" || mark == ":" || mark == "—" || mark == "–" ||
            mark == "(" || mark == "--")
            return 7;
        auto const word = document_.lower(i);
        bool const joins = word == "that" || word == "which" || word == "who" || word == "after" ||
                           word == "before" || word == "when" || word == "but" || word == "and";
        return joins ? 1 + joint : 1;
    }

    /// "will be held", "would have gone": the auxiliary before a participle tells.
    bool future_auxiliary(std::size_t participle) const
    {
        for (std::size_t back = participle; back-- > first() && participle - back <= 3;)
            if (tense(back) == Tense::future || lower(back) == "be") return true;
        return false;
    }

private:
    text::Document const& document_;
    std::vector<text::Token> const& tokens_;
    text::Sentence const& sentence_;
};

} // namespace

Tense tense_at(text::Document const& document, std::size_t first, std::size_t last)
{
    constexpr std::size_t kFar = 60;
    Clause const clause(document, first);
    // what stands directly before decides: "as soon as", "the deadline is Thursday", "the trial
    // begins on Monday"
    if (first >= clause.first() + 3 && clause.lower(first - 1) == "as" &&
        clause.lower(first - 3) == "as")
        return Tense::future;
    bool const prepositional = first > clause.first() &&
                               (clause.lower(first - 1) == "on" || clause.lower(first - 1) == "at");
    auto const lead = prepositional ? first - 1 : first;
    if (lead > clause.first() && has(kPresent, clause.lower(lead - 1))) return Tense::future;
    auto const before = first > clause.first() ? clause.lower(first - 1) : std::string_view{};
    bool const owns =
        last < clause.last() && document.tokens()[last].kind == text::TokenKind::possessive;
    if (before == "since" ||
        (owns && (before == "from" || before == "following" || before == "follows")))
        return Tense::past;
    bool const until = first > clause.first() &&
                       (clause.lower(first - 1) == "until" || clause.lower(first - 1) == "till");

    Tense found = Tense::unknown;
    std::size_t best = kFar;
    std::size_t cost = 0;
    for (std::size_t i = first; i-- > clause.first();) {
        cost += clause.cost(i, 3);
        if (cost >= best) break;
        if (until && has(kLasted, clause.lower(i))) return Tense::past;
        auto const tense = clause.tense(i);
        if (tense == Tense::unknown) continue;
        found = tense == Tense::past && clause.future_auxiliary(i) ? Tense::future : tense;
        best = cost;
        break;
    }
    if (until) return Tense::future;
    cost = 1; // what stands before counts a little more
    for (std::size_t i = last; i < clause.last(); ++i) {
        cost += clause.cost(i, 4);
        if (cost >= best) break;
        if (auto const tense = clause.tense(i); tense != Tense::unknown) return tense;
    }
    return found;
}

bool looks_ahead(text::Document const& document, std::size_t token)
{
    Clause const clause(document, token);
    auto const first = token > clause.first() + 60 ? token - 60 : clause.first();
    auto const last = std::min(clause.last(), token + 60);
    for (std::size_t i = first; i < last; ++i)
        if (clause.tense(i) == Tense::future) return true;
    return false;
}

} // namespace placetime::dating
