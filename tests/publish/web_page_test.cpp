#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/files.h"
#include "publish/handouts.h"
#include "publish/markup.h"
#include "publish/outline.h"
#include "publish/page_words.h"
#include "publish/sample_deck.h"
#include "publish/type_sign.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::publish;

namespace {

std::string written(Deck const& deck, std::vector<std::string>* problems = nullptr)
{
    test::TemporaryFolder const folder;
    Handout handout;
    handout.file = folder.path() / "page.html";
    handout.problems = problems;
    write_web_page(deck, handout);
    return read_file(handout.file);
}

std::size_t count(std::string const& text, std::string_view what)
{
    std::size_t n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
    return n;
}

nlohmann::json data_of(std::string const& page)
{
    constexpr std::string_view kBegin = "<script type=\"application/json\" id=\"data\">";
    auto const from = page.find(kBegin) + kBegin.size();
    return nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
}

} // namespace

TEST_CASE("The web page holds the slides, their events and a map, and asks for nothing")
{
    auto const page = written(test::sample_deck());
    CHECK(page.size() < 3'000'000);
    CHECK(count(page, "<article class=\"step\"") == 3);
    CHECK(page.find("default-src 'none'; script-src 'sha256-") != page.npos);
    // No address but the library's own, in its notice.
    CHECK(count(page, "url(images") == 0);
    CHECK(count(page, "sourceMappingURL") == 0);
    CHECK(count(page, "<script src") == 0);
    CHECK(page.find("Redistribution and use in source and binary forms") != page.npos);
    CHECK(page.find("do not imply endorsement or acceptance") != page.npos);
    CHECK(page.find("machine-coded") != page.npos);
    CHECK(page.find("Unreviewed machine extraction") != page.npos);

    auto const data = data_of(page);
    CHECK(data["events"].size() == 5); // one is rejected, one has no place
    CHECK(data["slides"].size() == 3);
    CHECK(data["slides"][1]["select"].size() == 1);
    CHECK(data["ground"]["world"]["land"].size() > 100);
    CHECK(data["ground"]["near"]["borders"].size() > 3);
    CHECK(data["types"][0]["name"] == "Battles");
    CHECK(data["themes"]["dark"]["types"][0] == "#ff6b6b");
    auto const& claimed = data["events"][1];
    CHECK(claimed["c"] == 1);
    CHECK(claimed["u"] == 1);
    CHECK(claimed["dp"] == "known to the day");
}

TEST_CASE("The same deck gives the same page")
{
    CHECK(written(test::sample_deck()) == written(test::sample_deck()));
}

TEST_CASE("What is hostile in a briefing stays text in the page")
{
    auto const page = written(test::hostile_deck());
    // The policy's scripts and the data: nothing else is a script.
    CHECK(count(page, "<script") == 2);
    CHECK(count(page, "</script>") == 2);
    CHECK(page.find("<img") == page.npos);
    CHECK(page.find("javascript:") == page.npos);
    CHECK(page.find("\xE2\x80\xA8", page.find("application/json")) == page.npos);
    CHECK(page.find("&lt;script&gt;") != page.npos);
    auto const data = data_of(page);
    CHECK(data["events"][0]["ti"].get<std::string>().find("</script>") != std::string::npos);
}

TEST_CASE("A page of layers that are not there is written, and says so")
{
    auto deck = test::sample_deck();
    deck.briefing.slides[0].layers = {"roads"};
    deck.briefing.slides[0].selected = {"no-such-event"};
    auto const page = written(deck);
    CHECK(page.find("Missing: ") != page.npos);
    CHECK(page.find("roads") != page.npos);
    CHECK(page.find("no-such-event") != page.npos);
}

TEST_CASE("Layers that a slide names are on its map; a raster is a sentence")
{
    auto deck = test::sample_deck();
    auto shapes = std::make_shared<layers::Overlay>();
    shapes->shapes = {geo::MultiLine{{{74, 42}, {75, 43}}}, geo::LonLat{74.5, 42.5},
                      geo::MultiPolygon{{{{74, 42}, {75, 42}, {75, 43}, {74, 42}}}}};
    deck.material.layers.resize(3);
    deck.material.layers[0].name = "roads";
    deck.material.layers[0].shapes = shapes;
    deck.material.layers[1].name = "not named";
    deck.material.layers[1].shapes = shapes;
    deck.material.layers[2].name = "relief";
    deck.briefing.slides[1].layers = {"roads", "relief"};
    std::vector<std::string> problems;
    auto const data = data_of(written(deck, &problems));
    REQUIRE(data["layers"].size() == 1);
    CHECK(data["layers"][0]["name"] == "roads");
    CHECK(data["layers"][0]["lines"].size() == 1);
    CHECK(data["layers"][0]["areas"].size() == 1);
    CHECK(data["layers"][0]["points"].size() == 1);
    CHECK(data["slides"][0]["layers"].empty());
    CHECK(data["slides"][1]["layers"][0] == 0);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] == "the web page's map does not show the raster \"relief\"");
}

TEST_CASE("A briefing without events is a page")
{
    auto deck = test::sample_deck();
    deck.material.table = events::EventTable::from({});
    auto const page = written(deck);
    CHECK(page.find("Unreviewed machine extraction") == page.npos);
    auto const data = data_of(page);
    CHECK(data["events"].empty());
    CHECK(data["slides"].size() == 3);
    CHECK(data["span"][0] < data["span"][1]);
}

