#include "scene/layout.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {

float natural_scale(int width, int height) noexcept
{
    float const ratio =
        std::min(static_cast<float>(width) / 1440.0F, static_cast<float>(height) / 810.0F);
    return std::max(1.0F, std::round(ratio * 24.0F) / 24.0F);
}

bool has_panel(int width, int height, float scale) noexcept
{
    return static_cast<float>(width) >= 880 * scale && static_cast<float>(height) >= 480 * scale;
}

Layout lay_out(int width, int height, float scale, Furniture furniture,
               float legend_height) noexcept
{
    Layout l;
    l.scale = scale;
    float const w = static_cast<float>(width), h = static_cast<float>(height);
    l.frame = {0, 0, w, h};
    float const margin = std::min(w, h) * 0.08F;
    if (furniture == Furniture::none) {
        l.inner = l.frame.grown(-margin);
        return l;
    }
    if (furniture == Furniture::map) {
        // the whole picture is the map
    } else if (has_panel(width, height, scale)) {
        float const panel = std::round(std::clamp(w * 0.255F, 300 * scale, 380 * scale));
        l.panel = Rect{0, 0, panel, h};
        l.frame = {panel, 0, w - panel, h};
    } else {
        float const strip = std::round(std::min(52 * scale, h * 0.25F));
        l.strip = Rect{0, 0, w, strip};
        l.frame = {0, strip, w, h - strip};
        if (legend_height > 0 && h - strip - legend_height >= 220 * scale) {
            l.frame.height -= legend_height;
            l.legend = Rect{0, l.frame.bottom(), w, legend_height};
        }
    }
    l.footer = l.frame.height >= 150 * scale && l.frame.width >= 260 * scale;
    l.inner = l.frame.grown(-margin);
    if (l.footer) l.inner.height -= 28 * scale;
    return l;
}

} // namespace placetime::scene
