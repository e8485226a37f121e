#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "scene/sample_events.h"
#include "scene/scene.h"

using namespace placetime;
using scene::Rect;
using scene::TextBlock;

namespace {

std::shared_ptr<events::EventTable const> table()
{
    static auto const made = events::EventTable::from(samples::kyrgyzstan());
    return made;
}

time::Instant day(char const* iso) { return time::parse_instant(iso); }

std::vector<TextBlock> some_text(int items = 3)
{
    std::vector<TextBlock> text{
        {TextBlock::Kind::paragraph, 0, 0, {{"After the vote crowds took the square."}}}};
    for (int i = 0; i < items; ++i)
        text.push_back({TextBlock::Kind::item,
                        0,
                        i + 1,
                        {{"Mines and offices were attacked in "}, {"four provinces", true}}});
    return text;
}

/// A slide of the samples' week, with all that a slide may have.
struct Slide {
    std::vector<TextBlock> text = some_text();
    std::vector<scene::Callout> callouts;
    scene::SlideWords words;
    scene::SceneInput input;

    explicit Slide(bool with_text = true, std::size_t count = 3)
    {
        input.table = table().get();
        input.furniture = scene::Furniture::slide;
        input.window = {day("2020-10-04"), day("2020-10-08")};
        words.title = "A night that undid an election";
        words.marking = "TRAINING ONLY";
        words.source = "Reports of the week";
        words.page = "3 / 8";
        words.unreviewed = true;
        if (!with_text) text.clear();
        for (events::Row row = 0; row < table()->size() && callouts.size() < count; row += 5)
            callouts.push_back({row, table()->event(row).title, table()->event(row).source_quote,
                                "A paper, 6 October 2020"});
    }
    Slide(Slide const&) = delete;
    scene::Scene build(scene::SceneBuilder& builder, int width = 1280, int height = 720)
    {
        words.text = text;
        words.callouts = callouts;
        input.slide = &words;
        return builder.build(input, width, height);
    }
};

bool has_area(Rect const& r) { return r.width > 0 && r.height > 0; }
bool overlap(Rect const& a, Rect const& b)
{
    return has_area(a) && has_area(b) && a.grown(-0.01F).intersects(b);
}

void check_page(scene::Scene const& scene)
{
    auto const& p = scene.slide;
    Rect const page{0, 0, static_cast<float>(scene.width), static_cast<float>(scene.height)};
    std::vector<Rect> const parts{p.marking_top, p.marking_bottom, p.title,  p.stamp,
                                  p.map,         p.text,           p.legend, p.footer};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        CAPTURE(i);
        if (!has_area(parts[i])) continue;
        CHECK(page.contains(parts[i]));
        for (std::size_t j = i + 1; j < parts.size(); ++j) {
            CAPTURE(j);
            CHECK_FALSE(overlap(parts[i], parts[j]));
        }
    }
    CHECK(p.map.width >= 0.6F * page.width);
    CHECK(p.map == scene.frame);
    std::vector<Rect> over{p.inset, p.notice};
    for (auto const& row : scene.tray) over.push_back(row.rect);
    for (auto const& box : p.callouts) over.push_back(box.rect);
    for (std::size_t i = 0; i < over.size(); ++i) {
        if (!has_area(over[i])) continue;
        CAPTURE(i);
        CHECK(p.map.contains(over[i]));
        for (std::size_t j = i + 1; j < over.size(); ++j) {
            CAPTURE(j);
            bool const rows_of_tray = i >= 2 && j < 2 + scene.tray.size();
            CHECK((rows_of_tray || !overlap(over[i], over[j])));
        }
        for (auto const& marker : scene.markers)
            for (auto const& part : marker.parts) {
                CAPTURE(marker.place);
                float const r = part.reach * 0.9F;
                CHECK_FALSE(overlap(over[i], {part.center.x - r, part.center.y - r, 2 * r, 2 * r}));
            }
    }
}

std::vector<scene::Text const*> texts_of(scene::Scene const& scene)
{
    std::vector<scene::Text const*> texts;
    for (auto const& pass : scene.passes)
        for (auto const& text : pass.texts) texts.push_back(&text);
    return texts;
}

