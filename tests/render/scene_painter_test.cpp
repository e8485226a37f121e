#include "render/scene_painter.h"

#include <doctest/doctest.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

#include "base/files.h"
#include "render/canvas.h"
#include "render/egl_context.h"
#include "render/renderer.h"
#include "scene/sample_events.h"
#include "support/temporary_folder.h"

using namespace placetime;

namespace {

constexpr int kWidth = 120, kHeight = 80;

/// A context with a framebuffer larger than the scene, as a window's is.
struct Screen {
    render::EglContext context;
    render::Canvas canvas;
    explicit Screen(GLenum order = GL_RGBA) : canvas(200, 150, order)
    {
        glDisable(GL_SCISSOR_TEST);
        glClearColor(0, 0, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    static render::Image read(int x = 0, int y = 0, int width = 200, int height = 150)
    {
        return render::read_pixels(x, y, width, height, 150);
    }
};

std::array<int, 3> at(render::Image const& image, int x, int y)
{
    auto const* p =
        &image.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                       static_cast<std::size_t>(x)) *
                      3];
    return {p[0], p[1], p[2]};
}

scene::Fill rectangle(scene::Rect r, scene::Color color)
{
    scene::Fill fill{{}, color};
    fill.rings.points = {
        {r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}, {r.x, r.y}};
    fill.rings.close_part();
    return fill;
}

std::shared_ptr<std::vector<scene::Pass> const> ground_of(scene::Color color)
{
    scene::Pass pass;
    pass.fills.push_back(rectangle({10, 10, 100, 60}, color));
    return std::make_shared<std::vector<scene::Pass>>(1, pass);
}

std::shared_ptr<scene::PixelImage const> image_of(int width, int height, scene::Color color)
{
    auto image = std::make_shared<scene::PixelImage>(scene::PixelImage{width, height, {}});
    for (int i = 0; i < width * height; ++i)
        image->rgba.insert(image->rgba.end(), {color.r, color.g, color.b, color.a});
    return image;
}

/// Green ground on white, a red symbol, text.
scene::Scene make_scene()
{
    scene::Scene scene;
    scene.width = kWidth;
    scene.height = kHeight;
    scene.background = scene::rgb(0xFFFFFF);
    scene.ground = ground_of(scene::rgb(0x00FF00));
    scene.ground_rect = {0, 0, kWidth, kHeight};
    scene.frame = {0, 0, kWidth, kHeight};
    scene::Pass pass;
    scene::Symbol symbol;
    symbol.center = {60, 40};
    symbol.size = 12;
    symbol.color = scene::rgb(0xFF0000);
    symbol.outline = scene::rgb(0x000000);
    pass.symbols.push_back(symbol);
    pass.texts.push_back({"Ош, Manas", {}, {14, 30}, scene::rgb(0x000000), {}});
    scene.passes.push_back(pass);
    return scene;
}

void add_image(scene::Scene& scene, scene::Rect rect,
               std::shared_ptr<scene::PixelImage const> pixels, float opacity = 1,
               bool smooth = false)
{
    scene::Pass pass;
    pass.images.push_back({rect, std::move(pixels), opacity, smooth});
    scene.passes.insert(scene.passes.begin(), pass);
}

} // namespace

TEST_CASE("a scene covers its own rectangle of the framebuffer and nothing else")
{
    for (auto const order : {GL_RGBA, GL_BGRA}) {
        Screen const screen(static_cast<GLenum>(order));
        render::ScenePainter painter;
        painter.draw(make_scene(), {30, 20, 150});
        auto const image = Screen::read();
        CHECK(at(image, 29, 19) == std::array{0, 0, 255});
        CHECK(at(image, 30, 20) == std::array{255, 255, 255});
        CHECK(at(image, 45, 85) == std::array{0, 255, 0});
        CHECK(at(image, 90, 60) == std::array{255, 0, 0});
        CHECK(at(image, 149, 99) == std::array{255, 255, 255});
        CHECK(at(image, 150, 99) == std::array{0, 0, 255});
        CHECK(at(image, 149, 100) == std::array{0, 0, 255});
        painter.draw(make_scene(), {150, -40, 150}); // over two edges
        CHECK(at(Screen::read(), 199, 0) == std::array{0, 255, 0});
        CHECK(at(Screen::read(), 199, 35) == std::array{255, 255, 255});
        CHECK(glGetError() == GL_NO_ERROR);
    }
}

