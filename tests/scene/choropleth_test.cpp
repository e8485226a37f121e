#include <doctest/doctest.h>

#include <algorithm>

#include "scene/choropleth.h"
#include "scene/scene.h"
#include "summary/sample.h"

using namespace placetime;
using summary::event;

namespace {

std::vector<events::Event> sample()
{
    std::vector<events::Event> all;
    for (int i = 0; i < 12; ++i)
        all.push_back(
            event("w" + std::to_string(i), events::Type::protests, "2020-10-04", 70.5, 40.5));
    all.push_back(event("m", events::Type::riots, "2020-10-06", 71.5, 40.5));
    all.push_back(event("sea", events::Type::riots, "2020-10-06", 60, 10));
    all.push_back(event("country", events::Type::riots, "2020-10-06", 70.4, 40.4));
    all.back().where->kind = "country";
    all.back().where->country = "AA";
    all.back().where->id = "AA";
    return all;
}

scene::SceneInput input_for(events::EventTable const& table)
{
    scene::SceneInput input;
    input.table = &table;
    input.view = geo::Box{69, 39, 74, 42};
    input.furniture = scene::Furniture::map;
    input.divisions = std::make_shared<summary::AreaDivisions const>(summary::three_divisions());
    return input;
}

std::vector<std::string> texts_of(scene::Scene const& scene)
{
    std::vector<std::string> texts;
    for (auto const& pass : scene.passes)
        for (auto const& text : pass.texts) texts.push_back(text.text);
    return texts;
}

bool says(scene::Scene const& scene, std::string const& words)
{
    auto const texts = texts_of(scene);
    return std::any_of(texts.begin(), texts.end(), [&](std::string const& text) {
        return text.find(words) != std::string::npos;
    });
}

/// Fills as see-through as a choropleth's: areas of events are much paler, lakes opaque.
std::size_t tints_of(scene::Scene const& scene)
{
    std::size_t count = 0;
    for (auto const& pass : scene.passes)
        for (auto const& fill : pass.fills) count += fill.color.a > 200 && fill.color.a < 255;
    return count;
}

std::size_t symbols_in(scene::Scene const& scene) { return scene.markers.size(); }

} // namespace

TEST_CASE("a choropleth tints the divisions that have events, and says what it does not colour")
{
    auto const table = events::EventTable::from(sample());
    auto input = input_for(*table);
    auto const plain = scene::build_scene(input, 900, 600);
    input.choropleth = scene::Choropleth::admin1;
    input.unplaced = 3;
    auto const tinted = scene::build_scene(input, 900, 600);
    CHECK(tints_of(tinted) == 2);
    CHECK(tints_of(plain) == 0);
    CHECK(says(tinted, "Events by first-level division"));
    CHECK(says(tinted, "1\u00A0country-wide"));
    CHECK(says(tinted, "3\u00A0unplaced"));
    CHECK(says(tinted, "No colour"));
    CHECK_FALSE(says(plain, "first-level division"));
    CHECK(symbols_in(tinted) == symbols_in(plain));
}

TEST_CASE("of countries what is known to the country alone is coloured too")
{
    auto const table = events::EventTable::from(sample());
    auto input = input_for(*table);
    input.choropleth = scene::Choropleth::country;
    auto const tinted = scene::build_scene(input, 900, 600);
    CHECK(says(tinted, "Events by country"));
    CHECK_FALSE(says(tinted, "country-wide,"));
}

TEST_CASE("a choropleth follows the window")
{
    auto const table = events::EventTable::from(sample());
    auto input = input_for(*table);
    input.choropleth = scene::Choropleth::admin1;
    input.window = {time::parse_instant("2020-10-04"), time::parse_instant("2020-10-05")};
    auto const first = scene::build_scene(input, 900, 600);
    input.window = {time::parse_instant("2020-11"), time::parse_instant("2020-12")};
    input.empty_state = false;
    auto const later = scene::build_scene(input, 900, 600);
    CHECK(tints_of(first) == 1);
    CHECK(tints_of(later) == 0);
}

TEST_CASE("without symbols the choropleth speaks alone, and nothing can be picked")
{
    auto const table = events::EventTable::from(sample());
    auto input = input_for(*table);
    input.choropleth = scene::Choropleth::admin1;
    input.symbols = false;
    auto const scene = scene::build_scene(input, 900, 600);
    CHECK(scene.markers.empty());
    CHECK(scene.shapes.empty());
    CHECK(says(scene, "Events by first-level division"));
}

TEST_CASE("a map as known at a moment says so")
{
    auto const table = events::EventTable::from(sample());
    auto input = input_for(*table);
    CHECK_FALSE(says(scene::build_scene(input, 900, 600), "As known"));
    input.known_at = time::parse_instant("2020-10-06");
    CHECK(says(scene::build_scene(input, 900, 600),
               "As known on 6 October 2020, from reports up to that date"));
}

TEST_CASE("the ramp of a choropleth runs one way in brightness in every theme")
{
    for (auto const theme :
         {scene::Theme::light, scene::Theme::dark, scene::Theme::print, scene::Theme::contrast}) {
        std::vector<double> brightness;
        for (std::size_t i = 0; i < 5; ++i) {
            auto const c = scene::class_color(i, 5, theme);
            brightness.push_back(0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b);
        }
        bool const rising = scene::is_dark(theme);
        for (std::size_t i = 1; i < brightness.size(); ++i)
            CHECK((rising ? brightness[i] - brightness[i - 1] : brightness[i - 1] - brightness[i]) >
                  12);
    }
}
