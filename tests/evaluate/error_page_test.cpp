#include "evaluate/error_page.h"

#include <string>

#include <doctest/doctest.h>

#include "evaluate/miss_map.h"

using namespace placetime;
using evaluate::Cause;
using evaluate::Miss;

namespace {

std::size_t count(std::string const& text, std::string const& part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

Miss miss(Cause cause, std::string const& form)
{
    Miss out;
    out.cause = cause;
    out.document = "d";
    out.form = form;
    out.excerpt = evaluate::excerpt_of("They met in " + form + ".", {12, 12 + form.size()}, {});
    out.gold = {form, "city", geo::LonLat{74.6, 42.87}};
    return out;
}

} // namespace

TEST_CASE("An excerpt is whole words and letters, and its marks stay on their words")
{
    std::string const far(400, 'x');
    std::string const text = far + " Ёж и ёлка\nstood in Ош for a day " + far;
    auto const at = text.find("Ош");
    auto const found = evaluate::excerpt_of(text, {at, at + 4}, {at, at + 4});
    CHECK(found.cut_before);
    CHECK(found.cut_after);
    CHECK(found.text.starts_with("Ёж и ёлка stood"));
    CHECK(found.text.ends_with("for a day"));
    CHECK(found.text.substr(found.gold.begin, found.gold.end - found.gold.begin) == "Ош");
    auto const whole = evaluate::excerpt_of("Osh", {0, 3}, {});
    CHECK_FALSE(whole.cut_before);
    CHECK_FALSE(whole.cut_after);
    CHECK(whole.found.empty());
}

TEST_CASE("The page groups what is wrong by cause and repeats, the costliest cause first")
{
    evaluate::PlaceScores scores;
    scores.misses = {miss(Cause::not_recognised, "Talas"), miss(Cause::not_recognised, "Naryn"),
                     miss(Cause::not_recognised, "Naryn"), miss(Cause::wrong_place, "Osh")};
    scores.misses[3].found = {"Osh", "city, BO", geo::LonLat{-62, -17}};
    scores.misses[3].km = 15'000;
    for (int i = 0; i < 6; ++i) {
        scores.misses.push_back(miss(Cause::wrong_span, "Batken"));
        scores.misses.back().costs = false;
    }
    auto const page = evaluate::error_page(scores, "corpus");
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.find("<h2>Not recognised ×3") < page.find("<h2>Wrong place ×1"));
    CHECK(page.find("<h2>Wrong place ×1") < page.find("<h2>Wrong span ×6")); // which cost nothing
    CHECK(page.find("<h3>Naryn <span>×2</span>") < page.find("<h3>Talas</h3>"));
    CHECK(page.find("read as Osh (city, BO)") != std::string::npos);
    CHECK(page.find("15,000 km apart") != std::string::npos);
    CHECK(count(page, "<article") == 10);
    CHECK(count(page, "class=\"map\"") == 4); // that of one place is not repeated
    CHECK(page.find("<summary>2 more</summary>") != std::string::npos);
    CHECK(count(page, "<script") == 0);
    CHECK(count(page, "http://") + count(page, "https://") + count(page, "url(") == 0);
}

TEST_CASE("Text of a corpus cannot become part of the page")
{
    evaluate::TimeScores scores;
    std::string const hostile = "<script>alert(1)</script><b id=\"c0\">&amp;";
    scores.misses.push_back(miss(Cause::wrong_value, hostile));
    scores.misses[0].document = "\"><img src=x onerror=alert(1)>";
    scores.misses[0].gold = {"<i>", "'\"", std::nullopt};
    scores.misses[0].note = "<u>";
    scores.types["<s>"].expressions = 1;
    auto const page = evaluate::error_page(scores, "</title><script>");
    for (auto const* const tag : {"<script", "<img", "<b id", "<i>", "<u>", "<s>"})
        CHECK(count(page, tag) == 0);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
}

TEST_CASE("Maps of neighbours share their ground, and cross the antimeridian the short way")
{
    evaluate::MissMaps maps;
    CHECK(maps.draw(std::nullopt, std::nullopt).empty());
    auto const one = maps.draw(geo::LonLat{74.60, 42.87}, std::nullopt);
    auto const two = maps.draw(geo::LonLat{74.62, 42.86}, std::nullopt);
    CHECK(one.find("#g0") != std::string::npos);
    CHECK(two.find("#g0") != std::string::npos);
    CHECK(count(maps.grounds(), "<symbol") == 1);
    // Fiji and Samoa are 1 100 km apart.
    maps.draw(geo::LonLat{178.4, -18.1}, geo::LonLat{-171.8, -13.8});
    auto const grounds = maps.grounds();
    CHECK(count(grounds, "<symbol") == 2);
    CHECK(grounds.find("500 km", grounds.find("id=\"g1\"")) != std::string::npos);
}
