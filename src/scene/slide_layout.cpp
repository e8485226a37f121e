#include "scene/slide_layout.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

/// CSS pixels. A page that is wide has wide margins.
constexpr float kPageHeight = 540, kPageWidth = 660, kWide = 800;
constexpr float kMarking = 20, kHead = 56, kGap = 20, kBelowMap = 8;
constexpr float kMapShare = 0.6F, kTextShare = 0.315F, kStampShare = 0.34F;

} // namespace

float slide_scale(int width, int height) noexcept
{
    return std::min(static_cast<float>(height) / kPageHeight,
                    static_cast<float>(width) / kPageWidth);
}

SlideLayout lay_out_slide(int width, int height, float scale, SlideShape const& shape) noexcept
{
    auto const px = [&](float css) { return std::round(css * scale); };
    float const w = static_cast<float>(width), h = static_cast<float>(height);
    float const margin = px(w >= kWide * scale ? 24 : 16);
    SlideLayout l;
    float top = 0, bottom = h;
    if (shape.marking) {
        float const band = std::min(px(kMarking), std::floor(h / 8));
        l.marking_top = {0, 0, w, band};
        l.marking_bottom = {0, h - band, w, band};
        top = band;
        bottom = h - band;
    }
    float const left = margin, right = std::max(left + 1, w - margin), content = right - left;
    // What a page is too low for is given up: at least half of it is the map's.
    float const most = std::floor((bottom - top) / 2);
    float const pad = px(shape.marking ? 10 : 16);
    float const head = std::min(px(kHead), std::max(1.0F, most * 0.6F - pad));
    float const stamp = std::floor(content * kStampShare);
    l.title = {left, top + pad, content - stamp - px(kGap), head};
    l.stamp = {right - stamp, top + pad, stamp, head};
    float const map_top = l.title.bottom() + px(kBelowMap);

    float const lines = static_cast<float>(shape.footer_lines) * kSlideFooterLine;
    float const under = px(shape.marking ? 6 : 10);
    float const footer = std::min(px(lines), std::max(1.0F, most * 0.4F));
    l.footer = {left, bottom - under - footer, content, footer};
    float const map_bottom = std::max(map_top + 1, l.footer.y - px(kBelowMap));

    l.map = {left, map_top, content, map_bottom - map_top};
    if (!shape.text && !shape.legend) return l;
    float const widest = std::floor(content - px(kGap) - w * kMapShare);
    float const wanted = shape.text ? std::clamp(w * kTextShare, px(200), px(360)) : px(224);
    float const panel = std::round(std::min(wanted, widest));
    if (panel < px(120)) return l;
    l.panel = {left, map_top, panel, l.map.height};
    l.map.x += panel + px(kGap);
    l.map.width -= panel + px(kGap);
    return l;
}

} // namespace placetime::scene
