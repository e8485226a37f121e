#include "render/text_atlas.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace placetime;

TEST_CASE("a text of one style is rasterised once, and its texels stay where they are")
{
    render::TextAtlas atlas(4096);
    auto const first = atlas.entry("Bishkek", {});
    CHECK(first.width > 20);
    CHECK(first.height > 5);
    auto const rows = atlas.take_changed();
    CHECK(rows.first <= first.y);
    CHECK(rows.last >= first.y + first.height);
    auto const again = atlas.entry("Bishkek", {});
    CHECK(again.x == first.x);
    CHECK(again.y == first.y);
    auto const none = atlas.take_changed();
    CHECK(none.first == none.last);
    typeset::Style bold;
    bold.weight = typeset::Weight::bold;
    (void)atlas.entry("Bishkek", bold);
    CHECK(atlas.entries() == 2);
    CHECK(atlas.entry("", {}).width == 0);
}

TEST_CASE("entries do not overlap, however much the atlas grows")
{
    render::TextAtlas atlas(4096);
    std::vector<render::TextAtlas::Entry> entries;
    for (int i = 0; i < 1500; ++i) {
        typeset::Style style;
        style.size = static_cast<float>(11 + i % 7);
        entries.push_back(atlas.entry("Place number " + std::to_string(i), style));
    }
    CHECK(atlas.height() > 256);
    std::vector<bool> taken(static_cast<std::size_t>(atlas.width()) *
                            static_cast<std::size_t>(atlas.height()));
    int overlaps = 0;
    for (auto const& e : entries) {
        REQUIRE(e.width > 0);
        REQUIRE(e.x + e.width <= atlas.width());
        REQUIRE(e.y + e.height <= atlas.height());
        for (int y = e.y; y < e.y + e.height; ++y)
            for (int x = e.x; x < e.x + e.width; ++x) {
                auto const at =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(atlas.width()) +
                    static_cast<std::size_t>(x);
                overlaps += taken[at] ? 1 : 0;
                taken[at] = true;
            }
    }
    CHECK(overlaps == 0);
    // What was written first is still there.
    render::TextAtlas fresh(4096);
    typeset::Style style;
    style.size = 11;
    auto const e = fresh.entry("Place number 0", style);
    auto const texel = [](render::TextAtlas const& a, int x, int y) {
        return a.pixels()[(static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width()) +
                           static_cast<std::size_t>(x)) *
                          2];
    };
    for (int y = 0; y < e.height; ++y)
        for (int x = 0; x < e.width; ++x)
            REQUIRE(texel(fresh, e.x + x, e.y + y) ==
                    texel(atlas, entries[0].x + x, entries[0].y + y));
}

TEST_CASE("what is wider than the atlas widens it; what is larger than allowed is left out")
{
    render::TextAtlas atlas(2500);
    std::string const line(200, 'm');
    CHECK(atlas.entry("short", {}).width > 0);
    CHECK(atlas.entry(line, {}).width > 2048);
    CHECK(atlas.width() > 2048);
    typeset::Style large;
    large.size = 40;
    CHECK(atlas.entry(line, large).width == 0);
}

TEST_CASE("an atlas that has become large starts again")
{
    render::TextAtlas atlas(4096);
    for (int i = 0; i < 300; ++i) (void)atlas.entry("Place number " + std::to_string(i), {});
    atlas.forget_beyond(std::size_t{64} << 20);
    CHECK(atlas.entries() == 300);
    atlas.forget_beyond(1000);
    CHECK(atlas.entries() == 0);
    auto const e = atlas.entry("Osh", {});
    CHECK(e.x == 0);
    CHECK(e.y == 0);
    CHECK(e.width > 0);
}
