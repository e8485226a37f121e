#pragma once

#include <string_view>
#include <vector>

#include "dating/expression.h"
#include "dating/numerals.h"
#include "text/document.h"

namespace placetime::dating {

/// A recursive-descent matcher over tokens. Every match_ function tries one kind of expression at
/// token `i`, fills `e` and gives the token after it, or 0 when there is none there (`e` is then of
/// no use). Nothing reaches over the end of a sentence.
class Matcher {
public:
    Matcher(text::Document const& document, std::vector<Lexeme> const& lexemes);

    std::vector<Expression> run();

private:
    // what stands at a token (matcher.cpp)
    bool within(std::size_t i) const { return i < limit_; }
    Word word(std::size_t i) const { return i < limit_ ? lexemes_[i].word : Word::none; }
    int value(std::size_t i) const
    {
        if (i >= limit_) return 0;
        auto const v = lexemes_[i].value;
        return v < 0 ? v : v & ~kAbbreviated;
    }
    bool abbreviated(std::size_t i) const
    {
        return i < limit_ && lexemes_[i].value > 0 && (lexemes_[i].value & kAbbreviated) != 0;
    }
    std::string_view slice(std::size_t i) const { return document_.of(document_.tokens()[i]); }
    bool is(std::size_t i, std::string_view text) const { return within(i) && slice(i) == text; }
    bool is_comma(std::size_t i) const { return is(i, ","); }
    bool is_dash(std::size_t i) const
    {
        return is(i, "-") || is(i, "–") || is(i, "—") || is(i, "‐") || is(i, "‑");
    }
    bool is_hyphen(std::size_t i) const { return is_dash(i) && !spaced(i); }
    bool spaced(std::size_t i) const { return within(i) && document_.tokens()[i].space_before; }
    text::Token const& token(std::size_t i) const { return document_.tokens()[i]; }
    Number number(std::size_t i) const
    {
        return word(i) == Word::number ? read_number(slice(i)) : Number{};
    }
    Word before(std::size_t i) const { return i > first_ ? lexemes_[i - 1].word : Word::none; }
    bool after_text(std::size_t i, std::string_view text) const
    {
        return i > first_ && slice(i - 1) == text;
    }

    // dates (matcher_dates.cpp, matcher_edges.cpp, matcher_years.cpp)
    std::size_t match_month(std::size_t i, int& month) const;
    std::size_t match_year(std::size_t i, int& year) const;
    std::size_t match_day(std::size_t i, int& day) const;
    std::size_t match_year_after(std::size_t i, Expression& e) const;
    std::size_t match_day_month(std::size_t i, Expression& e) const;
    std::size_t match_month_first(std::size_t i, Expression& e) const;
    std::size_t match_lone_year(std::size_t i, Expression& e) const;
    std::size_t match_era_year(std::size_t i, Expression& e) const;
    std::size_t match_decade(std::size_t i, Expression& e) const;
    std::size_t match_decade_word(std::size_t i, Expression& e) const;
    std::size_t match_century(std::size_t i, Expression& e) const;
    std::size_t match_season(std::size_t i, Expression& e) const;
    std::size_t match_quarter(std::size_t i, Expression& e) const;
    std::size_t match_holiday(std::size_t i, Expression& e) const;
    std::size_t match_weekday(std::size_t i, Expression& e) const;
    std::size_t match_numeric(std::size_t i, Expression& e) const;
    std::size_t match_core(std::size_t i, Expression& e) const;
    std::size_t match_edge(std::size_t i, Expression& e) const;
    std::size_t match_part_of(std::size_t i, Expression& e) const;
    std::size_t match_lone_day(std::size_t i, Expression& e) const;
    bool is_month_name(std::size_t i) const;
    std::size_t merge_clock(std::size_t begin, std::size_t end, Expression& e) const;
    bool is_year_here(std::size_t i, int year) const;
    bool is_address(std::size_t i) const;
    bool stands_free(std::size_t i) const;

    // clock times and words that point from the report or the date before (matcher_relative.cpp)
    std::size_t match_clock(std::size_t i, Expression& e) const;
    std::size_t match_today(std::size_t i, Expression& e) const;
    std::size_t match_stepped(std::size_t i, Expression& e) const;
    std::size_t match_after_step(std::size_t i, Expression& e, int step, Base base) const;
    std::size_t match_some_time(std::size_t i, Expression& e) const;
    std::size_t match_vague(std::size_t i, Expression& e) const;
    std::size_t match_set(std::size_t i, Expression& e) const;

    // quantities (matcher_quantities.cpp)
    std::size_t match_count(std::size_t i, double& count) const;
    std::size_t match_amount(std::size_t i, Expression& e, bool& hyphened) const;
    std::size_t match_quantity(std::size_t i, Expression& e) const;
    std::size_t match_stretch(std::size_t i, Expression& e) const;
    std::size_t match_bare_units(std::size_t i, Expression& e) const;
    std::size_t match_offset_tail(std::size_t i, Expression& e) const;

    // lists and ranges (matcher.cpp)
    std::size_t match_any(std::size_t i, Expression& e) const;
    std::size_t match_lists(std::size_t i);
    std::size_t add_following_days(std::size_t end);
    std::size_t add_short_year(std::size_t end);
    std::size_t skip_separator(std::size_t i, bool& range) const;
    void add(Expression e, std::size_t begin, std::size_t end);
    void link_ranges();

    text::Document const& document_;
    std::vector<Lexeme> const& lexemes_;
    std::vector<Expression> found_;
    SlashOrder slashes_ = SlashOrder::unknown;
    std::size_t first_ = 0; ///< of the sentence
    std::size_t limit_ = 0; ///< its last token, one past
};

} // namespace placetime::dating