TEST_CASE("the painter and the renderer draw the same picture, the first time and later")
{
    auto scene = make_scene();
    add_image(scene, {20, 20, 50, 40}, image_of(5, 4, {200, 0, 100, 120}), 0.7F, true);
    auto const expected = render::Renderer().draw(scene);
    Screen const screen;
    render::ScenePainter painter;
    for (int i = 0; i < 3; ++i) {
        painter.draw(scene, {7, 9, 150});
        CHECK(Screen::read(7, 9, kWidth, kHeight).pixels == expected.pixels);
    }
}

TEST_CASE("a window shows what a picture of the same scene shows")
{
    auto const table = events::EventTable::from(samples::kyrgyzstan());
    scene::SceneInput input;
    input.table = table.get();
    for (auto const furniture :
         {scene::Furniture::none, scene::Furniture::map, scene::Furniture::full}) {
        input.furniture = furniture;
        auto const scene = scene::build_scene(input, 200, 150);
        auto const expected = render::Renderer().draw(scene);
        Screen const screen;
        render::ScenePainter painter;
        painter.draw(scene, {0, 0, 150});
        // The painter draws the ground from its own corner, which moves soft edges by a shade.
        CHECK(render::difference(Screen::read(), expected, 2) == 0);
    }
}

TEST_CASE("the ground is kept while it is the same one")
{
    Screen const screen;
    render::ScenePainter painter;
    auto scene = make_scene();
    // Against its promise this ground changes under the painter's hands: it is not looked at again.
    auto ground = std::make_shared<std::vector<scene::Pass>>(*scene.ground);
    scene.ground = ground;
    painter.draw(scene, {0, 0, 150});
    ground->front().fills.front().color = scene::rgb(0x123456);
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 15, 65) == std::array{0, 255, 0});
    scene.ground = ground_of(scene::rgb(0xFFFF00));
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 15, 65) == std::array{255, 255, 0});
    scene.background = scene::rgb(0x808080);
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 5, 5) == std::array{128, 128, 128});
    scene.ground = nullptr;
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 15, 65) == std::array{128, 128, 128});
}

TEST_CASE("a ground of another camera is moved and scaled, with the background beyond it")
{
    Screen const screen;
    render::ScenePainter painter;
    auto scene = make_scene();
    scene.passes.clear();
    scene.ground_placement = {1, 30, -20};
    painter.draw(scene, {0, 0, 150});
    auto image = Screen::read();
    CHECK(at(image, 39, 10) == std::array{255, 255, 255});
    CHECK(at(image, 40, 10) == std::array{0, 255, 0});
    CHECK(at(image, 119, 49) == std::array{0, 255, 0});
    CHECK(at(image, 119, 50) == std::array{255, 255, 255});
    CHECK(at(image, 10, 70) == std::array{255, 255, 255});
    CHECK(at(image, 120, 10) == std::array{0, 0, 255});
    scene.ground_placement = {0.5F, 30, 20};
    painter.draw(scene, {0, 0, 150});
    image = Screen::read();
    CHECK(at(image, 33, 40) == std::array{255, 255, 255});
    CHECK(at(image, 37, 40) == std::array{0, 255, 0});
    CHECK(at(image, 82, 53) == std::array{0, 255, 0});
    CHECK(at(image, 88, 40) == std::array{255, 255, 255});
    // Only the map moves, not what is beside it.
    scene.frame = {0, 0, 60, kHeight};
    scene.ground_rect = scene.frame;
    scene.ground_placement = {1, 30, 0};
    painter.draw(scene, {0, 0, 150});
    image = Screen::read();
    CHECK(at(image, 59, 40) == std::array{0, 255, 0});
    CHECK(at(image, 60, 40) == std::array{255, 255, 255});
}

