#include "scene/slide_text.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace placetime;
using scene::TextBlock;
using Kind = scene::TextBlock::Kind;

namespace {

struct Kit {
    typeset::Typesetter typesetter;
    scene::TextKit kit{typesetter, 2};
};

} // namespace

TEST_CASE("words are one line without control characters and direction marks")
{
    CHECK(scene::clean_words("  a \t\n b\x7F", 100) == "a b");
    CHECK(scene::clean_words("a\u202Eb\u2066c\u200F", 100) == "abc");
    CHECK(scene::clean_words("a\u2028b\u0085c", 100) == "a b c");
    CHECK(scene::clean_words("Ош", 3) == "О");
    bool cut = false;
    CHECK(scene::clean_words("abcdef", 3, &cut) == "abc");
    CHECK(cut);
    CHECK(scene::clean_words("a\xC3", 9) == "a\xC3");
}

TEST_CASE("the first letter with a direction decides")
{
    CHECK(scene::is_right_to_left("1. שלום"));
    CHECK_FALSE(scene::is_right_to_left("Osh שלום"));
    CHECK_FALSE(scene::is_right_to_left("12"));
}

TEST_CASE("items hang, and lines stay in their width")
{
    Kit k;
    std::vector<TextBlock> const blocks{
        {Kind::heading, 0, 0, {{"What happened"}}},
        {Kind::item, 0, 0, {{"one of many words that need more than a single line here"}}},
        {Kind::item, 1, 0, {{"deeper"}}},
        {Kind::item, 0, 12, {{"twelfth"}}}};
    auto const text = scene::flow_text(blocks, 400, 2000, 15, k.kit);
    CHECK_FALSE(text.cut);
    CHECK(text.bullets.size() == 2);
    std::vector<scene::PlacedRun const*> item;
    float deeper = 0;
    for (auto const& run : text.runs) {
        CHECK(run.x >= 0);
        CHECK(run.x + run.width <= 400.5F);
        if (run.text.starts_with("one of")) item.push_back(&run);
        if (run.text == "deeper") deeper = run.x;
    }
    REQUIRE(item.size() == 1);
    CHECK(deeper > item.front()->x);
    CHECK(std::count_if(text.runs.begin(), text.runs.end(), [&](auto const& run) {
              return run.x == item.front()->x && run.text != "twelfth";
          }) >= 2); // its second line begins below its first
}

TEST_CASE("looks change within a line, links are told, spaces are kept")
{
    Kit k;
    std::vector<TextBlock> const blocks{{Kind::paragraph,
                                         0,
                                         0,
                                         {{"see "},
                                          {"this", true},
                                          {" and"},
                                          {"that", false, true},
                                          {" "},
                                          {"page", false, false, "https://a.b"},
                                          {"."}}}};
    auto const text = scene::flow_text(blocks, 2000, 200, 15, k.kit);
    std::string all;
    for (auto const& run : text.runs) all += run.text;
    CHECK(all == "see this andthat page.");
    auto const link = std::find_if(text.runs.begin(), text.runs.end(),
                                   [](auto const& run) { return !run.link.empty(); });
    REQUIRE(link != text.runs.end());
    CHECK(link->text == "page");
    CHECK(link->link == "https://a.b");
}

TEST_CASE("what has no room ends with an ellipsis")
{
    Kit k;
    std::vector<TextBlock> blocks;
    for (int i = 0; i < 30; ++i)
        blocks.push_back({Kind::paragraph, 0, 0, {{"A paragraph of some words that is long."}}});
    auto const text = scene::flow_text(blocks, 300, 200, 12, k.kit);
    CHECK(text.cut);
    CHECK(text.height <= 200.5F);
    CHECK(text.runs.back().text.ends_with("…"));
    CHECK(text.runs.back().style.size == 24);
    CHECK(text.runs.back().x + text.runs.back().width <= 300.5F);
}

TEST_CASE("right-to-left paragraphs stand at the right")
{
    Kit k;
    std::vector<TextBlock> const blocks{{Kind::paragraph, 0, 0, {{"שלום "}, {"עולם", true}}},
                                        {Kind::paragraph, 0, 0, {{"Osh"}}}};
    auto const text = scene::flow_text(blocks, 500, 500, 15, k.kit);
    REQUIRE(text.runs.size() == 3);
    CHECK(text.runs[0].x + text.runs[0].width == doctest::Approx(500));
    CHECK(text.runs[1].x < text.runs[0].x);
    CHECK(text.runs[2].x == 0);
}
