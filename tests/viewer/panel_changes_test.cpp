#include "viewer/panel_changes.h"

#include <doctest/doctest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <string>

namespace {

using namespace placetime::viewer;

/// Draw data of two panels side by side, each 100x100: one with a row of `words` words, one empty.
class TwoPanels {
public:
    TwoPanels()
    {
        shared_.ClipRectFullscreen = {0, 0, 200, 100};
        shared_.TexUvWhitePixel = {0, 0};
    }
    ~TwoPanels() { data_.CmdLists = nullptr; }

    ImDrawData const& with(int words, ImU32 color)
    {
        fill(left_, "left", 0, words, color);
        fill(right_, "right", 100, 0, color);
        data_.CmdLists = lists_;
        data_.CmdListsCount = 2;
        data_.DisplaySize = {200, 100};
        data_.FramebufferScale = {1, 1};
        return data_;
    }

private:
    void fill(ImDrawList& list, char const* name, float x, int words, ImU32 color)
    {
        list._ResetForNewFrame();
        list._OwnerName = name;
        list.PushClipRect({x, 0}, {x + 100, 100});
        list.PushTextureID(nullptr);
        list.AddRectFilled({x, 0}, {x + 100, 100}, IM_COL32_BLACK);
        for (int i = 0; i < words; ++i)
            list.AddRectFilled({x + 10, 10.0F * static_cast<float>(i)},
                               {x + 40, 10.0F * static_cast<float>(i) + 8}, color);
        list.PopTextureID();
        list.PopClipRect();
    }

    ImDrawListSharedData shared_;
    ImDrawList left_{&shared_}, right_{&shared_};
    ImDrawList* lists_[2] = {&left_, &right_};
    ImDrawData data_;
};

bool covers(std::vector<PixelRect> const& rects, int x, int y)
{
    return std::any_of(rects.begin(), rects.end(), [&](PixelRect const& r) {
        return r.touches({x, y, x + 1, y + 1});
    });
}

} // namespace

TEST_CASE("At first, and after it forgot, the whole window is to be drawn")
{
    TwoPanels panels;
    PanelChanges changes;
    CHECK(changes.take(panels.with(2, IM_COL32_WHITE)) == std::vector<PixelRect>{{0, 0, 200, 100}});
    CHECK(changes.take(panels.with(2, IM_COL32_WHITE)).empty());
    changes.forget();
    CHECK(changes.take(panels.with(2, IM_COL32_WHITE)) == std::vector<PixelRect>{{0, 0, 200, 100}});
}

TEST_CASE("What came, went or took another colour is drawn again, and the rest is not")
{
    TwoPanels panels;
    PanelChanges changes;
    changes.take(panels.with(2, IM_COL32_WHITE));
    for (auto const& [words, color] :
         {std::pair{3, IM_COL32_WHITE}, std::pair{2, IM_COL32_WHITE}}) {
        auto const changed = changes.take(panels.with(words, color));
        CHECK(covers(changed, 12, 25));
        CHECK_FALSE(covers(changed, 12, 5));
        CHECK_FALSE(covers(changed, 120, 25));
    }
    auto const recolored = changes.take(panels.with(2, IM_COL32(255, 0, 0, 255)));
    CHECK(covers(recolored, 12, 5));
    CHECK(covers(recolored, 39, 17));
    CHECK_FALSE(covers(recolored, 80, 50));
}

TEST_CASE("A region holds every pixel once")
{
    Region region;
    PixelRect const added[] = {
        {2, 2, 8, 8}, {0, 4, 10, 6}, {5, 5, 12, 12}, {3, 3, 4, 4}, {7, 1, 7, 9}};
    for (auto const& rect : added) region.add(rect);
    for (int y = 0; y < 14; ++y)
        for (int x = 0; x < 14; ++x) {
            PixelRect const pixel{x, y, x + 1, y + 1};
            auto const holds = [&](PixelRect const& r) { return r.touches(pixel); };
            auto const times = std::count_if(region.rects().begin(), region.rects().end(), holds);
            bool const wanted = std::any_of(std::begin(added), std::end(added), holds);
            CHECK(times == (wanted ? 1 : 0));
            CHECK(region.touches(pixel) == wanted);
        }
}