TEST_CASE("a ground larger than the map has more to show when the map moves")
{
    Screen const screen;
    render::ScenePainter painter;
    auto scene = make_scene();
    scene.passes.clear();
    scene::Pass pass;
    pass.fills.push_back(rectangle({-40, -40, 200, 160}, scene::rgb(0x00FF00)));
    scene.ground = std::make_shared<std::vector<scene::Pass>>(1, pass);
    scene.ground_rect = {-40, -40, 200, 160};
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 0, 0) == std::array{0, 255, 0});
    scene.ground_placement = {1, 30, 20};
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 0, 0) == std::array{0, 255, 0});
    scene.ground_placement = {1, 60, 20};
    painter.draw(scene, {0, 0, 150});
    CHECK(at(Screen::read(), 19, 40) == std::array{255, 255, 255});
    CHECK(at(Screen::read(), 20, 40) == std::array{0, 255, 0});
}

TEST_CASE("areas of events follow each change, though they are kept")
{
    Screen const screen;
    render::ScenePainter painter;
    auto scene = make_scene();
    scene::Pass areas;
    areas.fills.push_back(rectangle({20, 50, 30, 15}, scene::rgb(0x0000FF)));
    scene.passes.insert(scene.passes.begin(), areas);
    auto const color = [&](int x, int y) {
        painter.draw(scene, {0, 0, 150});
        return at(Screen::read(), x, y);
    };
    for (int i = 0; i < 2; ++i) {
        CHECK(color(30, 60) == std::array{0, 0, 255});
        CHECK(color(60, 40) == std::array{255, 0, 0}); // the symbol above
    }
    auto& fill = scene.passes.front().fills.front();
    fill.color = scene::rgb(0xFF00FF);
    CHECK(color(30, 60) == std::array{255, 0, 255});
    fill.rings.points[0].y = fill.rings.points[1].y = fill.rings.points[4].y = 62;
    CHECK(color(30, 60) == std::array{0, 255, 0});
    CHECK(color(30, 63) == std::array{255, 0, 255});
    scene.ground = ground_of(scene::rgb(0xFFFF00));
    CHECK(color(30, 60) == std::array{255, 255, 0});
    scene.ground_placement = {1, 0, -30};
    CHECK(color(30, 60) == std::array{255, 255, 255});
    scene.passes.erase(scene.passes.begin());
    CHECK(color(30, 63) == std::array{255, 255, 255});
}

