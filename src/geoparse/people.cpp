#include <algorithm>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

using text::Shape;
using text::Token;
using text::TokenKind;

constexpr lex::Flags kNoNamePart = lex::kFunction | lex::kCalendar | lex::kTitle | lex::kConnector;
constexpr lex::Flags kNoSurname = kNoNamePart | lex::kOrganisation | lex::kStreet |
                                  lex::kPlaceWord | lex::kDirection | lex::kDemonym;

class PeopleFinder {
public:
    PeopleFinder(Analysis& analysis, Lexicon const& lexicon)
        : a_(analysis), lexicon_(lexicon), tokens_(analysis.document.tokens())
    {
    }

    void run()
    {
        a_.in_person.assign(tokens_.size(), 0);
        for (std::uint32_t i = 0; i < tokens_.size();) {
            if (tokens_[i].kind != TokenKind::word) {
                ++i;
                continue;
            }
            std::uint32_t const end = read_phrase(i);
            i = std::max(i + 1, end);
        }
    }

private:
    lex::Flags flags(std::uint32_t i) const
    {
        return i < tokens_.size() ? a_.words.flags[i] : lex::Flags{0};
    }
    bool follows(std::uint32_t i) const
    {
        return i < tokens_.size() && i > 0 && tokens_[i].sentence == tokens_[i - 1].sentence &&
               tokens_[i].space_before;
    }
    bool is_mark(std::uint32_t i, char mark) const
    {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::punctuation &&
               a_.document.text()[tokens_[i].begin] == mark;
    }
    bool is_name(std::uint32_t i) const
    {
        return i < tokens_.size() && starts_upper(tokens_[i]) && tokens_[i].shape != Shape::initial;
    }

    /// One past the tokens of a name that begins at `i` (0 when none): capitalised words, initials,
    /// hyphens; at most five words.
    std::uint32_t name_end(std::uint32_t i, lex::Flags stop) const
    {
        std::uint32_t end = i;
        for (int count = 0; count < 5; ++count) {
            if (end > i && !follows(end) && !is_hyphenated(end)) break;
            if (is_hyphenated(end)) {
                ++end;
                if (end >= tokens_.size() || !starts_upper(tokens_[end])) return end - 1;
            }
            if (end >= tokens_.size() || !starts_upper(tokens_[end])) break;
            if (tokens_[end].shape == Shape::initial) {
                if (is_mark(end + 1, '.') && !tokens_[end + 1].space_before && is_name(end + 2))
                    end += 2;
                else if (is_name(end + 1))
                    end += 1;
                else
                    break;
                continue;
            }
            if ((flags(end) & stop) != 0) break;
            ++end;
        }
        return end;
    }
    bool is_hyphenated(std::uint32_t i) const
    {
        return is_mark(i, '-') && !tokens_[i].space_before && i + 1 < tokens_.size() &&
               !tokens_[i + 1].space_before;
    }

    void mark(std::uint32_t first, std::uint32_t last, std::uint8_t how)
    {
        a_.people.push_back({first, last});
        for (std::uint32_t i = first; i < last; ++i) a_.in_person[i] = how;
    }

    /// End of a known organisation or title phrase at `i`, or `i`.
    std::uint32_t phrase_end(std::uint32_t i, lex::Flags kind) const
    {
        std::uint32_t best = (flags(i) & kind) != 0 ? i + 1 : i;
        if ((flags(i) & lex::kStartsPhrase) == 0) return best;
        LexEntry const& first = lexicon_.find(a_.words.of(i));
        int const longest = kind == lex::kTitle ? first.title_words : first.media_words;
        std::uint32_t last = i;
        for (int words = 1; words < longest; ++words) {
            ++last;
            if (is_hyphenated(last)) ++last;
            if (last >= tokens_.size() || tokens_[last].sentence != tokens_[i].sentence ||
                tokens_[last].kind != TokenKind::word)
                break;
            std::string_view const phrase =
                std::string_view(a_.words.folded)
                    .substr(a_.words.begin[i], a_.words.end[last] - a_.words.begin[i]);
            if ((lexicon_.find(phrase).flags & kind) != 0) best = last + 1;
        }
        return best;
    }

