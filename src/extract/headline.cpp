#include "extract/headline.h"

#include <algorithm>

namespace placetime::extract {
namespace {

constexpr std::array<std::string_view, 7> kParticles = {"off",  "down", "out", "up",
                                                        "over", "away", "back"};

} // namespace

bool Headline::particle(std::string_view word)
{
    return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

void Headline::clear()
{
    count_ = words_ = 0;
    literal_ = {};
    literal_at_ = kMostTokens;
}

void Headline::add(std::uint32_t i)
{
    if (count_ >= kMostTokens || w_.is_quote(i) || phrases_.masked(i)) return;
    tokens_[count_++] = i;
    words_ += w_.is_word(i) || w_.is_number(i);
}

void Headline::add(Span span)
{
    for (auto i = span.first; i < span.last; ++i) add(i);
}

bool Headline::ends(std::uint32_t i) const
{
    auto const mark = w_.mark(i);
    if (mark == '.') return !(i > s_.first() && is_abbreviation(s_, i - 1)) || i + 1 >= s_.last();
    if (mark == ',')
        return !(i + 1 < s_.last() && i > s_.first() && w_.is_number(i - 1) && w_.is_number(i + 1));
    return mark == ';' || mark == ':' || mark == '(' || mark == ')' || mark == '?' || mark == '!' ||
           w_.is_dash(i) || w_.lower(i) == "...";
}

bool Headline::predicate(std::uint32_t from, std::uint32_t verb, std::uint32_t least)
{
    auto const clause = s_.clause_index(verb);
    auto required = std::max(verb + 1, least);
    while (required < trigger_.last && !ends(required) &&
           !(w_.is(required, Class::subordinator) && s_.clause_of(required).first == required) &&
           !(w_.is(required, Class::relative)) && !(w_.lower(required) == "when"))
        ++required;
    std::size_t early = 0; // before the trigger's end, when nothing else makes it short
    std::size_t soft = 0;  // another, worse: before "of"
    bool between = false;
    std::size_t cut = 0; // a good place to end: so many tokens
    bool gap = false;
    for (auto i = from; i < s_.last(); ++i) {
        if (phrases_.masked(i)) {
            gap = true;
            auto const text = w_.document().of(w_.token(i));
            bool const stops = text.ends_with('.') && i + 1 < s_.last() &&
                               w_.token(i + 1).shape == text::Shape::capitalised;
            if (stops) break; // "to 5 a.m. Checkpoints were"
            continue;
        }
        if (w_.is_quote(i)) continue;
        if (ends(i)) break;
        bool const joins = w_.is(i, Class::conjunction);
        if (i > verb) {
            if (w_.is(i, Class::relative) && i >= required) break;
            bool const opens = s_.clause_index(i) != clause && s_.clause_of(i).first == i;
            if (opens && i >= required) break;
            if (w_.is(i, Class::subordinator) && !w_.is(i, Class::preposition) && i >= required)
                break;
            if (w_.is(i, Class::condition) && i >= required) break;
            if (joins && i >= required &&
                (gap || i + 1 >= s_.last() || w_.is_quote(i + 1) || is_verb(s_.tag(i + 1)) ||
                 s_.tag(i + 1) == Tag::aux || w_.is_adverb(i + 1) ||
                 w_.is(i + 1, Class::preposition)))
                break;
            if ((s_.tag(i) == Tag::aux ||
                 (s_.tag(i) == Tag::finite &&
                  (i > required ||
                   (is_verb(s_.tag(verb)) && (i > verb + 1 || w_.is(i, Class::say)) &&
                    !(w_.forms(i) & kParticiple))))) &&
                i >= required && s_.tag(i - 1) != Tag::aux)
                break;
            bool const hinge = (w_.is(i, Class::preposition) && w_.lower(i) != "of") || joins ||
                               w_.is(i, Class::to) || gap || w_.is(i, Class::subordinator) ||
                               s_.tag(i) == Tag::gerund || s_.tag(i) == Tag::participle;
            if (hinge && i > verb + 1 && words_ >= 4 && words_ < kFewWords - 1 &&
                !(joins && between) && s_.tag(i) != Tag::gerund)
                early = count_;
            bool const pair = between && joins;
            between = (between && !pair) || w_.lower(i) == "between";
            if (hinge && !pair && i >= required && words_ >= 3 && (words_ <= kFewWords || !cut))
                cut = count_;
            if (w_.lower(i) == "of" && i >= required && words_ >= 5 && words_ <= kFewWords &&
                w_.lower(i - 1) != "front" && w_.lower(i - 1) != "number" &&
                w_.lower(i - 1) != "state")
                soft = count_;
            if (gap && !hinge && i >= required) break;
        }
        gap = false;
        if (words_ >= kMostWords || count_ + 1 >= kMostTokens) {
            if (!cut && !soft && !early) return false;
            break;
        }
        add(i);
    }
    if (soft > cut && cut < 7) cut = soft;
    if (words_ > kFewWords && cut) shrink(cut);
    if (text_length() > kMostLetters && cut) shrink(cut);
    if ((text_length() > kMostLetters || words_ >= kMostWords) && early) shrink(early);
    trim();
    if (count_ > 0 && count_ < kMostTokens && w_.lower(tokens_[count_ - 1]) == "sworn" &&
        tokens_[count_ - 1] + 1 < s_.last() && w_.lower(tokens_[count_ - 1] + 1) == "in") {
        tokens_[count_] = tokens_[count_ - 1] + 1;
        ++count_;
        ++words_;
    }
    return words_ >= 2 && count_ > 0 && tokens_[count_ - 1] + 1 >= std::min(required, verb + 1) &&
           text_length() <= kMostLetters;
}

void Headline::shrink(std::size_t count)
{
    while (count_ > count) {
        --count_;
        words_ -= w_.is_word(tokens_[count_]) || w_.is_number(tokens_[count_]);
    }
}

bool Headline::dangling(std::uint32_t i) const
{
    if (!(w_.is_word(i) || w_.is_number(i))) {
        auto const kind = w_.token(i).kind;
        if (kind == text::TokenKind::possessive) return true;
        if (w_.mark(i) == '.')
            return !is_abbreviation(s_, i - 1) || w_.token(i - 1).shape != text::Shape::initial;
        return w_.mark(i) != '%';
    }
    auto const word = w_.lower(i);
    if (particle(word) && i > s_.first() && is_verb(s_.tag(i - 1))) return false;
    if (is_abbreviation(s_, i) && i + 1 < s_.last() && w_.mark(i + 1) == '.') return true;
    if (word == "another" && i > s_.first() && w_.lower(i - 1) == "one") return false;
    bool const all_caps = w_.token(i).shape == text::Shape::all_caps;
    return !all_caps &&
           (w_.is(i, Class::preposition) || w_.is(i, Class::determiner) ||
            w_.is(i, Class::conjunction) || w_.is(i, Class::to) ||
            (w_.is(i, Class::possessive) &&
             !(word == "her" && i + 1 < s_.last() && !phrases_.nominal(i + 1))) ||
            w_.is(i, Class::relative) || w_.is(i, Class::subordinator) || s_.tag(i) == Tag::aux ||
            w_.is_adverb(i) || w_.is(i, Class::negation) || word == "so" || word == "they" ||
            word == "he" || word == "she" || word == "we" || word == "i");
}

void Headline::trim()
{
    if (count_ > 1 && w_.is(tokens_[count_ - 1], Class::adjective) &&
        tokens_[count_ - 1] + 1 < s_.last() && is_verb(s_.tag(tokens_[count_ - 1] + 1)) &&
        tokens_[count_ - 1] >= trigger_.last)
        shrink(count_ - 1); // "for higher pay"
    if (count_ > 1 && w_.is_number(tokens_[count_ - 1]) && tokens_[count_ - 1] + 1 < s_.last() &&
        w_.mark(tokens_[count_ - 1] + 1) == ':')
        shrink(count_ - 1); // "at 2:41 a.m."
    auto const hangs = [this](std::uint32_t i) {
        return dangling(i) || (s_.tag(i) == Tag::gerund && i > trigger_.last);
    };
    while (count_ > 0 && hangs(tokens_[count_ - 1])) shrink(count_ - 1);
}

std::size_t Headline::text_length() const
{
    std::size_t n = 0;
    for (std::size_t k = 0; k < count_; ++k)
        n += w_.token(tokens_[k]).end - w_.token(tokens_[k]).begin + 1;
    return n;
}

std::string Headline::text() const
{
    std::string out;
    out.reserve(text_length());
    for (std::size_t k = 0; k < count_; ++k) {
        auto const i = tokens_[k];
        auto const& t = w_.token(i);
        bool const adjoins = k > 0 && tokens_[k - 1] + 1 == i;
        if (k > 0 && (t.space_before || !adjoins)) out += ' ';
        if (k == literal_at_ && !literal_.empty())
            out += literal_;
        else
            out += w_.document().of(t);
    }
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

} // namespace placetime::extract
