#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <string>

namespace placetime::text {

namespace {

/// Abbreviations that a name or number follows: their stop never ends a sentence.
constexpr std::array<std::string_view, 41> kBeforeNames{
    "adm", "amb",  "art", "brig", "capt", "cmdr", "col", "cpl",    "dr",   "fig",  "fr",
    "ft",  "gen",  "gov", "hon",  "insp", "lt",   "maj", "messrs", "mr",   "mrs",  "ms",
    "mt",  "mx",   "no",  "nos",  "nr",   "op",   "pfc", "pp",     "pres", "prof", "pvt",
    "rep", "reps", "rev", "sen",  "sens", "sgt",  "st",  "vs"};

/// Abbreviations whose stop ends a sentence only when what follows looks like the start of one.
constexpr std::array<std::string_view, 79> kOthers{
    "ala",  "approx", "apr", "apt", "ariz", "ark",  "assn", "aug",  "ave", "bldg", "blvd", "bros",
    "ca",   "calif",  "cf",  "co",  "colo", "conn", "corp", "dec",  "del", "dept", "dist", "ed",
    "est",  "etc",    "feb", "fla", "fri",  "ga",   "ill",  "inc",  "ind", "jan",  "jr",   "jul",
    "jun",  "kan",    "km",  "ky",  "la",   "ltd",  "mar",  "mass", "max", "md",   "mich", "min",
    "minn", "miss",   "mo",  "mon", "mont", "neb",  "nev",  "nov",  "oct", "okla", "ore",  "pa",
    "pct",  "ph",     "rd",  "sat", "sep",  "sept", "sq",   "sr",   "sun", "tenn", "tex",  "thu",
    "tue",  "univ",   "va",  "vt",  "wash", "wed",  "wis"};

/// Words that open sentences: after an abbreviation they are a new one.
constexpr std::array<std::string_view, 52> kStarters{
    "a",      "about", "according", "after",   "all",       "also",      "although", "among",
    "an",     "and",   "another",   "as",      "at",        "because",   "before",   "both",
    "but",    "by",    "during",    "each",    "earlier",   "following", "for",      "from",
    "he",     "his",   "how",       "however", "i",         "if",        "in",       "it",
    "its",    "last",  "later",     "many",    "meanwhile", "on",        "one",      "other",
    "others", "she",   "since",     "some",    "that",      "the",       "their",    "there",
    "they",   "this",  "we",        "when"};

static_assert(std::is_sorted(kBeforeNames.begin(), kBeforeNames.end()));
static_assert(std::is_sorted(kOthers.begin(), kOthers.end()));
static_assert(std::is_sorted(kStarters.begin(), kStarters.end()));

template <std::size_t N>
bool among(std::array<std::string_view, N> const& sorted, std::string_view word)
{
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

std::string ascii_lower(std::string_view word)
{
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// Lines narrower than this are lists and menus, not wrapped prose.
constexpr std::size_t kNarrowestWrap = 50;
constexpr std::size_t kLongestHeading = 22; ///< words

enum class Gap : std::uint8_t { none, wrapped, line, paragraph };

class Splitter {
public:
    Splitter(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    std::vector<Sentence> run(std::size_t& paragraphs)
    {
        std::uint32_t first = 0;
        std::uint32_t paragraph = 0;
        for (std::uint32_t i = 1; i <= tokens_.size(); ++i) {
            bool const last = i == tokens_.size();
            auto const gap = last ? Gap::paragraph : gap_before(i);
            if (!last && !breaks(i, gap, first)) continue;
            close(first, i, paragraph, gap >= Gap::line);
            if (gap == Gap::paragraph) ++paragraph;
            first = i;
        }
        paragraphs = paragraph;
        return std::move(sentences_);
    }

private:
    std::string_view word(std::size_t i) const
    {
        return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }
    bool is(std::size_t i, std::string_view mark) const { return word(i) == mark; }

    /// Length in bytes of the line that holds a byte.
    std::pair<std::size_t, std::size_t> line_of(std::size_t byte) const
    {
        auto const before = byte == 0 ? std::string_view::npos : text_.rfind('\n', byte - 1);
        auto const begin = before == std::string_view::npos ? 0 : before + 1;
        auto const end = std::min(text_.find('\n', byte), text_.size());
        return {begin, end};
    }

    /// The widest line of the paragraph that holds a byte: what the text was wrapped to, if it was.
    /// Looked up once a paragraph.
    std::size_t wrap_width(std::size_t byte)
    {
        if (byte >= width_begin_ && byte < width_end_) return width_;
        auto const blank = [&](std::size_t begin, std::size_t end) {
            return text_.substr(begin, end - begin).find_first_not_of(" \t\r") ==
                   std::string_view::npos;
        };
        auto [begin, end] = line_of(byte);
        width_begin_ = begin;
        width_ = 0;
        while (!blank(begin, end)) {
            width_ = std::max(width_, end - begin);
            if (end >= text_.size()) break;
            begin = end + 1;
            end = std::min(text_.find('\n', begin), text_.size());
        }
        width_end_ = std::max(end, width_begin_ + 1);
        return width_;
    }

    /// What stands between token i - 1 and token i.
    Gap gap_before(std::uint32_t i)
    {
        if (!tokens_[i].line_start) return Gap::none;
        auto const from = tokens_[i - 1].end;
        auto const white = text_.substr(from, tokens_[i].begin - from);
        if (std::count(white.begin(), white.end(), '\n') > 1) return Gap::paragraph;
        if (white.find('\f') != std::string_view::npos) return Gap::paragraph;
        auto const width = wrap_width(from == 0 ? 0 : from - 1);
        auto const [begin, end] = line_of(from == 0 ? 0 : from - 1);
        auto const next_word = text_.find_first_of(" \t\n", tokens_[i].begin);
        auto const next = std::min(next_word, text_.size()) - tokens_[i].begin;
        bool const hard = white.starts_with("  ") || starts_entry(i); // Markdown's line break
        bool const had_room = from - begin + 1 + next < width;
        return hard || had_room || width < kNarrowestWrap ? Gap::line : Gap::wrapped;
    }

    /// "6 April: ...", "14:30 - ...": a line of a chronicle is one entry, however wide it is.
    bool starts_entry(std::uint32_t i) const
    {
        bool number = false;
        auto const end = std::min<std::size_t>(tokens_.size(), i + std::size_t{7});
        for (std::size_t k = i; k < end; ++k) {
            auto const& token = tokens_[k];
            if (k > i && token.line_start) return false;
            bool const mark =
                is(k, ":") || ((is(k, "-") || is(k, "\xE2\x80\x93") || is(k, "\xE2\x80\x94")) &&
                               token.space_before);
            if (mark && number) return k + 1 < tokens_.size() && tokens_[k + 1].space_before;
            number = number || token.kind == TokenKind::number;
            if (token.kind == TokenKind::word && token.shape == Shape::lower && !is(k, "of"))
                return false;
        }
        return false;
    }

    bool is_terminal(std::size_t i) const
    {
        auto const w = word(i);
        return w[0] == '.' || w[0] == '!' || w[0] == '?' || w == "\xE2\x80\xA6" ||
               w == "\xE3\x80\x82";
    }
    bool is_closing(std::size_t i) const
    {
        auto const w = word(i);
        return tokens_[i].kind != TokenKind::word && !tokens_[i].space_before &&
               (w[0] == '"' || w[0] == '\'' || w[0] == ')' || w[0] == ']' || w[0] == '*' ||
                w == "\xE2\x80\x9D" || w == "\xE2\x80\x99" || w == "\xC2\xBB");
    }
    bool starts_lower(std::size_t i) const
    {
        return tokens_[i].kind == TokenKind::word && tokens_[i].shape == Shape::lower;
    }

    bool breaks(std::uint32_t i, Gap gap, std::uint32_t first) const
    {
        std::size_t stop = i - 1;
        while (stop > first && is_closing(stop)) --stop;
        bool const ended = is_terminal(stop) || dotted(stop);
        if (gap == Gap::paragraph || gap == Gap::line) {
            if (ended) return true;
            // A sentence goes on over a page break or a short line when the next word is in lower
            // case.
            bool const open = !is(i - 1, ":") && !is(i - 1, ";");
            if (gap == Gap::line && is(i - 1, ",")) return false;
            return !(open && starts_lower(i) && i - first >= 4);
        }
        if (!ended || !tokens_[i].space_before) return false;
        if (starts_lower(i)) return false;
        if (dotted(stop)) return starter(i);
        if (!is(stop, ".") || stop == first) return true;
        return !abbreviated(stop, i, first);
    }

    /// A word such as "U.S." at the end of which a sentence may end.
    bool dotted(std::size_t i) const
    {
        return tokens_[i].kind == TokenKind::word && text_[tokens_[i].end - 1] == '.';
    }
    bool starter(std::size_t i) const
    {
        if (tokens_[i].kind != TokenKind::word) return tokens_[i].kind == TokenKind::punctuation;
        return among(kStarters, ascii_lower(word(i)));
    }

    /// True when the stop at `stop` belongs to the word before it and ends no sentence.
    bool abbreviated(std::size_t stop, std::uint32_t next, std::uint32_t first) const
    {
        auto const& before = tokens_[stop - 1];
        if (tokens_[stop].space_before) return false;
        if (before.kind == TokenKind::number)
            return stop - 1 == first && stop - 1 < next; // "1. Item"
        if (before.kind != TokenKind::word) return false;
        if (before.shape == Shape::initial) return true; // J. Smith
        auto const lower = ascii_lower(word(stop - 1));
        if (among(kBeforeNames, lower))
            return lower != "no" || tokens_[next].kind == TokenKind::number;
        if (before.shape == Shape::lower && lower != "approx" && lower != "ca" && lower != "cf" &&
            lower != "etc" && lower != "km" && lower != "sq" && lower != "est")
            return false;
        return among(kOthers, lower) && !starter(next);
    }

    void close(std::uint32_t first, std::uint32_t last, std::uint32_t paragraph, bool line_end)
    {
        Sentence sentence{
            tokens_[first].begin, tokens_[last - 1].end, first, last, paragraph, false};
        std::size_t stop = last - 1;
        while (stop > first && is_closing(stop)) --stop;
        auto const words = std::count_if(tokens_.begin() + first, tokens_.begin() + last,
                                         [](Token const& t) { return t.kind == TokenKind::word; });
        bool const own_line = line_end && tokens_[first].line_start;
        bool const hash = is(first, "#") || word(first).starts_with("##");
        sentence.heading =
            own_line &&
            (hash || (!is_terminal(stop) && static_cast<std::size_t>(words) <= kLongestHeading));
        auto const index = static_cast<std::uint32_t>(sentences_.size());
        for (auto i = first; i < last; ++i) tokens_[i].sentence = index;
        sentences_.push_back(sentence);
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    std::vector<Sentence> sentences_;
    std::size_t width_begin_ = 1, width_end_ = 0, width_ = 0;
};

} // namespace

std::vector<Sentence> split_sentences(std::string_view text, std::vector<Token>& tokens,
                                      std::size_t& paragraphs)
{
    paragraphs = 0;
    if (tokens.empty()) return {};
    return Splitter(text, tokens).run(paragraphs);
}

} // namespace placetime::text
