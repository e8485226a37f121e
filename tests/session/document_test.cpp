#include <doctest/doctest.h>

#include "session/document.h"
#include "session/moments.h"

using namespace placetime;
using namespace placetime::session;

TEST_CASE("code points become bytes, in any script, clamped to the text")
{
    std::string_view const text = "a«Ош»😀z";
    auto const cut = [&](std::size_t start, std::size_t end) {
        auto const [first, last] = byte_range(text, start, end);
        return text.substr(first, last - first);
    };
    CHECK(cut(0, 1) == "a");
    CHECK(cut(2, 4) == "Ош");
    CHECK(cut(5, 6) == "😀");
    CHECK(cut(6, 99) == "z");
    CHECK(cut(50, 60) == "");
    CHECK(cut(4, 2) == "");
}

TEST_CASE("an event's place is the mention that says so")
{
    auto event = test::drawn_event("1", "2020-10-06", "2020-10-07");
    event.where->text = "Bishkek";
    event.where->id = "gn:1528675";
    event.source_start = 100;
    event.source_end = 200;
    project::ReportRecord report;
    auto const add = [&](std::size_t start, std::string text, std::string id) {
        project::MentionRecord mention;
        mention.number = report.mentions.size();
        mention.start = start;
        mention.end = start + text.size();
        mention.text = std::move(text);
        mention.place_id = std::move(id);
        report.mentions.push_back(mention);
    };
    CHECK(place_mention(report, event) == nullptr);
    add(10, "Bishkek", "gn:1528675");
    add(120, "Osh", "gn:1527534");
    add(130, "Bishkek", "gn:1528675");
    CHECK(place_mention(report, event) == &report.mentions[2]);
    event.place_index = 0; // said by the report before the quote
    CHECK(place_mention(report, event) == &report.mentions[0]);
    event.where.reset();
    CHECK(place_mention(report, event) == nullptr);
}

TEST_CASE("a document finds the report of an event")
{
    Document document;
    CHECK_FALSE(document.is_open());
    CHECK(document.report("x") == nullptr);
    std::vector<project::ReportRecord> reports(2);
    reports[1].id = "x";
    document.reports = std::make_shared<std::vector<project::ReportRecord> const>(reports);
    CHECK(document.report("x") == &(*document.reports)[1]);
    CHECK(document.report("") == nullptr);
}
