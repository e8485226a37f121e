#include "render/renderer.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "scene/sample_events.h"

using namespace placetime;

namespace {

std::filesystem::path const kGolden =
    std::filesystem::path(PLACETIME_SOURCE_DIR) / "tests/golden/render";
std::filesystem::path const kOut = std::filesystem::path(PLACETIME_BINARY_DIR) / "golden_actual";

render::Renderer& renderer()
{
    static render::Renderer shared;
    return shared;
}

/// Compares with tests/golden/render/NAME.png; with PLACETIME_UPDATE_GOLDEN set, writes it. What
/// was drawn lies in golden_actual/ of the build folder, to be looked at.
void check_golden(std::string const& name, scene::SceneInput const& input, int width = 420,
                  int height = 280)
{
    CAPTURE(name);
    auto const image = renderer().draw(scene::build_scene(input, width, height));
    std::filesystem::create_directories(kOut);
    render::write_png(kOut / (name + ".png"), image);
    auto const golden = kGolden / (name + ".png");
    if (std::getenv("PLACETIME_UPDATE_GOLDEN")) render::write_png(golden, image);
    // Edges of shapes and glyphs move by a shade between versions of Mesa, Pango and Inter; what is
    // missing or moved differs by more.
    CHECK(render::difference(image, render::read_png(golden), 40) < 0.012);
    CHECK(std::filesystem::file_size(golden) <= 60'000);
}

std::shared_ptr<events::EventTable const> sample_table()
{
    static auto const table = events::EventTable::from(samples::kyrgyzstan());
    return table;
}

scene::SceneInput input_for(events::EventTable const& table,
                            scene::Theme theme = scene::Theme::light)
{
    scene::SceneInput input;
    input.table = &table;
    input.theme = theme;
    return input;
}

} // namespace

TEST_CASE("a week of events, light, dark and for print")
{
    auto const events = sample_table();
    check_golden("kyrgyzstan_light", input_for(*events));
    check_golden("kyrgyzstan_dark", input_for(*events, scene::Theme::dark));
    check_golden("kyrgyzstan_print", input_for(*events, scene::Theme::print));
    check_golden("kyrgyzstan_contrast", input_for(*events, scene::Theme::contrast));
}

TEST_CASE("a page of a briefing, light and for print")
{
    auto const events = sample_table();
    using scene::TextBlock;
    std::vector<TextBlock> const text{
        {TextBlock::Kind::paragraph, 0, 0, {{"After the vote of "}, {"4 October", true}, {"."}}},
        {TextBlock::Kind::item,
         0,
         0,
         {{"See "}, {"the report", false, true, "https://a.example"}}}};
    std::vector<scene::Callout> const callouts{
        {5, events->event(5).title, events->event(5).source_quote, "A paper, 6 October 2020"}};
    scene::SlideWords words;
    words.title = "A night that undid an election";
    words.text = text;
    words.marking = "TRAINING ONLY";
    words.source = "Reports of the week";
    words.page = "3 / 8";
    words.unreviewed = true;
    words.callouts = callouts;
    auto input = input_for(*events);
    input.furniture = scene::Furniture::slide;
    input.slide = &words;
    check_golden("slide_light", input, 640, 360);
    input.theme = scene::Theme::print;
    words.text = {};
    check_golden("slide_print", input, 520, 368);
}

TEST_CASE("a picture with a panel beside the map")
{
    auto const events = sample_table();
    auto input = input_for(*events);
    input.scale = 0.55F; // smaller than anyone would read, to keep the file small
    check_golden("panel", input, 490, 270);
}

TEST_CASE("the world, without events")
{
    check_golden("world_empty", {});
    scene::SceneInput mercator;
    mercator.view = geo::Box{-180, -70, 180, 80};
    mercator.projection = "EPSG:3857";
    mercator.furniture = scene::Furniture::none;
    check_golden("world_mercator", mercator, 320, 240);
}

TEST_CASE("across the antimeridian and over the poles")
{
    scene::SceneInput input;
    input.furniture = scene::Furniture::none;
    input.view = geo::Box{165, 60, -165, 72};
    check_golden("chukotka", input, 360, 240);
    input.view = geo::Box{176, -20, -178, -15};
    check_golden("fiji", input, 360, 240);
    input.view = geo::Box{-180, 70, 180, 90};
    check_golden("north_pole", input, 300, 300);
    input.view = geo::Box{-180, -90, 180, -65};
    check_golden("south_pole", input, 300, 300);
}

TEST_CASE("a layer is laid over the map")
{
    auto const shapes = std::make_shared<layers::Overlay>();
    shapes->shapes = {geo::MultiLine{{{70, 40}, {73, 42}, {78, 41}}},
                      geo::MultiPolygon{{{{72, 40.5}, {74, 40.5}, {74, 41.5}, {72, 40.5}}}},
                      geo::LonLat{76, 42}};
    std::vector<scene::MapLayer> layers(1);
    layers[0].shapes = shapes;
    scene::SceneInput input;
    input.view = geo::Box{69, 39, 80, 43};
    input.layers = layers;
    input.furniture = scene::Furniture::none;
    check_golden("overlay", input, 360, 240);
}

TEST_CASE("the same scene gives the same bytes")
{
    auto const events = sample_table();
    auto const scene = scene::build_scene(input_for(*events), 320, 240);
    auto const a = renderer().draw(scene), b = renderer().draw(scene);
    CHECK(a.pixels == b.pixels);
    auto const folder = std::filesystem::temp_directory_path() / "placetime-render-test";
    std::filesystem::create_directories(folder);
    render::write_png(folder / "a.png", a);
    render::write_png(folder / "b.png", b);
    CHECK(read_file(folder / "a.png") == read_file(folder / "b.png"));
    CHECK(render::difference(render::read_png(folder / "a.png"), a, 0) == 0);
    std::filesystem::remove_all(folder);
}

TEST_CASE("a picture larger than a tile has no seam")
{
    scene::Scene scene;
    scene.width = 4500;
    scene.height = 64;
    scene.background = scene::rgb(0xFFFFFF);
    scene::Pass pass;
    scene::Stroke line{{}, scene::rgb(0x000000), 6};
    line.lines.points = {{0, 32}, {4500, 32}};
    line.lines.close_part();
    pass.strokes.push_back(line);
    scene.passes.push_back(pass);
    auto const image = renderer().draw(scene);
    for (int x = 4; x < 4490; ++x)
        REQUIRE(image.pixels[(32 * 4500 + static_cast<std::size_t>(x)) * 3] == 0);
    CHECK(image.pixels[(10 * 4500 + 4095) * 3] == 255);
}

TEST_CASE("a picture that cannot be written leaves one sentence")
{
    CHECK_THROWS_AS(render::write_png("no/such/folder/map.png", render::Image{1, 1, {0, 0, 0}}),
                    FileError);
}
