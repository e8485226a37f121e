#include "scene/groups.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "scene/flower.h"
#include "scene/framing.h"
#include "scene/placing.h"
#include "scene/sample_events.h"

using namespace placetime;
using scene::PlaceGroup;

namespace {

/// A table with the rows that are drawn, in order, and their groups.
struct Grouped {
    explicit Grouped(std::vector<events::Event> const& events)
        : table(events::EventTable::from(events)), index(*table)
    {
        index.drawn(false).for_each([&](events::Row row) { rows.push_back(row); });
        index.sort(*table, rows);
        grouping = scene::group_by_place(*table, rows);
    }
    std::string name(PlaceGroup const& group) { return book.of(*table, group.rows.front()).name; }

    std::shared_ptr<events::EventTable const> table;
    scene::TableIndex index;
    scene::PlaceBook book;
    std::vector<events::Row> rows;
    scene::Grouping grouping;
};

} // namespace

TEST_CASE("each place is one group, of its kind")
{
    Grouped grouped(samples::kyrgyzstan());
    auto const& groups = grouped.grouping.groups;
    auto const named = [&](std::string_view name) {
        return *std::find_if(groups.begin(), groups.end(),
                             [&](auto const& g) { return grouped.name(g) == name; });
    };
    CHECK(groups.size() == 19);
    CHECK(named("Bishkek").rows.size() == 11);
    CHECK(named("Bishkek").kind == PlaceGroup::Kind::point);
    CHECK(named("Fergana Valley").kind == PlaceGroup::Kind::area);
    CHECK(named("Border of Kyrgyzstan with China").kind == PlaceGroup::Kind::line);
    CHECK(named("Kyrgyzstan").kind == PlaceGroup::Kind::wide);
    CHECK(named("Kyrgyzstan").is_country);
}

TEST_CASE("types are counted in the order of legends, claims only where all are claims")
{
    Grouped const grouped(samples::kyrgyzstan());
    auto const counts = scene::count_types(*grouped.table, grouped.rows);
    CHECK(std::is_sorted(counts.begin(), counts.end(),
                         [](auto const& a, auto const& b) { return a.type < b.type; }));
    for (auto const& c : counts) {
        if (c.type == events::Type::violence_against_civilians) CHECK(c.claimed);
        if (c.type == events::Type::riots) CHECK_FALSE(c.claimed);
        CHECK(c.unreviewed);
    }
}

TEST_CASE(
    "the frame leaves out the few places far from all others, and says so by not holding them")
{
    Grouped const grouped(samples::kyrgyzstan());
    auto const framing = scene::frame_places(grouped.grouping.groups);
    CHECK(framing.box.west > 60);
    CHECK(framing.box.east < 85);
    CHECK(framing.box.contains({74.6, 42.87}));
    CHECK_FALSE(framing.box.contains({4.35, 50.85}));
}

TEST_CASE("places on both sides of the antimeridian are framed across it")
{
    std::vector<events::Event> events;
    samples::SamplePlace const east{"a", "A", "city", 179.0, -17.0},
        west{"b", "B", "city", -179.0, -18.0};
    events.push_back(samples::make_event(0, east, events::Type::protests, "a", "2020-10-05"));
    events.push_back(samples::make_event(1, west, events::Type::protests, "b", "2020-10-05"));
    Grouped const grouped(events);
    auto const framing = scene::frame_places(grouped.grouping.groups);
    CHECK(framing.box.crosses_antimeridian());
    CHECK(framing.box.width() == doctest::Approx(2));
}

TEST_CASE("without places the world is framed")
{
    auto const framing = scene::frame_places({});
    CHECK(framing.positions.empty());
    CHECK(framing.box.width() == 360);
}