bool says(scene::Scene const& scene, std::string_view words)
{
    auto const texts = texts_of(scene);
    return std::any_of(texts.begin(), texts.end(), [&](auto const* text) {
        return text->text.find(words) != std::string::npos;
    });
}

} // namespace

TEST_CASE("the parts of a slide lie beside each other at any size")
{
    scene::SceneBuilder builder;
    constexpr int kSizes[][2] = {{640, 360},   {960, 540},   {1024, 768},  {1280, 720},
                                 {1366, 768},  {1920, 1080}, {3508, 2480}, {3300, 2550},
                                 {3840, 2160}, {7680, 4320}, {2560, 1080}, {2480, 3508}};
    for (auto const& [width, height] : kSizes)
        for (bool const with_text : {true, false}) {
            CAPTURE(width);
            CAPTURE(height);
            CAPTURE(with_text);
            Slide slide(with_text);
            auto const scene = slide.build(builder, width, height);
            check_page(scene);
            CHECK(scene.slide.legend_rows.size() >= 10);
            CHECK(has_area(scene.slide.notice));
            CHECK(has_area(scene.slide.text) == with_text);
            CHECK_FALSE(scene.slide.text_cut);
            for (auto const* text : texts_of(scene)) {
                CAPTURE(text->text);
                CHECK(text->style.size >= 10.9F * scene.scale);
            }
        }
}

TEST_CASE("a slide is whole in every theme, with one callout and with many")
{
    for (std::size_t theme = 0; theme < scene::kThemeNames.size(); ++theme) {
        scene::SceneBuilder builder;
        for (std::size_t const count : {0U, 1U, 4U, 8U}) {
            CAPTURE(theme);
            CAPTURE(count);
            Slide slide(true, count);
            slide.input.theme = static_cast<scene::Theme>(theme);
            auto const scene = slide.build(builder);
            check_page(scene);
            CHECK(scene.slide.callouts.size() <= count);
            CHECK((count < 4 || scene.slide.callouts.size() >= 2));
        }
    }
}

TEST_CASE("a camera that was chosen keeps furniture and symbols apart")
{
    scene::SceneBuilder builder;
    for (double const lon : {71.0, 73.5, 76.0})
        for (double const meters : {300.0, 700.0, 1500.0}) {
            CAPTURE(lon);
            CAPTURE(meters);
            Slide slide(true, 2);
            slide.input.camera =
                scene::Camera::looking_at(projections::Projection::equal_area({lon, 41.5}),
                                          {lon, 41.5}, meters, {0, 0, 1280, 720});
            check_page(slide.build(builder));
        }
}

TEST_CASE("the map tells who may read it, what it is made of and when it shows")
{
    scene::SceneBuilder builder;
    Slide slide;
    auto const scene = slide.build(builder);
    auto const& p = scene.slide;
    CHECK(p.stamp_text == "4 to 7 October 2020, UTC");
    CHECK(p.marking_text == "TRAINING ONLY");
    CHECK(p.notice_text == "Unreviewed machine extraction");
    CHECK(p.footer_text.find("Source: Reports of the week") != std::string::npos);
    CHECK(p.footer_text.find("do not imply endorsement") != std::string::npos);
    CHECK(p.footer_text.find("machine-coded") != std::string::npos);
    CHECK(p.footer_text.find("3 / 8") != std::string::npos);
    CHECK(says(scene, "Unreviewed machine extraction"));
    CHECK(says(scene, "A night that undid an election"));
    CHECK(std::count_if(p.legend_rows.begin(), p.legend_rows.end(),
                        [](auto const& row) { return row.count > 0; }) == 10);
    auto const texts = texts_of(scene);
    auto const dates = std::find_if(texts.begin(), texts.end(), [](auto const* text) {
        return text->text == "4 to 7 October 2020";
    });
    REQUIRE(dates != texts.end());
    CHECK((*dates)->style.tabular);
}

