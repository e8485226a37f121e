#include "scene/scene.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "scene/sample_events.h"
#include "typeset/typesetter.h"

using namespace placetime;
using scene::Rect;

namespace {

scene::Scene build(std::vector<events::Event> const& events, int width = 1366, int height = 768,
                   scene::SceneInput input = {})
{
    auto const table = events::EventTable::from(events);
    input.table = table.get();
    input.towns = [](geo::Box const&, std::size_t) {
        return std::vector<scene::LabelCandidate>{
            {"Almaty", {76.89, 43.25}, 1'900'000, scene::LabelStyle::city},
            {"Tashkent", {69.28, 41.31}, 2'500'000, scene::LabelStyle::city},
            {"Osh", {72.80, 40.53}, 300'000, scene::LabelStyle::city},
            {"Kant", {74.85, 42.89}, 20'000, scene::LabelStyle::town}};
    };
    return scene::build_scene(input, width, height);
}

/// The boxes of all lines of text but those of the panel, by the font's own measures.
std::vector<std::pair<std::string, Rect>> texts_on_map(scene::Scene const& scene, float from_x)
{
    typeset::Typesetter typesetter;
    std::vector<std::pair<std::string, Rect>> boxes;
    for (auto const& pass : scene.passes)
        for (auto const& t : pass.texts) {
            if (t.baseline.x < from_x) continue;
            auto const size = typesetter.measure(t.text, t.style);
            boxes.emplace_back(t.text, Rect{t.baseline.x, t.baseline.y - size.cap_height,
                                            size.width, size.cap_height});
        }
    return boxes;
}

bool says(scene::Scene const& scene, std::string const& what)
{
    for (auto const& pass : scene.passes)
        for (auto const& t : pass.texts)
            if (t.text.find(what) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("the picture says what, where and when")
{
    auto const scene = build(samples::kyrgyzstan());
    CHECK(says(scene, "Events in Kyrgyzstan"));
    CHECK(says(scene, "4 to 7 October 2020, UTC"));
    CHECK(says(scene, "Bishkek"));
    CHECK(says(scene, "Kyrgyzstan, country-wide"));
    CHECK(says(scene, "Beyond the map: Brussels"));
    CHECK(says(scene, "Boundaries: Natural Earth"));
    CHECK(says(scene, "GeoNames, CC BY 4.0"));
    CHECK(says(scene, "unreviewed"));
    CHECK(says(scene, "km"));
    CHECK(scene.drawn == 39);
    CHECK(scene.beyond == 1);
    CHECK(scene.not_drawn == 3);
}

TEST_CASE("no text on the map lies over another, and none is cut at an edge")
{
    for (auto const& [w, h] : {std::pair{1366, 768}, {1920, 1080}, {800, 600}}) {
        auto const scene = build(samples::kyrgyzstan(), w, h);
        auto const boxes = texts_on_map(scene, w > 880 ? static_cast<float>(w) * 0.29F : 0);
        CHECK(boxes.size() > 15);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            CAPTURE(boxes[i].first);
            CHECK(
                Rect{0, 0, static_cast<float>(w), static_cast<float>(h)}.contains(boxes[i].second));
            for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                CAPTURE(boxes[j].first);
                CHECK_FALSE(boxes[i].second.intersects(boxes[j].second));
            }
        }
    }
}

TEST_CASE("nothing is written smaller than 11 pixels")
{
    for (auto const& [w, h] : {std::pair{1366, 768}, {480, 320}})
        for (auto const& pass : build(samples::kyrgyzstan(), w, h).passes)
            for (auto const& t : pass.texts) CHECK(t.style.size >= 11);
}

TEST_CASE("places are told apart: their symbols do not lie on each other")
{
    auto const scene = build(samples::kyrgyzstan());
    for (auto const& a : scene.markers)
        for (auto const& b : scene.markers)
            if (&a != &b)
                CHECK(std::hypot(a.center.x - b.center.x, a.center.y - b.center.y) >=
                      a.radius + b.radius - 1);
}

TEST_CASE("a country-wide event has a tint and a row, and no symbol at the centroid")
{
    auto events = samples::kyrgyzstan();
    auto const scene = build({events[0]});
    CHECK(scene.markers.empty());
    CHECK(scene.drawn == 1);
    CHECK(says(scene, "country-wide"));
    auto const fills = std::count_if(scene.passes.begin(), scene.passes.end(), [](auto const& p) {
        return std::any_of(p.fills.begin(), p.fills.end(),
                           [](auto const& f) { return f.color.a < 255; });
    });
    CHECK(fills == 1);
}

TEST_CASE("a country-wide event without an outline is framed by that of its country")
{
    auto events = samples::kyrgyzstan();
    events.resize(1);
    events[0].where->geometry = events[0].where->point;
    auto const scene = build(events);
    CHECK(scene.view.width() > 10);
    CHECK(scene.view.width() < 40);
    CHECK(scene.view.contains({79, 42}));
}

TEST_CASE("numbers on the map are those of the list, from one on")
{
    auto const scene = build(samples::kyrgyzstan());
    std::vector<int> numbers;
    for (auto const& m : scene.markers)
        if (m.number > 0) numbers.push_back(m.number);
    std::sort(numbers.begin(), numbers.end());
    REQUIRE_FALSE(numbers.empty());
    for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(numbers[i] == static_cast<int>(i) + 1);
}

TEST_CASE("without events the picture says so and what to do")
{
    CHECK(says(build({}), "No events to show"));
    scene::SceneInput input;
    input.window.begin = time::parse_instant("2021");
    CHECK(says(build(samples::kyrgyzstan(), 1366, 768, input), "Nothing lies in this window"));
}

TEST_CASE("the same input gives the same scene")
{
    auto const a = build(samples::kyrgyzstan()), b = build(samples::kyrgyzstan());
    REQUIRE(a.passes.size() == b.passes.size());
    for (std::size_t i = 0; i < a.passes.size(); ++i) {
        REQUIRE(a.passes[i].texts.size() == b.passes[i].texts.size());
        for (std::size_t k = 0; k < a.passes[i].texts.size(); ++k) {
            CHECK(a.passes[i].texts[k].text == b.passes[i].texts[k].text);
            CHECK(a.passes[i].texts[k].baseline == b.passes[i].texts[k].baseline);
        }
        REQUIRE(a.passes[i].symbols.size() == b.passes[i].symbols.size());
    }
}

TEST_CASE("thousands of events are gathered so that the map can still be read")
{
    std::vector<events::Event> many;
    for (int i = 0; i < 5000; ++i) {
        auto const name = "Place " + std::to_string(i);
        samples::SamplePlace const place{name.c_str(), name.c_str(), "city",
                                         60 + (i * 37 % 1000) * 0.02, 35 + (i * 61 % 997) * 0.01};
        many.push_back(samples::make_event(i, place, static_cast<events::Type>(i % 10), "Something",
                                           "2020-10-05"));
    }
    auto const scene = build(many);
    std::size_t shown = 0;
    for (auto const& m : scene.markers) shown += m.rows.size();
    CHECK(shown + scene.beyond == 5000);
    CHECK(scene.markers.size() < 80);
    for (auto const& a : scene.markers)
        for (auto const& b : scene.markers)
            if (&a != &b)
                CHECK(std::hypot(a.center.x - b.center.x, a.center.y - b.center.y) >=
                      (a.radius + b.radius) * 0.8F);
}

TEST_CASE("a layer laid over the map is named in the legend")
{
    layers::Overlay overlay;
    overlay.shapes = {geo::LonLat{74, 42}};
    std::vector<scene::MapLayer> layers(1);
    layers[0].name = "checkpoints";
    layers[0].shapes = std::make_shared<layers::Overlay const>(overlay);
    scene::SceneInput input;
    input.layers = layers;
    CHECK(says(build(samples::kyrgyzstan(), 1366, 768, input), "checkpoints"));
    CHECK(says(build({}, 800, 600, input), "checkpoints"));
}

TEST_CASE("a size that cannot be drawn is refused")
{
    CHECK_THROWS_AS((void)build({}, 10, 10), UsageError);
    CHECK_THROWS_AS((void)build({}, 20000, 1000), UsageError);
}
