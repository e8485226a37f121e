#include "evaluate/times.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/error.h"

using namespace placetime;

namespace {

/// A file of its own that is removed at the end of the test.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string const& name, std::string const& content)
        : path_(std::filesystem::temp_directory_path() / name)
    {
        std::ofstream(path_) << content;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace

TEST_CASE("spans and values are scored against gold")
{
    // found: "4 October 2020", "Tuesday"; gold: the first right, the second with another span and
    // value, a third that is missed
    TemporaryFile const gold(
        "placetime_times_gold.jsonl",
        R"({"id":"a","text":"They met on 4 October 2020 and on Tuesday. Long live the era.","dct":"2020-10-07T17:00:00",)"
        R"("timexes":[{"start":12,"end":26,"value":"2020-10-04"},{"start":31,"end":41,"value":"2020-10-13"},)"
        R"({"start":53,"end":60,"value":null}]})"
        "\n\n");
    auto const scores = nlohmann::json::parse(to_json(evaluate::score_times(gold.path())));
    CHECK(scores["documents"] == 1);
    CHECK(scores["strict"]["precision"] == 0.5);
    CHECK(scores["strict"]["recall"].get<double>() == doctest::Approx(1.0 / 3).epsilon(0.001));
    CHECK(scores["relaxed"]["precision"] == 1.0);
    CHECK(scores["value"]["precision"] == 0.5);
    CHECK(scores["relaxed"]["f1"].get<double>() == doctest::Approx(0.8).epsilon(0.001));
    CHECK(scores["causes"]["not recognised"]["misses"] == 1);
    CHECK(scores["causes"]["wrong span"]["misses"] == 1);
    CHECK(scores["types"]["DATE"]["expressions"] == 2);
    CHECK(scores["types"]["DATE"]["value_precision"] == 0.5);
    CHECK(scores["types"]["no value"]["expressions"] == 1);
}

TEST_CASE("offsets of gold count code points")
{
    TemporaryFile const gold(
        "placetime_times_points.jsonl",
        "{\"id\":\"a\",\"text\":\"Ош, Ёж: on 4 October "
        "2020.\",\"timexes\":[{\"start\":11,\"end\":25,\"value\":\"2020-10-04\"}]}");
    auto const scores = nlohmann::json::parse(to_json(evaluate::score_times(gold.path())));
    CHECK(scores["strict"]["f1"] == 1.0);
    CHECK(scores["value"]["f1"] == 1.0);
}

TEST_CASE("a gold file that is none is named with its line")
{
    TemporaryFile const gold("placetime_times_bad.jsonl",
                             "{\"id\":\"a\",\"text\":\"x\",\"timexes\":[]}\n{\"id\":\"b\"}\n");
    try {
        evaluate::score_times(gold.path());
        FAIL("no error");
    } catch (FormatError const& e) {
        CHECK(std::string(e.what()).find("placetime_times_bad.jsonl:2:") != std::string::npos);
    }
    CHECK_THROWS_AS(evaluate::score_times("/nonexistent/gold.jsonl"), FileError);
}

TEST_CASE("a wrong value and a wrong type are told apart")
{
    TemporaryFile const gold(
        "placetime_times_causes.jsonl",
        R"({"id":"a","text":"They met on 4 October 2020 for three days and on 5 October 2020.",)"
        R"("timexes":[{"start":12,"end":26,"value":"2020-10-05","type":"DATE"},)"
        R"({"start":31,"end":41,"value":"P3D","type":"SET"}]})");
    auto const scores = evaluate::score_times(gold.path());
    REQUIRE(scores.misses.size() == 3);
    CHECK(scores.misses[0].cause == evaluate::Cause::wrong_value);
    CHECK(scores.misses[0].gold.name == "2020-10-05");
    CHECK(scores.misses[0].found.name == "2020-10-04");
    CHECK(scores.misses[1].cause == evaluate::Cause::wrong_type);
    CHECK_FALSE(scores.misses[1].costs);
    CHECK(scores.misses[2].cause == evaluate::Cause::false_positive);
    CHECK(scores.misses[2].form == "5 October 2020");
}

TEST_CASE("types of TIMEX2 are told by the value")
{
    TemporaryFile const gold(
        "placetime_times_types.jsonl",
        R"({"id":"a","text":"Nothing of the kind is dated here at all.","timexes":[)"
        R"({"start":0,"end":7,"value":"P3D","type":"TIMEX2"},)"
        R"({"start":8,"end":10,"value":"PAST_REF","type":"TIMEX2"},)"
        R"({"start":11,"end":14,"value":"1914-07-28T18:00","type":"TIMEX2"},)"
        R"({"start":15,"end":19,"value":"1914","type":"TIMEX2","set":"YES"}]})");
    auto const types = evaluate::score_times(gold.path()).types;
    for (auto const* const type : {"DURATION", "DATE", "TIME", "SET"})
        CHECK(types.at(type).expressions == 1);
}
