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
    auto const scores = nlohmann::json::parse(evaluate::evaluate_times(gold.path()));
    CHECK(scores["documents"] == 1);
    CHECK(scores["strict"]["precision"] == 0.5);
    CHECK(scores["strict"]["recall"].get<double>() == doctest::Approx(1.0 / 3).epsilon(0.001));
    CHECK(scores["relaxed"]["precision"] == 1.0);
    CHECK(scores["value"]["precision"] == 0.5);
    CHECK(scores["relaxed"]["f1"].get<double>() == doctest::Approx(0.8).epsilon(0.001));
    auto const errors = evaluate::list_time_errors(gold.path());
    CHECK(errors.find("missed") != std::string::npos);
    CHECK(errors.find("span") != std::string::npos);
}

TEST_CASE("offsets of gold count code points")
{
    TemporaryFile const gold(
        "placetime_times_points.jsonl",
        "{\"id\":\"a\",\"text\":\"Ош, Ёж: on 4 October "
        "2020.\",\"timexes\":[{\"start\":11,\"end\":25,\"value\":\"2020-10-04\"}]}");
    auto const scores = nlohmann::json::parse(evaluate::evaluate_times(gold.path()));
    CHECK(scores["strict"]["f1"] == 1.0);
    CHECK(scores["value"]["f1"] == 1.0);
}

TEST_CASE("a gold file that is none is named with its line")
{
    TemporaryFile const gold("placetime_times_bad.jsonl",
                             "{\"id\":\"a\",\"text\":\"x\",\"timexes\":[]}\n{\"id\":\"b\"}\n");
    try {
        evaluate::evaluate_times(gold.path());
        FAIL("no error");
    } catch (FormatError const& e) {
        CHECK(std::string(e.what()).find("placetime_times_bad.jsonl:2:") != std::string::npos);
    }
    CHECK_THROWS_AS(evaluate::evaluate_times("/nonexistent/gold.jsonl"), FileError);
}
