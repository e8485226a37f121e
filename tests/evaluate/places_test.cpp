#include "evaluate/places.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>

#include "base/error.h"
#include "base/files.h"

using namespace placetime;

namespace {

/// A gold file that lives as long as the test.
struct GoldFile {
    std::filesystem::path path;
    explicit GoldFile(std::string const& lines)
        : path(std::filesystem::temp_directory_path() / "placetime_places_test.jsonl")
    {
        write_file(path, lines);
    }
    ~GoldFile() { std::filesystem::remove(path); }
};

geoparse::Geoparser const& geoparser()
{
    static geoparse::Geoparser const instance(gazetteer::Gazetteer::standard());
    return instance;
}

} // namespace

TEST_CASE("Right places, missed ones and ones elsewhere are counted by the definitions")
{
    GoldFile const gold(R"({"id":"a","text":"Talks were held in Oslo and in Bishkek.","toponyms":[)"
                        R"({"start":19,"end":23,"text":"Oslo","lat":59.91,"lon":10.75},)"
                        R"({"start":31,"end":38,"text":"Bishkek","lat":0,"lon":0}]})"
                        "\n");
    auto const scores = evaluate::score_places(gold.path, geoparser());
    CHECK(scores.documents == 1);
    CHECK(scores.mentions == 2);
    CHECK(scores.tagging.f1() == doctest::Approx(1.0));
    CHECK(scores.end_to_end.precision() == doctest::Approx(0.5));
    CHECK(scores.end_to_end.recall() == doctest::Approx(0.5));
    CHECK(scores.resolved == 2);
    CHECK(scores.accuracy_161 == doctest::Approx(0.5));
    CHECK(scores.median_km > 3000);
}

TEST_CASE("Annotations without a position, and demonyms, neither help nor harm end to end")
{
    GoldFile const gold(
        R"({"id":"a","text":"Talks were held in Oslo.","toponyms":[{"start":19,"end":23,"text":"Oslo"}]})"
        "\n"
        R"({"id":"b","text":"Talks were held in Oslo.","toponyms":[{"start":19,"end":23,"text":"Oslo","kind":"Homonym"}]})"
        "\n");
    auto const scores = evaluate::score_places(gold.path, geoparser());
    CHECK(scores.mentions == 1);
    CHECK(scores.tagging.found == 1);
    CHECK(scores.end_to_end.found == 0);
    CHECK(scores.end_to_end.gold == 0);
    CHECK(scores.resolved == 0);
}

TEST_CASE("Offsets count code points")
{
    GoldFile const gold(R"({"id":"a","text":"Café Zürich: talks were held in Oslo.","toponyms":[)"
                        R"({"start":32,"end":36,"text":"Oslo","lat":59.91,"lon":10.75}]})"
                        "\n");
    auto const scores = evaluate::score_places(gold.path, geoparser());
    CHECK(scores.tagging.covered == 1);
    CHECK(scores.end_to_end.covered == 1);
}

TEST_CASE("Errors are listed with their cause")
{
    GoldFile const gold(R"({"id":"a","text":"Talks were held in Oslo.","toponyms":[]})"
                        "\n");
    std::ostringstream errors;
    evaluate::PlaceScoring scoring;
    scoring.errors = &errors;
    evaluate::score_places(gold.path, geoparser(), scoring);
    CHECK(errors.str().starts_with("spurious\t\"a\"\tOslo"));
}

TEST_CASE("A line that is no annotated document is named in the message")
{
    GoldFile const gold("{\"id\":\"a\",\"text\":\"x\",\"toponyms\":[]}\nnonsense\n");
    try {
        evaluate::evaluate_places(gold.path, geoparser());
        FAIL("no error");
    } catch (FormatError const& error) {
        CHECK(std::string(error.what()).find("line 2") != std::string::npos);
    }
}
