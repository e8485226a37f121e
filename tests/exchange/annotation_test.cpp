#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "exchange/annotation_json.h"
#include "exchange/properties.h"
#include "exchange/sample_annotation.h"

using namespace placetime;

namespace {

std::string keys(nlohmann::ordered_json const& object)
{
    std::string out;
    for (auto const& [key, value] : object.items()) out += (out.empty() ? "" : " ") + key;
    return out;
}

} // namespace

TEST_CASE("the annotation has the keys of the contract, in their order")
{
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    auto const text = exchange::annotation_json(test::sample_annotation(gazetteer), gazetteer);
    CHECK(text == exchange::annotation_json(test::sample_annotation(gazetteer), gazetteer));
    auto const json = nlohmann::ordered_json::parse(text);
    CHECK(keys(json) == "report places times events");
    CHECK(keys(json["report"]) == "id title date publisher url");
    CHECK(json["report"]["date"] == "2021-05-05");
    CHECK(json["report"]["url"].is_null());
    for (auto const& place : json["places"])
        CHECK(keys(place) ==
              "start end text name id kind country countries lat lon precision_m role "
              "confidence candidates");
    for (auto const& time : json["times"])
        CHECK(keys(time) == "start end text type value begin_utc end_utc precision");
    std::string expected = "id";
    for (auto const& property : exchange::properties())
        expected += " " + std::string(property.name);
    for (auto const& event : json["events"])
        CHECK(keys(event) == expected + " lat lon place_index time_index");
    auto const explained = nlohmann::json::parse(
        exchange::annotation_json(test::sample_annotation(gazetteer), gazetteer, {true}));
    CHECK(explained["explain"]["focus"] == "KG");
}

TEST_CASE(
    "offsets count code points, unknown is null, clock times are shifted to UTC and days are not")
{
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    auto const json = nlohmann::json::parse(
        exchange::annotation_json(test::sample_annotation(gazetteer), gazetteer));
    auto const& unknown = json["places"][0];
    CHECK(unknown["start"] == 16);
    CHECK(unknown["end"] == 28);
    for (char const* key :
         {"name", "id", "kind", "country", "countries", "lat", "lon", "precision_m", "role"}) {
        CAPTURE(key);
        CHECK(unknown[key].is_null());
    }
    auto const& known = json["places"][1];
    CHECK(known["text"] == "Bishkek");
    CHECK(known["country"] == "KG");
    CHECK(known["kind"] == "city");
    CHECK(known["role"] == "where");
    CHECK(known["precision_m"] == 12346);
    CHECK(known["lat"].get<double>() == doctest::Approx(42.87).epsilon(0.01));
    CHECK(known["candidates"][0]["score"] == 0.988);
    CHECK(json["times"][0]["begin_utc"] == "2021-05-03T03:00:00Z");
    CHECK(json["times"][0]["type"] == "TIME");
    CHECK(json["times"][1]["begin_utc"] == "2021-05-03T00:00:00Z");
    CHECK(json["times"][1]["precision"] == "day");
    CHECK(json["events"][0]["lat"] == 49.8);
    CHECK(json["events"][0]["place_index"] == 1);
    CHECK(json["events"][1]["lat"].is_null());
    CHECK(json["events"][1]["time_index"].is_null());
}
