#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "scene/many_events.h"
#include "scene/sample_events.h"
#include "scene/scene.h"

using namespace placetime;

namespace {

void check_same(scene::Paths const& a, scene::Paths const& b)
{
    CHECK(a.ends == b.ends);
    CHECK(a.points == b.points);
}

void check_same(std::vector<scene::Pass> const& a, std::vector<scene::Pass> const& b)
{
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CAPTURE(i);
        REQUIRE(a[i].fills.size() == b[i].fills.size());
        for (std::size_t k = 0; k < a[i].fills.size(); ++k)
            check_same(a[i].fills[k].rings, b[i].fills[k].rings);
        REQUIRE(a[i].strokes.size() == b[i].strokes.size());
        for (std::size_t k = 0; k < a[i].strokes.size(); ++k)
            check_same(a[i].strokes[k].lines, b[i].strokes[k].lines);
        REQUIRE(a[i].symbols.size() == b[i].symbols.size());
        for (std::size_t k = 0; k < a[i].symbols.size(); ++k) {
            CHECK(a[i].symbols[k].center == b[i].symbols[k].center);
            CHECK(a[i].symbols[k].size == b[i].symbols[k].size);
            CHECK(a[i].symbols[k].color == b[i].symbols[k].color);
        }
        REQUIRE(a[i].texts.size() == b[i].texts.size());
        for (std::size_t k = 0; k < a[i].texts.size(); ++k) {
            CHECK(a[i].texts[k].text == b[i].texts[k].text);
            CHECK(a[i].texts[k].baseline == b[i].texts[k].baseline);
        }
        REQUIRE(a[i].images.size() == b[i].images.size());
        for (std::size_t k = 0; k < a[i].images.size(); ++k)
            CHECK(a[i].images[k].pixels->rgba == b[i].images[k].pixels->rgba);
    }
}

scene::SceneInput input_for(events::EventTable const& table, scene::Camera const& camera)
{
    scene::SceneInput input;
    input.table = &table;
    input.camera = camera;
    input.furniture = scene::Furniture::map;
    input.scale = 1;
    return input;
}

scene::Camera kyrgyzstan(double meters = 1'200)
{
    return scene::Camera::looking_at(projections::Projection::named("EPSG:3857", {74.5, 41.5}),
                                     {74.5, 41.5}, meters, {0, 0, 900, 600});
}

} // namespace

