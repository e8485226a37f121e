#include "viewer/layout.h"

#include <doctest/doctest.h>

#include <cmath>

#include "viewer/chrome.h"

using namespace placetime;
using namespace placetime::viewer;

namespace {

double area(scene::Rect const& r) { return static_cast<double>(r.width) * r.height; }

/// The parts cover the window once.
void check_covers(Layout const& l, float width, float height)
{
    scene::Rect const window{0, 0, width, height};
    scene::Rect const parts[] = {l.menu,  l.notices,  l.left,  l.map,   l.review,
                                 l.right, l.timeline, l.known, l.status};
    double sum = 0;
    for (auto const& part : parts) {
        CHECK(window.contains(part));
        sum += area(part);
        for (auto const& other : parts)
            if (&part != &other && area(part) > 0 && area(other) > 0)
                CHECK_FALSE(part.intersects(other));
    }
    CHECK(sum == doctest::Approx(area(window)));
}

} // namespace

TEST_CASE("the parts cover windows of every size, and the map keeps three fifths of the width")
{
    struct Window {
        float width, height, scale;
    };
    for (auto const& w : {Window{1024, 640, 1}, Window{1366, 768, 1}, Window{1600, 900, 1.25F},
                          Window{3840, 2160, 2}, Window{2048, 1280, 2}})
        for (bool const left : {false, true})
            for (bool const right : {false, true})
                for (bool const timeline : {false, true})
                    for (float const notices : {0.0F, 72.0F}) {
                        PanelSizes sizes;
                        sizes.left_open = left;
                        sizes.right_open = right;
                        sizes.timeline_open = timeline;
                        sizes.left = sizes.right = 500;
                        auto const l = arrange(w.width, w.height, w.scale, sizes, notices);
                        check_covers(l, w.width, w.height);
                        CHECK(l.map.width >= kMapShare * w.width);
                        CHECK(l.map.height >= 0.3F * w.height);
                        CHECK(l.menu.contains(l.search));
                        CHECK((l.left.width > 0) == left);
                        CHECK((l.timeline.height > 0) == timeline);
                    }
}

TEST_CASE("beside a wide panel, with the bar of the review and the second slider, there is a map")
{
    struct Window {
        float width, height, scale;
    };
    for (auto const& w :
         {Window{1366, 768, 1}, Window{1600, 900, 1}, Window{2240, 1260, 2}, Window{3840, 2160, 2}})
        for (bool const right : {false, true}) {
            PanelSizes sizes;
            sizes.wide_open = sizes.known_open = sizes.review_open = true;
            sizes.right_open = right;
            auto const l = arrange(w.width, w.height, w.scale, sizes);
            check_covers(l, w.width, w.height);
            CHECK(l.map.width >= kMapShareBesideWide * w.width);
            CHECK(l.map.height >= 0.25F * w.height);
            CHECK(l.left.width > l.right.width);
            CHECK(l.known.y == doctest::Approx(l.timeline.bottom()));
            CHECK(l.review.bottom() == doctest::Approx(l.map.y));
            CHECK(l.review.width == doctest::Approx(l.map.width));
        }
    CHECK(dragged_wide(100, 1, 1600) == 0);
    CHECK(dragged_wide(200, 1, 1600) == doctest::Approx(kLeastWide));
    CHECK(dragged_wide(1500, 1, 1600) == doctest::Approx(0.65F * 1600));
}

TEST_CASE("an edge that is dragged stays within its limits, and folds its panel far below them")
{
    CHECK(dragged_left(300, 1, 1600) == 300);
    CHECK(dragged_left(600, 2, 3200) == 300);
    CHECK(dragged_left(150, 1, 1600) == kLeastPanel);
    CHECK(dragged_left(90, 1, 1600) == 0);
    CHECK(dragged_left(1500, 1, 1600) == doctest::Approx(640));
    CHECK(dragged_left(1500, 1, 1000) == doctest::Approx(400)); // the map keeps its share
    CHECK(dragged_right(1300, 1, 1600) == 300);
    CHECK(dragged_timeline(700, 1, 900) == doctest::Approx(174));
    CHECK(dragged_timeline(870, 1, 900) == 0);
}

TEST_CASE("where the left side is low the list of events gives way to the filters")
{
    auto const low = arrange_sections({0, 40, 320, 390}, 1, false, true, true);
    CHECK(low.events.height >= 142);
    CHECK(low.events.height < 146);
    CHECK(low.filters.height >= 148);
    auto const high = arrange_sections({0, 40, 320, 900}, 1, false, true, true);
    CHECK(high.events.height > high.filters.height);
}

TEST_CASE("open sections of the left side share what the headings leave")
{
    scene::Rect const side{0, 40, 320, 600};
    for (int i = 0; i < 8; ++i) {
        bool const layers = (i & 1) != 0;
        bool const filters = (i & 2) != 0;
        bool const events = (i & 4) != 0;
        auto const s = arrange_sections(side, 1, layers, filters, events);
        CHECK(side.contains(s.layers_heading));
        CHECK(s.layers.y == s.layers_heading.bottom());
        CHECK(s.filters_heading.y == s.layers.bottom());
        CHECK(s.events_heading.y == s.filters.bottom());
        CHECK((s.layers.height > 0) == layers);
        CHECK((s.filters.height > 0) == filters);
        CHECK((s.events.height > 0) == events);
        if (i > 0) CHECK(std::max(s.events.bottom(), s.events_heading.bottom()) <= side.bottom());
        if (events) CHECK(s.events.bottom() == side.bottom());
    }
}
