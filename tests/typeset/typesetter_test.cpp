#include "typeset/typesetter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace placetime::typeset;

TEST_CASE("text has a width that grows with it, and a height that does not")
{
    Typesetter typesetter;
    Style const style;
    auto const one = typesetter.measure("Osh", style),
               two = typesetter.measure("Osh and Osh", style);
    CHECK(one.width > 15);
    CHECK(two.width > 2 * one.width);
    CHECK(one.ascent == two.ascent);
    CHECK(typesetter.measure("", style).width == 0);
    CHECK(one.cap_height > 9);
    CHECK(one.cap_height < 11);
}

TEST_CASE("tabular figures are all of one width")
{
    Typesetter typesetter;
    Style style;
    style.tabular = true;
    auto const width = typesetter.measure("0", style).width;
    for (auto const* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"})
        CHECK(typesetter.measure(digit, style).width == doctest::Approx(width).epsilon(0.001));
}

TEST_CASE("other scripts are shaped with a fallback")
{
    Typesetter typesetter;
    for (auto const* text : {"Джалал-Абад", "Ысык-Көл", "比什凯克", "بيشكيك", "ბიშკეკი"}) {
        CAPTURE(text);
        auto const bitmap = typesetter.rasterise(text, Style{});
        CHECK(bitmap.width > 10);
        CHECK(std::any_of(bitmap.pixels.begin(), bitmap.pixels.end(),
                          [](auto p) { return p > 128; }));
    }
}

TEST_CASE("what is too long ends with an ellipsis and fits")
{
    Typesetter typesetter;
    Style const style;
    std::string const text = "Crowd breaks into the parliament building";
    for (float const width : {40.0F, 90.0F, 200.0F}) {
        auto const fitted = typesetter.fitted(text, style, width);
        CHECK(typesetter.measure(fitted, style).width <= width);
        CHECK(fitted.ends_with("…"));
    }
    CHECK(typesetter.fitted(text, style, 2000) == text);
    CHECK(typesetter.fitted("Жалал-Абад облусу", style, 60).ends_with("…"));
}

TEST_CASE("lines are broken at spaces, and the last one holds the rest or says that there is more")
{
    Typesetter typesetter;
    Style const style;
    auto const lines =
        typesetter.wrapped("one two three four five six seven eight nine ten", style, 100, 3);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "one two three");
    CHECK(lines[2].ends_with("…"));
    for (auto const& line : lines) CHECK(typesetter.measure(line, style).width <= 100);
    CHECK(typesetter.wrapped("", style, 90, 3).empty());
    CHECK(typesetter.wrapped("short", style, 90, 3).size() == 1);
    auto const word =
        typesetter.wrapped("Donaudampfschifffahrtsgesellschaft and more", style, 60, 2);
    REQUIRE(word.size() == 2);
    CHECK(word[0].ends_with("…"));
}

TEST_CASE("bytes that are not UTF-8 and control characters do no harm")
{
    Typesetter typesetter;
    CHECK(typesetter.measure("a\xff\xfe b\n\tc", Style{}).width > 10);
    CHECK(typesetter.rasterise("\xc3", Style{}).width > 0);
    CHECK(typesetter.rasterise("", Style{}).width == 0);
    CHECK(typesetter.rasterise("   ", Style{}).pixels.empty());
}

TEST_CASE("a halo reaches beyond its glyphs")
{
    Typesetter typesetter;
    Style style;
    style.halo = 3;
    auto const bitmap = typesetter.rasterise("Osh", style);
    std::size_t glyphs = 0, halo = 0;
    for (std::size_t i = 0; i < bitmap.pixels.size(); i += 2) {
        glyphs += bitmap.pixels[i] > 128 ? 1 : 0;
        halo += bitmap.pixels[i + 1] > 128 ? 1 : 0;
    }
    CHECK(halo > 2 * glyphs);
    auto const plain = typesetter.rasterise("Osh", Style{});
    CHECK(bitmap.width > plain.width);
}