TEST_CASE("parts that are off keep their room")
{
    scene::SceneBuilder builder;
    Slide slide;
    auto const with = slide.build(builder);
    slide.words.parts = {false, false, false, false, false, false, false, false};
    auto const without = slide.build(builder);
    auto const &a = with.slide, &b = without.slide;
    CHECK(a.title == b.title);
    CHECK(a.stamp == b.stamp);
    CHECK(a.map == b.map);
    CHECK(a.text == b.text);
    CHECK(a.legend == b.legend);
    CHECK(a.footer == b.footer);
    CHECK(a.marking_top == b.marking_top);
    CHECK(a.notice == b.notice);
    CHECK(a.footer_text == b.footer_text);
    REQUIRE(a.callouts.size() == b.callouts.size());
    for (std::size_t i = 0; i < a.callouts.size(); ++i)
        CHECK(a.callouts[i].rect == b.callouts[i].rect);
    CHECK(a.legend_rows.size() == b.legend_rows.size());
    for (auto const* words : {"A night", "After the vote", "4 to 7 October", "Events shown",
                              "TRAINING", "Source:", "Unreviewed machine"}) {
        CAPTURE(words);
        CHECK(says(with, words));
        CHECK_FALSE(says(without, words));
    }
}

TEST_CASE("nothing of a slide moves while its time runs")
{
    scene::SceneBuilder builder;
    Slide slide;
    slide.input.camera = slide.build(builder).camera;
    auto const rest = slide.build(builder);
    slide.words.rest = scene::SlideRest{slide.input.window, {}};
    for (auto const* end : {"2020-10-04", "2020-10-05", "2020-10-06", "2020-10-07"}) {
        CAPTURE(end);
        slide.input.window.end = day(end);
        auto const scene = slide.build(builder);
        auto const &a = rest.slide, &b = scene.slide;
        CHECK(a.map == b.map);
        CHECK(a.text == b.text);
        CHECK(a.legend == b.legend);
        CHECK(a.inset == b.inset);
        for (auto const& box : b.callouts)
            CHECK(std::any_of(a.callouts.begin(), a.callouts.end(), [&](auto const& other) {
                return other.callout == box.callout && other.rect == box.rect;
            }));
        CHECK_FALSE(says(scene, "No events to show"));
    }
    slide.input.window.end = day("2020-10-08");
    CHECK(slide.build(builder).slide.callouts.size() == rest.slide.callouts.size());
}

TEST_CASE("words too long for their room are cut, whatever they are")
{
    scene::SceneBuilder builder;
    std::string const latin(10'000, 'x');
    std::string hebrew, controls, words;
    for (int i = 0; i < 2'500; ++i) hebrew += i % 6 == 5 ? " " : "א";
    for (int i = 0; i < 2'500; ++i) controls += "a\x01\n\xE2\x80\xAE"; // right-to-left override
    for (int i = 0; i < 2'000; ++i) words += "word ";
    for (auto const& text : {latin, hebrew, controls, words, std::string(9'999, '\xFF')}) {
        Slide slide;
        slide.words.title = slide.words.marking = slide.words.source = slide.words.page =
            slide.words.attribution = text;
        slide.text = {{TextBlock::Kind::paragraph, 0, 0, {{text}}},
                      {TextBlock::Kind::item, 3, 12, {{text, true, true, text}}}};
        for (auto& callout : slide.callouts) callout.title = callout.quote = callout.source = text;
        auto const scene = slide.build(builder);
        check_page(scene);
        CHECK(scene.slide.text_cut);
        for (auto const* one : texts_of(scene)) {
            CHECK(one->text.size() < 1'500);
            CHECK(one->text.find("\xE2\x80\xAE") == std::string::npos);
            CHECK(one->text.find('\n') == std::string::npos);
        }
    }
}

TEST_CASE("words fade, the map does not")
{
    scene::SceneBuilder builder;
    Slide slide;
    slide.words.opacity = 0.5;
    auto const scene = slide.build(builder);
    for (auto const* text : texts_of(scene)) {
        if (text->text.starts_with("A night")) CHECK(text->color.a == 128);
        if (text->text.starts_with("4 to 7")) CHECK(text->color.a == 255);
    }
}

TEST_CASE("a slide without events or words is a map with its furniture")
{
    scene::SceneBuilder builder;
    scene::SceneInput input;
    input.furniture = scene::Furniture::slide;
    auto const scene = builder.build(input, 1280, 720);
    check_page(scene);
    CHECK_FALSE(has_area(scene.slide.legend));
    CHECK_FALSE(has_area(scene.slide.inset)); // the map shows the world itself
    for (auto const& [width, height] : {std::pair{64, 64}, {64, 2000}, {2000, 64}, {300, 100}})
        CHECK(builder.build(input, width, height).width == width);
}
