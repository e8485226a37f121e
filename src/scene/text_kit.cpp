#include "scene/text_kit.h"

namespace placetime::scene {

typeset::Style TextKit::style(float size, typeset::Weight weight) const
{
    typeset::Style s;
    s.size = size * scale_;
    s.weight = weight;
    return s;
}

typeset::Style TextKit::with_halo(typeset::Style style) const
{
    style.halo = kHalo * scale_;
    return style;
}

float TextKit::left(Pass& pass, std::string_view text, typeset::Style const& style, float x,
                    float baseline, Color color, Color halo)
{
    if (text.empty()) return 0;
    pass.texts.push_back({std::string(text), style, {x, baseline}, color, halo});
    return measure(text, style).width;
}

float TextKit::right(Pass& pass, std::string_view text, typeset::Style const& style, float x,
                     float baseline, Color color, Color halo)
{
    float const width = measure(text, style).width;
    left(pass, text, style, x - width, baseline, color, halo);
    return width;
}

float TextKit::centered(Pass& pass, std::string_view text, typeset::Style const& style,
                        Point middle, Color color, Color halo)
{
    auto const size = measure(text, style);
    left(pass, text, style, middle.x - size.width / 2, middle.y + size.cap_height / 2, color, halo);
    return size.width;
}

} // namespace placetime::scene
