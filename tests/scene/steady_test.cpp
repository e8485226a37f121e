// What must not move or change its meaning while time does.
#include "scene/steady.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "scene/many_events.h"
#include "scene/sample_events.h"
#include "scene/scene.h"

using namespace placetime;

namespace {

scene::SceneInput input_for(events::EventTable const& table, double meters, geo::LonLat centre)
{
    scene::SceneInput input;
    input.table = &table;
    input.furniture = scene::Furniture::map;
    input.scale = 1;
    input.camera = scene::Camera::looking_at(projections::Projection::named("EPSG:3857", centre),
                                             centre, meters, {0, 0, 900, 600});
    return input;
}

/// Builds 50 pictures of windows of that length. Returns how many clusters were seen again; each
/// must stand where it stood.
std::size_t scrub(scene::SceneInput input, time::Instant begin, time::Seconds step,
                  time::Seconds length)
{
    auto const& table = *input.table;
    scene::SceneBuilder builder;
    std::map<std::set<std::uint64_t>, scene::Point> stood;
    std::size_t again = 0;
    for (int i = 0; i < 50; ++i) {
        input.window = {begin + i * step, begin + i * step + length};
        for (auto const& marker : builder.build(input, 900, 600).markers) {
            std::set<std::uint64_t> places;
            for (auto const row : marker.rows) places.insert(table.place_keys()[row]);
            auto const [it, is_new] = stood.try_emplace(std::move(places), marker.center);
            if (is_new) continue;
            ++again;
            CHECK(it->second == marker.center);
        }
    }
    return again;
}

} // namespace

TEST_CASE("a cluster of the same places stays while the window moves")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    auto const span = *table->span();
    auto const length = std::chrono::duration_cast<time::Seconds>(span.length() / 10);
    for (double const meters : {900.0, 4'000.0}) {
        auto const again = scrub(input_for(*table, meters, {74.5, 41.5}), span.begin,
                                 std::chrono::duration_cast<time::Seconds>(length / 5), length);
        CHECK(again > 50);
    }
}

TEST_CASE("a cluster stays in a table too large to know its places")
{
    auto const table = samples::many_events(scene::TableIndex::kRanked + 5'000, 900);
    auto const again =
        scrub(input_for(*table, 2'500, {71, 41.5}), time::parse_instant("2016-01-01"),
              std::chrono::days(3), std::chrono::days(10));
    CHECK(again > 50);
}

TEST_CASE("the scale of density is one for all windows of a length")
{
    auto const table = samples::many_events(200'000);
    auto input = input_for(*table, 6'000, {71, 41.5});
    scene::SceneBuilder builder;
    std::set<std::string> last;
    auto const begin = time::parse_instant("2016-01-01");
    for (int i = 0; i < 10; ++i) {
        input.window = {begin + i * std::chrono::days(200),
                        begin + i * std::chrono::days(200) + std::chrono::days(700)};
        auto const scene = builder.build(input, 900, 600);
        REQUIRE(scene.density);
        std::string scale = scene.density->unit;
        for (auto const& text : scene.density->text) scale += "|" + text;
        for (auto const tick : scene.density->ticks) scale += "|" + std::to_string(tick);
        last.insert(scale);
    }
    CHECK(last.size() == 1);
}

TEST_CASE("months have one length, and a window as long as all events has none of its own")
{
    auto const table = samples::many_events(100);
    auto const day = std::chrono::days(1);
    auto const length = [&](int days) {
        auto const begin = time::parse_instant("2016-02-01");
        return scene::steady_length(*table, {begin, begin + days * day});
    };
    CHECK(length(1) == 86'400);
    CHECK(length(28) == length(31));
    CHECK(length(365) == length(366));
    CHECK(length(7) == 8 * 86'400);
    CHECK(length(4'000) == 0);
    CHECK(scene::steady_length(*table, {}) == 0);
}
