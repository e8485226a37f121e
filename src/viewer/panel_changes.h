#pragma once

#include <string>
#include <vector>

#include <imgui.h>

namespace placetime::viewer {

/// Whole pixels of the window from its top left; right and bottom are outside.
struct PixelRect {
    int left = 0, top = 0, right = 0, bottom = 0;
    bool empty() const noexcept { return right <= left || bottom <= top; }
    bool touches(PixelRect const& other) const noexcept;
    PixelRect common(PixelRect const& other) const noexcept;
    /// The smallest that holds both.
    PixelRect with(PixelRect const& other) const noexcept;
    friend bool operator==(PixelRect const&, PixelRect const&) = default;
};

/// A set of pixels as rectangles of which no two overlap.
class Region {
public:
    void add(PixelRect const& rect);
    bool touches(PixelRect const& rect) const noexcept;
    std::vector<PixelRect> const& rects() const noexcept { return rects_; }

private:
    std::vector<PixelRect> rects_;
};

/// Compares what Dear ImGui wants drawn with what it wanted the frame before, so that an unchanged
/// panel need not be drawn again.
class PanelChanges {
public:
    /// Rectangles, which may overlap, outside of which the panels look as at the last call; the
    /// whole window when panels came, went or changed places, and at first. Some 0.05 ms.
    std::vector<PixelRect> take(ImDrawData const& data);
    /// What was drawn is lost: the next take() gives the whole window.
    void forget() { lists_.clear(); }

private:
    struct List {
        std::string name;
        std::vector<ImDrawVert> vertices;
        std::vector<ImDrawIdx> indices;
        std::vector<ImDrawCmd> commands;
    };
    static void compare(List const& before, ImDrawList const& now, ImDrawData const& data,
                        std::vector<PixelRect>& changed);
    std::vector<List> lists_;
};

/// Draws what of `data` lies in the region into the bound framebuffer, and nothing elsewhere. The
/// commands in `data` are used up.
void draw_within(ImDrawData const& data, Region const& region);

} // namespace placetime::viewer
