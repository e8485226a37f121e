#include "dating/dating.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

using namespace placetime;

namespace {

struct Row {
    std::string file;
    int line = 0;
    std::vector<std::string> cells;
};

std::string trimmed(std::string const& text)
{
    auto const begin = text.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<Row> rows_of(std::string const& name)
{
    std::ifstream in(std::filesystem::path(PLACETIME_SOURCE_DIR) / "tests/dating" / name);
    REQUIRE(in.good());
    std::vector<Row> rows;
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
        if (text.empty() || text[0] == '#') continue;
        Row row{name, line, {}};
        std::istringstream cells(text);
        for (std::string cell; std::getline(cells, cell, '|');) row.cells.push_back(trimmed(cell));
        REQUIRE_MESSAGE(row.cells.size() == 7, name << ":" << line);
        rows.push_back(row);
    }
    return rows;
}

/// 2020-10-06T18:00, the time left out at midnight; "-" for none.
std::string shown(std::optional<time::DatedInterval> const& when, bool end)
{
    if (!when) return "-";
    auto const text = time::format_utc(end ? when->interval.end : when->interval.begin);
    if (text.ends_with("T00:00:00Z")) return text.substr(0, 10);
    return text.ends_with(":00Z") ? text.substr(0, 16) : text.substr(0, 19);
}

void check(Row const& row)
{
    CAPTURE(row.file);
    CAPTURE(row.line);
    CAPTURE(row.cells[1]);
    dating::DatingOptions options;
    if (row.cells[0] != "-") {
        options.report_date = time::parse_iso(row.cells[0]);
        REQUIRE(options.report_date);
    }
    text::Document const document(row.cells[1]);
    auto const dating = dating::find_times(document, options);
    std::string all;
    dating::TimeMention const* found = nullptr;
    auto const wanted = row.cells[2];
    for (auto const& m : dating.mentions) {
        auto const text = std::string(document.slice(m.begin, m.end));
        all += "[" + text + "]";
        if (wanted.starts_with('!'))
            CHECK_MESSAGE(text.find(wanted.substr(1)) == std::string::npos, text);
        if (text == wanted && found == nullptr) found = &m;
    }
    CAPTURE(all);
    if (wanted == "-") {
        CHECK(dating.mentions.empty());
        return;
    }
    if (wanted.starts_with('!')) return;
    CAPTURE(wanted);
    if (found == nullptr) {
        CHECK_MESSAGE(found != nullptr, "not found");
        return;
    }
    CHECK(found->value == row.cells[3]);
    CHECK(shown(found->when, false) == row.cells[4]);
    CHECK(shown(found->when, true) == row.cells[5]);
    CHECK((found->when ? std::string(time::to_string(found->when->precision)) : "-") ==
          row.cells[6]);
}

void check_table(std::string const& name)
{
    for (auto const& row : rows_of(name)) check(row);
}

std::optional<std::string> report_date_of(std::string text)
{
    text::Document const document(std::move(text));
    auto const dating = dating::find_times(document, {});
    if (!dating.report_date) return std::nullopt;
    return shown(dating.report_date->interval.begin == time::Instant{} ? std::nullopt
                                                                       : dating.report_date,
                 false) +
           " " + std::string(time::to_string(dating.report_date->precision));
}

} // namespace

TEST_CASE("absolute dates are found with their spans and intervals")
{
    check_table("absolute.txt");
}
TEST_CASE("dates without a year take it from the report or from the story")
{
    check_table("partial.txt");
}
TEST_CASE("relative expressions count from the report or from the date before")
{
    check_table("relative.txt");
}
TEST_CASE("a weekday is past or to come as its clause is") { check_table("tense.txt"); }
TEST_CASE("clock times take their day from beside them") { check_table("clock.txt"); }
TEST_CASE("durations and sets are no dates") { check_table("durations.txt"); }
TEST_CASE("names, counts, sums and scores are no times") { check_table("negatives.txt"); }

TEST_CASE("a report's own date is read from its head")
{
    CHECK(report_date_of("A title\n\nJane Doe 7 October 2020\n\nThe crowd came on Tuesday.") ==
          "2020-10-07 day");
    CHECK(
        report_date_of("## A title\n\n**Jane Doe**  \n17 April 2010\n\nHe was ousted last week.") ==
        "2010-04-17 day");
    CHECK(report_date_of("A title\nPublished: October 6, 2020\n\nThe crowd came on Tuesday.") ==
          "2020-10-06 day");
    CHECK(report_date_of("A title\nPublished October 6, 2020 14:32\nUpdated October 9, 2020\n\nThe "
                         "crowd came on Tuesday.") == "2020-10-06 day");
    CHECK(report_date_of("A title\nDate: 2020-10-06\n\nThe crowd came on Tuesday.") ==
          "2020-10-06 day");
    CHECK(report_date_of("A title\n\n(Bishkek, October 6, 2020) - The crowd came on Tuesday.") ==
          "2020-10-06 day");
    CHECK(report_date_of("BISHKEK, October 6, 2020 (Agency) - The crowd came on Tuesday.") ==
          "2020-10-06 day");
    CHECK(report_date_of("BISHKEK, October 6 (Agency) — The crowd came on Tuesday. The last such "
                         "revolt was in 2020.") == "2020-10-06 day");
    CHECK(report_date_of(
              "A title\n\n7 October 2020. The crowd came on Tuesday and stayed for hours.") ==
          "2020-10-07 day");
    CHECK(report_date_of("A note, week of 12 to 18 October 2020. Issued on 20 October 2020.\n\nA "
                         "post was shut on Thursday.") == "2020-10-20 day");
    CHECK(
        report_date_of("A. Writer, The Daily March 31, 2018 2:36 pm. The crowd came on Friday.") ==
        "2018-03-31 day");
    CHECK(report_date_of("A title\n\nOctober 2020\n\nThe crowd came on Tuesday.") ==
          "2020-10-01 month");
}