    /// Reads what begins at token `i`; returns one past it, or `i`.
    std::uint32_t read_phrase(std::uint32_t i)
    {
        bool const upper = starts_upper(tokens_[i]);
        if (upper) {
            std::uint32_t const media = phrase_end(i, lex::kMedia);
            if (media > i && !(media == i + 1 && is_name(i + 1) && follows(i + 1) &&
                               (flags(i) & lex::kFirstName) != 0)) {
                mark(i, media, 4);
                return media;
            }
        }
        std::uint32_t title = phrase_end(i, lex::kTitle);
        if (title > i) {
            std::uint32_t next = title;
            if (is_mark(next, '.') && !tokens_[next].space_before) ++next;
            if (next < tokens_.size() && follows_title(next)) {
                std::uint32_t const end = name_end(next, kNoNamePart | lex::kDemonym);
                if (end > next && !names_thing(next, end)) {
                    mark(next, end, 2);
                    return end;
                }
            }
            if (title > i + 1 || !upper) return title;
        }
        if (!upper) return i;
        if ((flags(i) & lex::kFirstName) != 0 &&
            (flags(i) & (lex::kCalendar | lex::kFunction)) == 0) {
            std::uint32_t const end = name_end(i, kNoSurname);
            if (end > i + 1 && !names_thing(i, end)) {
                mark(i, end, 1);
                return end;
            }
        }
        if (std::uint32_t const end = read_byline(i); end > i) return end;
        if (std::uint32_t const end = read_namesake(i); end > i) return end;
        if (std::uint32_t const end = read_by_suffix(i); end > i) return end;
        return read_unlisted(i);
    }

    /// "By Xanthe Orbeli" on a line of its own.
    std::uint32_t read_byline(std::uint32_t i)
    {
        if (i == 0 || a_.words.of(i - 1) != "by" || !tokens_[i - 1].line_start || !follows(i))
            return i;
        std::uint32_t const end = name_end(i, kNoSurname);
        bool const whole = end == tokens_.size() || tokens_[end].line_start ||
                           tokens_[end].sentence != tokens_[i].sentence;
        if (end < i + 2 || !whole) return i;
        mark(i, end, 1);
        return end;
    }

    /// "Almaty Sydykov": a surname told by its ending, and whatever capitalised word is before it.
    std::uint32_t read_by_suffix(std::uint32_t i)
    {
        static constexpr std::string_view kEndings[] = {
            "kov",  "kova",  "nov",    "nova",  "ykov",   "ayev", "ayeva", "aev",
            "aeva", "iyev",  "iyeva",  "bekov", "bekova", "uulu", "kyzy",  "shvili",
            "baev", "baeva", "alieva", "lieva", "liev",   "lov",  "lova",  "rov",
            "rova", "mov",   "mova",   "yeva",  "yev"};
        if (!is_name(i + 1) || !follows(i + 1) || tokens_[i].shape != Shape::capitalised ||
            tokens_[i + 1].shape != Shape::capitalised)
            return i;
        if (((flags(i) | flags(i + 1)) & kNoSurname) != 0) return i;
        if (i > 0 && tokens_[i - 1].sentence == tokens_[i].sentence &&
            ((flags(i - 1) & (lex::kLocative | lex::kFrom | lex::kTo | lex::kOf | lex::kThe)) !=
                 0 ||
             starts_upper(tokens_[i - 1]) || is_mark(i - 1, '-')))
            return i;
        std::string_view const surname = a_.words.of(i + 1);
        bool const told = surname.size() >= 6 &&
                          std::any_of(std::begin(kEndings), std::end(kEndings),
                                      [&](std::string_view e) { return surname.ends_with(e); });
        if (!told || (is_name(i + 2) && follows(i + 2))) return i;
        mark(i, i + 2, 1);
        return i + 2;
    }

