#include "evaluate/pairs.h"

#include <filesystem>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "support/temporary_folder.h"

using namespace placetime;

namespace {

std::filesystem::path const kPairs =
    std::filesystem::path(PLACETIME_SOURCE_DIR) / "tests/coreference/pairs.jsonl";

std::string const kStorming =
    R"({"event":{"id":"a","title":"Crowd storms the town hall","type":"Riots","begin":"2020-10-06","date_text":"Tuesday",)"
    R"("place":"Osh","lat":40.5,"lon":72.8,"place_precision_m":5000,"source_quote":"A crowd stormed the town hall."}})"
    "\n";

} // namespace

TEST_CASE("pairs are scored, those kept aside for themselves")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "pairs.jsonl";
    write_file(
        file,
        kStorming +
            R"({"event":{"id":"b","title":"Town hall stormed by crowd","type":"Riots","begin":"2020-10-06","date_text":"Tuesday",)"
            R"("place":"Osh","lat":40.5,"lon":72.8,"place_precision_m":5000}})"
            "\n\n"
            R"({"a":"a","b":"b","same":1})"
            "\n"
            R"({"a":"a","b":{"title":"Tunnel opened","type":"Diplomacy","begin":"2020-12-01"},"same":1})"
            "\n"
            R"({"a":"a","b":{"title":"Bridge opened","type":"Diplomacy","begin":"2020-12-01"},"same":0,"held_out":true})"
            "\n"
            R"({"a":"b","b":{"title":"Bridge opened","type":"Diplomacy","begin":"2020-12-01"},"same":1,"held_out":true})"
            "\n");
    std::ostringstream wrong;
    auto const report = evaluate::score_pairs(file, &wrong);
    CHECK(report.all.pairs == 4);
    CHECK(report.all.proportions.gold == 3);
    CHECK(report.tuned.pairs == 2);
    CHECK(report.tuned.proportions.recall() == doctest::Approx(0.5));
    CHECK(report.held_out.pairs == 2);
    CHECK(report.held_out.proportions.recall() == doctest::Approx(0));
    // errors are listed, but none of what is held out
    CHECK(wrong.str().starts_with("missed\t"));
    CHECK(wrong.str().find("Tunnel opened") != std::string::npos);
    CHECK(wrong.str().find("Bridge opened") == std::string::npos);

    auto const json = nlohmann::json::parse(evaluate::evaluate_pairs(file));
    CHECK(json.at("pairs") == 4);
    CHECK(json.at("same") == 3);
    CHECK(json.at("held_out").at("pairs") == 2);
    CHECK(json.at("tuned").at("precision") == 1);
    CHECK(json.at("tuned").at("recall") == 0.5);
    CHECK(json.at("tuned").at("f1") == 0.6667);
}

TEST_CASE("a line that is no pair is named")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "pairs.jsonl";
    auto const fails = [&](std::string const& line, char const* message) {
        write_file(file, kStorming + line + "\n");
        try {
            evaluate::score_pairs(file);
            FAIL("no error for " << line);
        } catch (FormatError const& error) {
            std::string const what = error.what();
            CHECK_MESSAGE(what.find("line 2") != std::string::npos, what);
            CHECK_MESSAGE(what.find(message) != std::string::npos, what);
        }
    };
    fails("{", "parse error");
    fails(R"({"a":"a","b":"a"})", "same");
    fails(R"({"a":"a","b":"unknown","same":1})", "no event `unknown`");
    fails(R"({"event":{"title":"x"}})", "without id");
    fails(R"({"event":{"id":"a"}})", "second event `a`");
    fails(R"({"a":"a","b":{"type":"Parties"},"same":1})", "type `Parties`");
    fails(R"({"a":"a","b":{"begin":"soon"},"same":1})", "begin `soon`");
    fails(R"({"a":"a","b":{"begin":"2020-10-06","end":"2020-10-05"},"same":1})",
          "end `2020-10-05`");
    fails(R"({"a":"a","b":{"lat":91,"lon":0},"same":1})", "out of range");
    CHECK_THROWS_AS(evaluate::score_pairs(folder.path() / "none.jsonl"), FileError);
}

TEST_CASE("the pairs made by hand are told apart")
{
    // Floors somewhat below what was measured (docs/accuracy.md), so that a change that loses is
    // seen; weights were made with the tuned half only.
    auto const report = evaluate::score_pairs(kPairs);
    CHECK(report.all.pairs >= 80);
    CHECK(report.held_out.pairs >= report.all.pairs * 2 / 5);
    CHECK(report.tuned.proportions.precision() > 0.85);
    CHECK(report.tuned.proportions.recall() > 0.85);
    CHECK(report.held_out.proportions.precision() > 0.85);
    CHECK(report.held_out.proportions.recall() > 0.65);
}
