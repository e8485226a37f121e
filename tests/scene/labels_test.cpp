// Where names stand: of countries, of towns beside events, of what is selected.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "scene/boundary_store.h"
#include "scene/label_candidates.h"
#include "scene/sample_events.h"
#include "scene/scene.h"
#include "typeset/typesetter.h"

using namespace placetime;
using scene::Rect;

TEST_CASE("a country is named on its main land, not on lands overseas")
{
    scene::BoundaryStore store;
    auto const countries = store.read("countries", layers::Detail::coarse, {-180, -90, 180, 90});
    auto const camera = scene::Camera::looking_at(
        projections::Projection::named("EPSG:3857", {0, 20}), {0, 20}, 10'000, {0, 0, 4000, 2400});
    std::size_t seen = 0;
    for (auto const& name : scene::area_names(countries, camera, 1, true)) {
        bool const france = name.text == "France";
        if (!france && name.text.find("United States") == std::string::npos) continue;
        if (name.text.find("Virgin") != std::string::npos) continue;
        ++seen;
        CAPTURE(name.text);
        geo::Box const home = france ? geo::Box{-6, 41, 10, 52} : geo::Box{-126, 24, -66, 50};
        for (auto const& spot : name.spots) CHECK(home.contains(spot));
    }
    CHECK(seen == 2);
}

namespace {

scene::Camera at_osh(double meters, float scale)
{
    geo::LonLat const osh{72.8, 40.53};
    return scene::Camera::looking_at(projections::Projection::named("EPSG:3857", osh), osh, meters,
                                     {0, 0, 480 * scale, 320 * scale});
}

/// One event at a place called "Ош", and a base map that has "Osch" a kilometre beside it.
scene::Scene scene_of_osh(char const* kind, double meters)
{
    samples::SamplePlace const place{"s:2", "Ош", kind, 72.80, 40.53};
    auto const table = events::EventTable::from(
        {samples::make_event(1, place, events::Type::protests, "Rally", "2020-10-06")});
    scene::SceneInput input;
    input.table = table.get();
    input.furniture = scene::Furniture::none;
    input.scale = 1;
    input.camera = at_osh(meters, 1);
    input.towns = [](geo::Box const&, std::size_t) {
        return std::vector<scene::LabelCandidate>{
            {"Osch", {72.81, 40.53}, 300'000, scene::LabelStyle::city},
            {"Uzgen", {73.30, 40.77}, 50'000, scene::LabelStyle::city}};
    };
    return scene::build_scene(input, 480, 320);
}

bool says(scene::Scene const& scene, std::string const& what)
{
    for (auto const& pass : scene.passes)
        for (auto const& text : pass.texts)
            if (text.text == what) return true;
    return false;
}

} // namespace

TEST_CASE("a town that events name is not named again in another script")
{
    // Far out it is a matter of pixels, near to of how precisely the place is known.
    for (double const meters : {600.0, 250.0, 20.0}) {
        CAPTURE(meters);
        auto const scene = scene_of_osh("city", meters);
        CHECK(says(scene, "Ош"));
        CHECK_FALSE(says(scene, "Osch"));
        CHECK(says(scene, "Uzgen") == (meters > 100));
        // A bridge in the town is not the town.
        CHECK(says(scene_of_osh("landmark", meters), "Osch"));
    }
}

TEST_CASE("the name of what is selected stands off its ring")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    typeset::Typesetter typesetter;
    for (float const scale : {1.0F, 2.0F})
        for (char const* name : {"Osh", "Karakol", "Naryn", "Uzgen"}) {
            CAPTURE(scale);
            CAPTURE(name);
            std::vector<events::Row> selected;
            for (events::Row row = 0; row < table->size(); ++row)
                if (table->place_name(row) == name) selected.push_back(row);
            scene::SceneInput input;
            input.table = table.get();
            input.furniture = scene::Furniture::none;
            input.scale = scale;
            input.camera = at_osh(static_cast<double>(2'400 / scale), scale);
            input.selected = selected;
            auto const scene = scene::build_scene(input, static_cast<int>(480 * scale),
                                                  static_cast<int>(320 * scale));
            auto const marker = std::find_if(scene.markers.begin(), scene.markers.end(),
                                             [&](auto const& m) { return m.place == name; });
            if (marker == scene.markers.end()) continue;
            for (auto const& pass : scene.passes)
                for (auto const& text : pass.texts) {
                    if (text.text != name) continue;
                    auto const size = typesetter.measure(text.text, text.style);
                    Rect const box{text.baseline.x, text.baseline.y - size.cap_height, size.width,
                                   size.cap_height};
                    for (auto const& part : marker->parts) {
                        float const x = std::clamp(part.center.x, box.x, box.right());
                        float const y = std::clamp(part.center.y, box.y, box.bottom());
                        float const off = std::hypot(x - part.center.x, y - part.center.y);
                        CHECK(off >= part.reach + (scene::kRingReach + 3) * scale - 0.01F);
                    }
                }
        }
}

TEST_CASE("a map whose window has its own empty state has none")
{
    scene::SceneInput input;
    input.furniture = scene::Furniture::map;
    CHECK(says(scene::build_scene(input, 480, 320), "No events to show"));
    input.empty_state = false;
    CHECK_FALSE(says(scene::build_scene(input, 480, 320), "No events to show"));
}
