#include "publish/drawing_line.h"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <vector>

#include "base/error.h"
#include "render/renderer.h"

using namespace placetime;
using publish::DrawingLine;

namespace {

scene::Scene plain(scene::Color color)
{
    scene::Scene scene;
    scene.width = 64;
    scene.height = 64;
    scene.background = color;
    scene.ground = std::make_shared<std::vector<scene::Pass> const>();
    scene.ground_rect = scene.frame = {0, 0, 64, 64};
    scene.passes.resize(1);
    scene.passes[0].panels.push_back({{0, 0, 64, 64}, 0, color});
    return scene;
}

} // namespace

TEST_CASE("scenes are drawn in their order, some of them again")
{
    std::vector<int> reds;
    DrawingLine line([&](std::size_t i, render::Image const& image) {
        CHECK(i == reds.size());
        reds.push_back(image.pixels.front());
    });
    for (int i = 0; i < 5; ++i) {
        line.add(plain({static_cast<std::uint8_t>(i * 40), 0, 0, 255}));
        line.add_again();
    }
    line.finish();
    CHECK(reds == std::vector<int>{0, 0, 40, 40, 80, 80, 120, 120, 160, 160});
}

TEST_CASE("an error where pictures are taken stops the line and is told")
{
    DrawingLine line([](std::size_t, render::Image const&) { throw FileError("full"); });
    auto const feed = [&] {
        for (int i = 0; i < 50; ++i) line.add(plain({1, 2, 3, 255}));
        line.finish();
    };
    CHECK_THROWS_WITH_AS(feed(), "full", FileError);
}

TEST_CASE("a line that is left in the middle ends")
{
    std::atomic<int> taken = 0;
    {
        DrawingLine line([&](std::size_t, render::Image const&) { ++taken; });
        line.add(plain({1, 2, 3, 255}));
    }
    CHECK(taken <= 1);
}
