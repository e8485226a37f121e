#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dating/clause.h"
#include "dating/dating.h"
#include "dating/expression.h"

namespace placetime::dating {

/// Goes through a text's expressions in order and remembers the date it stands at. A text whose
/// years lie far from the report's own tells a story: there dates go on from the one before; in
/// news they are counted from the report.
class Resolver {
public:
    Resolver(text::Document const& document, std::vector<Expression> const& expressions,
             std::optional<time::DatedInterval> const& report);
    std::vector<TimeMention> run();

private:
    using When = std::optional<time::DatedInterval>;
    TimeMention resolve_one(std::size_t index);
    void join_range(TimeMention& a, TimeMention& b) const;
    void finish(Expression const& e, TimeMention& m, std::string value);
    When calendar_of(Expression const& e, std::string& value) const;
    When period_of(Expression const& e, std::string& value) const;
    When offset_of(Expression const& e, std::string& value) const;
    When stretch_of(Expression const& e, std::string& value) const;
    When clock_of(Expression const& e, std::size_t index, std::string& value) const;
    When weekday_of(Expression const& e) const;
    When period_of_year(Expression const& e) const;
    When base_of(Base base, Unit unit) const;
    std::optional<int> year_for(Expression const& e, int month, int day) const;
    int story_year_for(int month, int day) const;
    Tense tense_of(Expression const& e) const;
    time::DatedInterval side_of_report(time::DatedInterval const& whole, Edge edge) const;
    bool said_aside(Expression const& e, time::DatedInterval const& when) const;
    bool follows_bracket(Expression const& e) const;

    text::Document const& document_;
    std::vector<Expression> const& expressions_;
    When report_;
    When anchor_;   ///< the date the text stands at
    When last_day_; ///< the day named last
    When last_;     ///< the date named last, asides too
    bool narrative_ = false;
    std::uint32_t sentence_ = 0;
    int sentence_year_ = 0; ///< named in that sentence
};

} // namespace placetime::dating
