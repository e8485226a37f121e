#include "evaluate/places.h"

#include <doctest/doctest.h>

#include <filesystem>
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

TEST_CASE("Every disagreement has its cause")
{
    std::string const text = "Talks were held in Oslo, in New York City and by Vostok.";
    GoldFile const gold(R"({"id":"a","text":")" + text +
                        R"(","toponyms":[)"
                        R"({"start":19,"end":23,"text":"Oslo","lat":0.5,"lon":-150},)"
                        R"({"start":28,"end":36,"text":"New York","lat":40.7,"lon":-74.0}]})"
                        "\n"
                        R"({"id":"b","text":"They met in Bishkek.","toponyms":[]})"
                        "\n"
                        R"({"id":"c","text":"They met at 4711 Xyzzyburg.","toponyms":[)"
                        R"({"start":12,"end":26,"text":"4711 Xyzzyburg","lat":1,"lon":1}]})"
                        "\n"
                        R"({"id":"d","text":"We like paris.","toponyms":[)"
                        R"({"start":8,"end":13,"text":"paris","lat":48.85,"lon":2.35}]})"
                        "\n");
    auto const scores = evaluate::score_places(gold.path, geoparser());
    auto const miss_of = [&](std::string const& form) {
        for (auto const& miss : scores.misses)
            if (miss.form == form) return miss;
        FAIL("no miss of ", form);
        return evaluate::Miss();
    };
    using evaluate::Cause;
    CHECK(scores.misses.size() == 5);
    // No Oslo lies in the middle of the Pacific: no choice could have been right.
    CHECK(miss_of("Oslo").cause == Cause::gazetteer_lacks);
    CHECK(*miss_of("Oslo").km > 10'000);
    auto const york = miss_of("New York");
    CHECK(york.cause == Cause::wrong_span);
    CHECK_FALSE(york.costs);
    CHECK(york.note == "the place is right");
    CHECK(york.excerpt.text.substr(york.excerpt.found.begin,
                                   york.excerpt.found.end - york.excerpt.found.begin) ==
          "New York City");
    auto const bishkek = miss_of("Bishkek");
    CHECK(bishkek.cause == Cause::false_positive);
    CHECK(bishkek.found.name == "Bishkek");
    CHECK(miss_of("4711 Xyzzyburg").cause == Cause::gazetteer_lacks);
    CHECK(miss_of("paris").cause == Cause::not_recognised);
    CHECK(miss_of("paris").note == "with the span given it is placed right");
}

TEST_CASE("Another place of a name that the gazetteer knows is a wrong place")
{
    GoldFile const gold(R"({"id":"a","text":"Talks were held in Paris, France.","toponyms":[)"
                        R"({"start":19,"end":24,"text":"Paris","lat":33.66,"lon":-95.56},)"
                        R"({"start":26,"end":32,"text":"France","lat":46.0,"lon":2.0}]})"
                        "\n");
    auto const scores = evaluate::score_places(gold.path, geoparser());
    REQUIRE(scores.misses.size() >= 1);
    CHECK(scores.misses[0].cause == evaluate::Cause::wrong_place);
    CHECK(scores.misses[0].costs);
}

TEST_CASE("Scores are counted by kind of mention and by kind of place")
{
    GoldFile const gold(
        R"({"id":"a","text":"Talks were held in Oslo and in Bishkek.","toponyms":[)"
        R"({"start":19,"end":23,"text":"Oslo","lat":59.91,"lon":10.75,"geonameid":"3143244","kind":"Literal"},)"
        R"({"start":31,"end":38,"text":"Bishkek","lat":0,"lon":0,"geonameid":1528675,"kind":"Metonymic"}]})"
        "\n");
    auto const scores = evaluate::score_places(gold.path, geoparser());
    CHECK(scores.mention_kinds.at("Literal").met == 1);
    CHECK(scores.mention_kinds.at("Metonymic").met == 0);
    auto const& city = scores.feature_kinds.at("city");
    CHECK(city.mentions == 2);
    CHECK(city.tagged == 2);
    CHECK(city.placed == 2);
    CHECK(city.near == 1);
    CHECK(city.found == 2);
    CHECK(city.right == 1);
}

TEST_CASE("A line that is no annotated document is named in the message")
{
    GoldFile const gold("{\"id\":\"a\",\"text\":\"x\",\"toponyms\":[]}\nnonsense\n");
    try {
        evaluate::score_places(gold.path, geoparser());
        FAIL("no error");
    } catch (FormatError const& error) {
        CHECK(std::string(error.what()).find("line 2") != std::string::npos);
    }
}