TEST_CASE("images are stretched over their rectangles, sharp or smooth, and see-through")
{
    Screen const screen;
    render::ScenePainter painter;
    auto scene = make_scene();
    scene.ground = nullptr;
    scene.passes.clear();
    auto two = std::make_shared<scene::PixelImage>(scene::PixelImage{2, 1, {}});
    two->rgba = {255, 0, 0, 255, 0, 0, 255, 255};
    add_image(scene, {10, 10, 40, 20}, two);
    add_image(scene, {60, 10, 40, 20}, two, 1, true);
    add_image(scene, {10, 40, 40, 20}, two, 0.5F);
    add_image(scene, {60, 40, 40, 20}, image_of(1, 1, {0, 0, 0, 0}));
    painter.draw(scene, {0, 0, 150});
    auto const image = Screen::read();
    CHECK(at(image, 29, 15) == std::array{255, 0, 0});
    CHECK(at(image, 30, 15) == std::array{0, 0, 255});
    CHECK(at(image, 9, 15) == std::array{255, 255, 255});
    CHECK(at(image, 61, 15) == std::array{255, 0, 0});
    auto const middle = at(image, 80, 15);
    CHECK(middle[0] > 100);
    CHECK(middle[2] > 100);
    auto const half = at(image, 15, 45);
    CHECK(half[0] == 255);
    CHECK(std::abs(half[1] - 128) <= 1);
    CHECK(at(image, 70, 50) == std::array{255, 255, 255});
    // Mostly empty: what is not, lies where it lay.
    auto dot = std::make_shared<scene::PixelImage>(scene::PixelImage{12, 8, {}});
    dot->rgba.assign(12 * 8 * 4, 0);
    for (std::size_t i = 0; i < 4; ++i) dot->rgba[(5 * 12 + 7) * 4 + i] = i == 3 ? 255 : 0;
    scene.passes.clear();
    add_image(scene, {0, 0, kWidth, kHeight}, dot);
    painter.draw(scene, {0, 0, 150});
    auto const dotted = Screen::read();
    for (auto const& [x, y] : {std::pair{70, 50}, std::pair{79, 59}})
        CHECK(at(dotted, x, y) == std::array{0, 0, 0});
    for (auto const& [x, y] : {std::pair{69, 55}, std::pair{80, 55}, std::pair{75, 49},
                               std::pair{75, 60}, std::pair{5, 5}})
        CHECK(at(dotted, x, y) == std::array{255, 255, 255});
}

TEST_CASE("an image that takes the address of another is not taken for it")
{
    Screen const screen;
    render::ScenePainter painter;
    for (int i = 0; i < 40; ++i) { // of one size, freed in between: addresses recur
        auto scene = make_scene();
        scene.passes.clear();
        auto const shade = static_cast<std::uint8_t>(i * 6);
        add_image(scene, {0, 0, kWidth, kHeight}, image_of(8, 8, {shade, 1, 2, 255}));
        painter.draw(scene, {0, 0, 150});
        REQUIRE(at(Screen::read(), 50, 50) == std::array{i * 6, 1, 2});
    }
}

TEST_CASE("OpenGL's state is left clean and the caller's framebuffer and viewport bound")
{
    Screen const screen;
    render::ScenePainter painter;
    glViewport(3, 4, 50, 60);
    glEnable(GL_DEPTH_TEST);
    auto const number = [](GLenum name) {
        GLint value = -1;
        glGetIntegerv(name, &value);
        return value;
    };
    auto const framebuffer = number(GL_DRAW_FRAMEBUFFER_BINDING);
    auto const check = [&] {
        CHECK(number(GL_DRAW_FRAMEBUFFER_BINDING) == framebuffer);
        CHECK(number(GL_READ_FRAMEBUFFER_BINDING) == framebuffer);
        std::array<GLint, 4> viewport{};
        glGetIntegerv(GL_VIEWPORT, viewport.data());
        CHECK(viewport == std::array{3, 4, 50, 60});
        for (auto const test : {GL_SCISSOR_TEST, GL_BLEND, GL_STENCIL_TEST, GL_DEPTH_TEST})
            CHECK(glIsEnabled(static_cast<GLenum>(test)) == GL_FALSE);
        for (auto const name : {GL_CURRENT_PROGRAM, GL_VERTEX_ARRAY_BINDING,
                                GL_ARRAY_BUFFER_BINDING, GL_TEXTURE_BINDING_2D})
            CHECK(number(static_cast<GLenum>(name)) == 0);
        CHECK(number(GL_UNPACK_ALIGNMENT) == 4);
        CHECK(number(GL_PACK_ALIGNMENT) == 4);
        std::array<GLboolean, 4> mask{};
        glGetBooleanv(GL_COLOR_WRITEMASK, mask.data());
        CHECK(mask == std::array<GLboolean, 4>{1, 1, 1, 1});
        CHECK(glGetError() == GL_NO_ERROR);
    };
    painter.draw(make_scene(), {0, 0, 150});
    check();
    CHECK(painter.draw_again({0, 0, 150}));
    check();
    painter.draw_straight(make_scene(), {0, 0, 150});
    check();
}

