#include "publish/page_texts.h"

#include <doctest/doctest.h>

using namespace placetime;
using namespace placetime::publish;

namespace {

scene::Text text(char const* words, float x, float y)
{
    scene::Text t;
    t.text = words;
    t.baseline = {x, y};
    return t;
}

scene::Scene page()
{
    scene::Scene scene;
    scene.width = 400;
    scene.height = 300;
    scene.passes.resize(2);
    return scene;
}

std::vector<std::string> words_of(std::vector<PagePart> const& parts)
{
    std::vector<std::string> words;
    for (auto const& part : parts)
        for (auto const& one : part.texts) words.push_back(one.text.text);
    return words;
}

} // namespace

TEST_CASE("texts are taken out of a picture in the order in which they are read")
{
    auto scene = page();
    scene.slide.title = {0, 0, 400, 40};
    scene.slide.footer = {0, 280, 400, 20};
    scene.passes[0].texts = {text("footer", 10, 295), text("Osh", 100, 150)};
    scene.passes[1].texts = {text("Title", 10, 30)};
    typeset::Typesetter typesetter;
    scene.slide.links = {{{90, 140, 60, 20}, "https://example.org"}};
    auto const parts = take_texts(scene, typesetter);
    CHECK(words_of(parts) == std::vector<std::string>{"Title", "Osh", "footer"});
    CHECK(parts[1].texts[0].link == "https://example.org");
    CHECK(parts[0].texts[0].link.empty());
    CHECK(std::string(parts.front().role) == "H1");
    CHECK(scene.passes[0].texts.empty());
    CHECK(scene.passes[1].texts.empty());
}

TEST_CASE("of a text with a halo the halo stays in the picture")
{
    auto scene = page();
    auto label = text("Osh", 100.4F, 150.6F);
    label.style.halo = 2;
    label.halo = scene::rgb(0xFFFFFF);
    label.color = scene::rgb(0x112233);
    scene.passes[0].texts = {label};
    typeset::Typesetter typesetter;
    auto const parts = take_texts(scene, typesetter);
    REQUIRE(scene.passes[0].texts.size() == 1);
    CHECK(scene.passes[0].texts[0].color == scene::rgb(0xFFFFFF));
    REQUIRE(words_of(parts).size() == 1);
    CHECK(parts[0].texts[0].text.color == scene::rgb(0x112233));
    CHECK(parts[0].texts[0].text.baseline == scene::Point{100, 151}); // as it is drawn
}

TEST_CASE("a panel of a later pass hides the texts under it, wholly or in part")
{
    auto scene = page();
    scene.passes[0].texts = {text("under", 20, 50), text("partly under", 80, 50),
                             text("beside", 20, 150)};
    scene.passes[1].panels = {{{0, 0, 100, 100}, 4, scene::rgb(0xFFFFFF)},
                              {{0, 120, 300, 100}, 4, {255, 255, 255, 100}}}; // seen through
    scene.passes[1].texts = {text("over", 20, 60)};
    typeset::Typesetter typesetter;
    auto const parts = take_texts(scene, typesetter);
    CHECK(words_of(parts) == std::vector<std::string>{"partly under", "beside", "over"});
    CHECK(parts[0].texts[0].covered.size() == 1);
    CHECK(parts[0].texts[1].covered.empty());
    CHECK(parts[0].texts[2].covered.empty());
}

TEST_CASE("what a clip or the page's edge leaves nothing of is gone")
{
    auto scene = page();
    scene.passes[0].clip = scene::Rect{50, 50, 100, 100};
    scene.passes[0].texts = {text("in", 60, 80), text("across the edge", 120, 100),
                             text("outside", 200, 200)};
    scene.passes[1].texts = {text("beyond", 500, 20)};
    typeset::Typesetter typesetter;
    auto const parts = take_texts(scene, typesetter);
    CHECK(words_of(parts) == std::vector<std::string>{"in", "across the edge"});
    CHECK_FALSE(parts[0].texts[0].clip);
    CHECK(parts[0].texts[1].clip);
}