TEST_CASE("a builder that has made other pictures makes the same ones as a new one")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    auto const many = samples::many_events(50'000);
    scene::SceneBuilder warm;
    auto input = input_for(*table, kyrgyzstan());
    (void)warm.build(input, 900, 600);
    auto other = input_for(*many, kyrgyzstan(6'000).panned(300, 40));
    other.theme = scene::Theme::dark;
    other.graticule = true;
    auto const b = warm.build(other, 900, 600);
    input.camera = kyrgyzstan().panned(-40, 30);
    input.window.begin = time::parse_instant("2020-10-05");
    auto const a = warm.build(input, 900, 600);
    auto const cold_a = scene::build_scene(input, 900, 600),
               cold_b = scene::build_scene(other, 900, 600);
    check_same(*a.ground, *cold_a.ground);
    check_same(a.passes, cold_a.passes);
    check_same(*b.ground, *cold_b.ground);
    check_same(b.passes, cold_b.passes);
}

TEST_CASE("while time moves the ground is the same")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::SceneBuilder builder;
    auto input = input_for(*table, kyrgyzstan());
    auto const all = builder.build(input, 900, 600);
    input.window = {time::parse_instant("2020-10-05"), time::parse_instant("2020-10-06")};
    auto const day = builder.build(input, 900, 600);
    CHECK(all.ground == day.ground);
    CHECK(all.drawn > day.drawn);
    CHECK(all.drawn + all.beyond + all.not_drawn == table->size());
    CHECK(day.drawn + day.beyond + day.not_drawn == table->size());
    input.theme = scene::Theme::contrast;
    CHECK(builder.build(input, 900, 600).ground != day.ground);
}

TEST_CASE("neighbouring windows are half-open: no event of a day is in the next one")
{
    auto const table = samples::many_events(5'000);
    scene::SceneBuilder builder;
    auto input = input_for(*table, kyrgyzstan(9'000));
    std::size_t sum = 0;
    for (char const* const day : {"2016-03-01", "2016-03-02", "2016-03-03"}) {
        auto const begin = time::parse_instant(day);
        input.window = {begin, begin + std::chrono::days(1)};
        auto const scene = builder.build(input, 900, 600);
        sum += scene.drawn + scene.beyond;
    }
    auto const begin = time::parse_instant("2016-03-01");
    input.window = {begin, begin + std::chrono::days(3)};
    auto const scene = builder.build(input, 900, 600);
    CHECK(scene.drawn + scene.beyond == sum);
}

TEST_CASE("without patience an old ground is placed until the new one is there")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::SceneBuilder builder;
    builder.set_patience(false);
    auto input = input_for(*table, kyrgyzstan());
    auto const first = builder.build(input, 900, 600);
    CHECK(builder.is_settled());
    CHECK(first.ground_placement.is_identity());
    input.camera = kyrgyzstan().panned(100, 50);
    auto moved = builder.build(input, 900, 600);
    if (!builder.is_settled()) {
        CHECK(moved.ground == first.ground);
        CHECK(moved.ground_placement.dx == doctest::Approx(100).epsilon(0.001));
        CHECK(moved.ground_placement.dy == doctest::Approx(50).epsilon(0.001));
    }
    for (int i = 0; i < 2000 && !builder.is_settled(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        moved = builder.build(input, 900, 600);
    }
    REQUIRE(builder.is_settled());
    CHECK(moved.ground != first.ground);
    CHECK(moved.ground_placement.is_identity());
    // The apron, a clean spot where the frame is, and in it what a still picture has.
    auto const still = scene::build_scene(input, 900, 600);
    REQUIRE(moved.ground->size() > still.ground->size());
    std::vector<scene::Pass> const within(moved.ground->end() -
                                              static_cast<std::ptrdiff_t>(still.ground->size()),
                                          moved.ground->end());
    check_same(within, *still.ground);
    check_same(moved.passes, still.passes);
    auto const& clean = (*moved.ground)[moved.ground->size() - still.ground->size() - 1];
    CHECK(clean.clip == moved.frame);
    CHECK(clean.fills.size() == 1);
    CHECK(still.ground_rect == still.frame);
    CHECK(moved.ground_rect == scene::Rect{-225, -150, 1350, 900});
}

TEST_CASE("without patience a ground is made anew in the midst of a long drag, not of a short one")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::SceneBuilder builder;
    builder.set_patience(false);
    auto input = input_for(*table, kyrgyzstan());
    auto const first = builder.build(input, 900, 600);
    // Some frames of a drag: faster than the map is taken to be at rest.
    auto camera = kyrgyzstan();
    for (int i = 0; i < 3; ++i) {
        input.camera = camera = camera.panned(40, 0);
        CHECK(builder.build(input, 900, 600).ground == first.ground);
    }
    // Past the apron, and never still.
    auto last = first;
    for (int i = 0; i < 2000 && last.ground == first.ground; ++i) {
        input.camera = camera.panned(200.0F + static_cast<float>(i % 2), 0);
        last = builder.build(input, 900, 600);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(last.ground != first.ground);
    CHECK(std::abs(last.ground_placement.dx) <= 1.01F);
}

TEST_CASE("the camera that fits is the one that a picture without a camera has")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::SceneInput input;
    input.table = table.get();
    input.furniture = scene::Furniture::map;
    scene::SceneBuilder builder;
    auto const camera = builder.fitted(input, 900, 600);
    auto const scene = builder.build(input, 900, 600);
    CHECK(*scene.camera == camera);
    CHECK(scene.frame == scene::Rect{0, 0, 900, 600});
    // Of a selection alone.
    events::RowSet one(table->size());
    one.set(scene.markers.front().rows.front());
    input.shown = &one;
    CHECK(builder.fitted(input, 900, 600).meters_per_pixel() < camera.meters_per_pixel());
}

TEST_CASE("rows in a rectangle are those whose points lie in it")
{
    auto const table = samples::many_events(20'000);
    scene::SceneBuilder builder;
    auto const camera = kyrgyzstan(3'000);
    auto const input = input_for(*table, camera);
    scene::Rect const rect{300, 200, 150, 100};
    auto const rows = builder.rows_in(input, rect, 100'000, 900, 600);
    std::size_t count = 0;
    for (events::Row row = 0; row < table->size(); ++row) {
        auto const p = camera.to_screen(geo::LonLat{table->lons()[row], table->lats()[row]});
        count += p && rect.contains(*p);
    }
    CHECK(rows.size() > 100);
    CHECK(std::abs(static_cast<int>(rows.size()) - static_cast<int>(count)) <= 2);
    CHECK(builder.rows_in(input, rect, 10, 900, 600).size() == 10);
}

TEST_CASE("at a street's scale symbols stand within a tenth of a pixel of their place")
{
    auto const table = samples::many_events(3);
    geo::LonLat const at{table->lons()[1], table->lats()[1]};
    for (auto const* name : {"EPSG:3857", "equal-area", "equal-earth"}) {
        CAPTURE(name);
        auto const camera = scene::Camera::looking_at(projections::Projection::named(name, at), at,
                                                      0.3, {0, 0, 900, 600})
                                .panned(311.3F, -120.7F);
        auto const scene = scene::build_scene(input_for(*table, camera), 900, 600);
        REQUIRE(scene.markers.size() == 1);
        auto const exact = camera.to_screen(at);
        CHECK(std::hypot(scene.markers[0].anchor.x - exact->x,
                         scene.markers[0].anchor.y - exact->y) < 0.1F);
    }
}
