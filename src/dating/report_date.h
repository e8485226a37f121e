#pragma once

#include <optional>
#include <vector>

#include "dating/expression.h"
#include "text/document.h"
#include "time/instant.h"

namespace placetime::dating {

struct ReportDate {
    time::DatedInterval when;
    /// The expressions that are datelines, the one that gave the date first ("Published", then
    /// "Updated"); none when it was inferred from captions and weekdays.
    std::vector<std::size_t> expressions;
};

/// The date a text gives itself. In this order:
/// 1. a line at the head that is a date, with or without an author ("7 October 2020", "Jane Doe, 7
/// October 2020", "Published: ...", "Date: ...");
/// 2. an agency's dateline ("BISHKEK, October 6 (Agency) -"), its year taken from the newest full
/// date of the text when it names none;
/// 3. a labelled or lone date anywhere ("Last updated ...");
/// 4. the newest full date of the text, or the weekday spoken of that follows it within three days,
/// when the text speaks as of those days
///    (weekdays, today, yesterday) and names no later year.
/// Dates on lines of their own, three or more, are the headings of a chronology and give no report
/// date. A line that gives only month and year dates the report to that month.
std::optional<ReportDate> find_report_date(text::Document const& document,
                                           std::vector<Lexeme> const& lexemes,
                                           std::vector<Expression> const& expressions);

} // namespace placetime::dating