    /// "Kenya Dalby said", "India Dalby, 24,": a place's name as a person's, told by the unknown
    /// name after it and by what such a subject does.
    std::uint32_t read_namesake(std::uint32_t i)
    {
        if ((flags(i) & lex::kGiven) == 0 || !is_name(i + 1) || !follows(i + 1)) return i;
        if (i > 0 && (flags(i - 1) & (lex::kLocative | lex::kFrom | lex::kThe)) != 0 &&
            tokens_[i - 1].sentence == tokens_[i].sentence)
            return i;
        if ((flags(i + 1) & ~lex::kSurname) != 0 || tokens_[i + 1].shape == Shape::all_caps)
            return i;
        std::uint32_t const next = i + 2;
        if (next >= tokens_.size() || tokens_[next].sentence != tokens_[i].sentence ||
            tokens_[next].line_start) {
            if (i == 0 || a_.words.of(i - 1) != "by") return i;
            mark(i, next, 1); // "editing by Kenya Dalby"
            return next;
        }
        bool const aged = is_mark(next, ',') && next + 1 < tokens_.size() &&
                          tokens_[next + 1].kind == TokenKind::number &&
                          tokens_[next + 1].end - tokens_[next + 1].begin == 2;
        std::string_view const word = a_.words.of(next);
        bool const acts =
            tokens_[next].shape == Shape::lower &&
            ((flags(next) & lex::kSay) != 0 || word == "was" || word == "is" || word == "had" ||
             word == "has" || word == "who" || word == "won" || word.ends_with("ed"));
        if (!aged && !acts) return i;
        mark(i, next, 1);
        return next;
    }

    bool follows_title(std::uint32_t i) const
    {
        return tokens_[i].sentence == tokens_[i - 1].sentence && tokens_[i].space_before;
    }

    /// A street, an office, a school named after someone.
    bool names_thing(std::uint32_t first, std::uint32_t last) const
    {
        constexpr lex::Flags kThing = lex::kOrganisation | lex::kStreet | lex::kPlaceWord;
        for (std::uint32_t i = first; i < last; ++i)
            if ((flags(i) & kThing) != 0 && (flags(i) & lex::kSurname) == 0) return true;
        return is_name(last) && follows(last) && (flags(last) & kThing) != 0;
    }

    /// Names that no list knows: "Xanthe Q. Orbeli", "said Kuhl", "Goble, 26,".
    std::uint32_t read_unlisted(std::uint32_t i)
    {
        if (tokens_[i].shape == Shape::initial || (flags(i) & kNoSurname) != 0) return i;
        std::uint32_t const end = name_end(i, kNoSurname);
        if (end <= i) return i;
        bool const aged = is_mark(end, ',') && end + 1 < tokens_.size() &&
                          tokens_[end + 1].kind == TokenKind::number &&
                          tokens_[end + 1].end - tokens_[end + 1].begin == 2 &&
                          is_mark(end + 2, ',') && end - i >= 2;
        bool initial = false;
        for (std::uint32_t k = i + 1; k < end; ++k)
            initial = initial || tokens_[k].shape == Shape::initial;
        bool const said = i > 0 && (flags(i - 1) & lex::kSay) != 0 && follows(i) && end - i >= 2 &&
                          tokens_[i - 1].shape == Shape::lower;
        if (!aged && !initial && !said) return i;
        mark(i, end, 3);
        return end;
    }

    Analysis& a_;
    Lexicon const& lexicon_;
    std::vector<Token> const& tokens_;
};

} // namespace

void find_people(Analysis& analysis, Lexicon const& lexicon)
{
    PeopleFinder(analysis, lexicon).run();
}

} // namespace placetime::geoparse