TEST_CASE("symbols of a flower do not overlap, and their areas go with their counts")
{
    std::vector<scene::TypeCount> counts;
    for (std::size_t i = 0; i < events::kTypeCount; ++i)
        counts.push_back({static_cast<events::Type>(i), i * 3 + 1, false, false, 0});
    for (std::size_t n = 1; n <= counts.size(); ++n) {
        auto const flower = scene::make_flower(std::span(counts).first(n), 1);
        REQUIRE(flower.petals.size() == n);
        for (auto const& a : flower.petals) {
            CHECK(std::hypot(a.offset.x, a.offset.y) + a.size / 2 <= flower.radius + 0.01F);
            for (auto const& b : flower.petals)
                if (&a != &b)
                    CHECK(std::hypot(a.offset.x - b.offset.x, a.offset.y - b.offset.y) >=
                          (a.size + b.size) / 2);
        }
    }
    scene::TypeCount const one{events::Type::riots, 1, false, false, 0},
        four{events::Type::riots, 4, false, false, 0},
        many{events::Type::riots, 4000, false, false, 0};
    auto const size = [](scene::TypeCount const& c) {
        return scene::make_flower({&c, 1}, 1).petals[0].size;
    };
    CHECK(size(four) == doctest::Approx(2 * size(one)));
    CHECK(size(many) == 40);
}

TEST_CASE("sized by a figure, an unknown one is the plain symbol and the largest the largest")
{
    scene::TypeCount none{events::Type::riots, 3, false, false, 0},
        most{events::Type::riots, 1, false, false, 600},
        quarter{events::Type::riots, 1, false, false, 150},
        least{events::Type::riots, 1, false, false, 1};
    auto const size = [](scene::TypeCount const& c) {
        return scene::make_flower({&c, 1}, 1, 600.0).petals[0].size;
    };
    CHECK(size(none) == 9);
    CHECK(size(most) == 40);
    CHECK(size(quarter) == doctest::Approx(20));
    CHECK(size(least) == 7);
}

TEST_CASE("sized by sources, a symbol counts each source once")
{
    auto events = samples::kyrgyzstan();
    events.resize(8);
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].type = events::Type::protests;
        events[i].source_id = events[i].source_title = events[i].publisher = i < 5 ? "one" : "two";
    }
    Grouped const grouped(events);
    auto const counts = scene::count_types(*grouped.table, grouped.rows, scene::SizeBy::sources);
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].figure == 2);
}

TEST_CASE("clusters keep their anchors while time moves")
{
    // A heavy place and light ones beside it: whichever of them has events in the window, the
    // flower of the heavy one stands where it stood.
    std::vector<events::Event> events;
    samples::SamplePlace const heavy{"h", "Heavy", "city", 74.0, 42.0},
        light{"l", "Light", "village", 74.01, 42.0};
    for (int i = 0; i < 10; ++i)
        events.push_back(samples::make_event(i, heavy, events::Type::protests, "a",
                                             i < 9 ? "2020-10-01" : "2020-10-05"));
    for (int i = 0; i < 4; ++i)
        events.push_back(
            samples::make_event(20 + i, light, events::Type::riots, "b", "2020-10-05"));
    auto const table = events::EventTable::from(events);
    scene::TableIndex const index(*table);
    scene::PlaceBook book;
    scene::Rect const frame{0, 0, 800, 600};
    auto const camera = scene::Camera::looking_at(projections::Projection::equal_area({74, 42}),
                                                  {74, 42}, 1000, frame);
    auto const anchor_in = [&](char const* begin, char const* end) {
        std::vector<events::Row> rows;
        events::Window const window{time::parse_instant(begin), time::parse_instant(end)};
        for (auto const range : table->in_window(window))
            for (auto row = range.first; row < range.last; ++row) rows.push_back(row);
        auto const grouping = scene::group_by_place(*table, rows);
        std::vector<scene::AnchoredGroup> anchored;
        for (auto const& g : grouping.groups)
            anchored.push_back({&g, camera.to_screen(g.position), g.key});
        std::vector<scene::Site> sites;
        for (auto const& a : anchored) {
            auto const standing = index.standing(a.group->key);
            sites.push_back({a.site, *a.anchor, false, standing.total, standing.first});
        }
        scene::PlacingRules const rules{frame, frame, 1, {}};
        auto const plan = scene::plan_clusters(sites, anchored, *table, rules);
        auto const placed = scene::place_groups(anchored, plan, *table, index, book, rules);
        REQUIRE(placed.size() == 1);
        return placed[0].anchor;
    };
    CHECK(anchor_in("2020-10-01", "2020-10-02") == anchor_in("2020-10-05", "2020-10-06"));
}