TEST_CASE("A briefing without slides is no page, and nothing is left behind")
{
    auto deck = test::sample_deck();
    deck.briefing.slides.clear();
    test::TemporaryFolder const folder;
    Handout handout;
    handout.file = folder.path() / "page.html";
    CHECK_THROWS_AS(write_web_page(deck, handout), Error);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("Slides' text becomes HTML that nests its lists and runs nothing")
{
    using Kind = scene::TextBlock::Kind;
    std::vector<scene::TextBlock> const blocks{
        {Kind::paragraph, 0, 0, {{"a < b & ", false, false, {}}, {"bold", true, false, {}}}},
        {Kind::item, 0, 0, {{"one", false, false, {}}}},
        {Kind::item, 1, 1, {{"inner", false, true, {}}}},
        {Kind::item, 1, 2, {{"second", false, false, {}}}},
        {Kind::item, 0, 0, {{"two", false, false, "https://x.org/?a=\"b"}}},
        {Kind::item, 0, 3, {{"three", false, false, "javascript:alert(1)"}}},
        {Kind::heading, 0, 0, {{"Head", false, false, {}}}},
    };
    CHECK(html_of(blocks) ==
          "<p>a &lt; b &amp; <strong>bold</strong></p>"
          "<ul><li>one<ol><li><em>inner</em></li><li>second</li></ol></li><li><a "
          "href=\"https://x.org/?a=&quot;b\" target=\"_blank\" rel=\"noopener "
          "noreferrer\">two</a></li></ul><ol start=\"3\"><li>three</li></ol><h3>Head</h3>");
}

TEST_CASE("Text is escaped, repaired, and freed of what XML forbids")
{
    CHECK(escaped("<a b='c'>\"&\x01\x1F\x7F") == "&lt;a b=&#39;c&#39;&gt;&quot;&amp;");
    CHECK(escaped("a\xFF") == "a\xEF\xBF\xBD");
    CHECK(escaped("a\xEF\xBF\xBF"
                  "b") == "ab");
    CHECK(script_safe("{\"a\":\"</script>\xE2\x80\xA8\xE2\x80\xA9\"}") ==
          "{\"a\":\"\\u003c/script>\\u2028\\u2029\"}");
}

TEST_CASE("Lines are simplified within their tolerance, rings stay closed")
{
    geo::Line line;
    for (int i = 0; i <= 100; ++i) line.push_back({i * 0.1, i % 2 ? 0.001 : 0.0});
    CHECK(simplified(line, 0.01).size() == 2);
    CHECK(simplified(line, 0.0001).size() > 50);
    geo::Line const square{{0, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    auto const ring = simplified(square, 0.1);
    CHECK(ring.size() == 5);
    CHECK(ring.front() == ring.back());
    CHECK(simplified({{0, 0}, {0, 0.001}, {0.001, 0}, {0, 0}}, 1).empty());
}

TEST_CASE("Rings and lines are cut at a box")
{
    geo::Box const box{0, 0, 10, 10};
    geo::Line const ring{{-5, 2}, {5, 2}, {5, 8}, {-5, 8}, {-5, 2}};
    auto const inside = clipped_ring(ring, box);
    CHECK(ring_area(inside) == doctest::Approx(30));
    CHECK(clipped_ring({{20, 20}, {30, 20}, {30, 30}, {20, 20}}, box).empty());
    auto const parts = clipped_line({{-5, 5}, {5, 5}, {15, 5}, {15, 20}, {5, 20}, {5, 5}}, box);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].front() == geo::LonLat{0, 5});
    CHECK(parts[0].back() == geo::LonLat{10, 5});
    CHECK(parts[1].front() == geo::LonLat{5, 10});
}

TEST_CASE("Positions are written as differences in printable ASCII")
{
    // Google's own example, longitude first.
    CHECK(encoded({{-120.2, 38.5}, {-120.95, 40.7}, {-126.453, 43.252}}, 1e-5) ==
          "~ps|U_p~iFnnqC_ulLvxq`@_mqN");
    CHECK(encoded({{1, 1}, {1.001, 1}}, 0.01).size() == encoded({{1, 1}}, 0.01).size());
}

TEST_CASE("Every type has a sign of its own, with the area of the same circle")
{
    std::vector<std::string> seen;
    for (auto const shape : {scene::Shape::circle, scene::Shape::square, scene::Shape::diamond,
                             scene::Shape::triangle_up, scene::Shape::triangle_down,
                             scene::Shape::star, scene::Shape::pentagon, scene::Shape::hexagon,
                             scene::Shape::octagon, scene::Shape::cross}) {
        auto const path = sign_path(shape);
        CHECK(std::ranges::find(seen, path) == seen.end());
        seen.push_back(path);
    }
    CHECK(sign_path(scene::Shape::triangle_up).starts_with("M0.000 -1.275"));
    CHECK(hex(scene::rgb(0x0B62A4)) == "#0b62a4");
}

TEST_CASE("What a card says of precision and figures")
{
    events::Event event;
    CHECK(place_precision_text(event).empty());
    event.where = events::EventPlace{};
    event.where->precision_m = 2'300;
    CHECK(place_precision_text(event) == "within 3 km");
    event.where->precision_m = 180;
    CHECK(place_precision_text(event) == "within 180 m");
    event.where->geometry = geo::Geometry(geo::MultiPolygon{});
    event.where->precision_m = 41'000;
    CHECK(place_precision_text(event) == "an area, within 45 km");
    event.where->kind = "country";
    CHECK(place_precision_text(event) == "the whole country");
    event.figure(events::FigureKind::killed) = {3, 3};
    event.figure(events::FigureKind::injured) = {600, std::nullopt};
    event.figure(events::FigureKind::detained) = {std::nullopt, 12};
    CHECK(figures_text(event) == "3 killed, at least 600 injured, up to 12 detained");
}