TEST_CASE("straight into the framebuffer a scene looks the same, and is not kept")
{
    for (bool const with_areas : {false, true}) {
        auto scene = make_scene();
        if (with_areas) {
            scene::Pass areas;
            areas.fills.push_back(rectangle({20, 5, 60, 40}, {200, 0, 0, 128}));
            scene.passes.insert(scene.passes.begin(), areas);
            scene.passes.back().fills.push_back(rectangle({70, 30, 90, 70}, {0, 0, 200, 128}));
        }
        for (auto const& place : {render::Place{30, 20, 150}, render::Place{150, -40, 150},
                                  render::Place{0, 90, 150}}) {
            Screen const screen;
            render::ScenePainter painter;
            painter.draw_straight(scene, place);
            CHECK_FALSE(painter.draw_again(place));
            auto const straight = Screen::read();
            painter.draw(scene, place);
            CHECK(Screen::read().pixels == straight.pixels);
            CHECK(painter.draw_again(place));
            painter.draw_straight(scene, place);
            CHECK(Screen::read().pixels == straight.pixels);
            CHECK_FALSE(painter.draw_again(place));
            CHECK(glGetError() == GL_NO_ERROR);
        }
    }
}

TEST_CASE("the last picture can be shown again elsewhere")
{
    Screen const screen;
    render::ScenePainter painter;
    CHECK_FALSE(painter.draw_again({0, 0, 150}));
    painter.draw(make_scene(), {0, 0, 150});
    auto const first = Screen::read(0, 0, kWidth, kHeight);
    CHECK(painter.draw_again({60, 50, 150}));
    CHECK(Screen::read(60, 50, kWidth, kHeight).pixels == first.pixels);
}

TEST_CASE("a shader that is saved is taken up, and one that does not compile is not")
{
    test::TemporaryFolder const folder;
    auto const sources = std::filesystem::path(PLACETIME_SOURCE_DIR) / "shaders";
    for (auto const& entry : std::filesystem::directory_iterator(sources))
        std::filesystem::copy_file(entry.path(), folder.path() / entry.path().filename());
    auto save = [&, seconds = 1](std::string const& text) mutable {
        auto const file = folder.write("fill.frag", text);
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() +
                                                   std::chrono::seconds(seconds++));
    };
    auto const original = read_file(sources / "fill.frag");
    std::string const magenta = "#version 330 core\nout vec4 result;\n"
                                "void main() { result = vec4(1.0, 0.0, 1.0, 1.0); }\n";

    Screen const screen;
    render::ScenePainter painter;
    painter.watch_shaders(folder.path());
    std::vector<std::string> problems;
    auto const color = [&] {
        painter.draw(make_scene(), {0, 0, 150});
        return at(Screen::read(), 15, 65);
    };
    CHECK(color() == std::array{0, 255, 0});
    CHECK_FALSE(painter.reload_shaders(problems));

    save(magenta);
    CHECK(painter.reload_shaders(problems));
    CHECK(problems.empty());
    CHECK(color() == std::array{255, 0, 255});

    save("#version 330 core\nout vec4 result;\nvoid main() { result = nothing; }\n");
    CHECK_FALSE(painter.reload_shaders(problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("fill.frag") != std::string::npos);
    CHECK(problems[0].find("nothing") != std::string::npos);
    CHECK(color() == std::array{255, 0, 255});
    CHECK_FALSE(painter.reload_shaders(problems)); // told once
    CHECK(problems.size() == 1);

    save(original);
    CHECK(painter.reload_shaders(problems));
    CHECK(color() == std::array{0, 255, 0});
    CHECK(glGetError() == GL_NO_ERROR);
}
