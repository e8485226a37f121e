#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "briefing/briefing_json.h"

using namespace placetime;
using namespace placetime::briefing;
using nlohmann::json;

namespace {

json schema()
{
    std::ifstream file(PLACETIME_SOURCE_DIR "/docs/briefing.schema.json");
    return json::parse(file);
}

template <typename Name> void check_names(json const& listed, std::size_t count, Name name)
{
    for (std::size_t i = 0; i < count; ++i)
        CHECK(std::find(listed.begin(), listed.end(), json(std::string(name(i)))) != listed.end());
}

void check_keys(json const& written, json const& properties)
{
    for (auto const& [key, value] : written.items()) CHECK_MESSAGE(properties.contains(key), key);
    for (auto const& [key, value] : properties.items()) CHECK_MESSAGE(written.contains(key), key);
}

} // namespace

TEST_CASE("docs/briefing.schema.json knows every key that is written, and no other")
{
    Briefing briefing;
    briefing.marking = "EXERCISE";
    Slide slide;
    slide.camera = CameraView{{74, 42}, 1e5, "equal-area"};
    slide.filter.types[0] = slide.filter.statuses[0] = slide.filter.reviews[0] = false;
    slide.filter.precisions[0] = false;
    slide.filter.hidden_sources = {"Daily"};
    slide.filter.min_confidence = 0.5;
    slide.filter.max_place_precision = 1;
    slide.filter.words = "mine";
    slide.filter.region = {{{{70, 40}, {71, 40}, {71, 41}, {70, 40}}}};
    slide.filter.background = slide.filter.statements = true;
    slide.layers = {"roads"};
    slide.selected = {"a"};
    slide.seconds = 3;
    slide.plays = true;
    slide.notes = slide.source = "x";
    slide.known_at = time::parse_instant("2020");
    slide.size_by = scene::SizeBy::killed;
    slide.choropleth = scene::Choropleth::country;
    slide.symbols = false;
    briefing.slides.push_back(slide);
    auto const written = json::parse(to_json(briefing));
    auto const known = schema();
    auto const& parts = known["$defs"];
    check_keys(written, known["properties"]);
    check_keys(written["slides"][0], parts["slide"]["properties"]);
    check_keys(written["slides"][0]["camera"], parts["camera"]["properties"]);
    check_keys(written["slides"][0]["filter"], parts["filter"]["properties"]);
}

TEST_CASE("docs/briefing.schema.json knows every name of the vocabularies")
{
    auto const known = schema();
    auto const& slide = known["$defs"]["slide"]["properties"];
    auto const& filter = known["$defs"]["filter"]["properties"];
    check_names(known["properties"]["theme"]["enum"], scene::kThemeNames.size(),
                [](std::size_t i) { return scene::kThemeNames[i]; });
    check_names(slide["mode"]["enum"], 2,
                [](std::size_t i) { return to_string(static_cast<Mode>(i)); });
    check_names(slide["size_by"]["enum"], 7,
                [](std::size_t i) { return to_string(static_cast<scene::SizeBy>(i)); });
    check_names(slide["choropleth"]["enum"], 3,
                [](std::size_t i) { return to_string(static_cast<scene::Choropleth>(i)); });
    auto const off = [&](char const* key) { return filter[key]["items"]["enum"]; };
    check_names(off("types_off"), events::kTypeCount,
                [](std::size_t i) { return to_string(static_cast<events::Type>(i)); });
    check_names(off("statuses_off"), kStatusCount,
                [](std::size_t i) { return to_string(static_cast<events::Status>(i)); });
    check_names(off("reviews_off"), kReviewCount,
                [](std::size_t i) { return to_string(static_cast<events::Review>(i)); });
    check_names(off("date_precisions_off"), kPrecisionCount,
                [](std::size_t i) { return time::to_string(static_cast<time::Precision>(i)); });
}
