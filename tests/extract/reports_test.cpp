#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "extract/pipeline.h"

namespace placetime::extract {
namespace {

std::string const kFolder = PLACETIME_SOURCE_DIR "/tests/extract/reports/";

std::string flat(std::string text)
{
    std::string out;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n' || c == '\t';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

struct Row {
    std::size_t line = 0;
    std::vector<std::string> columns;
};

std::map<std::string, std::vector<Row>> expectations()
{
    std::map<std::string, std::vector<Row>> rows;
    std::ifstream file(kFolder + "expected.tsv");
    REQUIRE(file);
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        Row row;
        row.line = number;
        std::istringstream stream(line);
        for (std::string part; std::getline(stream, part, '|');) row.columns.push_back(flat(part));
        for (auto& part : row.columns) {
            if (!part.empty() && part.front() == ' ') part.erase(0, 1);
        }
        row.columns.resize(7);
        rows[row.columns[0]].push_back(row);
    }
    return rows;
}

bool fits(events::Event const& e, Row const& row)
{
    auto const& c = row.columns;
    if (!c[2].empty() && c[2] != "none" && events::to_string(e.type) != c[2]) return false;
    if (!c[3].empty() && events::to_string(e.status) != c[3]) return false;
    if (!c[4].empty() && !(e.when && time::format_utc(e.when->interval.begin).starts_with(c[4])))
        return false;
    if (!c[5].empty()) {
        if (!e.where) return false;
        auto const& all = e.where->countries;
        if (e.where->country != c[5] && std::find(all.begin(), all.end(), c[5]) == all.end())
            return false;
    }
    return c[6] == "-" || c[6].empty() || (e.where && e.where->name == c[6]);
}

TEST_CASE("reports of our own in many styles give the events that an analyst would note")
{
    std::size_t asked = 0;
    std::size_t right = 0;
    for (auto const& [name, rows] : expectations()) {
        auto const annotation = annotated(read_file(kFolder + name + ".txt"), nullptr);
        CHECK_MESSAGE(annotation.report.date, name << " is not dated");
        for (auto const& row : rows) {
            ++asked;
            bool found = false;
            bool drawn = false;
            std::string seen;
            for (auto const& e : annotation.events) {
                if (flat(e.source_quote).find(row.columns[1]) == std::string::npos) continue;
                drawn = drawn || events::is_drawn(e);
                found = found || fits(e, row);
                seen += " [" + std::string(events::to_string(e.type)) + " " +
                        std::string(events::to_string(e.status)) + " " +
                        (e.when ? time::format_utc(e.when->interval.begin) : "-") + " " +
                        (e.where ? e.where->name + "/" + e.where->country : "-") + "]";
            }
            bool const none = row.columns[2] == "none";
            bool const ok = none ? !drawn : found;
            right += ok;
            if (none)
                CHECK_MESSAGE(!drawn, "expected.tsv:" << row.line << ": " << row.columns[1]
                                                      << " was drawn:" << seen);
            if (!ok && !none)
                MESSAGE("expected.tsv:" << row.line << ": " << row.columns[1] << " gave" << seen);
        }
    }
    // what the gazetteer and the dates of other modules decide may move a row or two; a drop is a
    // fault here
    CHECK(asked >= 70);
    CHECK(right * 100 >= asked * 93);
}

TEST_CASE("every event's quote is one sentence, at its code points, and its id is its own")
{
    for (auto const* const name : {"osh_2010", "sudan_clashes", "belarus_protests"}) {
        auto const text = read_file(kFolder + name + ".txt");
        auto const annotation = annotated(text, nullptr);
        std::map<std::string, int> ids;
        for (auto const& e : annotation.events) {
            CHECK(e.source_end - e.source_start > 0);
            CHECK(text.find(e.source_quote) != std::string::npos);
            CHECK(++ids[e.id] == 1);
            CHECK(!e.title.empty());
            CHECK(e.confidence >= 0);
            CHECK(e.confidence <= 1);
            if (e.when) CHECK(e.when->interval.end > e.when->interval.begin);
        }
        auto const again = annotated(text, nullptr);
        REQUIRE(again.events.size() == annotation.events.size());
        for (std::size_t i = 0; i < again.events.size(); ++i)
            CHECK(again.events[i].id == annotation.events[i].id);
    }
}

TEST_CASE("a caption gives no event of its own where the text tells the same, and one where "
          "nothing else does")
{
    std::string const caption = "Protesters rally in Minsk, Belarus, Aug. 30, 2020.\n";
    auto const alone =
        annotated("Belarus in pictures\n\n" + caption + caption, "2020-08-31").events;
    CHECK(alone.size() == 1);
    auto const told = annotated("Belarus news\n\n" + caption + caption +
                                    "\nProtesters rallied in Minsk on Sunday, 30 August.\n",
                                "2020-08-31")
                          .events;
    CHECK(told.size() == 1);
}

TEST_CASE("a sentence printed twice counts once")
{
    std::string const line = "Rioters burned down a police station in Osh on Monday.";
    CHECK(
        annotated("News from Osh\n\n" + line + "\n\n" + line + "\n", "2020-10-07").events.size() ==
        1);
}

TEST_CASE("the report's day, an option, wins over the text's")
{
    auto const annotation =
        annotated("Bishkek, 7 October 2020\n\nThe president resigned on Tuesday.\n", "2020-10-16");
    REQUIRE(annotation.report.date);
    CHECK(time::format_utc(annotation.report.date->interval.begin) == "2020-10-16T00:00:00Z");
    CHECK(annotation.report.date_source == "option");
}

TEST_CASE("an empty report and one without events give none")
{
    CHECK(annotated("", nullptr).events.empty());
    CHECK(annotated("Weather: sunny spells.\n", nullptr).events.empty());
}

} // namespace
} // namespace placetime::extract
