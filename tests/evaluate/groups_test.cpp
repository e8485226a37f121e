#include "evaluate/groups.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "extract/pipeline.h"
#include "reports/report.h"
#include "support/temporary_folder.h"

using namespace placetime;

namespace {

std::filesystem::path const kSource = PLACETIME_SOURCE_DIR;

events::Event event(char const* id, char const* report, char const* title, events::Type type)
{
    events::Event result;
    result.id = id;
    result.source_id = report;
    result.title = title;
    result.source_quote = std::string(title) + " in the town.";
    result.type = type;
    result.when.emplace();
    result.when->interval = time::parse_iso("2020-10-06")->interval;
    result.when->text = "Tuesday";
    return result;
}

/// The events that the real pipeline finds in a file of reports or a folder of them.
std::vector<events::Event> events_of(std::filesystem::path const& path)
{
    std::vector<events::Event> result;
    Diagnostics diagnostics;
    for (auto const& file : reports::list_report_files(path))
        for (auto& report : reports::read_reports(file, diagnostics))
            std::ranges::move(extract::extractor().annotate(std::move(report)).events,
                              std::back_inserter(result));
    return result;
}

} // namespace

TEST_CASE("proposals are judged by gold groups")
{
    test::TemporaryFolder const folder;
    auto const gold = folder.path() / "gold.tsv";
    write_file(gold, "# a comment\n"
                     "\n"
                     "hall\tone\tstorms the town hall\r\n"
                     "hall\ttwo\tTown hall stormed\tRiots\n"
                     "hall\tthree\tOffice occupied\n"
                     "none\ttwo\tnowhere\n");
    std::vector<events::Event> const events = {
        event("a", "one", "Crowd storms the town hall", events::Type::riots),
        event("b", "two", "Town hall stormed by crowd", events::Type::riots),
        event("c", "three", "Office occupied", events::Type::politics)};
    auto const report = evaluate::score_groups(events, gold);
    CHECK(report.events == 3);
    REQUIRE(report.proposals.size() == 1);
    CHECK(report.proposals[0].right);
    CHECK(report.pairs.found == 1);
    CHECK(report.pairs.gold == 3);
    CHECK(report.pairs.precision() == doctest::Approx(1));
    CHECK(report.pairs.recall() == doctest::Approx(1.0 / 3));
    REQUIRE(report.missed.size() == 1);
    CHECK(report.missed[0] == std::vector<std::size_t>{0, 1, 2});
    CHECK(report.unmatched == std::vector<std::string>{"two: nowhere"});

    auto const json = nlohmann::json::parse(evaluate::evaluate_groups(events, gold));
    CHECK(json.at("proposals") == 1);
    CHECK(json.at("proposed")[0].at("right") == true);
    CHECK(json.at("proposed")[0].at("events")[1].at("report") == "two");
    CHECK(json.at("missed")[0].size() == 3);
}

TEST_CASE("a wrong line of gold groups is named")
{
    test::TemporaryFolder const folder;
    auto const gold = folder.path() / "gold.tsv";
    for (char const* const line :
         {"only a group\n", "a\tb\tc\tParties\n", "a\tb\tc\tRiots\tmore\n"}) {
        write_file(gold, line);
        CHECK_THROWS_AS(evaluate::score_groups({}, gold), FormatError);
    }
}

TEST_CASE("reports of the same happenings are grouped through the real pipeline")
{
    auto const report =
        evaluate::score_groups(events_of(kSource / "tests/coreference/reports.jsonl"),
                               kSource / "tests/coreference/reports.tsv");
    CHECK(report.unmatched.empty());
    CHECK(report.pairs.precision() > 0.9);
    CHECK(report.pairs.recall() > 0.7);
}

TEST_CASE("nothing in the samples is wrongly proposed as one")
{
    auto const report = evaluate::score_groups(events_of(kSource / "samples"),
                                               kSource / "tests/coreference/samples.tsv");
    CHECK(report.unmatched.empty());
    for (auto const& judged : report.proposals) CHECK_MESSAGE(judged.right, judged.proposal.why);
    CHECK(!report.proposals.empty());
}