TEST_CASE("without a dateline, captions and weekdays date a report")
{
    std::string const caption = "A rally in the square, Oct. 6, 2020.\n\n";
    CHECK(report_date_of(caption + "The crowd came on Tuesday and stayed.") == "2020-10-06 day");
    // the weekday that the text speaks of most, not the one of a vote planned or past
    CHECK(report_date_of(caption + "The crowd came on Tuesday and stayed. Police left on Tuesday. "
                                   "It follows Thursday's vote.") == "2020-10-06 day");
    CHECK(report_date_of(caption + "The crowd came on Wednesday and stayed.") == "2020-10-07 day");
    CHECK(report_date_of(caption + "The crowd came on Tuesday. They will be back on Thursday.") ==
          "2020-10-06 day");
}

TEST_CASE("both the day of publication and of an update are datelines")
{
    text::Document const document(std::string("A title\nUpdated: 10 Oct 2020 09:12 GMT\nPublished: "
                                              "9 Oct 2020\n\nThe crowd came on Friday."));
    auto const dating = dating::find_times(document, {});
    REQUIRE(dating.mentions.size() == 3);
    CHECK(dating.mentions[0].document_date);
    CHECK(dating.mentions[0].utc);
    CHECK(dating.mentions[1].document_date);
    CHECK_FALSE(dating.mentions[2].document_date);
    CHECK(dating.mentions[2].value == "2020-10-09");
}

TEST_CASE("the headings of a chronology are no datelines")
{
    CHECK(report_date_of("Timeline\n\n4 October 2020\n\nThe vote is held.\n\n5 October "
                         "2020\n\nCrowds gather.\n\n6 October 2020\n\nThe vote is void.") ==
          std::nullopt);
}

TEST_CASE("history gives no report date")
{
    CHECK(report_date_of("The siege began on 6 October 1941 and went on. It was cold.") ==
          std::nullopt);
    CHECK(
        report_date_of(
            "They were killed on July 25, 1946, at a bridge. A reward was offered on Saturday.") ==
        std::nullopt);
}

TEST_CASE("the dateline is marked, and an option wins over it")
{
    text::Document const document(
        std::string("A title\n\nJane Doe 7 October 2020\n\nThe crowd came on Tuesday."));
    auto const own = dating::find_times(document, {});
    REQUIRE(own.mentions.size() == 2);
    CHECK(own.mentions[0].document_date);
    CHECK(own.mentions[1].value == "2020-10-06");
    auto const given = dating::find_times(document, {.report_date = time::parse_iso("2010-04-17")});
    CHECK_FALSE(given.mentions[0].document_date);
    CHECK(given.mentions[1].value == "2010-04-13");
    auto const fed = dating::find_times(document, {.report_date = time::parse_iso("2020-10-09")});
    CHECK(fed.mentions[0].document_date);
    CHECK(fed.report_date == time::parse_iso("2020-10-09"));
}

TEST_CASE("the end of a range is marked")
{
    text::Document const document(std::string("Fighting ran from 10 to 14 June 2010."));
    auto const dating = dating::find_times(document, {});
    REQUIRE(dating.mentions.size() == 2);
    CHECK_FALSE(dating.mentions[0].ends_range);
    CHECK(dating.mentions[1].ends_range);
}

TEST_CASE("mentions are ordered, do not overlap, and intervals are never empty")
{
    for (auto const* const name :
         {"absolute.txt", "partial.txt", "relative.txt", "clock.txt", "durations.txt"}) {
        std::string text;
        for (auto const& row : rows_of(name)) text += row.cells[1] + "\n\n";
        text::Document const document(text);
        auto const first = dating::find_times(document, {});
        auto const second = dating::find_times(document, {});
        REQUIRE(first.mentions.size() == second.mentions.size());
        std::uint32_t end = 0;
        for (std::size_t i = 0; i < first.mentions.size(); ++i) {
            auto const& m = first.mentions[i];
            CHECK(m.begin >= end);
            CHECK(m.end > m.begin);
            CHECK_FALSE(m.value.empty());
            if (m.when) CHECK(m.when->interval.end > m.when->interval.begin);
            CHECK(m.value == second.mentions[i].value);
            CHECK(m.when == second.mentions[i].when);
            end = m.end;
        }
    }
}
