#include "dating/report_date.h"

#include <algorithm>
#include <array>

#include "dating/calendar.h"
#include "dating/clause.h"

namespace placetime::dating {

namespace chr = std::chrono;

namespace {

bool is_full(Expression const& e)
{
    return e.kind == Kind::calendar && e.year > 0 && e.month != 0 && e.day != 0 && !e.short_year;
}

std::optional<time::DatedInterval> interval_of(Expression const& e)
{
    return e.day != 0 ? whole_day(e.year, e.month, e.day) : whole_month(e.year, e.month);
}

/// The tokens of the line that holds `token`: [first, last).
std::array<std::size_t, 2> line_of(text::Document const& document, std::size_t token)
{
    auto const& tokens = document.tokens();
    std::size_t first = token, last = token + 1;
    while (first > 0 && !tokens[first].line_start && token - first < 40) --first;
    while (last < tokens.size() && !tokens[last].line_start && last - token < 40) ++last;
    return {first, last};
}

enum class Label { none, published, updated };

Label label_of(std::string_view word)
{
    if (word == "published" || word == "posted" || word == "date" || word == "dated" ||
        word == "issued" || word == "released" || word == "created" || word == "filed" ||
        word == "sent" || word == "publication" || word == "reported")
        return Label::published;
    if (word == "updated" || word == "modified" || word == "edited" || word == "revised")
        return Label::updated;
    return Label::none;
}

bool is_mark(text::Token const& token)
{
    return token.kind == text::TokenKind::punctuation || token.kind == text::TokenKind::symbol;
}

bool is_dash(std::string_view mark)
{
    return mark == "-" || mark == "–" || mark == "—" || mark == "--";
}

/// How well a full date serves as the report's own; 0 not at all.
int head_score(text::Document const& document, std::vector<Lexeme> const& lexemes,
               Expression const& e)
{
    auto const& tokens = document.tokens();
    auto const [first, last] = line_of(document, e.first);
    std::size_t const head = e.first;
    int score = 0;
    Label label = Label::none;
    std::size_t const window = e.first >= 10 ? e.first - 10 : 0;
    for (std::size_t i = std::max(first, window); i < e.first; ++i)
        if (auto const found = label_of(document.lower(i)); found != Label::none) label = found;
    // a label counts when it leads the line or a colon or "on" follows it
    if (label != Label::none) {
        std::size_t words = 0;
        for (std::size_t i = first; i < e.first; ++i) words += is_mark(tokens[i]) ? 0 : 1;
        if (words > 6) label = Label::none;
    }
    std::size_t lower_words = 0, other_words = 0;
    bool verb_like = false;
    for (std::size_t i = first; i < last; ++i) {
        if (i >= e.first && i < e.last) continue;
        if (is_mark(tokens[i]) || tokens[i].kind == text::TokenKind::number) continue;
        ++other_words;
        auto const lower = document.lower(i);
        bool const small = lower == "by" || lower == "and" || lower == "on" || lower == "at" ||
                           lower == "for" || lower == "in" || lower == "the" || lower == "of" ||
                           label_of(lower) != Label::none || lexemes[i].word == Word::meridiem ||
                           lexemes[i].word == Word::zone || lexemes[i].word == Word::weekday;
        if (tokens[i].shape == text::Shape::lower && !small) ++lower_words;
        if (lower == "is" || lower == "was" || lower == "were" || lower == "said" || lower == "has")
            verb_like = true;
    }
    bool const stop_at_end = last > first && document.of(tokens[last - 1]) == "." &&
                             !(last >= 2 && lexemes[last - 2].word == Word::meridiem);
    bool const alone = other_words == 0;
    if (alone)
        score = head < 80 ? 90 : (head < 200 ? 60 : 30);
    else if (label == Label::published)
        score = 85;
    else if (label == Label::updated)
        score = 70;
    else if (lower_words == 0 && other_words <= 10 && !stop_at_end && !verb_like && head < 150 &&
             last - first < 40)
        score = 65;
    // "BISHKEK, Kyrgyzstan, Oct. 6, 2020 (AP) —" and "(Bishkek, October 6, 2020) –"
    if (score == 0 && head < 200 && e.first - first <= 8) {
        bool const bracket = document.of(tokens[first]) == "(";
        std::size_t const start = bracket ? first + 1 : first;
        bool capitals = e.first > start;
        for (std::size_t i = start; i < e.first; ++i)
            if (!is_mark(tokens[i]) && tokens[i].shape == text::Shape::lower) capitals = false;
        bool const place = capitals && (tokens[start].shape == text::Shape::all_caps ||
                                        tokens[start].shape == text::Shape::capitalised);
        std::size_t at = e.last;
        if (bracket && at < last && document.of(tokens[at]) == ")") ++at;
        if (at < last && document.of(tokens[at]) == ",") ++at;
        if (at < last && document.of(tokens[at]) == "(") {
            while (at < last && document.of(tokens[at]) != ")") ++at;
            ++at;
        } else if (at < last && tokens[at].shape == text::Shape::all_caps) {
            ++at; // "/TASS/", "KABAR"
        } else if (at + 2 < last && document.of(tokens[at]) == "/" &&
                   document.of(tokens[at + 2]) == "/") {
            at += 3;
        }
        auto const mark = at < last ? document.of(tokens[at]) : std::string_view{};
        bool const dash = mark == "-" || mark == "–" || mark == "—" || mark == "--" ||
                          mark == ":" || (mark == "." && e.last != at);
        if (place && dash) score = 80;
    }
    // "7 October 2020. Foreign companies ..." and "Issued on 20 October 2020."
    if (score == 0 && e.first < 120) {
        auto const paragraph_start =
            e.first == first &&
            e.first == document.sentences()[tokens[e.first].sentence].first_token;
        if (paragraph_start && e.last < last &&
            (document.of(tokens[e.last]) == "." || document.of(tokens[e.last]) == ":" ||
             is_dash(document.of(tokens[e.last]))))
            score = 72;
        for (std::size_t back = 1; back <= 2 && back <= e.first; ++back) {
            auto const i = e.first - back;
            if (tokens[i].shape == text::Shape::capitalised &&
                label_of(document.lower(i)) == Label::published)
                score = 80;
            if (document.lower(i) != "on" && !is_mark(tokens[i])) break;
        }
    }
    // a byline before the text on the same line: "A. Writer, The Daily March 31, 2018 2:36 pm. The
    // crowd ..."
    if (score == 0 && e.first < 14 && e.first > 0) {
        bool capitals = true;
        for (std::size_t i = 0; i < e.first; ++i)
            if (!is_mark(tokens[i]) && tokens[i].shape == text::Shape::lower)
                capitals =
                    document.lower(i) == "by" || document.lower(i) == "and" ? capitals : false;
        bool const stops =
            e.last < tokens.size() && (document.of(tokens[e.last]) == "." ||
                                       tokens[e.last].sentence != tokens[e.first].sentence);
        if (capitals && stops) score = 62;
    }
    if (label == Label::updated && alone) score = 70;
    return score;
}

/// A caption ends with its date or gives the weekday too; running text names a day of this week by
/// its weekday alone.
bool in_caption(text::Document const& document, Expression const& e)
{
    if (e.weekday >= 0) return true;
    auto const [first, last] = line_of(document, e.first);
    auto const& tokens = document.tokens();
    if (document.sentences()[tokens[e.first].sentence].heading) return true;
    bool const ends = e.last >= last || (e.last + 1 >= last && is_mark(tokens[e.last]));
    return ends && tokens[first].line_start && last - first < 40;
}

/// Nothing but the date is on its line.
bool stands_alone(text::Document const& document, Expression const& e)
{
    auto const [first, last] = line_of(document, e.first);
    for (std::size_t i = first; i < last; ++i)
        if ((i < e.first || i >= e.last) && !is_mark(document.tokens()[i])) return false;
    return true;
}

bool is_chronology(text::Document const& document, std::vector<Expression> const& expressions)
{
    std::vector<int> days;
    for (auto const& e : expressions) {
        if (e.kind != Kind::calendar || e.month == 0 || e.day == 0 || !stands_alone(document, e))
            continue;
        int const day = e.month * 100 + e.day;
        if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
    }
    return days.size() >= 3;
}

struct Evidence {
    std::optional<time::Days> newest; ///< full date of the text
    bool caption = false;             ///< that date stands in a caption
    int last_year = 0;                ///< the newest year named anywhere
    bool year_alone =
        false; ///< the newest date's year is named alone too, as of the past ("in 2015")
};

Evidence evidence_of(text::Document const& document, std::vector<Expression> const& expressions)
{
    Evidence found;
    for (auto const& e : expressions) {
        if (e.kind != Kind::calendar || e.year <= 0 || e.short_year) continue;
        if (e.month == 0 || e.day == 0) {
            if (e.year > found.last_year && e.year < 2200) found.last_year = e.year;
            continue;
        }
        auto const date = make_day(e.year, e.month, e.day);
        if (!date) continue;
        found.last_year = std::max(found.last_year, e.year);
        bool const caption = in_caption(document, e);
        if (!found.newest || *date > *found.newest)
            found.newest = date, found.caption = caption;
        else if (*date == *found.newest)
            found.caption = found.caption || caption;
    }
    for (auto const& e : expressions)
        if (found.newest && e.kind == Kind::calendar && e.month == 0 && e.season < 0 &&
            e.year == static_cast<int>(time::CivilDate(*found.newest).year()))
            found.year_alone = true;
    return found;
}

/// The fourth way: the text speaks as of the days about its newest date.
std::optional<time::Days> inferred(text::Document const& document,
                                   std::vector<Expression> const& expressions,
                                   Evidence const& evidence)
{
    if (!evidence.newest) return std::nullopt;
    auto const newest = *evidence.newest;
    if (evidence.last_year > static_cast<int>(time::CivilDate(newest).year())) return std::nullopt;
    std::array<int, 7> spoken{};
    int deictic = 0, full = 0;
    for (auto const& e : expressions) {
        if (is_full(e)) ++full;
        if (e.kind == Kind::period && e.base == Base::report && e.unit == Unit::day) ++deictic;
        if (e.kind != Kind::calendar || e.weekday < 0 || e.day != 0 || (e.stepped && e.step != 0))
            continue;
        ++deictic;
        if (tense_at(document, e.first, e.last) != Tense::future)
            ++spoken[static_cast<std::size_t>(e.weekday)];
    }
    if (deictic == 0 || full > 4 * deictic + 6) return std::nullopt;
    // in running text its own weekday must be spoken of too ("Sunday's vote" beside "October 4,
    // 2020")
    if (!evidence.caption &&
        (evidence.year_alone || spoken[chr::weekday(newest).c_encoding()] == 0))
        return std::nullopt;
    // The day that the text speaks of most; of two spoken of alike the later, for a caption is
    // often a day old.
    std::optional<time::Days> most;
    int times = 0;
    for (int ahead : {2, 1, 0, 3}) {
        auto const date = newest + chr::days(ahead);
        auto const here = spoken[chr::weekday(date).c_encoding()];
        if (here > times) most = date, times = here;
    }
    if (most) return most;
    return evidence.caption ? std::optional(newest) : std::nullopt;
}

} // namespace

std::optional<ReportDate> find_report_date(text::Document const& document,
                                           std::vector<Lexeme> const& lexemes,
                                           std::vector<Expression> const& expressions)
{
    auto const evidence = evidence_of(document, expressions);
    std::optional<ReportDate> best;
    int best_score = 0;
    std::vector<std::size_t> datelines;
    auto const chronology = is_chronology(document, expressions);
    for (std::size_t n = 0; n < expressions.size(); ++n) {
        auto const& e = expressions[n];
        bool const full = is_full(e);
        bool const month_only = e.kind == Kind::calendar && e.year > 0 && e.month != 0 &&
                                e.day == 0 && e.edge == Edge::none;
        bool const yearless = e.kind == Kind::calendar && e.year == 0 && e.month != 0 &&
                              e.day != 0 && e.year_base == Base::none && e.first < 60;
        if (!full && !month_only && !yearless) continue;
        if (e.first > 300 && document.tokens().size() - e.last > 120) continue;
        int score = head_score(document, lexemes, e);
        if (score == 0 || (chronology && stands_alone(document, e))) continue;
        auto dated = e;
        if (yearless) {
            if (score != 80 || evidence.last_year == 0) continue;
            dated.year = evidence.last_year;
            score = 75;
        }
        if (month_only) score = score >= 85 && e.first < 80 ? 40 : 0;
        auto const when = interval_of(dated);
        // a report is not older than the newest year that it names, but for what is to come
        if (!when || evidence.last_year > dated.year + 30) continue;
        if (score >= 60 && e.first < 120) datelines.push_back(n);
        if (score > best_score) best = ReportDate{*when, {n}}, best_score = score;
    }
    if (best)
        for (auto const n : datelines)
            if (n != best->expressions.front()) best->expressions.push_back(n);
    if (best && best_score >= 40) return best;
    if (auto const date = inferred(document, expressions, evidence))
        return ReportDate{{time::day(*date), time::Precision::day}, {}};
    return best;
}

} // namespace placetime::dating
